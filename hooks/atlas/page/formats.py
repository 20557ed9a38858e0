"""Format numbers for pages."""

from __future__ import annotations

from atlas.economics.inputs import InputSpec
from atlas.economics.model import Impossible, Result
from atlas.page.context import PageContext
from atlas.text.rounding import fixed, significant

_COUNTS = {"break_even": "orders", "multiplier": "times", "lifetime_ratio": "times"}


def in_bytes(size: int) -> str:
    """Return the size of a file to two digits: ``2.0 MB``, ``56 kB``."""
    for unit, least in (("MB", 10**6), ("kB", 10**3)):
        if size >= least:
            return f"{size / least:.{0 if size >= 10 * least else 1}f} {unit}"
    return f"{size} bytes"


def grouped(value: float) -> str:
    """Return a number with its thousands apart: ``1,006.6``."""
    return significant(value, 10, thousands=True)


def yuan(value: float) -> str:
    """Return an amount of money without its unit: two digits after the point below a thousand, none above."""
    return fixed(value, 2 if abs(value) < 1000 else 0, thousands=True)


def input_value(field: InputSpec, value: float) -> str:
    """Return the value of an input without its unit; a share as per cent."""
    return f"{significant(value * 100, 4)}%" if field.share else significant(value, 10, thousands=True)


def shown(page: PageContext, name: str, result: Result) -> str:
    """Return a result as a reader sees it, or the words for why there is none."""
    return page.t(f"econ_why_{result}") if isinstance(result, Impossible) else written(name, result)


def written(name: str, value: float) -> str:
    """Return the number of a result as a reader sees it."""
    if _COUNTS.get(name) == "orders":
        return fixed(value, 0, thousands=True)
    if _COUNTS.get(name) == "times":
        return f"× {fixed(value, 2)}"
    return yuan(value)
