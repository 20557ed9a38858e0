"""Put English names under the letters of the alphabet."""

from __future__ import annotations

import re

OTHER = "other"
"""In place of a letter, for names that begin with none from A to Z."""
_SMALL_WORD = re.compile("^(?:to|the|an?) (?=.)", re.IGNORECASE)


def letter_of(name: str) -> str:
    """Return the letter that a name begins with, from `a` to `z`, or `OTHER`."""
    first = name[:1].casefold()
    return first if "a" <= first <= "z" else OTHER


def shown(letter: str) -> str:
    """Return a letter, or `OTHER`, as readers see it."""
    return "0–9" if letter == OTHER else letter.upper()


def without_small_word(name: str) -> str:
    """Return a name without the article or the `to` of a verb that it begins with, as dictionaries list it."""
    return _SMALL_WORD.sub("", name)
