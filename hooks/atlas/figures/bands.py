"""Draw periods as bars that fade out and end in an arrow where the period is open."""

from __future__ import annotations

from atlas.figures.svg import Box, element, number

ARROW = 8.0  # how far, in SVG units, the arrow of an open period reaches beyond the axis


def band(box: Box, open_low: bool, open_high: bool, fade: str, vertical: bool = False) -> str:
    """Return a period as a bar with an arrow at each open side; `fade` is the id of a gradient, or empty."""
    bar = element(
        "rect",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=3,
        fill=f"url(#{fade})" if fade and open_high else None,
    )
    return bar + (_arrow(box, vertical, 1) if open_high else "") + (_arrow(box, vertical, -1) if open_low else "")


def _arrow(box: Box, vertical: bool, direction: int) -> str:
    """Return the arrow at the late end of a bar (`direction` 1) or at its early end (-1)."""
    tip, half = number(direction * 6), 3.5
    if vertical:
        x, y = box.x + box.width / 2, box.y + box.height if direction > 0 else box.y
        path = f"M{number(x - half)} {number(y + direction)}h{number(2 * half)}l{number(-half)} {tip}z"
    else:
        x, y = box.x + box.width if direction > 0 else box.x, box.y + box.height / 2
        path = f"M{number(x + direction)} {number(y - half)}v{number(2 * half)}l{tip} {number(-half)}z"
    return element("path", class_="arrow", d=path)


def fading(id: str, vertical: bool = False) -> str:
    """Return the gradient by which open bars fade out along time."""
    stops = element("stop", offset="0.5", class_="full") + element("stop", offset="1", class_="gone")
    ends = {"x2": "0", "y2": "1"} if vertical else {"x2": "1", "y2": "0"}
    return element("defs", element("linearGradient", stops, id=id, x1="0", y1="0", **ends))
