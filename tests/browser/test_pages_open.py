"""Each kind of page is right when it opens: on a desk and on a phone, light and dark."""

import pytest
from checks import VIEWS, faults, is_dark, violations
from modules import wrongly_fetched
from screens import PAGES, both

desk, phone = (
    pytest.mark.parametrize("visit", [VIEWS[name][1]], ids=[name], indirect=True) for name in ("light", "phone")
)


AS_WIDE_AS_ANY = {"home", "reader", "model", "comparison", "glossary", "chronology", "claim", "economics"}
"""The pages with what changes most between a desk and a phone."""


@desk
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wrong_with_a_page_on_a_desk(visit, name):
    assert faults(visit, PAGES[name]) + wrongly_fetched(name, visit.asked) == []
    visit.page.get_by_title("Switch to dark").click()
    assert is_dark(visit.page)
    assert violations(visit.page, "colour") == []


@phone
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wrong_with_a_page_on_a_phone(visit, name):
    """Which opens in the dark. What axe says of the real pages at this width is heard at night."""
    assert faults(visit, PAGES[name], "all but colour" if name in AS_WIDE_AS_ANY else "") == []


@both
@pytest.mark.parametrize("name", ["eras", "models", "model", "numbers", "series"])
def test_the_signs_of_a_picture_are_explained_within_its_legend(visit, name):
    page = visit.open(PAGES[name])
    outside = page.evaluate(
        """() => [...document.querySelectorAll('figcaption .key')].filter(key => {
          const [inner, outer] = [key, key.closest('figcaption')].map(element => element.getBoundingClientRect())
          const within = inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1 && inner.width > 40
          return !within || getComputedStyle(key).position === 'absolute'
        }).map(key => key.textContent)"""
    )
    assert outside == []
    assert page.locator("figcaption .key").count() > 1


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], ids=["without-script"], indirect=True)
def test_everything_is_there_without_script(visit, atlas):
    page = visit.open("comparisons/all-models/")
    assert page.locator("table.compare tbody tr").count() == len(atlas.of_kind("model"))
    page = visit.open("glossary/")
    assert page.locator("table tbody tr").count() == len(atlas.named)


def test_search_opens_and_finds_a_term(search_visit):
    page = search_visit.open("")
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")
    page.locator("input[name=query]").fill("Leash fee")
    page.locator("input[name=query]").press("End")  # the theme listens for keys
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "leash-fee" in first.get_attribute("href")
