"""Using a picture elsewhere: as a file, in a page that shows it alone, with and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from screens import both, wide, without_script

PAGE = "numbers/kites-aloft-measured/"


@wide
@pytest.mark.parametrize("path", [PAGE, "comparisons/market-or-bells/"])
def test_the_png_is_the_picture_at_twice_its_size(visit, path):
    page = visit.open(path)
    page.locator(".use-chart summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    data = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == f"{path.split('/')[1]}.png"
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    size = page.evaluate(
        """async () => {
          const picture = new Image()
          picture.src = document.querySelector('.chart-png').dataset.svg
          await picture.decode()
          return picture.naturalWidth
        }"""
    )
    assert int.from_bytes(data[16:20]) == 2 * size
    assert not visit.complaints


@both
def test_an_embedded_page_shows_its_chart_and_no_more(visit):
    page = visit.open(f"{PAGE}?embed")
    expect(page.locator(".picture-chart")).to_be_visible()
    for other in (".md-header", ".md-footer", ".use-chart", ".record-tools", ".md-content table"):
        expect(page.locator(other).first).to_be_hidden()


@both
def test_an_embedded_comparison_shows_its_table_and_no_more(visit):
    page = visit.open("comparisons/market-or-bells/?embed")
    expect(page.locator(".compare")).to_be_visible()
    for other in (".md-header", ".md-footer", ".use-chart", ".record-tools", ".tools"):
        expect(page.locator(other).first).to_be_hidden()


def test_series_on_one_scale_are_fetched_when_they_are_wanted(real_visit):
    page = real_visit.open("numbers/")
    beside = page.locator(".together").first
    picture = beside.locator("img")
    assert picture.evaluate("image => image.naturalWidth") == 0
    beside.locator("summary").click()
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.together img').naturalWidth > 0")
    assert "on one scale" in picture.get_attribute("alt")
    assert not real_visit.complaints


@without_script
def test_without_script_the_picture_and_the_values_are_there_and_no_button(visit):
    page = visit.open(PAGE)
    page.locator(".use-chart summary").click()
    expect(page.get_by_role("link", name="SVG").first).to_be_visible()
    expect(page.locator(".chart-png")).to_be_hidden()
