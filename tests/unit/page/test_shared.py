"""Shared pages: every record without a page of its own stands on one, under the letter that readers look for."""

import pytest

from atlas.corpus.atlas import Atlas
from atlas.page.routes import target_of
from atlas.page.shared import shared_pages
from atlas.schema.records import Expression


def named(name: str) -> Expression:
    fields = {"zh": "砖", "pinyin": "zhuān", "means": "A brick.", "type": "term", "why_garbled": "None."}
    return Expression(id="brick", name=name, renderings=[{"seen": "block", "derived": True}], **fields)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("To plant grass", "p"),
        ("The windy lane", "w"),
        ("An outlet", "o"),
        ("a big name", "b"),
        ("A/B test", "a"),
        ("Then what", "t"),
        ("To", "t"),
        ("24 hours", "other"),
        ("Übermut", "other"),
    ],
)
def test_an_expression_stands_under_the_letter_of_its_first_word_that_counts(name: str, page: str):
    assert named(name).page_name == page
    assert target_of(named(name)) == f"expressions/{page}.md#brick"


def test_every_record_without_a_page_stands_on_one_in_order(atlas: Atlas):
    pages = shared_pages(atlas)
    stand = [record for page in pages.values() for record in page.records]
    assert len(stand) > 3000
    assert sorted(record.id for record in stand) == sorted(r.id for r in atlas.records.values() if not r.own_page)
    letters = [page.letter for page in pages.values()]
    assert letters == [*sorted(letters[:-1]), "0–9"]
    for path, page in pages.items():
        names = [record.sorted_by for record in page.records]
        assert names == sorted(names), path
        assert page.title.endswith(f": {page.letter}")
        assert page.records[0].title in page.description
