"""Amounts as a text states them, each with how exactly: "1.007 trillion" is right within half a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_WORD = "|".join(_SCALES)
_AMOUNT = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})++|\d++)(\.\d++)?+(?!,?\d)(?:\s+({_WORD})\b)?")
_SCALE = re.compile(rf"\b({_WORD})\b")


@dataclass(frozen=True)
class Amount:
    """A number and the half of its last digit: what it may be off by rounding."""

    value: Decimal
    half: Decimal

    def agrees(self, exact: Decimal) -> bool:
        """Whether a text that states this amount states the exact one, rounded."""
        return abs(self.value - exact) <= self.half


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a sentence or a longer text; in "2.5 to 5.5 million" both are millions."""
    for found in _AMOUNT.finditer(text):
        whole, fraction, scale = found.groups()
        number = Decimal(whole.replace(",", "") + (fraction or ""))
        yield _amount(number, _SCALES.get(scale, 0))
        following = _SCALE.search(text, found.end(), found.end() + 40) if not scale else None
        if following:
            yield _amount(number, _SCALES[following[1]])


def _amount(number: Decimal, power: int) -> Amount:
    digits = -int(number.as_tuple().exponent)
    return Amount(number.scaleb(power), Decimal(5).scaleb(power - digits - 1))


def scaled(value: float, unit: str) -> Decimal:
    """A number in a unit such as "billion yuan" as an amount of yuan."""
    found = _SCALE.search(unit)
    return Decimal(repr(value)).scaleb(_SCALES[found[1]] if found else 0)
