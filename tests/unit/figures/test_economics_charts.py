"""Bars and charts of unit economics: to scale, marked, escaped, and labelled for those who cannot see them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from made_up import NASTY

from atlas.figures.economics_charts import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Chart,
    Line,
    PriceBar,
    Segment,
    bars,
    chart,
    short,
)


def bar(*amounts: float, left: float, price: float = 100) -> PriceBar:
    parts = tuple(Segment(f"part-{at}", f"Part {at}", amount) for at, amount in enumerate(amounts))
    return PriceBar("A model", price, parts, Segment("left", "Left", left))


def rects(picture: str) -> dict[str, tuple[float, float]]:
    """Return where each part of a bar begins, and how wide it is."""
    return {
        rect.attrib["class"]: (float(rect.attrib["x"]), float(rect.attrib["width"]))
        for rect in ElementTree.fromstring(picture).iter("rect")
    }


def places(path: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path.attrib["d"])]


def drawn(**more) -> ElementTree.Element:
    axes = {"across": (0, 8), "up": (0, 40), "across_name": "layers", "up_name": "yuan", "lines": ()}
    return ElementTree.fromstring(chart("T", Chart(**{**axes, **more})))


# --- bars ---------------------------------------------------------------------------------


def test_parts_of_a_price_stand_end_to_end_and_fill_it() -> None:
    found = rects(bars("T", [bar(50, 0, 20, left=30)]))
    assert list(found) == ["part-0", "part-2", "left"]  # a part of nothing is left out
    assert found["part-0"] == pytest.approx((1, 179))
    assert found["part-2"] == pytest.approx((180, 71.6))
    assert found["left"] == pytest.approx((251.6, 107.4))


def test_a_loss_is_what_reaches_beyond_the_price() -> None:
    picture = bars("T", [bar(80, 45, left=-25)])
    found = rects(picture)
    scale = (WIDTH - 2) / 1.25
    assert sum(found["part-1"]) == pytest.approx(WIDTH - 1)
    assert found["econ-loss"] == pytest.approx((1 + scale, 0.25 * scale), abs=0.01)
    assert "<title>−25%</title>" in picture
    (level,) = ElementTree.fromstring(picture).findall("path[@class='econ-level']")
    assert [x for x, _ in places(level)] == pytest.approx([1 + scale] * 2, abs=0.01)


def test_bars_of_different_prices_share_one_scale() -> None:
    picture = ElementTree.fromstring(bars("T", [bar(5, left=5, price=10), bar(500, left=500, price=1000)]))
    assert len({rect.attrib["width"] for rect in picture.iter("rect")}) == 1
    assert len({rect.attrib["y"] for rect in picture.iter("rect")}) == 2


def test_a_share_is_written_only_where_it_has_room() -> None:
    picture = ElementTree.fromstring(bars("T", [bar(5, 40, left=55)]))
    assert [text.text for text in picture.iter("text")] == ["A model", "40%", "55%", "100%"]
    assert [title.text for title in picture.iter("title")] == ["Part 0: 5%", "Part 1: 40%", "Left: 55%"]


# --- charts -------------------------------------------------------------------------------


def test_a_chart_maps_its_ranges_to_the_room_between_its_margins() -> None:
    line = Line("econ-a", ((0, 0), (8, 40)), ((4, 20, "Half"),))
    picture = drawn(lines=(line,))
    (path,) = picture.findall("path[@class='econ-line econ-a']")
    assert places(path) == [(LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, TOP)]
    (marker,) = picture.findall("circle")
    assert marker.findtext("title") == "Half"
    assert (float(marker.attrib["cx"]), float(marker.attrib["cy"])) == (196, 84)


def test_the_second_preset_has_square_markers() -> None:
    picture = drawn(lines=(Line("econ-b", ((0, 0), (8, 40)), ((4, 20, "Half"),)),))
    assert picture.find("circle") is None
    (marker,) = picture.findall("rect[@class='econ-mark econ-b']")
    assert (float(marker.attrib["x"]), float(marker.attrib["y"])) == (192, 80)


def test_axes_have_round_ticks_and_a_line_for_nought() -> None:
    picture = drawn(up=(-1500, 2500))
    texts = [text.text for text in picture.findall("text[@class='econ-tick']")]
    assert texts == ["yuan", "layers", "−1k", "0", "1k", "2k", "0", "2", "4", "6", "8"]
    assert len(picture.findall("path[@class='econ-zero']")) == 1
    assert len(picture.findall("path[@class='econ-grid']")) == 3


def test_a_level_and_a_note_are_drawn_only_when_given() -> None:
    plain, full = drawn(), drawn(level=10, note="No price")
    assert plain.find("path[@class='econ-level']") is None
    assert plain.find("text[@class='econ-note']") is None
    level = places(full.find("path[@class='econ-level']"))
    assert level == [(LEFT, 120), (WIDTH - RIGHT, 120)]
    assert full.findtext("text[@class='econ-note']") == "No price"


def test_hostile_words_are_escaped() -> None:
    hostile = PriceBar(NASTY, 1, (Segment("a", NASTY, 0.5),), Segment("left", NASTY, 0.5))
    line = Line("econ-a", ((0, 0), (1, 1)), ((0, 0, NASTY),))
    for picture in (bars(NASTY, [hostile]), chart(NASTY, Chart((0, 1), (0, 1), NASTY, NASTY, (line,), 1, NASTY))):
        root = ElementTree.fromstring(picture)
        assert root.attrib["aria-label"] == " ".join(NASTY.split())
        assert root.find(".//b") is None
        assert "\n" not in picture


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.25, "0.25"), (-20, "−20"), (999, "999"), (1200, "1.2k"), (-3e6, "−3M"), (2.5e9, "2.5G")],
)
def test_numbers_of_axes_are_short(value: float, text: str) -> None:
    assert short(value) == text
