"""Scripts are fetched where they are used, weigh little, and fail alone."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from screens import PAGES

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
BUDGET = 30_000
# The matcher and its page are there before a text is, so that they work offline; the calculator reckons in the page.
LARGER = {"reader": 35_000, "economics": 35_000}
"""Bytes, compressed, of our own scripts on any page."""
PARTS = {
    "comparison.js": {"comparison", "comparison-in-words", "models"},
    "lists.js": {"glossary", "expressions-letter", "chronology", "claims", "sources", "actors", "numbers"},
    "glossary.js": {"glossary", "expressions-letter"},
    "expressions.js": {"expressions"},
    "reader/reader.js": {"reader"},
    "economics/explorer.js": {"economics"},
}
"""Scripts and the kinds of page that hold what they work on."""

LATER = {"economics/takeaway.js": ("economics", "[data-act=python]")}
"""Scripts that are fetched when a button is pressed, and where it is."""
UNSEEN = {"search-index.js"}
"""Scripts of workers that a worker makes: the browser tells nobody of them. Searching would find nothing without."""


def ours(addresses: list[str]) -> set[str]:
    """Return which scripts of ours are among the addresses that were asked for, as paths below assets/js/."""
    paths = (urlsplit(address).path.partition("/assets/js/")[2] for address in addresses)
    return set(filter(None, paths))


def test_pages_fetch_what_they_use_and_no_more_and_all_scripts_are_used(visit):
    used = set()
    for name, path in PAGES.items():
        visit.asked.clear()
        page = visit.open(path)
        if name == "reader":
            page.get_by_role("textbox", name="article").first.fill("A paper oven")
            page.get_by_role("button", name="Read", exact=True).click()
            page.locator(".read-text[aria-busy=false]").wait_for()  # its worker has fetched its scripts too
        found = ours(visit.asked)
        assert {part for part, pages in PARTS.items() if name in pages} == found & set(PARTS), name
        assert sum(len(gzip.compress((SCRIPTS / path).read_bytes())) for path in found) <= LARGER.get(name, BUDGET), (
            name
        )
        assert "main.js" in found, name
        for script, button in ((script, button) for script, (where, button) in LATER.items() if where == name):
            assert script not in found
            with page.expect_request(f"**/{script}"):
                page.locator(button).first.click()
            found.add(script)
        used |= found
    assert used | UNSEEN == {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")}


def test_a_script_that_does_not_come_leaves_the_rest_working(visit):
    visit.page.route("**/cards.js", lambda route: route.abort())
    page = visit.open("glossary/?find=yuanke")
    assert page.locator("h1").is_visible()
    assert 0 < page.locator(".glossary tbody tr:not([hidden])").count() < 20
