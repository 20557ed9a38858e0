"""Time on a line: dates to places, years to grid lines, periods to bands."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from atlas.figures.svg import Box, element, number
from atlas.text.dates import Date

ARROW = 8.0  # how far the arrow of an open band reaches beyond the axis


@dataclass(frozen=True)
class Extent:
    """The stretch of an axis a date may cover; an open side runs to the end of the axis."""

    low: float
    high: float
    open_low: bool
    open_high: bool

    @property
    def middle(self) -> float:
        """Half-way between the two ends."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Axis:
    """The years from `first` up to the start of `last`, laid between two places."""

    first: int
    last: int
    low: float
    high: float

    def at(self, year: float) -> float:
        """The place of a year with its fraction."""
        return self.low + (year - self.first) * (self.high - self.low) / (self.last - self.first)

    def extent(self, date: Date) -> Extent:
        """From the first to the last day a date may include."""
        low = self.at(_years(date.start.earliest)) if date.start else self.low
        high = self.at(_years(date.end.latest + datetime.timedelta(days=1))) if date.end else self.high
        return Extent(low, high, date.start is None, date.end is None)

    def years(self) -> list[tuple[int, float]]:
        """Every year with the place where it begins, that of the end included."""
        return [(year, self.at(year)) for year in range(self.first, self.last + 1)]

    def labelled(self, room: float) -> list[tuple[int, float]]:
        """The years to be written so that each has `room`; the last may use that of the arrows."""
        end = self.high + ARROW
        step = next(step for step in (1, 2, 5, 10, 50, 1000) if self.at(step) - self.at(0) >= room or step == 1000)
        return [(year, place) for year, place in self.years() if year % step == 0 and place + room <= end]


def span_of(dates: Iterable[Date]) -> tuple[int, int]:
    """The first year of the dates and the year after their last; nothing depends on today's date."""
    ends = [end for date in dates for end in (date.start, date.end) if end]
    if not ends:
        return 2000, 2001
    return min(end.year for end in ends), max(end.year for end in ends) + 1


def _years(day: datetime.date) -> float:
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days


def band(box: Box, open_low: bool, open_high: bool, fade: str, vertical: bool = False) -> str:
    """A period as a bar; where it is open it fades out (`fade` is a gradient's id, if any) and ends in an arrow."""
    bar = element(
        "rect",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=3,
        fill=f"url(#{fade})" if fade and open_high else None,
    )
    return bar + (_arrow(box, vertical, 1) if open_high else "") + (_arrow(box, vertical, -1) if open_low else "")


def _arrow(box: Box, vertical: bool, sign: int) -> str:
    tip, half = number(sign * 6), 3.5
    if vertical:
        x, y = box.x + box.width / 2, box.y + box.height if sign > 0 else box.y
        path = f"M{number(x - half)} {number(y + sign)}h{number(2 * half)}l{number(-half)} {tip}z"
    else:
        x, y = box.x + box.width if sign > 0 else box.x, box.y + box.height / 2
        path = f"M{number(x + sign)} {number(y - half)}v{number(2 * half)}l{tip} {number(-half)}z"
    return element("path", class_="arrow", d=path)


def fading(id: str, vertical: bool = False) -> str:
    """The gradient of open bands."""
    stops = element("stop", offset="0.5", class_="full") + element("stop", offset="1", class_="gone")
    ends = {"x2": "0", "y2": "1"} if vertical else {"x2": "1", "y2": "0"}
    return element("defs", element("linearGradient", stops, id=id, x1="0", y1="0", **ends))
