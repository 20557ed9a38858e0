"""How a page of the atlas is cited: plain text, BibTeX, and the Chinese standard GB/T 7714.

Builds are reproducible, so a page's day is that of its last change, told by git. Every form takes as `accessed` the
words that stand for the day of access, and the browser puts that day in their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas.page.routes import folder_of

SITE = "Siyu Atlas"
AUTHOR = "Siyu Atlas contributors"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

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
    """What a citation names: the page's path below docs/, title, address, and day of its last change if it is known.

    The day is written as ISO 8601.
    """

    path: str
    title: str
    url: str
    changed: str = ""


def plain(page: CitedPage, accessed: str) -> str:
    """Return the citation in one line, as most styles have it: author, title, site, day, address."""
    site = "" if page.title == SITE else f" {SITE}."
    return f"{AUTHOR}. {page.title}{stop(page.title)}{site} ({accessed}). {page.url}"


def bibtex(page: CitedPage, accessed: str) -> str:
    """Return an entry that both BibTeX and biblatex read; double braces keep capitals and the author whole."""
    fields = {
        "author": f"{{{escaped(AUTHOR)}}}",
        "title": f"{{{escaped(page.title)}}}",
        "howpublished": SITE,
        **({"date": page.changed, "year": page.changed[:4]} if page.changed else {}),
        "url": address(page.url),
        "urldate": accessed,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key(page.path)},\n{lines}\n}}"


def gbt7714(page: CitedPage, accessed: str) -> str:
    """Return the citation by GB/T 7714-2025, as a part of an electronic resource: [EB/OL], //host, [day], address."""
    host = "" if page.title == SITE else f"//{SITE}"
    day = f"（{page.changed}）" if page.changed else ""
    return f"{AUTHOR}. {page.title}[EB/OL]{host}. {day}[{accessed}]. {page.url}."


def gbt7714_entry(author: str, title: str, date: str, accessed: str, url: str) -> str:
    """Return a page of the web by GB/T 7714-2025: full-width brackets hold its day, square ones that of access.

    What is not on the web has its date and no day of access.
    """
    if not url:
        return f"{author}. {title}[Z]. {date}{'.' if date else ''}".rstrip()
    day = f"（{date}）" if date else ""
    return f"{author}. {title}[EB/OL]. {day}[{accessed}]. {url}."


def key(path: str) -> str:
    """Return a BibTeX key that no other page has: colons join the parts of the path, and no path holds one."""
    return ":".join(["siyu-atlas", *filter(None, folder_of(path).split("/"))])


def escaped(text: str) -> str:
    """Return the text with every character special to TeX spelt as a command."""
    return text.translate(_BIBTEX)


def address(url: str) -> str:
    """Return the address, percent-encoding only what would end the field; the rest TeX reads as it is."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", url)


def stop(text: str) -> str:
    """Return the full stop to put after a text; empty where it has ended already."""
    return "" if text.endswith((".", "?", "!", "。", "？", "！")) else "."
