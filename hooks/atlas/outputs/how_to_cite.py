"""How a page of the atlas is cited: plain text, BibTeX, and the Chinese standard GB/T 7714.

The atlas has no edition and the build no clock, so the day of access is left to the reader: every form takes
the words that stand for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas.page.routes import folder_of

SITE = "Siyu Atlas"
AUTHOR = "Siyu Atlas contributors"

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


@dataclass(frozen=True)
class CitedPage:
    """What a citation names: the page's path below docs/, its title and its address."""

    path: str
    title: str
    url: str


def plain(page: CitedPage, accessed: str) -> str:
    """The page in one line, as most styles have it: author, title, site, day, address."""
    site = "" if page.title == SITE else f" {SITE}."
    return f"{AUTHOR}. {page.title}{stop(page.title)}{site} ({accessed}). {page.url}"


def bibtex(page: CitedPage, accessed: str) -> str:
    """An entry that both BibTeX and biblatex read; double braces keep capitals and the author whole."""
    fields = {
        "author": f"{{{escaped(AUTHOR)}}}",
        "title": f"{{{escaped(page.title)}}}",
        "howpublished": SITE,
        "url": _address(page.url),
        "urldate": accessed,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key(page.path)},\n{lines}\n}}"


def gbt7714(page: CitedPage, accessed: str) -> str:
    """GB/T 7714-2015 for a part of an electronic resource: [EB/OL], //host, [day of access], address."""
    host = "" if page.title == SITE else f"//{SITE}"
    return f"{AUTHOR}. {page.title}[EB/OL]{host}. [{accessed}]. {page.url}."


def key(path: str) -> str:
    """A BibTeX key that no other page has: colons join the parts, and no path holds one."""
    return ":".join(["siyu-atlas", *filter(None, folder_of(path).split("/"))])


def escaped(text: str) -> str:
    """Text with every sign that means something to TeX spelt as a command."""
    return text.translate(_BIBTEX)


def _address(url: str) -> str:
    """An address is taken as it is, so only what would end the field is quoted."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", url)


def stop(text: str) -> str:
    """The full stop after a text; none where it has ended already."""
    return "" if text.endswith((".", "?", "!", "。", "？", "！")) else "."
