"""Where the lines of a chart's axes stand: round numbers, and years, months or days."""

from __future__ import annotations

import datetime
import math

from atlas.figures.svg import text_width
from atlas.text.dates import Date

_UNITS = ((10, 21), (7, 550))  # how long a day or month is written, and up to how many days an axis counts in it
_STEPS = (1, 2, 3, 4, 5, 6, 10, 20, 50, 1000)


def value_ticks(low: float, high: float, steps: int) -> list[float]:
    """Round numbers from `low` to `high`, zero among them where it lies between, about `steps` of them."""
    raw = 0.75 * (high - low) / steps
    power = 10 ** math.floor(math.log10(raw))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= raw)
    return [round(step * at, 10) for at in range(math.ceil(low / step), math.floor(high / step) + 1)]


def time_ticks(low: int, high: int, width: float) -> tuple[int, int, list[tuple[int, str]]]:
    """Where an axis from day `low` to `high` begins and ends, and its lines, named where there is room."""
    letters = next((letters for letters, days in _UNITS if high - low <= days), 4)
    starts = _starts(low, high, letters)
    names = [Date.parse(str(day)[:letters]).text() for day in starts[:-1]]
    room, each = max(text_width(name) for name in names) + 6, width / len(names)
    step = next(step for step in _STEPS if each * step >= room or step == _STEPS[-1])
    ticks = [
        (day.toordinal(), name if at % step == 0 and (len(names) - at) * each >= room else "")
        for at, (day, name) in enumerate(zip(starts, names, strict=False))
    ]
    return starts[0].toordinal(), starts[-1].toordinal(), ticks


def _starts(low: int, high: int, letters: int) -> list[datetime.date]:
    """The first days of the years, months or days between, and of the one after them."""
    unit = Date.parse(str(datetime.date.fromordinal(low))[:letters])
    starts = [unit.earliest]
    while starts[-1].toordinal() < high:
        unit = Date.parse(str(starts[-1])[:letters])
        starts.append(unit.latest + datetime.timedelta(days=1))
    return starts
