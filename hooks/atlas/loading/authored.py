"""The hand-written pages below docs/ and their front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atlas.diagnostics import Diagnostic, Location
from atlas.loading.yaml_source import parse_document, read_text

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class AuthoredPage:
    """A hand-written page: its whole text, and the settings at its head."""

    text: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title in its settings; nothing where there is none."""
        return str(self.settings.get("title", ""))


def read_pages(docs: Path) -> tuple[dict[str, AuthoredPage], list[Diagnostic]]:
    """Return the pages by path below docs/, and what keeps any of them from being read."""
    pages: dict[str, AuthoredPage] = {}
    problems: list[Diagnostic] = []
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else []:
        shown = path.relative_to(docs).as_posix()
        text, found = read_text(path, f"docs/{shown}")
        settings, wrong = _settings(text, f"docs/{shown}")
        pages[shown] = AuthoredPage(text, settings)
        problems += [*found, *wrong]
    return pages, problems


def _settings(text: str, shown: str) -> tuple[Mapping[str, Any], list[Diagnostic]]:
    """The front matter of a page, which starts one line below the page's own start."""
    found = _FRONT_MATTER.match(text)
    if not found or not found[1].strip():
        return {}, []
    document, problems = parse_document(found[1], shown)
    moved = [Diagnostic(_below(one.location), one.code, one.message, one.hint) for one in problems]
    return document.data if isinstance(document.data, dict) else {}, moved


def _below(location: Location) -> Location:
    return Location(location.path, location.line + 1, location.column)
