"""What the page of a record says."""

import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.pages.macros import MACROS
from atlas.pages.records import Links
from atlas.publication import Publication


@pytest.fixture(scope="module")
def pages(fixture_atlas: Atlas) -> dict[str, str]:
    made = Publication(fixture_atlas, Links("edit/", "report/", "https://atlas.example/"))
    return {path: made.page(path).html for path in made.records}


def facts(page: str) -> dict[str, str]:
    """The names and values of the box of facts."""
    box = page.partition('<div class="facts">')[2].partition("</div>")[0]
    return dict(re.findall(r"<dt>(.+)</dt>\n<dd>(.*)</dd>", box))


def test_what_holds_of_a_claim_stands_beside_what_does_not_right_below_it(pages: dict[str, str]):
    page = pages["claims/agents-hung-on-one-gate.md"]
    places = [page.index(words) for words in ('class="summary"', "What holds", "What does not", 'class="facts"')]
    assert places == sorted(places)
    assert "two-parts" not in pages["claims/lofts-live-on-return.md"]


def test_a_claim_says_how_certain_its_verdict_is_and_why(pages: dict[str, str]):
    said = facts(pages["claims/agents-hung-on-one-gate.md"])["Certainty"]
    for words in ("Low", "1 Filing, 1 Press", "2 independent", "1 direct, 1 indirect"):
        assert words in said
    assert "Nothing bears on it" in facts(pages["claims/bamboo-is-older-than-kites.md"])["Certainty"]
    assert "Certainty" not in facts(pages["claims/a-loft-is-a-promise.md"])


def test_chinese_that_is_only_translated_back_is_called_so(pages: dict[str, str], fixture_atlas: Atlas):
    for path in ("glossary/pass-the-bamboo.md", "chronology/market-opens-3007.md"):
        assert "Chinese: back-translation" in pages[path]
    assert "back-translation" not in pages["glossary/spool-code.md"].partition("<h2")[0]
    listing = PageContext(fixture_atlas, "glossary/index.md")
    rows = [row for row in MACROS["glossary"].call(listing).splitlines() if "back-translation" in row]
    assert [("传竹" in row) for row in rows] == [True]


def test_the_foot_of_a_page_says_when_its_sources_were_read(pages: dict[str, str]):
    assert "last read on 31 December 3021" in pages["actors/old-reed.md"]
    assert "last read on" not in pages["glossary/tower-selling.md"]


def open_facts(page: str) -> str:
    """The line at the end of the facts that says what nobody found."""
    return page.partition('<p class="open-facts">')[2].partition("</p>")[0]


def test_what_was_looked_for_in_vain_is_said_last_and_what_was_not_is_left_out(pages: dict[str, str]):
    for path, name in (("glossary/kitestringwinders-fund.md", "First known use"), ("models/lantern-run.md", "Period")):
        assert name not in facts(pages[path])
        assert re.match(f"{name}: .*looked for on 4 May 3022", open_facts(pages[path])), path
    for path in ("glossary/loft-lamp.md", "models/kite-club.md"):
        assert not open_facts(pages[path])


def test_what_translation_prints_stands_under_the_name(pages: dict[str, str]):
    page = pages["glossary/yuanke.md"]
    places = [page.index(words) for words in ("You may have read", "Kite customers", 'class="summary"')]
    assert places == sorted(places)


def test_a_claim_is_quoted_and_its_verdict_comes_first(pages: dict[str, str]):
    page = pages["claims/agents-hung-on-one-gate.md"]
    places = [page.index(words) for words in ("<q>", 'class="answer"', 'class="verdict', 'class="summary"')]
    assert places == sorted(places)
