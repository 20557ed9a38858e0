"""The timeline in small: eras as bands that lead to their pages, events as strokes in their lanes."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.figures.axis import ARROW, Axis, fading
from atlas.figures.svg import element, figure, label, number, sheet, text_width
from atlas.figures.timeline import era_band
from atlas.figures.timeline_layout import BAND, Lane, Plan, eras_in_rows, span, tracks
from atlas.schema.records import Event
from atlas.page.context import Writer

_LANE = 25.0
_YEARS = 20.0


def overview(w: Writer) -> str:
    """Eras and the density of events, for a front page; the full timeline has a mark for every event."""
    name, description = w.t("picture_overview"), w.t("picture_overview_text")
    plans = (("wide", _plan(w, 800)), ("narrow", _plan(w, 340)))
    return figure(
        "overview",
        *(sheet(layout, plan.width, plan.height, name, description, *_draw(w, plan, layout)) for layout, plan in plans),
    )


def _plan(w: Writer, width: float) -> Plan:
    axis = Axis(*span(w), 8, width - ARROW)
    eras = eras_in_rows(w, axis, width)
    top = tracks(eras) * (BAND + 3) + _YEARS
    words = w.atlas.vocabulary.lanes.items()
    lanes = tuple(Lane(id, word.name, top + at * _LANE, _LANE - 2, 0, ()) for at, (id, word) in enumerate(words))
    return Plan(False, axis, width, top + len(lanes) * _LANE, eras, 0, lanes, 0)


def _draw(w: Writer, plan: Plan, layout: str) -> Iterator[str]:
    fade = f"atlas-overview-{layout}"
    years = (
        label(str(year), at + 3, plan.lanes[0].start - 6) for year, at in plan.axis.labelled(text_width("0000") + 5)
    )
    yield fading(fade, plan.vertical)
    yield element("g", *(era_band(w, plan, fade, *era) for era in plan.eras), class_="eras")
    yield element("g", *years, class_="years")
    for lane in plan.lanes:
        low, high = plan.axis.low, plan.axis.high
        yield element("rect", class_="lane", x=low, y=lane.start, width=high - low, height=lane.size)
        yield element("path", class_=f"ticks lane-{lane.id}", d=_strokes(w, plan, lane))
        yield label(lane.name, low + 4, lane.start + 11, class_=f"lane-name lane-{lane.id}")


def _strokes(w: Writer, plan: Plan, lane: Lane) -> str:
    at = (plan.axis.extent(event.date).middle for event in w.atlas.of(Event) if event.lane == lane.id)
    return "".join(f"M{number(x)} {number(lane.start + 13)}v8" for x in at)
