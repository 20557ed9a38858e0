"""The lexicon that is made from the records: how large it is, and how well it does."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

import explain
from atlas.corpus.atlas import Atlas
from atlas.lexicon.compact import from_json
from atlas.lexicon.indexing import Index, compiled
from atlas.lexicon.matching import made
from atlas.lexicon.measuring import marks, recall
from atlas.lexicon.model import Lexicon
from atlas.outputs import lexicon
from atlas.schema.records import Record

pytestmark = pytest.mark.unmeasured

LIMIT = 90_000  # bytes that a reader's browser loads to find English; what is told of a hit comes beside it


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> Index:
    return compiled(lexicon.lexicon_of(atlas))


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, str]:
    return lexicon.files(atlas)


def test_the_file_for_matching_is_small(files: dict[str, str]):
    assert len(gzip.compress(files[lexicon.LEXICON].encode(), 9)) <= LIMIT


def test_long_phrases_that_nobody_has_seen_are_left_to_the_dictionary(atlas: Atlas):
    def phrases(made: Lexicon) -> set[str]:
        return {pattern.phrase for sense in made.senses for pattern in sense.patterns}

    read, whole = phrases(lexicon.lexicon_of(atlas)), phrases(lexicon.whole_lexicon(atlas))
    renderings = [one for record in atlas.records.values() for one in getattr(record, "renderings", ()) if one.derived]
    found = {phrase for one in renderings for phrase in one.phrases}
    shown = {phrase for one in atlas.records.values() for phrase in _others(one)}
    long = {phrase for phrase in found - shown if len(phrase.split(" ")) > max(lexicon.LONGEST_DERIVED.values())}
    assert len(long) > 100
    assert long <= whole
    assert not long & read


def _others(record: Record) -> set[str]:
    """The phrases of a record that were seen, and its right names."""
    seen = {phrase for one in getattr(record, "renderings", ()) if not one.derived for phrase in one.phrases}
    return {*seen, getattr(record, "name", ""), *getattr(record, "aliases", ())}


def test_the_two_files_together_are_the_lexicon(files: dict[str, str], atlas: Atlas):
    found, told = (json.loads(files[name]) for name in (lexicon.LEXICON, lexicon.TOLD))
    assert not found.keys() & told.keys()
    assert from_json(json.dumps({**found, **told})) == lexicon.lexicon_of(atlas)


@pytest.mark.content
def test_what_known_articles_print_is_explained(index: Index):
    result = recall(index, explain.articles(explain.KNOWN))
    assert result.tried >= 450
    assert result.share >= 0.95, result.missed


@pytest.mark.content
@pytest.mark.parametrize("trial", explain.FURTHER, ids=lambda path: path.stem)
def test_what_further_articles_print_is_explained(index: Index, trial: Path):
    """No claim about texts that nobody has seen: what was found when these were new stands at the top of each file."""
    articles = explain.articles(trial)
    assert len(articles) >= 14
    assert recall(index, articles).share >= 0.9


@pytest.mark.content
def test_most_of_what_unseen_articles_print_is_explained(index: Index):
    """The lexicon was not made to fit these: what it has to say of a text that nobody has tuned it for."""
    articles = explain.articles(explain.UNSEEN)
    assert len(articles) >= 15
    assert recall(index, articles).share >= 0.6


@pytest.mark.content
def test_what_was_seen_of_parts_is_explained_by_them(atlas: Atlas):
    """Each example finds its expression, if only as a hint among others."""
    whole = lexicon.whole_lexicon(atlas)
    alone = [replace(sense, patterns=tuple(one for one in sense.patterns if one.parts)) for sense in whole.senses]
    index = compiled(replace(whole, senses=tuple(alone)))
    shown = [
        (record.zh, one.seen)
        for record in atlas.records.values()
        for one in getattr(record, "renderings", ())
        if one.parts
    ]
    assert len(shown) > 2_000
    for zh, seen in shown:
        senses = {index.patterns[number].sense for number in made(index, seen)}
        assert zh in {whole.senses[number].zh for number in senses}, seen


@pytest.mark.content
def test_ordinary_english_is_left_alone(index: Index):
    texts = list(explain.ordinary())
    words = sum(len(text.split()) for text in texts)
    assert len(texts) >= 10
    assert words >= 4_000
    found = [hit.text for text in texts for hit in marks(index, text)]
    assert len(found) <= words / 1000, found
