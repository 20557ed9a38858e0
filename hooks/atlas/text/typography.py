"""Quotation marks and apostrophes as they are set in print; records are written with those of the keyboard."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r"[\"']")
_PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = frozenset(" \t\n([{—–-/“‘")


def curly(text: str, before: str = "") -> str:
    """Return a text with curly apostrophes and quotation marks; `before` is what stands in front of it.

    A mark opens at the beginning, after a space and after what opens itself; it closes anywhere else.
    """

    parts: list[str] = []
    done, previous = 0, before[-1:]
    for found in _STRAIGHT.finditer(text):
        between = text[done : found.start()]
        previous = between[-1:] or previous
        opening, closing = _PAIRS[found[0]]
        previous = opening if not previous or previous in _BEFORE_OPENING else closing
        parts += between, previous
        done = found.end()
    return "".join(parts) + text[done:]
