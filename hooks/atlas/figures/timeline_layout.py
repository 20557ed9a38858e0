"""Lay out the timeline: eras in rows, events in lanes, none covering another.

Places are given along time (`along`) and across it (`across`), in SVG units: in the wide drawing time runs to the
right, in the narrow one downward, and the rest is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.figures import packing
from atlas.figures.bands import ARROW
from atlas.figures.scale import Extent, Scale, extent, whole_years
from atlas.figures.svg import LINE, Box, text_width, widest_word, wrap
from atlas.page.context import PageContext
from atlas.schema.records import Era, Event

RADIUS = 4.0
ROOM = RADIUS + 1.2  # half of the length kept free for a point
BAND = 18.0  # the breadth of an era, across time
YEAR_DAYS = 365.2425  # the mean length of a year in days
PITCH = 11.0  # from one row of points to the next, across time


@dataclass(frozen=True)
class Placed:
    """An event, the places between which it may lie, and its row in the lane."""

    event: Event
    extent: Extent
    row: int


@dataclass(frozen=True)
class Lane:
    """A lane from `start`, `size` broad across time, with the place of its middle row and its events."""

    id: str
    name: str
    start: float
    size: float
    middle: float
    events: tuple[Placed, ...]


@dataclass(frozen=True)
class TimelineLayout:
    """Where everything in one drawing stands; `axis` maps days (proleptic ordinals) to places along time."""

    vertical: bool
    axis: Scale
    width: float
    height: float
    eras: tuple[tuple[Era, Extent, int], ...]
    first_era: float
    lanes: tuple[Lane, ...]
    pitch: float

    def box(self, low: float, high: float, start: float, size: float) -> Box:
        """Return a rectangle from `low` to `high` along time and from `start`, `size` broad, across it."""
        return Box(start, low, size, high - low) if self.vertical else Box(low, start, high - low, size)

    def point(self, along: float, across: float) -> tuple[float, float]:
        """Return a point as its x and y."""
        return (across, along) if self.vertical else (along, across)


def plan_wide(page: PageContext, width: float = 800) -> TimelineLayout:
    """Lay time to the right: eras on top, then the years, then lane below lane."""
    axis = Scale(*span(page), 8, width - ARROW)
    eras = eras_in_rows(page, axis, width)
    top = tracks(eras) * (BAND + 3) + 26
    lanes = []
    for id, events in _by_lane(page, axis).items():
        rows = _rows(events)
        size = max(rows, 2) * PITCH + 30
        spare = (size - 20 - rows * PITCH) / 2
        lanes.append(_lane(page, id, top, size, top + 20 + spare, rows, PITCH, events))
        top += size + 2
    return TimelineLayout(False, axis, width, top + 18, eras, 0, tuple(lanes), PITCH)


def plan_narrow(page: PageContext, width: float = 340, year: float = 56) -> TimelineLayout:
    """Lay time downward: the years, the eras, then lane beside lane; as wide as need be.

    `width` is the least width, `year` the length of a year.
    """
    names = {id: lane.name for id, lane in page.atlas.vocabulary.lanes.items()}
    words = {id: widest_word(name) + 6 for id, name in names.items()}
    head = 8 + LINE * max((len(wrap(name, words[id] - 4)) for id, name in names.items()), default=0)
    first, last = span(page)
    axis = Scale(first, last, head, head + (last - first) / YEAR_DAYS * year)
    eras = eras_in_rows(page, axis, axis.end + ARROW)
    start = 34 + tracks(eras) * (BAND + 2) + 4
    by_lane = _by_lane(page, axis)
    pitch, sizes = _sizes({id: _rows(events) for id, events in by_lane.items()}, words, width - start)
    lanes = []
    for id, events in by_lane.items():
        rows = _rows(events)
        edge = start + (sizes[id] - 2 - rows * pitch) / 2
        lanes.append(_lane(page, id, start, sizes[id] - 2, edge, rows, pitch, events))
        start += sizes[id]
    return TimelineLayout(True, axis, max(width, start), axis.end + ARROW + 4, eras, 34, tuple(lanes), pitch)


def _sizes(rows: dict[str, int], words: dict[str, float], room: float) -> tuple[float, dict[str, float]]:
    """Return the widest pitch with which all lanes fit beside each other, and their breadths."""
    pitch = PITCH
    while sum(max(rows[id] * pitch + 6, words[id]) for id in rows) > room and pitch > 7:
        pitch -= 0.5
    sizes = {id: max(rows[id] * pitch + 6, words[id]) for id in rows}
    spare = max(0.0, room - sum(sizes.values())) / max(len(sizes), 1)
    return pitch, {id: size + spare for id, size in sizes.items()}


def _lane(
    page: PageContext,
    id: str,
    start: float,
    size: float,
    edge: float,
    rows: int,
    pitch: float,
    events: Sequence[Placed],
) -> Lane:
    middle = edge + ((rows - 1) // 2 + 0.5) * pitch
    return Lane(id, page.atlas.vocabulary.lanes[id].name, start, size, middle, tuple(events))


def span(page: PageContext) -> tuple[int, int]:
    """Return the first day the timeline shows and the day after its last, both at the turn of a year."""
    dates = [era.period for era in page.atlas.of(Era)] + [event.date for event in page.atlas.of(Event)]
    return whole_years(dates)


def eras_in_rows(page: PageContext, axis: Scale, end: float) -> tuple[tuple[Era, Extent, int], ...]:
    """Return the eras, each in the first row where its band and its name have room; names end before `end`."""
    eras = page.atlas.of(Era)
    extents = [extent(axis, era.period) for era in eras]
    taken = []
    for era, places in zip(eras, extents, strict=True):
        label = text_width(era.name) + 14
        low = min(places.low, max(axis.start, end - label))
        taken.append((low - 4, max(places.high + (ARROW if places.open_high else 0), low + label)))
    return tuple(zip(eras, extents, packing.rows(taken), strict=True))


def tracks(eras: Sequence[tuple[Era, Extent, int]]) -> int:
    """Return how many rows the eras take up."""
    return max((row for _, _, row in eras), default=-1) + 1


def _by_lane(page: PageContext, axis: Scale) -> dict[str, list[Placed]]:
    found: dict[str, list[tuple[Event, Extent]]] = {id: [] for id in page.atlas.vocabulary.lanes}
    for event in page.atlas.of(Event):
        found[event.lane].append((event, extent(axis, event.date)))
    return {id: _placed(events) for id, events in found.items()}


def _placed(events: Sequence[tuple[Event, Extent]]) -> list[Placed]:
    rows = packing.rows([_taken(event, places) for event, places in events])
    return [Placed(event, places, row) for (event, places), row in zip(events, rows, strict=True)]


def _taken(event: Event, places: Extent) -> tuple[float, float]:
    low, high = point_at(event, places) - ROOM, point_at(event, places) + ROOM
    return min(low, places.low - 1), max(high, places.high + 1)


def _rows(events: Sequence[Placed]) -> int:
    return max((placed.row for placed in events), default=0) + 1


def point_at(event: Event, places: Extent) -> float:
    """Return where along time the point of an event stands.

    That is the middle of the days a date may mean, and the start of an interval, or its end if the start is open.
    """
    if event.date.interval:
        return places.high - RADIUS if places.open_low else places.low + RADIUS
    return places.middle
