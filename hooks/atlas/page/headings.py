"""The headings of a finished page: each gets an id and a link to itself, and they make the table of contents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import unique
from pymdownx.slugs import slugify

_HEADING = re.compile(r"<h([1-6])((?: [^<>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_LINK = '<a class="headerlink" href="#{}" title="Permanent link">&para;</a>'
_slug: Callable[[str, str], str] = slugify(case="lower")


@dataclass(frozen=True)
class Heading:
    """A heading: how deep, from 1 to 6, the id by which it is linked, and its words as HTML without elements."""

    level: int
    id: str
    words: str


def linked(html: str) -> tuple[str, list[Heading]]:
    """Return a page's HTML with an id and a permanent link in every heading, and the headings in order."""
    used, found = ids(html), []

    def give(heading: re.Match[str]) -> str:
        level, attributes, inner = heading.groups()
        own = _ID.search(attributes)
        words = _TAG.sub("", _PERMALINK.sub("", inner)).strip()
        id = own[1] if own else unique(_slug(unescape(words), "-"), used)
        found.append(Heading(int(level), id, words))
        named = attributes if own else f'{attributes} id="{id}"'
        permalink = "" if "headerlink" in inner else _LINK.format(id)
        return f"<h{level}{named}>{inner}{permalink}</h{level}>"

    return _HEADING.sub(give, html), found


def ids(html: str) -> set[str]:
    """Return every id that an element of a page has."""
    return set(_ID.findall(html))
