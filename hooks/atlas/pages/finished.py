"""Pages on their way to the site generator: finished ones, and hand-written ones whose Markdown it still converts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown.extensions.toc import nest_toc_tokens

from atlas.page.headings import Heading, ids, linked
from atlas.page.holes import Holes

Settings = Mapping[str, Any]
"""What front matter would say: title, description, what the theme hides, and pieces that our template prints."""


@dataclass(frozen=True)
class FinishedPage:
    """A page as HTML, its headings in order, its settings, and the YAML file it is made from."""

    html: str
    headings: list[Heading]
    settings: Settings
    origin: str = ""

    @property
    def toc(self) -> list[Any]:
        """The headings, each with those below it, as Python-Markdown tells them.

        A page that hides its table of contents has only the first, or the theme's script would follow its headings.
        """
        shown = self.headings[:1] if "toc" in (self.settings.get("hide") or ()) else self.headings
        tokens: list[Any] = [{"level": heading.level, "id": heading.id, "name": heading.words} for heading in shown]
        return nest_toc_tokens(tokens)

    @cached_property
    def anchors(self) -> set[str]:
        """The ids that a fragment of an address may name."""
        return ids(self.html)


@dataclass(frozen=True)
class Draft:
    """A page as Markdown, with the HTML of its marks and macros in holes, and its settings."""

    text: str
    holes: Holes
    settings: Settings

    def finished(self, html: str) -> FinishedPage:
        """Return the page, given what the Markdown became."""
        return FinishedPage(*linked(self.holes.filled(html)), self.settings)
