"""All scripts are of use, and one that does not come fails alone. Which pages fetch them: see test_pages_open."""

from modules import PARTS, SCRIPTS, fetched, wrongly_fetched
from screens import PAGES

LATER = ("economics/takeaway.js", "[data-act=python]")
"""The script that is fetched when a button of the calculator is pressed, and the button."""
UNSEEN = {"search-index.js"}
"""Scripts of workers that a worker makes: the browser tells nobody of them. Searching would find nothing without."""


def test_all_scripts_are_used(visit):
    used = set()
    for name in sorted({min(pages) for pages in PARTS.values()}):
        visit.asked.clear()
        page = visit.open(PAGES[name])
        if name == "reader":
            page.get_by_role("textbox", name="article").first.fill("A paper oven")
            page.get_by_role("button", name="Read", exact=True).click()
            page.locator(".read-text[aria-busy=false]").wait_for()  # its worker has fetched its scripts too
        assert wrongly_fetched(name, visit.asked) == []
        if name == "economics":
            script, button = LATER
            assert script not in fetched(visit.asked)
            with page.expect_request(f"**/{script}"):
                page.locator(button).first.click()
        used |= fetched(visit.asked)
    assert used | UNSEEN == {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")}


def test_a_script_that_does_not_come_leaves_the_rest_working(visit):
    visit.page.route("**/cards.js", lambda route: route.abort())
    page = visit.open("glossary/?find=yuanke")
    assert page.locator("h1").is_visible()
    assert 0 < page.locator(".glossary tbody tr:not([hidden])").count() < 20
