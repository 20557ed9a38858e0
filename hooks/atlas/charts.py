"""A series as a chart: pygal lays it out, and its shapes are drawn anew so that the page colours them.

Each value stands in the middle of the period it covers; how it came about shows in its sign and in
the line to it. No two series share a chart, because they count different things.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from types import ModuleType
from typing import Any

from atlas.dates import Date
from atlas.drawing.svg import clean, element, figure, label, legend, number
from atlas.drawing.ticks import time_ticks, value_ticks
from atlas.drawing.value_labels import value_labels
from atlas.records import Series
from atlas.writing import Writer

RADIUS = 4.2
MOMENT = 31  # days up to which a period counts as a moment: the value is a level, not a sum over time
GAP = 360  # days without a value that a line between sums would bridge as if it knew


@dataclass(frozen=True)
class Frame:
    """A size in which charts are drawn; ``docs/assets/css/figures.css`` shows the one that fits."""

    layout: str
    width: int
    height: int
    steps: int  # at most so many lines across
    every: bool  # whether every value is written, or only the first, the highest and the last


WIDE = Frame("wide", 680, 290, 5, True)
NARROW = Frame("narrow", 340, 230, 4, True)
SMALL = Frame("small", 316, 165, 3, False)
LAYOUT = {"margin": 0, "margin_top": 22, "margin_right": 4, "spacing": 6, "truncate_label": -1, "show_legend": False}
BARE = {"css": (), "js": ()}  # its styles and scripts would be left behind


@dataclass(frozen=True)
class Mark:
    """A value with the days it covers, the day it is drawn at, and what is said of it."""

    low: int
    high: int
    at: float
    value: float
    basis: str
    text: str

    @property
    def days(self) -> int:
        """How long its period is."""
        return self.high - self.low


@dataclass(frozen=True)
class Stroke:
    """A line between two places, given as day and value, and the class it is drawn by."""

    start: tuple[float, float]
    end: tuple[float, float]
    style: str


def amount(value: float) -> str:
    """A number as it is written everywhere: ``1,006.6``."""
    return f"{value:,.10g}"


def chart(w: Writer, series: Series) -> str:
    """The chart of one series, wide and narrow, with what its signs mean."""
    return figure("chart", *(_sheet(w, series, frame) for frame in (WIDE, NARROW)), _key(w, [series]))


def small(w: Writer, series: Series) -> str:
    """The chart of one series in a row of others; `legend_of` explains the signs of all."""
    return figure("chart picture-small", _sheet(w, series, SMALL))


def legend_of(w: Writer, topics: Iterable[tuple[Any, Sequence[Series]]]) -> str:
    """The signs of the charts of some topics, as a block of its own."""
    return figure("chart", _key(w, [series for _, group in topics for series in group]))


def _key(w: Writer, group: Sequence[Series]) -> str:
    """What the signs in some charts mean, in the order of the vocabulary."""
    used = {point.basis for series in group for point in series.points}
    words = [(id, word) for id, word in w.atlas.vocabulary.bases.items() if id in used]
    entries = [
        (element("path", class_=f"line basis-{id}", d="M1 8H29") + _sign(id, 15, 8), f"{word.name}: {word.meaning}")
        for id, word in words
    ]
    if any(high - low > MOMENT for series in group for low, high in (_days(point.period) for point in series.points)):
        entries.append((element("path", class_="span", d="M1 8H29"), w.t("chart_span")))
    return legend(entries)


def description(w: Writer, series: Series) -> str:
    """The chart in words: how many values, the first, the last and the highest, with unit and basis."""
    marks = in_order(w, series)
    highest = max(marks, key=lambda mark: mark.value)
    parts = [f"{w.t('chart_values')}: {len(marks)}", f"{w.t('measured_by')}: {series.measured_by}"]
    named = [("chart_first", marks[0]), ("chart_last", marks[-1]), ("chart_highest", highest)]
    return ". ".join([*parts, *(f"{w.t(word)}: {mark.text}" for word, mark in named)]) + "."


def in_order(w: Writer, series: Series) -> list[Mark]:
    """The values by time. A period that holds that of another value ends after it: it is drawn at its end."""
    extents = [_days(point.period) for point in series.points]
    marks = []
    for point, (low, high) in zip(series.points, extents, strict=True):
        holds = any(low <= a and b <= high and (a, b) != (low, high) for a, b in extents)
        basis = w.atlas.vocabulary.bases[point.basis].name
        text = f"{point.period.text(w.atlas.lang)}: {amount(point.value)} {series.unit} ({basis})"
        marks.append(Mark(low, high, high if holds else (low + high) / 2, point.value, point.basis, text))
    return sorted(marks, key=lambda mark: mark.at)


def _days(period: Date) -> tuple[int, int]:
    """The first day of a period and the day after its last; an open side ends with the date that is known."""
    start, end = period.start or period.end, period.end or period.start
    assert start
    assert end
    return start.earliest.toordinal(), end.latest.toordinal() + 1


def joined(one: Mark, other: Mark) -> bool:
    """Whether a line may lead from one value to the next.

    Levels may be joined at will. Sums only when their periods are about as long and follow each
    other: a quarter does not continue a year, and nobody knows the years between.
    """
    short, long = sorted((one.days, other.days))
    return short <= MOMENT or (long <= 1.5 * short and 0 <= other.low - one.high < GAP)


# --- drawing ------------------------------------------------------------------------------


def _sheet(w: Writer, series: Series, frame: Frame) -> str:
    marks = in_order(w, series)
    strokes = [*_spans(marks, frame), *_joints(w, marks)]
    tree = _laid_out(w, marks, strokes, frame)
    plot = next(group for group in tree.iter("g") if group.get("class") == "plot")
    left, top = (int(n) for n in re.findall(r"\d+", plot.get("transform")))
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in tree.iter("circle")]
    paths = [path for path in plot.iter("path") if path.get("class").startswith("line reactive")]
    lines = [
        element("path", class_=style, d=" ".join(_rounded(path.get("d")) for _, path in group))
        for style, group in groupby(zip(strokes, paths, strict=True), key=lambda pair: pair[0].style)
    ]
    signs = [
        element("g", element("title", clean(mark.text)), _sign(mark.basis, x, y))
        for mark, (x, y) in zip(marks, dots, strict=True)
    ]
    values = value_labels(
        [amount(mark.value) for mark in marks],
        [(left + x, top + y) for x, y in dots],
        _telling(marks, frame.every),
        (frame.width, frame.height),
    )
    return element(
        "svg",
        element("title", clean(series.name)),
        element("desc", clean(description(w, series))),
        label(series.unit, 2, 12, class_="unit"),
        element("g", *_axes(plot), *lines, *signs, transform=f"translate({left} {top})"),
        element("g", *values, class_="values"),
        class_=f"picture-{frame.layout}",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="img",
    )


def _telling(marks: Sequence[Mark], every: bool) -> list[int]:
    """The places of the values to be written: the last, the highest, the first, then the others."""
    highest = max(range(len(marks)), key=lambda at: marks[at].value)
    return list(dict.fromkeys([len(marks) - 1, highest, 0, *(range(len(marks)) if every else ())]))


def _spans(marks: Sequence[Mark], frame: Frame) -> Iterator[Stroke]:
    """A bar for each period that would be seen beside its sign."""
    visible = 3.5 * RADIUS * (max(mark.high for mark in marks) - min(mark.low for mark in marks)) / frame.width
    yield from (Stroke((m.low, m.value), (m.high, m.value), "span") for m in marks if m.days > max(visible, MOMENT))


def _joints(w: Writer, marks: Sequence[Mark]) -> Iterator[Stroke]:
    """The lines from value to value, each drawn as the less sure of its ends."""
    rank = list(w.atlas.vocabulary.bases).index
    for one, other in pairwise(marks):
        if joined(one, other):
            basis = max(one.basis, other.basis, key=rank)
            yield Stroke((one.at, one.value), (other.at, other.value), f"line basis-{basis}")


@cache
def _pygal() -> ModuleType:
    """The library, imported when the first chart is drawn: checking the records need not wait for it."""
    pygal = importlib.import_module("pygal")
    # It leaves a finder for plug-ins behind, of a kind that Python warns of at every later import.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    return pygal


def _laid_out(w: Writer, marks: Sequence[Mark], strokes: Sequence[Stroke], frame: Frame) -> Any:
    """The chart as pygal's tree of elements."""
    pygal = _pygal()
    low, high = min(0, *(mark.value for mark in marks)), max(0, *(mark.value for mark in marks))
    room = 0.16 * ((high - low) or 1)  # for a value above the highest point
    low, high = low - room * (low < 0), high + room
    earliest, latest = min(mark.low for mark in marks), max(mark.high for mark in marks)
    first, last, ticks = time_ticks(earliest, latest, frame.width - 70, w.atlas.lang)
    plan = pygal.XY(
        style=pygal.style.Style(label_font_size=12),
        width=frame.width,
        height=frame.height,
        **LAYOUT,
        **BARE,
        value_formatter=amount,
        range=(low, high),
        xrange=(first, last),
        x_labels=[{"value": at, "label": text} for at, text in ticks],
        y_labels=value_ticks(low, high, frame.steps),
    )
    plan.add("values", [(mark.at, mark.value) for mark in marks], stroke=False)
    ends = [end for stroke in strokes for end in (stroke.start, stroke.end, None)]
    plan.add("strokes", ends, show_dots=False, allow_interruptions=True)
    return plan.render_tree()


def _axes(plot: Any) -> Iterator[str]:
    for axis in (group for group in plot.iter("g") if (group.get("class") or "").startswith("axis")):
        upright = axis.get("class").startswith("axis x")
        for guide in (group for group in axis.iter("g") if group.get("class") == "guides"):
            path, text = guide.find("path"), guide.find("text")
            zero = not upright and text.text == "0"
            yield element("path", class_="zero" if zero else "grid", d=_rounded(path.get("d")))
            if text.text:
                place = {"x": float(text.get("x")) + 3 if upright else -5.0, "y": float(text.get("y"))}
                yield label(text.text, **place, class_="tick" if upright else "tick tick-value")


def _sign(basis: str, x: float, y: float) -> str:
    """The sign of a value: its shape tells what outsiders counted, filling and outline the rest."""
    if basis == "measured":
        side = 2 * RADIUS - 1
        return element("rect", class_=f"sign basis-{basis}", x=x - side / 2, y=y - side / 2, width=side, height=side)
    return element("circle", class_=f"sign basis-{basis}", cx=x, cy=y, r=RADIUS)


def _rounded(path: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda found: number(float(found[0])), path)
