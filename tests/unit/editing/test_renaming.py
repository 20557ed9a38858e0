import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.editing.renaming import renamed


@pytest.mark.parametrize("kind", ["term", "actor", "model", "source", "event", "series", "claim"])
def test_the_old_id_is_nowhere_but_in_the_tombstone(fixture_atlas: Atlas, kind: str):
    old = max(
        (record.id for record in fixture_atlas.of_kind(kind)),
        key=lambda id: len(fixture_atlas.mentions_of.get(id, ())) + len(fixture_atlas.cited_by.get(id, ())),
    )
    renaming = renamed(fixture_atlas, old, "quite-new")
    assert renaming.texts[renaming.before] == "moved_to: quite-new\n"
    assert renaming.after.endswith("/quite-new.yml")
    owners = [use.owner for use in (*fixture_atlas.mentions_of.get(old, ()), *fixture_atlas.cited_by.get(old, ()))]
    for owner in set(owners) - {old}:
        text = renaming.texts[fixture_atlas.documents[owner].path]
        assert "quite-new" in text
        marks = re.findall(r"\[\[[^\]|]*|\[@[^\]]*\]", text)
        assert not [mark for mark in marks if re.search(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", mark)]


def test_words_that_only_look_like_the_id_stay(fixture_atlas: Atlas):
    renaming = renamed(fixture_atlas, "kite-tower", "quite-new")
    for path, text in renaming.texts.items():
        before = (
            next(document.text for document in fixture_atlas.documents.values() if document.path == path)
            if (path != renaming.after)
            else fixture_atlas.documents["kite-tower"].text
        )
        if path != renaming.before:
            assert text.count("quite-new") + len(re.findall(r"\bkite-tower\b", text)) == len(
                re.findall(r"\bkite-tower\b", before)
            )


def test_an_unknown_id_is_refused(fixture_atlas: Atlas):
    with pytest.raises(KeyError):
        renamed(fixture_atlas, "no-such-record", "quite-new")
