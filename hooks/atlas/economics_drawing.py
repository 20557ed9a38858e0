"""The pictures of unit economics as inline SVG. `docs/assets/js/economics/figures.js` draws the same.

Every picture is 360 units wide, so that it is legible on a phone, and takes its colours from the style sheet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from atlas.rounding import fixed, percent, significant

WIDTH = 360
BAR = 26
"""Height of a bar."""
LEFT, RIGHT, TOP, BOTTOM = 52, 20, 12, 34
HEIGHT = 190
"""Size of a chart and its margins."""


@dataclass(frozen=True)
class Segment:
    """A part of an order's price: the class that colours it, its name and its amount."""

    style: str
    name: str
    amount: float


@dataclass(frozen=True)
class Bar:
    """Where the price of one order goes; `left` is what remains, negative for a loss."""

    title: str
    price: float
    parts: tuple[Segment, ...]
    left: Segment


@dataclass(frozen=True)
class Line:
    """A line through points, with a mark at some of them."""

    style: str
    points: tuple[tuple[float, float], ...]
    marks: tuple[tuple[float, float, str], ...] = ()


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


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Stacked bars, one below the other, all on the scale of their list price."""
    widest = max(max(1, sum(part.amount for part in bar.parts) / bar.price) for bar in rows)
    scale = (WIDTH - 2) / widest
    drawn = "".join(_bar(bar, 1 + i * (BAR + 24), scale) for i, bar in enumerate(rows))
    return _svg(title, (BAR + 24) * len(rows) + 16, drawn + _price_mark(scale, (BAR + 24) * len(rows)))


def _bar(bar: Bar, top: float, scale: float) -> str:
    parts = [_text(1, top + 13, bar.title, "econ-title")]
    x, y = 1.0, top + 18
    for part in (*bar.parts, bar.left):
        width = part.amount / bar.price * scale
        if width > 0:
            parts.append(_segment(part, x, y, width, part.amount / bar.price))
            x += width
    if bar.left.amount < 0:
        start = 1 + scale
        parts.append(_rect("econ-loss", start, y, x - start, percent(bar.left.amount / bar.price, 0)))
    return "".join(parts)


def _segment(part: Segment, x: float, y: float, width: float, share: float) -> str:
    drawn = _rect(part.style, x, y, width, f"{part.name}: {percent(share, 0)}")
    if width >= 24:
        drawn += _text(x + width / 2, y + 17, percent(share, 0), f"econ-in {part.style}", "middle")
    return drawn


def _rect(style: str, x: float, y: float, width: float, title: str) -> str:
    return (
        f'<rect class="{style}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{BAR}">'
        f"<title>{escape(title)}</title></rect>"
    )


def _price_mark(scale: float, bottom: float) -> str:
    x = 1 + scale
    end = "end" if scale > WIDTH / 2 else "middle"
    return _path("econ-level", ((x, 16), (x, bottom + 2))) + _text(x, bottom + 13, "100%", "econ-tick", end)


def chart(title: str, drawn: Chart) -> str:
    """A chart with axes, its lines and their marks."""
    parts = [_axes(drawn)]
    if drawn.level is not None:
        parts.append(_path("econ-level", [_at(drawn, x, drawn.level) for x in drawn.across]))
    for line in drawn.lines:
        parts.append(_path(f"econ-line {line.style}", tuple(_at(drawn, x, y) for x, y in line.points)))
        for x, y, name in line.marks:
            parts.append(_mark(line.style, *_at(drawn, x, y), name))
    if drawn.note:
        parts.append(_text(WIDTH - RIGHT, TOP - 3, drawn.note, "econ-note", "end"))
    return _svg(title, HEIGHT, "".join(parts))


def _mark(style: str, x: float, y: float, name: str) -> str:
    title = f"<title>{escape(name)}</title>"
    if "econ-b" in style:
        return f'<rect class="econ-mark {style}" x="{_n(x - 4)}" y="{_n(y - 4)}" width="8" height="8">{title}</rect>'
    return f'<circle class="econ-mark {style}" cx="{_n(x)}" cy="{_n(y)}" r="4.5">{title}</circle>'


def _axes(drawn: Chart) -> str:
    parts = [_text(2, TOP - 3, drawn.up_name, "econ-tick")]
    parts.append(_text(WIDTH - RIGHT, HEIGHT - 4, drawn.across_name, "econ-tick", "end"))
    for value in ticks(*drawn.up):
        x, y = _at(drawn, drawn.across[0], value)
        style = "econ-zero" if value == 0 else "econ-grid"
        parts.append(_path(style, ((x, y), (WIDTH - RIGHT, y))))
        parts.append(_text(LEFT - 4, y + 3.5, short(value), "econ-tick", "end"))
    for value in ticks(*drawn.across):
        x, _ = _at(drawn, value, drawn.up[0])
        parts.append(_text(x, HEIGHT - BOTTOM + 13, short(value), "econ-tick", "middle"))
    return "".join(parts)


def _at(drawn: Chart, x: float, y: float) -> tuple[float, float]:
    (left, right), (low, high) = drawn.across, drawn.up
    across = LEFT + (x - left) / (right - left) * (WIDTH - LEFT - RIGHT)
    return across, HEIGHT - BOTTOM - (y - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def step_of(span: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that divides a span into some four parts."""
    rough = span / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999) * power


def ticks(low: float, high: float) -> list[float]:
    """Round numbers between two ends, nought exactly nought."""
    step = step_of(high - low)
    first = math.ceil(low / step - 1e-9)
    return [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]


def short(value: float) -> str:
    """A number for an axis: 1.2k, 3M."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return significant(value / size, 4) + letter
    return significant(value, 4)


def _path(style: str, points: Sequence[tuple[float, float]]) -> str:
    return f'<path class="{style}" d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in points)}"/>'


def _text(x: float, y: float, text: str, style: str, anchor: str = "start") -> str:
    return f'<text class="{style}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(text)}</text>'


def _n(value: float) -> str:
    text = fixed(value, 2).replace("−", "-")
    return text.rstrip("0").rstrip(".")


def _svg(title: str, height: float, inside: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {_n(height)}"'
    return f'<svg class="econ-picture" {size} role="img" aria-label="{escape(title)}">{inside}</svg>'
