"""A picture as a file of its own, to stand in other people's work: its colours, title, source and address are in it.

The colours are those of docs/assets/css/tokens.css on light paper: a picture elsewhere has no style sheet of ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from atlas.figures.series import WIDE, sheet_of
from atlas.figures.svg import LINE, clean, element, lines, number, wrap
from atlas.page.context import PageContext
from atlas.schema.records import Series

_PAPER, _INK, _SOFT, _LINE, _JADE = "#fbfaf6", "#22302e", "#5a6562", "#d9d3c3", "#14605a"
_TITLE = 16.0  # the size of the title's text
_SMALL = 11.0  # that of the sources'
_EDGE = 16.0
_STYLE = f"""
text {{ font: 12px system-ui, "Noto Sans SC", sans-serif; fill: {_INK} }}
.title {{ font-size: {_TITLE:g}px; font-weight: 600 }} .told {{ font-size: {_SMALL:g}px; fill: {_SOFT} }}
.unit, .tick {{ fill: {_SOFT} }} .unit {{ font-style: italic }} .tick {{ font-size: 11px }}
.tick-value {{ text-anchor: end }}
.grid {{ fill: none; stroke: {_LINE} }} .zero {{ fill: none; stroke: {_SOFT} }}
.values text {{
  text-anchor: middle; font-weight: 600; paint-order: stroke;
  stroke: {_PAPER}; stroke-width: 3px; stroke-linejoin: round
}}
svg {{ color: {_JADE} }} .letter {{ fill: currentColor; font-weight: 600 }}
.line {{ fill: none; stroke: currentColor; stroke-width: 2 }} .line.basis-measured {{ stroke-width: 1.4 }}
.line.basis-estimate {{ stroke-dasharray: 7 4 }} .line.basis-forecast {{ stroke-dasharray: 1.5 3.5 }}
.sign {{ fill: currentColor; stroke: currentColor; stroke-width: 1.8 }}
.sign.basis-estimate, .sign.basis-forecast {{ fill: {_PAPER} }} .sign.basis-forecast {{ stroke-dasharray: 2.2 1.6 }}
.span {{ fill: none; stroke: currentColor; stroke-width: 5; stroke-opacity: .25 }}
"""


def standing_alone(page: PageContext, series: Series, told: Iterable[str]) -> str:
    """Return the chart of a series as an SVG file; below it stands what is `told` of sources and address."""
    return framed(series.name, sheet_of(page, series, WIDE), told)


def framed(name: str, inner: str, told: Iterable[str], room: float = WIDE.width, high: float = WIDE.height) -> str:
    """Return a drawing, `room` wide and `high`, as a file: its name above it, what is `told` of it below."""
    head = wrap(name, room, _TITLE)
    foot = [line for text in told for line in wrap(text, room, _SMALL)]
    top = _EDGE + len(head) * 1.3 * _TITLE
    below = top + high + LINE
    width, height = room + 2 * _EDGE, below + len(foot) * LINE + _EDGE
    titles = "".join(
        element("text", clean(line), class_="title", x=_EDGE, y=_EDGE + (at + 0.8) * 1.3 * _TITLE)
        for at, line in enumerate(head)
    )
    place = f'x="{number(_EDGE)}" y="{number(top)}" width="{number(room)}" height="{number(high)}"'
    placed = inner.replace("<svg", f"<svg {place}", 1)
    return element(
        "svg",
        element("style", _STYLE),
        element("rect", width=width, height=height, fill=_PAPER),
        titles,
        placed,
        lines(foot, _EDGE, below, class_="told"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
    )
