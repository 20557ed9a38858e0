"""Where a reader is: the section is lit, the way leads back, what stands beside a page is a click away."""

from playwright.sync_api import expect
from screens import narrow, wide


@wide
def test_from_a_term_to_the_list_of_its_category_in_a_click(visit):
    page = visit.open("glossary/yuanke/")
    assert page.locator(".md-tabs__item--active").inner_text() == "Words"
    assert page.locator(".kind-of-page").inner_text() == "Term"
    neighbours = page.locator(".neighbours")
    assert neighbours.locator("[aria-current=page]").inner_text() == "Yuanke"
    page.locator(".place a", has_text="Roles").click()
    page.wait_for_url("**/glossary/?kind=term.role")
    page.locator(".glossary tbody tr[hidden]").first.wait_for(state="attached")
    assert page.locator("[name=kind]").input_value() == "term.role"
    assert not visit.complaints


@wide
def test_from_an_event_to_the_next_in_a_click(visit):
    page = visit.open("chronology/first-yuanke-3007/")
    here = page.url
    page.locator(".turning a").first.click()
    page.wait_for_url(lambda url: url != here)
    page.locator(".md-tabs__item--active", has_text="History").wait_for()


@narrow
def test_the_contents_of_a_page_are_a_tap_away_on_a_phone(visit):
    page = visit.open("models/rebate-loft/")
    page.locator(".contents summary").click()
    page.locator(".contents a", has_text="What flows").click()
    assert page.url.endswith("#what-flows")
    expect(page.locator("#what-flows")).to_be_in_viewport()
