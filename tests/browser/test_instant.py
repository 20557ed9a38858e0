"""Instant navigation: pages are replaced without a reload, and every tool works on what comes."""

import re

import pytest
from playwright.sync_api import expect

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


def go(page, href: str) -> None:
    """Follow a link to an address without a reload, once the theme knows the sitemap."""
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    page.evaluate(
        """href => {
          const link = Object.assign(document.createElement('a'), {href, textContent: 'there'})
          document.querySelector('.md-content').prepend(link)
          link.click()
        }""",
        href,
    )
    page.wait_for_url(href)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("window.sameDocument === true"), f"{href} was loaded anew"


def test_every_kind_of_page_comes_without_complaint(instant):
    page = instant.open("")
    for path in KINDS:
        go(page, instant.address + path)
        title = page.evaluate(
            "fetch(location.href).then(r => r.text()).then(t => /<h1[^>]*>([^<]*)/.exec(t)[1].trim())"
        )
        assert page.locator("h1").first.inner_text().startswith(title), path
    assert not instant.complaints


def test_tools_work_on_a_page_that_came(instant):
    page = instant.open("")
    go(page, instant.address + "comparisons/all-models/?rows=yuanke-pay-per-kite.rebate-loft")
    expect(page.locator(".compare tbody tr:visible")).to_have_count(2)
    page.locator(".compare button.value:visible").first.click()
    expect(page.locator(".compare .reason:visible")).to_have_count(1)
    assert page.locator("[data-pick=rows] input").count() == page.locator(".compare tbody tr").count()

    go(page, instant.address + "glossary/")
    page.get_by_role("searchbox", name="Find").fill("yuanke")
    shown = page.locator(".glossary tbody tr:visible").count()
    assert shown < page.locator(".glossary tbody tr").count()
    page.locator(".letters a:visible").first.click()
    page.wait_for_timeout(300)
    assert "find=yuanke" in page.url
    assert page.locator(".glossary tbody tr:visible").count() == shown

    go(page, instant.address + "glossary/yuanke/")
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
