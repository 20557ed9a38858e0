"""Draw the timeline: eras as bands, events as points in lanes; precision and doubt are visible."""

from __future__ import annotations

from atlas.figures import packing
from atlas.figures.bands import ARROW, band, fading
from atlas.figures.scale import Extent, year_labels, year_lines
from atlas.figures.svg import (
    LINE,
    Box,
    element,
    figure,
    label,
    legend,
    lines,
    link,
    number,
    sheet,
    shorten,
    text_width,
    url_to,
    widest_word,
    wrap,
)
from atlas.figures.timeline_layout import BAND, RADIUS, Lane, Placed, TimelineLayout, plan_narrow, plan_wide, point_at
from atlas.page.context import PageContext
from atlas.schema.records import Era, Event

_DIAMOND = "l5.3 5.3-5.3 5.3-5.3-5.3z"


def timeline(page: PageContext, narrow: bool = True) -> str:
    """Return the picture of all eras and events over time, each linked to its page; `narrow` also for a phone."""
    name, description = page.t("picture_timeline"), page.t("picture_timeline_text")
    plans = {"wide": plan_wide, **({"narrow": plan_narrow} if narrow else {})}
    drawings = [
        sheet(layout, plan.width, plan.height, name, description, *_draw(page, plan, layout))
        for layout, plan in ((layout, make(page)) for layout, make in plans.items())
    ]
    return figure("timeline", *drawings, _legend(page))


def _draw(page: PageContext, plan: TimelineLayout, layout: str) -> list[str]:
    fade = f"atlas-fade-{layout}"
    return [
        fading(fade, plan.vertical),
        *(element("rect", class_="lane", **vars(_lane_box(plan, lane))) for lane in plan.lanes),
        _grid(plan),
        element("g", *(era_band(page, plan, fade, *era) for era in plan.eras), class_="eras"),
        *(_lane_name(plan, lane) for lane in plan.lanes),
        *(
            element("g", *(_event(page, plan, lane, placed) for placed in lane.events), class_=f"marks lane-{lane.id}")
            for lane in plan.lanes
            if lane.events
        ),
    ]


def _lane_box(plan: TimelineLayout, lane: Lane) -> Box:
    return plan.box(plan.axis.start, plan.axis.end, lane.start, lane.size)


def _grid(plan: TimelineLayout) -> str:
    """Draw a line for each year, and write the years beside them."""
    start = plan.first_era
    end = plan.width if plan.vertical else plan.height - 18
    if plan.vertical:
        path = "".join(f"M{number(start)} {number(at)}H{number(end)}" for at in year_lines(plan.axis))
        years = "".join(label(str(year), 0, at + 4) for year, at in year_labels(plan.axis, 16, ARROW))
    else:
        path = "".join(f"M{number(at)} {number(start)}V{number(end)}" for at in year_lines(plan.axis))
        top = (plan.lanes[0].start if plan.lanes else end) - 9
        years = "".join(
            label(str(year), at + 3, y)
            for y in (top, plan.height - 4)
            for year, at in year_labels(plan.axis, text_width("0000") + 5, ARROW)
        )
    return element("path", class_="grid", d=path) + element("g", years, class_="years")


def era_band(page: PageContext, plan: TimelineLayout, fade: str, era: Era, places: Extent, row: int) -> str:
    """Return an era as a band with its name, linked to its page."""
    step = BAND + (2 if plan.vertical else 3)
    box = plan.box(places.low, places.high, plan.first_era + row * step, BAND)
    end = plan.axis.end + ARROW
    start = max(plan.axis.start, min(places.low, end - text_width(era.name) - 14)) + 7
    x, y = plan.point(start, plan.first_era + row * step + (4.5 if plan.vertical else 13))
    turned = f"translate({number(x)} {number(y)})rotate(90)" if plan.vertical else None
    name = shorten(era.name, end - start)
    text = label(name, transform=turned) if turned else label(name, x, y)
    title = f"{era.period.text()}: {era.name}"
    bar = band(box, places.open_low, places.open_high, fade, plan.vertical)
    return link(url_to(page, era), title, bar, text, class_=None if era.period.certain else "doubt")


def _lane_name(plan: TimelineLayout, lane: Lane) -> str:
    if not plan.vertical:
        return label(lane.name, plan.axis.start + 6, lane.start + 14, class_=f"lane-name lane-{lane.id}")
    content = wrap(lane.name, max(lane.size, widest_word(lane.name)))
    foot = plan.axis.start - 8 - LINE * (len(content) - 1)
    style = f"lane-name lane-{lane.id}"
    return lines(content, lane.start + lane.size / 2, foot, class_=style, text_anchor="middle")


def _event(page: PageContext, plan: TimelineLayout, lane: Lane, placed: Placed) -> str:
    event, places = placed.event, placed.extent
    across = lane.middle + packing.from_middle(placed.row) * plan.pitch
    title = f"{event.date.text()}: {event.name}" + (f" ({page.t('contested')})" if event.contested else "")
    span = ""
    if places.high - places.low > 2 * RADIUS:
        box = plan.box(places.low, places.high, across - 3.5, 7)
        span = element("rect", rx=3.5, **vars(box))
    x, y = plan.point(point_at(event, places), across)
    return link(url_to(page, event), title, span, _marker(x, y, event.contested), class_=_style(event))


def _style(event: Event) -> str:
    """Return how exact a date is: ``day``, ``part`` (month or year), ``long`` (an interval), ``doubt``."""
    date = event.date
    if not date.certain:
        return "doubt"
    if date.interval:
        return "long"
    return "day" if date.start and date.start.day else "part"


def _marker(x: float, y: float, contested: bool) -> str:
    if contested:
        return element("path", d=f"M{number(x)} {number(y - 5.3)}{_DIAMOND}")
    return element("circle", cx=x, cy=y, r=RADIUS)


def _legend(page: PageContext) -> str:
    span = element("rect", x=1, y=4.5, width=28, height=7, rx=3.5)
    samples = [
        ("day", _marker(15, 8, False), "picture_day"),
        ("part", span + _marker(15, 8, False), "picture_part"),
        ("doubt", _marker(15, 8, False), "picture_doubt"),
        ("long", span + _marker(5, 8, False), "picture_long"),
        ("part", _marker(15, 8, True), "picture_contested"),
    ]
    entries = [
        (element("g", element("g", marker, class_=style), class_="marks"), page.t(key))
        for style, marker, key in samples
    ]
    arrow = band(Box(1, 3, 22, 10), False, True, "")
    return legend([*entries, (element("g", arrow, class_="eras"), page.t("picture_open"))])
