"""Draw several series of one topic and unit in one picture, on one scale.

They are set side by side and never joined: each keeps its own line, colour and letter, and the key names who measured
it. The picture is a file of its own, like those of `standing_alone`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from atlas.corpus.atlas import Atlas
from atlas.figures.series import WIDE, ChartLayout, Marker, drawn, grid, in_order, lines_of, plan_chart, sign, spans
from atlas.figures.standing_alone import framed
from atlas.figures.svg import clean, element, label
from atlas.page.context import PageContext
from atlas.schema.records import Series

COLOURS = ("#14605a", "#a3431a", "#5b3a8c", "#1f4e8c", "#8a6d00", "#a33a6b", "#4c6b1f", "#5a6562")
"""One for each series in turn; the letter at its last value tells it without colour."""


@dataclass(frozen=True)
class Group:
    """Series of one topic in one unit, and the path below docs/ of their picture."""

    topic: str
    unit: str
    series: tuple[Series, ...]

    @property
    def path(self) -> str:
        """Return where the picture is published."""
        return f"numbers/together/{self.topic}-{re.sub(r'[^a-z0-9]+', '-', self.unit.lower()).strip('-')}.svg"


def groups(atlas: Atlas) -> list[Group]:
    """Return the groups of at least two series, in the order of topics and units."""
    key = {id: at for at, id in enumerate(atlas.vocabulary.series_topics)}
    in_groups = sorted(atlas.of(Series), key=lambda series: (key[series.topic], series.unit))
    found = groupby(in_groups, key=lambda series: (series.topic, series.unit))
    listed = [Group(topic, unit, tuple(members)) for (topic, unit), members in found]
    return [group for group in listed if len(group.series) > 1]


def together(page: PageContext, group: Group, told: Iterable[str]) -> str:
    """Return the picture of a group as an SVG file; below it stand the key, and what is `told` of it."""
    markers = [in_order(page, series) for series in group.series]
    layout = plan_chart([marker for each in markers for marker in each], WIDE)
    letters = [_letter(at) for at in range(len(markers))]
    parts = [_series(page, layout, *each) for each in zip(letters, COLOURS * len(markers), markers, strict=False)]
    name = _name(page, group)
    key = [
        f"{letter} {series.name}: {series.measured_by}" for letter, series in zip(letters, group.series, strict=True)
    ]
    inner = element(
        "svg",
        element("title", clean(name)),
        element("desc", clean(". ".join(key))),
        label(group.unit, 2, 12, class_="unit"),
        *grid(layout),
        *parts,
        viewBox=f"0 0 {WIDE.width} {WIDE.height}",
        role="img",
    )
    return framed(name, inner, [*key, *told])


def _name(page: PageContext, group: Group) -> str:
    topic = page.option("series_topics", group.topic).name
    return page.t("together").format(topic=topic, unit=group.unit, count=len(group.series))


def _letter(at: int) -> str:
    """Return A to Z, then AA, AB …"""
    more, last = divmod(at, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[last]


def _series(page: PageContext, layout: ChartLayout, letter: str, colour: str, markers: Sequence[Marker]) -> str:
    """Draw the values of one series, and its letter behind the last."""
    style = f"color: {colour}"
    x, y = layout.at(markers[-1].at, markers[-1].value)
    return element(
        "g",
        *drawn(layout, [*spans(markers, WIDE), *lines_of(page, markers)]),
        *_signs(layout, markers),
        label(letter, min(x + 9, WIDE.width - 8), y + 4, class_="letter"),
        style=style,
        class_="one",
    )


def _signs(layout: ChartLayout, markers: Sequence[Marker]) -> Iterator[str]:
    for marker in markers:
        x, y = layout.at(marker.at, marker.value)
        yield element("g", element("title", clean(marker.text)), sign(marker.basis, x, y))
