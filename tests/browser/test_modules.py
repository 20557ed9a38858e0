"""Scripts are fetched where they are used, weigh little, and fail alone."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from screens import PAGES, SECTIONS

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
BUDGET = 30_000
LARGER = {"reader": 31_000}  # the matcher and its page are there before a text is, so that they work offline
"""Bytes, compressed, of our own scripts on any page."""
PARTS = {
    "comparison.js": {"comparison", "comparison-in-words", "models"},
    "glossary.js": {"glossary", "expressions"},
    "reader/reader.js": {"reader"},
    "economics/explorer.js": {"economics"},
}
"""Scripts and the kinds of page that hold what they work on."""
FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name)"


def fetched(page) -> set[str]:
    """Return the scripts of ours that a page fetched, as paths below assets/js/."""
    paths = (urlsplit(url).path for url in page.evaluate(FETCHED))
    return {path.partition("/assets/js/")[2] for path in paths if "/assets/js/" in path}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fetches_what_it_uses_and_no_more(visit, name):
    page = visit.open(PAGES[name])
    found = fetched(page)
    assert {part for part, pages in PARTS.items() if name in pages} == found & set(PARTS)
    assert sum(len(gzip.compress((SCRIPTS / path).read_bytes())) for path in found) <= LARGER.get(name, BUDGET)
    assert "main.js" in found


def test_all_scripts_are_used(real_visit):
    asked: list[str] = []
    real_visit.context.on("request", lambda request: asked.append(urlsplit(request.url).path))  # those of a worker too
    for section in SECTIONS:
        real_visit.open(section)
    real_visit.open("read/").wait_for_load_state("networkidle")
    found = {path.partition("/assets/js/")[2] for path in asked if "/assets/js/" in path}
    assert found == {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")}


def test_a_script_that_does_not_come_leaves_the_rest_working(visit):
    visit.page.route("**/cards.js", lambda route: route.abort())
    page = visit.open("glossary/?find=yuanke")
    assert page.locator("h1").is_visible()
    assert 0 < page.locator(".glossary tbody tr:not([hidden])").count() < 20
