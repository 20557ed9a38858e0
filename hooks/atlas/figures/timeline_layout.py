"""Where the parts of the timeline stand: eras in rows, events in lanes, none covering another.

Laid out along time (`along`) and across it (`across`): the wide drawing lays time to the right, the
narrow one downward, and the rest is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.figures import packing
from atlas.figures.axis import ARROW, Axis, Extent, span_of
from atlas.figures.svg import LINE, Box, text_width, widest_word, wrap
from atlas.page.context import PageContext
from atlas.schema.records import Era, Event

RADIUS = 4.0
ROOM = RADIUS + 1.2  # half of what a point takes up
BAND = 18.0  # across, what an era takes up
PITCH = 11.0  # across, from one row of points to the next


@dataclass(frozen=True)
class Placed:
    """An event with the dates it may cover and its row in the lane."""

    event: Event
    extent: Extent
    row: int


@dataclass(frozen=True)
class Lane:
    """A lane: where it lies across time, its events, and where their middle row runs."""

    id: str
    name: str
    start: float
    size: float
    middle: float
    events: tuple[Placed, ...]


@dataclass(frozen=True)
class TimelineLayout:
    """Where everything in one drawing stands."""

    vertical: bool
    axis: Axis
    width: float
    height: float
    eras: tuple[tuple[Era, Extent, int], ...]
    first_era: float
    lanes: tuple[Lane, ...]
    pitch: float

    def box(self, low: float, high: float, start: float, size: float) -> Box:
        """A rectangle from `low` to `high` in time, `size` broad across it."""
        return Box(start, low, size, high - low) if self.vertical else Box(low, start, high - low, size)

    def point(self, along: float, across: float) -> tuple[float, float]:
        """The same for a point."""
        return (across, along) if self.vertical else (along, across)


def plan_wide(page: PageContext, width: float = 800) -> TimelineLayout:
    """Time to the right: eras on top, then the years, then lane below lane."""
    axis = Axis(*span(page), 8, width - ARROW)
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
    """Time downward: the years, the eras, then lane beside lane; as wide as it must be."""
    names = {id: lane.name for id, lane in page.atlas.vocabulary.lanes.items()}
    words = {id: widest_word(name) + 6 for id, name in names.items()}
    head = 8 + LINE * max((len(wrap(name, words[id] - 4)) for id, name in names.items()), default=0)
    first, last = span(page)
    axis = Axis(first, last, head, head + (last - first) * year)
    eras = eras_in_rows(page, axis, axis.high + ARROW)
    start = 34 + tracks(eras) * (BAND + 2) + 4
    by_lane = _by_lane(page, axis)
    pitch, sizes = _sizes({id: _rows(events) for id, events in by_lane.items()}, words, width - start)
    lanes = []
    for id, events in by_lane.items():
        rows = _rows(events)
        edge = start + (sizes[id] - 2 - rows * pitch) / 2
        lanes.append(_lane(page, id, start, sizes[id] - 2, edge, rows, pitch, events))
        start += sizes[id]
    return TimelineLayout(True, axis, max(width, start), axis.high + ARROW + 4, eras, 34, tuple(lanes), pitch)


def _sizes(rows: dict[str, int], words: dict[str, float], room: float) -> tuple[float, dict[str, float]]:
    """The widest pitch with which all lanes fit beside each other, and their breadths."""
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
    """The first and the last year that the timeline shows."""
    dates = [era.period for era in page.atlas.of(Era)] + [event.date for event in page.atlas.of(Event)]
    return span_of(dates)


def eras_in_rows(page: PageContext, axis: Axis, end: float) -> tuple[tuple[Era, Extent, int], ...]:
    """The eras, each in the first row where its band and its name have room."""
    eras = page.atlas.of(Era)
    extents = [axis.extent(era.period) for era in eras]
    taken = []
    for era, extent in zip(eras, extents, strict=True):
        label = text_width(era.name) + 14
        low = min(extent.low, max(axis.low, end - label))
        taken.append((low - 4, max(extent.high + (ARROW if extent.open_high else 0), low + label)))
    return tuple(zip(eras, extents, packing.rows(taken), strict=True))


def tracks(eras: Sequence[tuple[Era, Extent, int]]) -> int:
    """How many rows the eras take up."""
    return max((row for _, _, row in eras), default=-1) + 1


def _by_lane(page: PageContext, axis: Axis) -> dict[str, list[Placed]]:
    found: dict[str, list[tuple[Event, Extent]]] = {id: [] for id in page.atlas.vocabulary.lanes}
    for event in page.atlas.of(Event):
        found[event.lane].append((event, axis.extent(event.date)))
    return {id: _placed(events) for id, events in found.items()}


def _placed(events: Sequence[tuple[Event, Extent]]) -> list[Placed]:
    at = packing.rows([_taken(event, extent) for event, extent in events])
    return [Placed(event, extent, row) for (event, extent), row in zip(events, at, strict=True)]


def _taken(event: Event, extent: Extent) -> tuple[float, float]:
    low, high = point_at(event, extent) - ROOM, point_at(event, extent) + ROOM
    return min(low, extent.low - 1), max(high, extent.high + 1)


def _rows(events: Sequence[Placed]) -> int:
    return max((placed.row for placed in events), default=0) + 1


def point_at(event: Event, extent: Extent) -> float:
    """Where along time the point stands: in the middle of what is possible, at the start of what lasted."""
    if event.date.interval:
        return (extent.high if extent.open_low else extent.low) + (-RADIUS if extent.open_low else RADIUS)
    return extent.middle
