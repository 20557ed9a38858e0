"""Bands: an open side ends in an arrow, and only an open end fades."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from atlas.figures.bands import ARROW, band, fading
from atlas.figures.svg import Box

BOX = Box(10, 20, 100, 12)


def arrows(drawn: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(f"<g>{drawn}</g>").findall("path")


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(("open_low", "open_high"), [(False, False), (False, True), (True, False), (True, True)])
def test_each_open_side_has_an_arrow(vertical: bool, open_low: bool, open_high: bool) -> None:
    drawn = band(BOX, open_low, open_high, "fade", vertical)
    assert len(arrows(drawn)) == open_low + open_high
    assert ("url(#fade)" in drawn) == open_high
    assert "fill" not in band(BOX, open_low, open_high, "", vertical)


def test_arrows_begin_at_their_side_and_stay_within_their_room() -> None:
    late, early = (arrows(band(BOX, *ends, ""))[0].attrib["d"] for ends in ((False, True), (True, False)))
    for path, start, direction in ((late, 110, 1), (early, 10, -1)):
        x, tip = re.fullmatch(r"M([\d.]+) [\d.]+v7l(-?\d+) -3.5z", path).groups()
        assert (float(x) - start) * direction >= 0
        assert (float(x) + float(tip) - start) * direction == 7 <= ARROW


@pytest.mark.parametrize(("vertical", "end"), [(False, ("1", "0")), (True, ("0", "1"))])
def test_the_gradient_runs_along_time(vertical: bool, end: tuple[str, str]) -> None:
    gradient = ElementTree.fromstring(fading("g", vertical)).find("linearGradient")
    assert gradient.attrib["id"] == "g"
    assert (gradient.attrib["x2"], gradient.attrib["y2"]) == end
    assert [stop.attrib["class"] for stop in gradient] == ["full", "gone"]
