"""Each kind of page opens without complaint, light and dark, wide and narrow, and fits the screen."""

import pytest
from screens import PAGES, both

SCHEMES = {
    f"{scheme}-{width}": {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    for scheme in ("light", "dark")
    for width in (360, 1280)
}


@pytest.mark.parametrize("visit", SCHEMES.values(), ids=SCHEMES, indirect=True)
def test_pages_open(visit):
    for name, path in PAGES.items():
        page = visit.open(path)
        assert page.locator("h1").first.is_visible(), name
        scheme = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert (scheme == "slate") == dark, name
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{name} scrolls sideways by {overflow} px"
        assert not visit.complaints, (name, visit.complaints)


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
    for path in PAGES.values():
        visit.open(path).wait_for_load_state("networkidle")
    assert not visit.complaints


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], ids=["without-script"], indirect=True)
def test_everything_is_there_without_script(visit, atlas):
    page = visit.open("comparisons/all-models/")
    assert page.locator("table.compare tbody tr").count() == len(atlas.of_kind("model"))
    page = visit.open("glossary/")
    assert page.locator("table tbody tr").count() == len(atlas.named)


def test_search_opens_and_finds_a_term(visit):
    page = visit.open("")
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")
    page.locator("input[name=query]").fill("Zhitongche")
    page.locator("input[name=query]").press("End")  # the theme listens for keys
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "zhitongche" in first.get_attribute("href")
