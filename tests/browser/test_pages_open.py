"""Each kind of page opens without complaint, light and dark, wide and narrow, and fits the screen."""

import pytest
from checks import complaints_later, ill_fitting
from screens import PAGES, both

SCHEMES = {
    f"{scheme}-{width}": {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    for scheme in ("light", "dark")
    for width in (360, 1280)
}


@pytest.mark.parametrize("visit", SCHEMES.values(), ids=SCHEMES, indirect=True)
def test_pages_open(visit):
    assert ill_fitting(visit, PAGES.values()) == []


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


def test_no_page_asks_another_host_or_complains_later(visit):
    assert complaints_later(visit, PAGES.values()) == []


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], ids=["without-script"], indirect=True)
def test_everything_is_there_without_script(visit, atlas):
    page = visit.open("comparisons/all-models/")
    assert page.locator("table.compare tbody tr").count() == len(atlas.of_kind("model"))
    page = visit.open("glossary/")
    assert page.locator("table tbody tr").count() == len(atlas.named)


def test_search_opens_and_finds_a_term(visit):
    page = visit.open("")
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")
    page.locator("input[name=query]").fill("Leash fee")
    page.locator("input[name=query]").press("End")  # the theme listens for keys
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "leash-fee" in first.get_attribute("href")
