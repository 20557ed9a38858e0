"""Map values and days to places, and choose the ticks of an axis.

Days are proleptic Gregorian ordinals (`datetime.date.toordinal`); places and lengths are in SVG units.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from atlas.figures.svg import text_width
from atlas.text.dates import Date


@dataclass(frozen=True)
class Scale:
    """A linear map: values from `low` to `high` (numbers or days) to places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class Extent:
    """The places between which a date may lie; an open side runs to the end of the scale."""

    low: float
    high: float
    open_low: bool
    open_high: bool

    @property
    def middle(self) -> float:
        """Half-way between the two ends."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class CalendarUnit:
    """A unit in which an axis of time counts.

    `letters` is the length of the ISO prefix that names one (``2017-05``: 7), `longest` the longest span in days
    for which an axis uses it, and `steps` after how many of them the next may be named.
    """

    letters: int
    longest: float
    steps: tuple[int, ...]


DAY = CalendarUnit(10, 21, (1, 2, 3, 4, 5, 6, 10, 20))
MONTH = CalendarUnit(7, 550, (1, 2, 3, 4, 5, 6, 10, 20))
YEAR = CalendarUnit(4, math.inf, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))


# --- numbers ------------------------------------------------------------------------------


def value_ticks(low: float, high: float, share: float = 0.25) -> list[float]:
    """Return the multiples of a round step from `low` to `high`; nought among them is exactly nought.

    The step is the smallest of 1, 2 or 5 times a power of ten that is at least `share` of the range. Both ends may
    be missed by the inaccuracy of floating-point numbers. The pictures of economics are drawn in the page as well:
    its script chooses the same ticks.
    """
    least = share * (high - low)
    power = 10.0 ** math.floor(math.log10(least))
    step = next(factor for factor in (1, 2, 5, 10) if factor * power >= least * 0.999) * power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [at * step for at in range(first, last + 1)]


# --- time ---------------------------------------------------------------------------------


def time_ticks(low: int, high: int, width: float) -> tuple[int, int, list[tuple[int, str]]]:
    """Return an axis of whole years, months or days around the days from `low` to `high`, `width` SVG units long.

    That is the first day of the axis, the day after its last, and its ticks: the first day of each unit with its
    name, which is empty where there is no room.
    """
    unit = next(unit for unit in (DAY, MONTH, YEAR) if high - low <= unit.longest)
    starts = _starts(low, high, unit)
    names = [_unit_at(day, unit).text() for day in starts[:-1]]
    room, pitch = max(map(text_width, names)) + 6, width / len(names)
    named = set(_named(len(names), pitch, room, unit))
    return starts[0], starts[-1], [(starts[at], name if at in named else "") for at, name in enumerate(names)]


def _starts(low: int, high: int, unit: CalendarUnit) -> list[int]:
    """Return the first day of each unit from the one that holds `low`, and the day after the last."""
    starts = [_unit_at(low, unit).earliest.toordinal()]
    while starts[-1] < high:
        starts.append(_unit_at(starts[-1], unit).latest.toordinal() + 1)
    return starts


def _unit_at(day: int, unit: CalendarUnit) -> Date:
    return Date.parse(str(datetime.date.fromordinal(day))[: unit.letters])


def _named(count: int, pitch: float, room: float, unit: CalendarUnit, before: int = 0, spare: float = 0) -> list[int]:
    """Return which of `count` units, each `pitch` long, are named so that every name has `room`.

    Counting begins `before` units earlier; the last names may use `spare` beyond the end of the axis.
    """
    step = next((step for step in unit.steps if step * pitch >= room), unit.steps[-1])
    return [at for at in range(count) if (before + at) % step == 0 and (count - at) * pitch + spare >= room]


# --- whole years --------------------------------------------------------------------------


def whole_years(dates: Iterable[Date]) -> tuple[int, int]:
    """Return the first day of the dates' first year and the day after their last year.

    Nothing depends on today's date; without any date it is the year 2000.
    """
    years = [end.year for date in dates for end in (date.start, date.end) if end] or [2000]
    return datetime.date(min(years), 1, 1).toordinal(), datetime.date(max(years), 12, 31).toordinal() + 1


def extent(scale: Scale, date: Date) -> Extent:
    """Return the places from the first to the last day a date may include, on a scale of days."""
    low = scale.at(date.start.earliest.toordinal()) if date.start else scale.start
    high = scale.at(date.end.latest.toordinal() + 1) if date.end else scale.end
    return Extent(low, high, date.start is None, date.end is None)


def year_lines(scale: Scale) -> list[float]:
    """Return where each year of a scale of `whole_years` begins, and where the last one ends."""
    return [*(scale.at(datetime.date(year, 1, 1).toordinal()) for year in _years(scale)), scale.end]


def year_labels(scale: Scale, room: float, spare: float) -> list[tuple[int, float]]:
    """Return the years to be written, with their places, so that each has `room`.

    They are multiples of 1, 2, 5, 10 …; the last may use `spare` beyond the end of the scale.
    """
    years, lines = _years(scale), year_lines(scale)
    pitch = (scale.end - scale.start) / len(years)
    return [(years[at], lines[at]) for at in _named(len(years), pitch, room, YEAR, years[0], spare)]


def _years(scale: Scale) -> range:
    first, last = (datetime.date.fromordinal(int(day)).year for day in (scale.low, scale.high - 1))
    return range(first, last + 1)
