"""Draw a series as a chart.

Each value stands in the middle of the period it covers; its basis shows in its marker and in the line to it. No two
series share a chart, because they count different things. Days are proleptic ordinals, lengths are in SVG units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from atlas.figures.scale import Scale, time_ticks, value_ticks
from atlas.figures.svg import TEXT, Box, clean, element, figure, label, legend, number
from atlas.figures.value_labels import Point, value_labels
from atlas.page.context import PageContext
from atlas.page.formats import grouped
from atlas.schema.records import Series
from atlas.text.dates import Date

RADIUS = 4.2
MOMENT_DAYS = 31  # periods of up to so many days are treated as points in time: stock, not flow
GAP_DAYS = 360  # a line between flows would bridge so many days without a value as if it knew them
TOP, RIGHT, BOTTOM = 22.0, 4.0, 18.0  # what stays free around the plot, for the unit above and the dates below
INSET = 1 / 52  # the share of the plot's width and height that stays free at each end of its scales
DIGIT = 0.6 * TEXT  # the width of a character of a number beside the plot
BESIDE = 70.0  # about what numbers and free ends take of the width; the rest is there for the names of days
VALUE_GAP = 6.0  # between such a number and the plot
HEADROOM = 0.16  # the share of the values' range that is added above, and below nought, for written values


@dataclass(frozen=True)
class Frame:
    """A size in which charts are drawn; the style sheet shows the one that fits."""

    layout: str
    width: int
    height: int
    step: float  # the least step from one line to the next, as a share of the range of values
    every: bool  # whether every value is written, or only the first, the highest and the last


WIDE = Frame("wide", 680, 290, 0.15, True)
NARROW = Frame("narrow", 340, 230, 0.1875, True)
SMALL = Frame("small", 316, 165, 0.25, False)


@dataclass(frozen=True)
class Marker:
    """A value: the days from `low` up to `high` that it covers, the day it is drawn at, and its words."""

    low: int
    high: int
    at: float
    value: float
    basis: str
    text: str

    @property
    def days(self) -> int:
        """The length of its period in days."""
        return self.high - self.low


@dataclass(frozen=True)
class Segment:
    """A straight line between two points, each a day and a value, and the class that styles it."""

    start: Point
    end: Point
    style: str


@dataclass(frozen=True)
class ChartLayout:
    """Where days and values stand in one drawing: the plot's box, both scales and their ticks."""

    box: Box
    days: Scale
    values: Scale
    day_ticks: Sequence[tuple[int, str]]
    value_ticks: Sequence[float]

    def at(self, day: float, value: float) -> Point:
        """Return the place of a value on a day."""
        return self.days.at(day), self.values.at(value)


def chart(page: PageContext, series: Series) -> str:
    """Return the chart of one series, wide and narrow, with a key to its markers."""
    return figure("chart", *(sheet_of(page, series, frame) for frame in (WIDE, NARROW)), _key(page, [series]))


def small(page: PageContext, series: Series) -> str:
    """Return a small chart of one series, to stand among others; `legend_of` explains the markers of all."""
    return figure("chart picture-small", sheet_of(page, series, SMALL))


def legend_of(page: PageContext, topics: Iterable[tuple[Any, Sequence[Series]]]) -> str:
    """Return the key to the markers in the charts of some topics, as a block of its own."""
    return figure("chart", _key(page, [series for _, group in topics for series in group]))


def _key(page: PageContext, group: Sequence[Series]) -> str:
    """Return a legend of the markers of some charts, in the order of the vocabulary."""
    used = {point.basis for series in group for point in series.points}
    options = [(id, option) for id, option in page.atlas.vocabulary.bases.items() if id in used]
    entries = [
        (
            element("path", class_=f"line basis-{id}", d="M1 8H29") + sign(id, 15, 8),
            f"{option.name}: {option.meaning}",
        )
        for id, option in options
    ]
    periods = [_days(point.period) for series in group for point in series.points]
    if any(high - low > MOMENT_DAYS for low, high in periods):
        entries.append((element("path", class_="span", d="M1 8H29"), page.t("chart_span")))
    return legend(entries)


def description(page: PageContext, series: Series) -> str:
    """Tell the chart in words: how many values, the first, the last and the highest, with unit and basis."""
    markers = in_order(page, series)
    highest = max(markers, key=lambda marker: marker.value)
    parts = [f"{page.t('chart_values')}: {len(markers)}", f"{page.t('measured_by')}: {series.measured_by}"]
    named = [("chart_first", markers[0]), ("chart_last", markers[-1]), ("chart_highest", highest)]
    return ". ".join([*parts, *(f"{page.t(key)}: {marker.text}" for key, marker in named)]) + "."


# --- what is drawn ------------------------------------------------------------------------


def in_order(page: PageContext, series: Series) -> list[Marker]:
    """Return the values by time. A period that contains that of another value is drawn at its end, after it."""
    periods = [_days(point.period) for point in series.points]
    containing = _containing(periods)
    markers = []
    for point, (low, high) in zip(series.points, periods, strict=True):
        at = high if (low, high) in containing else (low + high) / 2
        basis = page.atlas.vocabulary.bases[point.basis].name
        text = f"{point.period.text()}: {grouped(point.value)} {series.unit} ({basis})"
        markers.append(Marker(low, high, at, point.value, point.basis, text))
    return sorted(markers, key=lambda marker: marker.at)


def _containing(periods: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the periods that contain another, different one.

    Taken from the latest start on, shorter ones first, a period contains an earlier one if that ends by its end.
    """
    found = set()
    soonest = math.inf
    for low, high in sorted(set(periods), key=lambda period: (-period[0], period[1])):
        if soonest <= high:
            found.add((low, high))
        soonest = min(soonest, high)
    return found


def _days(period: Date) -> tuple[int, int]:
    """Return the first day of a period and the day after its last; an open side ends with the date that is known."""
    start, end = period.start or period.end, period.end or period.start
    assert start
    assert end
    return start.earliest.toordinal(), end.latest.toordinal() + 1


def joined(one: Marker, other: Marker) -> bool:
    """Return whether a line may lead from one value to the next.

    Stocks may be joined at will. Flows only when their periods are about as long and follow each other: a quarter
    does not continue a year, and nobody knows the years between.
    """
    short, long = sorted((one.days, other.days))
    return short <= MOMENT_DAYS or (long <= 1.5 * short and 0 <= other.low - one.high < GAP_DAYS)


def spans(markers: Sequence[Marker], frame: Frame) -> Iterator[Segment]:
    """Return a bar for each period that would be seen beside its marker."""
    extent = max(marker.high for marker in markers) - min(marker.low for marker in markers)
    visible = 3.5 * RADIUS * extent / frame.width
    for marker in markers:
        if marker.days > max(visible, MOMENT_DAYS):
            yield Segment((marker.low, marker.value), (marker.high, marker.value), "span")


def lines_of(page: PageContext, markers: Sequence[Marker]) -> Iterator[Segment]:
    """Return the lines from value to value, each in the style of the less sure of its ends."""
    rank = list(page.atlas.vocabulary.bases).index
    for one, other in pairwise(markers):
        if joined(one, other):
            basis = max(one.basis, other.basis, key=rank)
            yield Segment((one.at, one.value), (other.at, other.value), f"line basis-{basis}")


# --- where things stand -------------------------------------------------------------------


def plan_chart(markers: Sequence[Marker], frame: Frame) -> ChartLayout:
    """Lay out some values on a frame, with nought among them."""
    low, high = min(0, *(marker.value for marker in markers)), max(0, *(marker.value for marker in markers))
    room = HEADROOM * ((high - low) or 1)
    low, high = low - room * (low < 0), high + room
    values = value_ticks(low, high, frame.step)
    left = max(TEXT, DIGIT * max(len(grouped(value)) for value in values)) + VALUE_GAP
    box = Box(left, TOP, frame.width - left - RIGHT, frame.height - TOP - BOTTOM)
    x, y = box.width * INSET, box.height * INSET
    earliest, latest = min(marker.low for marker in markers), max(marker.high for marker in markers)
    first, last, days = time_ticks(earliest, latest, frame.width - BESIDE)
    across = Scale(first, last, box.x + x, box.x + box.width - x)
    up = Scale(low, high, box.y + box.height - y, box.y + y)
    return ChartLayout(box, across, up, days, values)


# --- drawing ------------------------------------------------------------------------------


def sheet_of(page: PageContext, series: Series, frame: Frame) -> str:
    """Return the drawing of a series in a frame."""
    markers = in_order(page, series)
    layout = plan_chart(markers, frame)
    places = [layout.at(marker.at, marker.value) for marker in markers]
    written = value_labels(
        [grouped(marker.value) for marker in markers],
        places,
        _telling(markers, frame.every),
        (frame.width, frame.height),
    )
    return element(
        "svg",
        element("title", clean(series.name)),
        element("desc", clean(description(page, series))),
        label(series.unit, 2, 12, class_="unit"),
        *grid(layout),
        *drawn(layout, [*spans(markers, frame), *lines_of(page, markers)]),
        *(
            element("g", element("title", clean(marker.text)), sign(marker.basis, x, y))
            for marker, (x, y) in zip(markers, places, strict=True)
        ),
        element("g", *written, class_="values"),
        class_=f"picture-{frame.layout}",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="img",
    )


def grid(layout: ChartLayout) -> Iterator[str]:
    """Draw a line for each tick, its value or name beside it."""
    left, top, right, bottom = layout.box.edges
    for value in layout.value_ticks:
        y = layout.values.at(value)
        yield element("path", class_="grid" if value else "zero", d=f"M{number(left)} {number(y)}H{number(right)}")
        yield label(grouped(value), left - 5, y + 4.2, class_="tick tick-value")
    for day, name in layout.day_ticks:
        x = layout.days.at(day)
        yield element("path", class_="grid", d=f"M{number(x)} {number(top)}V{number(bottom)}")
        if name:
            yield label(name, x + 3, bottom + 16, class_="tick")


def drawn(layout: ChartLayout, segments: Sequence[Segment]) -> Iterator[str]:
    """Draw lines and bars, a path for each run of one style."""
    for style, run in groupby(segments, key=lambda segment: segment.style):
        ends = ((layout.at(*segment.start), layout.at(*segment.end)) for segment in run)
        path = "".join(f"M{number(x)} {number(y)}L{number(right)} {number(foot)}" for (x, y), (right, foot) in ends)
        yield element("path", class_=style, d=path)


def _telling(markers: Sequence[Marker], every: bool) -> list[int]:
    """Return which values are written, most telling first: the last, the highest, the first, then the others."""
    highest = max(range(len(markers)), key=lambda at: markers[at].value)
    return list(dict.fromkeys([len(markers) - 1, highest, 0, *(range(len(markers)) if every else ())]))


def sign(basis: str, x: float, y: float) -> str:
    """Draw a value: a square for what an observer measured, else a disc; filling and outline show the rest."""
    if basis == "measured":
        side = 2 * RADIUS - 1
        return element("rect", class_=f"sign basis-{basis}", x=x - side / 2, y=y - side / 2, width=side, height=side)
    return element("circle", class_=f"sign basis-{basis}", cx=x, cy=y, r=RADIUS)
