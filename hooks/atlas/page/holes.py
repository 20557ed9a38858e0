"""Finished HTML on its way through Markdown: a character stands for each piece, which is put in its place afterwards.

The characters are private ones that no file may hold (`bad-character`). Neither Markdown nor the maker of headings'
ids sees anything in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FIRST, _LAST = 0xF0000, 0xFFFFD
_HOLE = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_PARAGRAPH = re.compile(rf"<p>((?:{_HOLE}\s*)+)</p>")
_ONE = re.compile(_HOLE)
_BLOCK = re.compile(r"\s*<(?:div|details|dl|figure|h[1-6]|nav|ol|p|section|svg|table|ul)\b")


class Holes:
    """Pieces of finished HTML, each with the character that stands for it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def keep(self, html: str) -> str:
        """Return the character that stands for a piece of HTML from now on."""
        self._pieces.append(html)
        return chr(_FIRST + len(self._pieces) - 1)

    def in_words(self, text: str, words: Callable[[str], str]) -> str:
        """Return the text with the words of every piece in its place; blocks that stand alone are left out."""

        def piece(found: re.Match[str]) -> str:
            html = self._piece(found)
            return "" if _BLOCK.match(html) else words(html)

        return _ONE.sub(piece, text)

    def filled(self, html: str, made: Callable[[str], str] = str) -> str:
        """Return the HTML with every piece in its place; blocks that stand alone lose the paragraph around them.

        `made` is given each piece, and returns what is put there.
        """
        if not self._pieces:
            return html
        return _ONE.sub(lambda found: made(self._piece(found)), _PARAGRAPH.sub(self._bare, html))

    def _piece(self, found: re.Match[str]) -> str:
        return self._pieces[ord(found[0]) - _FIRST]

    def _bare(self, found: re.Match[str]) -> str:
        pieces = (self._pieces[ord(character) - _FIRST] for character in found[1] if not character.isspace())
        return found[1] if all(_BLOCK.match(piece) for piece in pieces if piece) else found[0]
