"""SVG: short numbers, text that fits, addresses relative to the page."""

from __future__ import annotations

import pytest
from made_up import model

from atlas.corpus.atlas import Atlas
from atlas.figures import svg
from atlas.figures.svg import Box, shorten, text_width, url_to, wrap
from atlas.page.context import PageContext


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("index.md", "models/m/"),
        ("eras/index.md", "../models/m/"),
        ("eras/e.md", "../../models/m/"),
        ("models/index.md", "m/"),
        ("models/m.md", "./"),
        ("evidence.md", "../models/m/"),
    ],
)
def test_addresses_are_relative_to_the_folder_a_page_is_served_from(atlas: Atlas, page: str, url: str) -> None:
    assert url_to(PageContext(atlas, page), model("m")) == url


@pytest.mark.parametrize(
    "text", ["Supply chain platform", "供应链平台与团长的商品推广", "Unbreakablylongword of a name", "x"]
)
@pytest.mark.parametrize("room", [40, 60, 120])
def test_wrapped_lines_fit_and_keep_every_character(text: str, room: float) -> None:
    found = wrap(text, room)
    assert all(text_width(line) <= room for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (3.14, "3.1"), (-0.01, "0"), (340000.5, "340000.5"), (-2.5, "-2.5")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert svg.number(value) == text


@pytest.mark.parametrize("text", ["Supply chain platform", "供应链平台与团长的商品推广", "short", ""])
@pytest.mark.parametrize("room", [30, 80, 200])
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, room: float) -> None:
    found = shorten(text, room)
    assert text_width(found) <= room
    assert found == text or (found.endswith("…") and text.startswith(found[:-1].rstrip()))
    assert (found == text) == (text_width(text) <= room)


def test_boxes_overlap_when_they_share_more_than_an_edge() -> None:
    box = Box(0, 0, 10, 10)
    assert box.edges == (0, 0, 10, 10)
    for x, y, shared in ((9, 9, True), (10, 0, False), (0, 10, False), (-9, 5, True), (2, 2, True), (-20, 0, False)):
        assert box.overlaps(Box(x, y, 10, 10)) is shared
        assert Box(x, y, 10, 10).overlaps(box) is shared


def test_elements_escape_their_attributes_and_leave_out_none() -> None:
    drawn = svg.element("rect", class_='a"b', x=1.25, y=None, aria_hidden="true", viewBox="0 0 1 1")
    assert drawn == '<rect class="a&quot;b" x="1.2" aria-hidden="true" viewBox="0 0 1 1"/>'
    assert svg.label("a < b\n\n  c", 1, 2, class_="x") == '<text x="1" y="2" class="x">a &lt; b c</text>'
