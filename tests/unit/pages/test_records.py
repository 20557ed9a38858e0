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


def test_what_was_looked_for_in_vain_is_said_and_what_was_not_is_left_out(pages: dict[str, str]):
    assert "looked for on 4 May 3022" in facts(pages["glossary/kitestringwinders-fund.md"])["First known use"]
    assert "First known use" not in facts(pages["glossary/loft-lamp.md"])
    assert "looked for on 4 May 3022" in facts(pages["models/lantern-run.md"])["Period"]
    assert "Period" not in facts(pages["models/kite-club.md"])
