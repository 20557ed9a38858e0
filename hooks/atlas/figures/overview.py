"""Draw the timeline in small: eras as bands that lead to their pages, events as ticks in their lanes."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.figures.bands import ARROW, fading
from atlas.figures.scale import Scale, extent, year_labels
from atlas.figures.svg import element, figure, label, number, sheet, text_width
from atlas.figures.timeline import era_band
from atlas.figures.timeline_layout import BAND, Lane, TimelineLayout, eras_in_rows, span, tracks
from atlas.page.context import PageContext
from atlas.schema.records import Event

_LANE = 25.0
_YEARS = 20.0


def overview(page: PageContext) -> str:
    """Return eras and the density of events, for a front page; the full timeline has a marker for every event."""
    name, description = page.t("picture_overview"), page.t("picture_overview_text")
    plans = (("wide", _plan(page, 800)), ("narrow", _plan(page, 340)))
    return figure(
        "overview",
        *(
            sheet(layout, plan.width, plan.height, name, description, *_draw(page, plan, layout))
            for layout, plan in plans
        ),
    )


def _plan(page: PageContext, width: float) -> TimelineLayout:
    axis = Scale(*span(page), 8, width - ARROW)
    eras = eras_in_rows(page, axis, width)
    top = tracks(eras) * (BAND + 3) + _YEARS
    words = page.atlas.vocabulary.lanes.items()
    lanes = tuple(Lane(id, word.name, top + at * _LANE, _LANE - 2, 0, ()) for at, (id, word) in enumerate(words))
    return TimelineLayout(False, axis, width, top + len(lanes) * _LANE, eras, 0, lanes, 0)


def _draw(page: PageContext, plan: TimelineLayout, layout: str) -> Iterator[str]:
    fade = f"atlas-overview-{layout}"
    written = year_labels(plan.axis, text_width("0000") + 5, ARROW)
    years = (label(str(year), at + 3, plan.lanes[0].start - 6) for year, at in written)
    yield fading(fade, plan.vertical)
    yield element("g", *(era_band(page, plan, fade, *era) for era in plan.eras), class_="eras")
    yield element("g", *years, class_="years")
    for lane in plan.lanes:
        low, high = plan.axis.start, plan.axis.end
        yield element("rect", class_="lane", x=low, y=lane.start, width=high - low, height=lane.size)
        yield element("path", class_=f"ticks lane-{lane.id}", d=_ticks(page, plan, lane))
        yield label(lane.name, low + 4, lane.start + 11, class_=f"lane-name lane-{lane.id}")


def _ticks(page: PageContext, plan: TimelineLayout, lane: Lane) -> str:
    at = (extent(plan.axis, event.date).middle for event in page.atlas.of(Event) if event.lane == lane.id)
    return "".join(f"M{number(x)} {number(lane.start + 13)}v8" for x in at)
