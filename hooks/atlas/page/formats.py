"""How numbers are written on pages."""

from __future__ import annotations

from atlas.economics.inputs import InputSpec
from atlas.economics.model import Impossible, Result
from atlas.page.context import PageContext

_COUNTS = {"break_even": "orders", "multiplier": "times", "lifetime_ratio": "times"}


def grouped(value: float) -> str:
    """Write a number with its thousands apart: ``1,006.6``."""
    return f"{value:,.10g}"


def yuan(value: float) -> str:
    """Money: two digits after the point below a thousand, none above."""
    digits = 2 if abs(value) < 1000 else 0
    return signed(f"{abs(value):,.{digits}f}", value < 0)


def signed(text: str, negative: bool) -> str:
    """A number with a minus sign before it, unless it is nought."""
    return f"−{text}" if negative and text.strip("0.,") else text


def input_value(field: InputSpec, value: float) -> str:
    """The value of an input without its unit."""
    if field.share:
        return f"{value * 100:.4g}%"
    return grouped(value)


def shown(page: PageContext, name: str, result: Result) -> str:
    """A result with its unit, or the words for why there is none."""
    if isinstance(result, Impossible):
        return page.t(f"econ_why_{result}")
    if _COUNTS.get(name) == "orders":
        return f"{result:,.0f}"
    if _COUNTS.get(name) == "times":
        return f"× {result:.2f}"
    return yuan(result)
