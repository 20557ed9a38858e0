"""Draw bars and charts of unit economics; the script of the explorer draws the same ones in the page.

Every picture is 360 SVG units wide, so that it is legible on a phone, and takes its colours from the style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.figures.scale import Scale, value_ticks
from atlas.figures.svg import clean, element, label
from atlas.text.rounding import fixed, percent, significant

WIDTH = 360
BAR = 26
"""The height of a bar."""
LEFT, RIGHT, TOP, BOTTOM = 52, 20, 12, 34
HEIGHT = 190
"""The margins and the height of a chart."""


@dataclass(frozen=True)
class Segment:
    """A part of an order's price: the class that colours it, its name and its amount in yuan."""

    style: str
    name: str
    amount: float


@dataclass(frozen=True)
class PriceBar:
    """Where the price of one order goes; `left` is what remains, negative for a loss."""

    title: str
    price: float
    parts: tuple[Segment, ...]
    left: Segment


@dataclass(frozen=True)
class Line:
    """A line through points, and markers with their titles; all in the values of the chart's axes."""

    style: str
    points: tuple[tuple[float, float], ...]
    markers: tuple[tuple[float, float, str], ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart of lines: ranges of both axes, what they count, and a level to compare with."""

    across: tuple[float, float]
    up: tuple[float, float]
    across_name: str
    up_name: str
    lines: tuple[Line, ...]
    level: float | None = None
    note: str = ""


def bars(title: str, rows: Sequence[PriceBar]) -> str:
    """Return stacked bars, one below the other, each on the scale of its list price."""
    widest = max(max(1, sum(part.amount for part in bar.parts) / bar.price) for bar in rows)
    shares, bottom = Scale(0, widest, 1, WIDTH - 1), (BAR + 24) * len(rows)
    drawn = "".join(_bar(bar, 1 + i * (BAR + 24), shares) for i, bar in enumerate(rows))
    return _picture(title, bottom + 16, drawn + _list_price(shares.at(1), bottom))


def _bar(bar: PriceBar, top: float, shares: Scale) -> str:
    """Draw a bar with its title; what exceeds the list price is marked as a loss."""
    drawn = [_text(1, top + 13, bar.title, "econ-title")]
    reached, y = 0.0, top + 18
    for part in (*bar.parts, bar.left):
        share = part.amount / bar.price
        if share > 0:
            drawn.append(_segment(part, shares.at(reached), y, shares.at(share) - shares.at(0), share))
            reached += share
    if bar.left.amount < 0:
        loss = shares.at(reached) - shares.at(1)
        drawn.append(_rect("econ-loss", shares.at(1), y, loss, percent(bar.left.amount / bar.price, 0)))
    return "".join(drawn)


def _segment(part: Segment, x: float, y: float, width: float, share: float) -> str:
    drawn = _rect(part.style, x, y, width, f"{part.name}: {percent(share, 0)}")
    if width >= 24:
        drawn += _text(x + width / 2, y + 17, percent(share, 0), f"econ-in {part.style}", "middle")
    return drawn


def _rect(style: str, x: float, y: float, width: float, title: str) -> str:
    tip = element("title", clean(title))
    return element("rect", tip, class_=style, x=_n(x), y=_n(y), width=_n(width), height=BAR)


def _list_price(x: float, bottom: float) -> str:
    anchor = "end" if x > 1 + WIDTH / 2 else "middle"
    return _path("econ-level", ((x, 16), (x, bottom + 2))) + _text(x, bottom + 13, "100%", "econ-tick", anchor)


def chart(title: str, drawn: Chart) -> str:
    """Return a chart: its axes, its lines and their markers."""
    parts = [_axes(drawn)]
    if drawn.level is not None:
        parts.append(_path("econ-level", [_at(drawn, x, drawn.level) for x in drawn.across]))
    for line in drawn.lines:
        parts.append(_path(f"econ-line {line.style}", tuple(_at(drawn, x, y) for x, y in line.points)))
        for x, y, name in line.markers:
            parts.append(_marker(line.style, *_at(drawn, x, y), name))
    if drawn.note:
        parts.append(_text(WIDTH - RIGHT, TOP - 3, drawn.note, "econ-note", "end"))
    return _picture(title, HEIGHT, "".join(parts))


def _marker(style: str, x: float, y: float, name: str) -> str:
    """Draw a marker: a square for the second of two presets, else a disc."""
    tip, class_ = element("title", clean(name)), f"econ-mark {style}"
    if style == "econ-b":
        return element("rect", tip, class_=class_, x=_n(x - 4), y=_n(y - 4), width=8, height=8)
    return element("circle", tip, class_=class_, cx=_n(x), cy=_n(y), r=4.5)


def _axes(drawn: Chart) -> str:
    parts = [_text(2, TOP - 3, drawn.up_name, "econ-tick")]
    parts.append(_text(WIDTH - RIGHT, HEIGHT - 4, drawn.across_name, "econ-tick", "end"))
    for value in value_ticks(*drawn.up):
        x, y = _at(drawn, drawn.across[0], value)
        style = "econ-zero" if value == 0 else "econ-grid"
        parts.append(_path(style, ((x, y), (WIDTH - RIGHT, y))))
        parts.append(_text(LEFT - 4, y + 3.5, short(value), "econ-tick", "end"))
    for value in value_ticks(*drawn.across):
        x, _ = _at(drawn, value, drawn.up[0])
        parts.append(_text(x, HEIGHT - BOTTOM + 13, short(value), "econ-tick", "middle"))
    return "".join(parts)


def _at(drawn: Chart, x: float, y: float) -> tuple[float, float]:
    return Scale(*drawn.across, LEFT, WIDTH - RIGHT).at(x), Scale(*drawn.up, HEIGHT - BOTTOM, TOP).at(y)


def short(value: float) -> str:
    """Write a number for an axis: 1.2k, 3M."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return significant(value / size, 4) + letter
    return significant(value, 4)


def _path(style: str, points: Sequence[tuple[float, float]]) -> str:
    return element("path", class_=style, d="M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points))


def _text(x: float, y: float, text: str, style: str, anchor: str = "start") -> str:
    return label(text, _n(x), _n(y), class_=style, text_anchor=anchor)


def _n(value: float) -> str:
    return fixed(value, 2).replace("−", "-").rstrip("0").rstrip(".")


def _picture(title: str, height: float, content: str) -> str:
    view = f"0 0 {WIDTH} {_n(height)}"
    return element("svg", content, class_="econ-picture", viewBox=view, role="img", aria_label=title)
