"""Pages on their way to the site generator: finished ones, and hand-written ones whose Markdown it still converts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.page import headings
from atlas.page.headings import Heading
from atlas.page.holes import Holes

Settings = Mapping[str, Any]
"""What front matter would say: title, description, what the theme hides, and pieces that our template prints."""


@dataclass(frozen=True)
class FinishedPage:
    """A page as HTML, its headings in order, its settings, and the YAML file it is made from."""

    html: str
    headings: list[Heading]
    settings: Settings
    origin: str


@dataclass(frozen=True)
class Draft:
    """A page as Markdown, with the HTML of its marks and macros in holes, and settings beyond its own."""

    text: str
    holes: Holes
    settings: Settings

    def finished(self, html: str) -> tuple[str, list[Heading]]:
        """Return what the Markdown became with the holes filled, and the headings of the whole."""
        return headings.linked(self.holes.filled(html))
