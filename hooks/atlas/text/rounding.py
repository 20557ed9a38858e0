"""Round numbers as a reader would: half away from zero, on the decimal digits of the number.

`format` rounds what a float holds in binary, and a tie to the even digit: 62.5 becomes 62 and 0.15 becomes 0.1.
`docs/assets/js/numbers.js` does the same as this module, and both are held together by
`tests/browser/economics_vectors.json`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # room for every digit of any float


def fixed(value: float, digits: int, thousands: bool = False) -> str:
    """Return a finite number with so many digits after the point: "−62.50".

    The minus sign is U+2212, and stands only before what is not nought. With `thousands`, commas part them.
    """
    rounded = abs(Decimal(repr(value))).quantize(Decimal(1).scaleb(-digits), context=_EXACT)
    sign = "−" if value < 0 and rounded else ""
    return f"{sign}{rounded:{',' if thousands else ''}f}"


def significant(value: float, digits: int, thousands: bool = False) -> str:
    """Return a finite number with so many digits that count, and all before the point; no nought ends a fraction."""
    first = Decimal(repr(value)).adjusted() if value else 0
    text = fixed(value, max(0, digits - 1 - first), thousands)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float, digits: int) -> str:
    """Return a share of one as per cent: "62.5%"."""
    return f"{fixed(share * 100, digits)}%"
