"""Draw where the models came from: bars over time, joined to what they grew out of and what replaced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from atlas.figures.bands import ARROW, band, fading
from atlas.figures.scale import Scale, extent, whole_years, year_labels, year_lines
from atlas.figures.svg import (
    Box,
    element,
    figure,
    label,
    legend,
    link,
    number,
    sheet,
    shorten,
    text_width,
    url_to,
)
from atlas.page.context import PageContext
from atlas.schema.records import Era, Event, Model

KINDS = ("parent", "derived", "replaced")
ROW = 34.0
_BAR = 12.0
_HEAD = 22.0
_STEP = 6.0  # between the upright lines of edges that end at the same time


@dataclass(frozen=True)
class ModelBar:
    """A model: its box, which sides of its period are open, its name and where that begins."""

    model: Model
    box: Box
    open_low: bool
    open_high: bool
    name: str
    name_x: float

    @property
    def middle(self) -> float:
        """The y at which arrows arrive."""
        return self.box.y + self.box.height / 2


@dataclass(frozen=True)
class Edge:
    """A relation from one model to a later one; `kind` is parent, derived or replaced."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True)
class LineageLayout:
    """Where everything in one drawing stands.

    `axis` maps days (proleptic ordinals) to x; models without a known period lie left of `undated`.
    """

    axis: Scale
    width: float
    height: float
    bars: Mapping[str, ModelBar]
    undated: float


def lineage(page: PageContext) -> str:
    """Return the picture of all models over time and what came from what, each linked to its page."""
    found = edges(page)
    name, description = page.t("picture_lineage"), _described(page, found)
    drawings = [
        sheet(layout, plan.width, plan.height, name, description, *_draw(page, plan, found, layout))
        for layout, plan in (("wide", plan_lineage(page, found, 800)), ("narrow", plan_lineage(page, found, 340)))
    ]
    return figure("lineage", *drawings, _legend(page))


# --- what leads to what -------------------------------------------------------------------


def edges(page: PageContext) -> list[Edge]:
    """Return the relations from each model to its variants, what grew out of it and what replaced it."""
    found: dict[Edge, None] = {}
    for model in page.atlas.of(Model):
        origins = [(model.parent, model.id, "parent")] if model.parent else []
        origins += [(origin, model.id, "derived") for origin in model.derived_from]
        origins += [(model.id, successor, "replaced") for successor in model.replaced_by]
        found |= dict.fromkeys(Edge(*origin) for origin in origins)
    return list(found)


def in_order(page: PageContext, found: Sequence[Edge]) -> list[Model]:
    """Return the models by start, each followed by those that came from it, so that relatives stand near."""
    models = {model.id: model for model in page.atlas.of(Model)}
    origin: dict[str, str] = {}
    for edge in sorted(found, key=lambda edge: KINDS.index(edge.kind)):
        origin.setdefault(edge.target, edge.source)
    successors: dict[str, list[str]] = defaultdict(list)
    for id in models:
        if id in origin:
            successors[origin[id]].append(id)
    order: dict[str, None] = {}
    # From the models without an origin, plus the rest, in case the data holds a cycle
    for start in [id for id in models if id not in origin] + list(models):
        waiting = [start]
        while waiting:
            id = waiting.pop()
            if id not in order:
                order[id] = None
                waiting += reversed(successors[id])
    return [models[id] for id in order]


# --- where things stand -------------------------------------------------------------------


def plan_lineage(page: PageContext, found: Sequence[Edge], width: float) -> LineageLayout:
    """Lay out all models on a given width, one a row."""
    models = in_order(page, found)
    margin = _STEP * 3 + 4
    undated = 0.0 if all(model.period for model in models) else max(width / 10, text_width(page.t("undated")) + 8)
    dates = [model.period for model in models if model.period] + [era.period for era in page.atlas.of(Era)]
    dates += [event.date for event in page.atlas.of(Event)]
    axis = Scale(*whole_years(dates), undated + margin, width - ARROW)
    bars = {model.id: _bar(model, at, axis, undated, width) for at, model in enumerate(models)}
    return LineageLayout(axis, width, _HEAD + len(models) * ROW + 20, bars, undated)


def _bar(model: Model, at: int, axis: Scale, undated: float, width: float) -> ModelBar:
    y = _HEAD + at * ROW + 17
    if not model.period:
        box, open_low, open_high = Box(2, y, undated - 4, _BAR), False, False
    else:
        places = extent(axis, model.period)
        box = Box(places.low, y, max(places.high - places.low, 6), _BAR)
        open_low, open_high = places.open_low, places.open_high
    name = shorten(model.name, width - 4)
    return ModelBar(model, box, open_low, open_high, name, max(2, min(box.x, width - text_width(name) - 2)))


# --- drawing ------------------------------------------------------------------------------


def _draw(page: PageContext, plan: LineageLayout, found: Sequence[Edge], layout: str) -> list[str]:
    fade, hatch = f"atlas-lineage-fade-{layout}", f"atlas-hatch-{layout}"
    undated = label(page.t("undated"), 2, 14, class_="undated") if plan.undated else ""
    return [
        fading(fade) + _hatching(hatch),
        _grid(plan) + undated,
        element("g", *_edges(plan, found), class_="edges"),
        element("g", *(_model(page, bar, fade, hatch) for bar in plan.bars.values()), class_="bars"),
    ]


def _grid(plan: LineageLayout) -> str:
    foot = plan.height - 18
    path = "".join(f"M{number(x)} {number(_HEAD - 4)}V{number(foot)}" for x in year_lines(plan.axis))
    years = "".join(
        label(str(year), x + 2, y)
        for y in (14, plan.height - 4)
        for year, x in year_labels(plan.axis, text_width("0000") + 5, ARROW)
    )
    return element("path", class_="grid", d=path) + element("g", years, class_="years")


def _edges(plan: LineageLayout, found: Sequence[Edge]) -> Iterator[str]:
    """Draw the relations; those that end at about the same time but begin elsewhere run beside each other."""
    trunks: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for edge in found:
        source, target = plan.bars[edge.source], plan.bars[edge.target]
        beside = trunks[round(target.box.x / (3 * _STEP))]
        trunk = beside.setdefault((edge.source, edge.kind), len(beside))
        x = target.box.x - 8 - _STEP * (trunk % 3)
        yield _edge(edge.kind, source, target, x)


def _edge(kind: str, source: ModelBar, target: ModelBar, x: float) -> str:
    """Draw a line from the source along its row to `x`, from there to the row of the target and to its start."""
    start = min(max(x, source.box.x), source.box.x + source.box.width)
    end = target.box.x - (0 if kind == "parent" else 1)
    path = f"M{number(start)} {number(source.middle)}H{number(x)}V{number(target.middle)}H{number(end)}"
    return element("g", element("path", d=path), _tip(kind, end, target.middle), class_=kind)


def _tip(kind: str, x: float, y: float) -> str:
    return "" if kind == "parent" else element("path", class_="tip", d=f"M{number(x)} {number(y)}l-7 -4v8z")


def _model(page: PageContext, bar: ModelBar, fade: str, hatch: str) -> str:
    period = bar.model.period
    when = period.text() if period else page.t("undated")
    if not period:
        shape = element("rect", rx=3, fill=f"url(#{hatch})", **vars(bar.box))
    else:
        shape = band(bar.box, bar.open_low, bar.open_high, fade)
    style = "undated" if not period else None if period.certain else "doubt"
    text = label(bar.name, bar.name_x, bar.box.y - 4)
    return link(url_to(page, bar.model), f"{bar.model.name}: {when}", shape, text, class_=style)


def _hatching(id: str) -> str:
    stripes = element("path", d="M0 6L6 0", class_="stripe")
    return element("defs", element("pattern", stripes, id=id, width=6, height=6, patternUnits="userSpaceOnUse"))


def _legend(page: PageContext) -> str:
    samples = [
        (element("g", element("g", element("path", d="M1 8H28"), _tip(kind, 29, 8), class_=kind), class_="edges"), key)
        for kind, key in zip(KINDS, ("picture_parent", "picture_derived", "picture_replaced"), strict=True)
    ]
    bar = Box(1, 3, 22, 10)
    open_ended = element("g", band(bar, False, True, ""), class_="bars")
    doubt = element("g", element("g", band(bar, False, False, ""), class_="doubt"), class_="bars")
    bars = [(open_ended, "picture_open"), (doubt, "picture_doubt")]
    return legend((marker, page.t(key)) for marker, key in samples + bars)


def _described(page: PageContext, found: Sequence[Edge]) -> str:
    keys = dict(zip(KINDS, ("picture_parent_of", "picture_derived_of", "picture_replaced_of"), strict=True))
    return " ".join(
        page.t(keys[edge.kind]).format(source=page.atlas.name_of(edge.source), target=page.atlas.name_of(edge.target))
        for edge in found
    )
