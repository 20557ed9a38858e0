"""Write SVG: escaped elements, measured text, links to pages.

Lengths are in SVG units, the coordinates of a picture's view box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape as _escape
from itertools import accumulate

from atlas.page.context import PageContext
from atlas.page.routes import target_of
from atlas.schema.records import Record
from atlas.text.typography import curly

Length = str | float | None
"""The value of an attribute: text, a length in SVG units, or none to leave the attribute out."""
TEXT = 12.0  # the size of text; the style sheet says the same
LINE = 15.0  # from one line of text to the next
# Widths of characters as a share of the text's size
_NARROW = dict.fromkeys("iljI.,:;'|!·’", 0.34) | dict.fromkeys('ftr()[]/-–" “”', 0.42)
_BROAD = dict.fromkeys("mwMW@%", 1.0) | dict.fromkeys("—→…", 1.0)


@dataclass(frozen=True)
class Box:
    """A rectangle in SVG units, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Its left, upper, right and lower edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def clean(text: str) -> str:
    """Put a text on one line, set it as in print and escape it, for the content of SVG inside Markdown."""
    return _escape(curly(" ".join(text.split())), quote=True)


def number(value: float) -> str:
    """Write a length with at most one decimal: ``3``, ``3.5``."""
    return f"{round(value, 1) + 0.0:.8g}"


def element(tag: str, *content: str, **attributes: Length) -> str:
    """Return an element around `content`, which is markup already.

    Attributes are escaped; ``class_`` and ``aria_label`` stand for ``class`` and ``aria-label``.
    """
    parts = [tag]
    for name, value in attributes.items():
        if value is not None:
            shown = number(value) if isinstance(value, int | float) else _escape(" ".join(value.split()), quote=True)
            parts.append(f'{_attribute(name)}="{shown}"')
    inner = "".join(content)
    return f"<{' '.join(parts)}>{inner}</{tag}>" if inner else f"<{' '.join(parts)}/>"


def _attribute(name: str) -> str:
    return name if name in ("viewBox", "patternUnits") else name.rstrip("_").replace("_", "-")


def label(text: str, x: Length = None, y: Length = None, **attributes: Length) -> str:
    """Return a line of text, its foot at `y`."""
    return element("text", clean(text), x=x, y=y, **attributes)


def link(href: str, title: str, *content: str, class_: str | None = None) -> str:
    """Return a link whose name, and tooltip, is `title`."""
    return element("a", element("title", clean(title)), *content, href=href, role="link", class_=class_)


def url_to(page: PageContext, record: Record) -> str:
    """Return the address of a record relative to the page, both served as folders."""
    return page.to(target_of(record))


@lru_cache(maxsize=1 << 14)  # names and words recur
def text_width(text: str, size: float = TEXT) -> float:
    """Return the greatest width a text may take in the fonts of readers, in the unit of `size`."""
    return size * sum(map(_advance, text))


@cache  # there are few characters
def _advance(character: str) -> float:
    if character in _NARROW:
        return _NARROW[character]
    if character in _BROAD:
        return _BROAD[character]
    if _is_wide(character):
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    return 0.78 if character.isupper() else 0.66


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def wrap(text: str, room: float, size: float = TEXT) -> list[str]:
    """Return a text as lines no wider than `room` (SVG units); Chinese breaks anywhere, a word only where it must."""
    lines = [""]
    for piece in _pieces(text, room, size):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()] or [""]


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """Return the parts between which a line may end, white space at the end of its part."""
    piece, width = "", 0.0
    for character in " ".join(text.split()):
        advance = _advance(character)
        if piece and (_is_wide(character) or piece[-1] in " -/" or size * (width + advance) > room):
            yield piece
            piece, width = "", 0.0
        piece, width = piece + character, width + advance
    yield piece


def widest_word(text: str, size: float = TEXT) -> float:
    """Return the width a text needs so that no word of it is broken."""
    return max(text_width(piece.strip(), size) for piece in _pieces(text, float("inf"), size))


def shorten(text: str, room: float, size: float = TEXT) -> str:
    """Cut a text to at most `room`, with an ellipsis if anything is lost."""
    if text_width(text, size) <= room:
        return text
    room -= text_width("…", size)
    widths = accumulate(size * _advance(character) for character in text)
    return text[: sum(width <= room for width in widths)].rstrip() + "…"


def lines(content: Iterable[str], x: float, y: float, **attributes: Length) -> str:
    """Return lines of text, the first with its foot at `y`."""
    return "".join(label(line, x, y + LINE * at, **attributes) for at, line in enumerate(content))


def sheet(layout: str, width: float, height: float, name: str, description: str, *content: str) -> str:
    """Return one drawing of a picture, `layout` being ``wide`` or ``narrow``."""
    return element(
        "svg",
        element("desc", clean(description)),
        "\n".join(content),
        class_=f"picture-{layout}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label=name,
    )


def figure(kind: str, *content: str) -> str:
    """Return the block that holds a picture; search leaves it out, as its words stand in the page's text."""
    inner = "\n".join(part for part in content if part)
    return f'<figure class="picture picture-{kind}" data-search-exclude>\n{inner}\n</figure>'


def legend(entries: Iterable[tuple[str, str]], width: int = 30) -> str:
    """Return a legend: for each marker a small drawing, `width` by 16 SVG units, and its words."""
    view: dict[str, Length] = {"viewBox": f"0 0 {width} 16", "width": width, "height": 16}
    keys = [
        element("span", element("svg", marker, aria_hidden="true", **view), " ", clean(text), class_="key")
        for marker, text in entries
    ]
    return element("figcaption", "\n".join(keys))
