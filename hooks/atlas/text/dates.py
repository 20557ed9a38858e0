"""Partial and uncertain dates: the subset of EDTF the atlas uses.

``2017`` a year · ``2017-05`` a month · ``2017-05-04`` a day · ``2017~`` about · ``2017?`` uncertain
``2017%`` both · ``2010/2015`` from–to · ``2020/..`` open · ``../2015`` open start

Source: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cached_property, total_ordering

POINT = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
"""One end of a date as a regular expression, for JSON Schema too; the calendar may still refuse a day."""
DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
"""A day as a regular expression."""
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([~?%])?")
_OPEN = ".."
HINT = "write 2017, 2017-05, 2017-05-04, 2017~ (about), 2017? (uncertain), 2010/2015 or 2020/.."

_MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class DatePart:
    """One end of a date: a year, month or day, perhaps approximate or uncertain."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> DatePart:
        """Return the point that an EDTF text names.

        Raises ValueError, with a hint, when the text names none.
        """
        found = _POINT.fullmatch(text)
        if not found:
            raise ValueError(f'"{text}" is not a date; {HINT}')
        year, month, day = (int(part) if part else None for part in found.group(1, 2, 3))
        try:
            datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise ValueError(f'"{text}" is not in the calendar') from error
        mark = found.group(4) or ""
        return cls(year or 0, month, day, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))

    @property
    def earliest(self) -> datetime.date:
        """The first day this point may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day this point may mean."""
        first = datetime.date(self.year, self.month or 12, 1)
        return datetime.date(self.year, first.month, self.day or calendar.monthrange(self.year, first.month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        mark = (
            "%" if self.approximate and self.uncertain else "~" if self.approximate else "?" if self.uncertain else ""
        )
        return "-".join(parts) + mark

    def text(self) -> str:
        """Return the point in words, its doubts spelt out: "about 4 May 2017 (uncertain)"."""
        parts = (str(self.day or ""), _MONTHS[self.month] if self.month else "", str(self.year))
        plain = " ".join(part for part in parts if part)
        return ("about " if self.approximate else "") + plain + (" (uncertain)" if self.uncertain else "")


@total_ordering
@dataclass(frozen=True, eq=True)
class Date:
    """A date or interval; `start` or `end` is None where the interval is open.

    Sorts by its first possible day, then its last: an open start comes first, an open end last.
    """

    start: DatePart | None
    end: DatePart | None
    interval: bool = False

    @classmethod
    def parse(cls, text: str) -> Date:
        """Return the date or interval that an EDTF text names.

        Raises ValueError, with a hint, when the text is neither or the end lies before the start.
        """
        text = text.strip()
        if "/" not in text:
            point = DatePart.parse(text)
            return cls(point, point)
        first, _, last = text.partition("/")
        if first == last == _OPEN:
            raise ValueError(f'"{text}" is open at both ends; {HINT}')
        start, end = (None if part == _OPEN else DatePart.parse(part) for part in (first, last))
        if start and end and end.latest < start.earliest:
            raise ValueError(f'"{text}" ends before it starts')
        return cls(start, end, interval=True)

    @cached_property
    def earliest(self) -> datetime.date:
        """The first day the date may include (the calendar's first when open)."""
        return self.start.earliest if self.start else datetime.date.min

    @cached_property
    def latest(self) -> datetime.date:
        """The last day the date may include (the calendar's last when open)."""
        return self.end.latest if self.end else datetime.date.max

    @property
    def certain(self) -> bool:
        """Whether no end of it is approximate or uncertain."""
        return not any(point and (point.approximate or point.uncertain) for point in (self.start, self.end))

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """What dates are ordered by."""
        return self.earliest, self.latest, str(self)

    def __lt__(self, other: Date) -> bool:
        return self.sort_key < other.sort_key

    def overlaps(self, other: Date) -> bool:
        """Return whether the two may share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        if not self.interval:
            return str(self.start)
        return "/".join(str(point) if point else _OPEN for point in (self.start, self.end))

    def text(self) -> str:
        """Return the date in words: "about 2006", "May 2017", "2010 – 2015", "since 2020"."""
        if not self.interval and self.start:
            return self.start.text()
        if self.start and self.end:
            return f"{self.start.text()} – {self.end.text()}"
        if self.start:
            return f"since {self.start.text()}"
        assert self.end is not None
        return f"until {self.end.text()}"
