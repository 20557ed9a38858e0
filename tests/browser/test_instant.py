"""Instant navigation: pages are replaced without a reload, and every tool works on what comes."""

import re

import pytest
from playwright.sync_api import Page, expect

from conftest import Visit

KINDS = (
    "read/",
    "expressions/",
    "models/",
    "models/rebate-loft/",
    "glossary/",
    "glossary/yuanke/",
    "eras/",
    "chronology/",
    "sources/",
    "claims/",
    "economics/",
)


@pytest.fixture
def instant(visit):
    """Yield a page whose sitemap names the test's own server: the theme navigates within the addresses it holds."""

    def local(route):
        text = route.fetch().text()
        home = min(re.findall(r"<loc>(.*?)</loc>", text), key=len)
        route.fulfill(body=text.replace(f"<loc>{home}", f"<loc>{visit.address}"), content_type="application/xml")

    visit.page.route("**/sitemap.xml", local)
    return visit


KEEP_MAIN = """async () => {
  window.main = await import(document.querySelector("script[src*='js/main.js']").src);
}"""
FOLLOW = """href => new Promise((done) => {
  let told = 0;
  document$.subscribe(() => { if (told++) done(window.main.ready); }); // of the present page at once, then of the next
  const link = Object.assign(document.createElement("a"), { href, textContent: "there" });
  document.querySelector(".md-content").prepend(link);
  link.click();
})"""


def start(visit: Visit, path: str) -> Page:
    """Open a page, and wait until the theme knows the sitemap; what is set on the window is gone from a new one."""
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.open(path)
    page.evaluate(
        "async () => { window.main = await import(document.querySelector('script[src*=\"js/main.js\"]').src) }"
    )
    return page


def go(visit: Visit, path: str) -> None:
    """Follow a link to an address without a reload, and wait until the scripts have set up what came."""
    visit.page.evaluate(FOLLOW, visit.address + path)
    assert visit.page.url == visit.address + path
    assert visit.page.evaluate("!!window.main"), f"{path} was loaded anew"


def test_every_kind_of_page_comes_without_complaint(instant):
    page = start(instant, "")
    for path in KINDS:
        go(instant, path)
        title = page.evaluate(
            "fetch(location.href).then(r => r.text()).then(t => /<h1[^>]*>([^<]*)/.exec(t)[1].trim())"
        )
        assert page.locator("h1").first.inner_text().startswith(title), path
    assert not instant.complaints


def test_tools_work_on_a_page_that_came(instant):
    page = start(instant, "")
    go(instant, "comparisons/all-models/?rows=yuanke-pay-per-kite.rebate-loft")
    expect(page.locator(".compare tbody tr:visible")).to_have_count(2)
    page.locator(".compare button.value:visible").first.click()
    expect(page.locator(".compare .reason:visible")).to_have_count(1)
    assert page.locator("[data-pick=rows] input").count() == page.locator(".compare tbody tr").count()

    go(instant, "glossary/")
    page.get_by_role("searchbox", name="Find").fill("yuanke")
    shown = page.locator(".glossary tbody tr:visible").count()
    assert shown < page.locator(".glossary tbody tr").count()
    page.locator(".letters a:visible").first.click()
    page.wait_for_url("**#letter-*")
    assert "find=yuanke" in page.url
    assert page.locator(".glossary tbody tr:visible").count() == shown

    go(instant, "glossary/yuanke/")
    page.locator(".md-content a.ref[title]").first.hover()
    page.locator("#atlas-card").wait_for()
    page.go_back()
    page.wait_for_url("**/glossary/?find=yuanke**")
    page.wait_for_timeout(300)
    assert not page.locator("#atlas-card").is_visible()
    assert page.locator(".glossary tbody tr:visible").count() == shown
    assert not instant.complaints


def test_nothing_is_set_up_twice(instant):
    page = instant.open("comparisons/all-models/")
    page.evaluate("document$.next(document); document$.next(document)")
    assert page.locator("[data-pick=rows] input").count() == page.locator(".compare tbody tr").count()
    assert page.locator(".compare .sort .sort").count() == 0
