"""Read docs/: the hand-written pages with their settings, and the paths of the other files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from atlas.diagnostics import Diagnostic, Location
from atlas.loading.files import files_below, obstacle, read_text, shown_path
from atlas.loading.validation import diagnostics_from
from atlas.loading.yaml_source import parse_document
from atlas.schema.types import Part, Plain

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"---[ \t]*\n[a-z_]+:")
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_MARK = re.compile(r"\[\[|\[@|\{[{%#]")


def _without_marks(text: str) -> str:
    found = _MARK.search(text)
    if found:
        raise ValueError(f'"{found[0]}" means nothing in settings; write plain text')
    return text


Setting = Annotated[Plain, AfterValidator(_without_marks)]
SchemaType = Annotated[str, Field(pattern="^[A-Z][A-Za-z]+$")]


class PageSettings(Part):
    """The settings at the head of a hand-written page (front matter); no others are allowed."""

    title: Setting | None = None
    description: Setting | None = None
    schema_type: SchemaType | None = Field(default=None, alias="schema")
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()


@dataclass(frozen=True)
class AuthoredPage:
    """A hand-written page: its whole text, and the settings at its head."""

    text: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title in its settings; empty where they name none."""
        return str(self.settings.get("title", ""))

    @property
    def head(self) -> str:
        """Its settings as they are written."""
        found = _HEAD.match(self.text)
        return found[1] if found else ""

    @cached_property
    def body(self) -> str:
        """The text after its settings, behind as many empty lines as these take up, so that line numbers stay right."""
        found = _HEAD.match(self.text)
        return "\n" * found[0].count("\n") + self.text[found.end() :] if found else self.text


@dataclass
class Docs:
    """The result of reading docs/: the pages by path below it, the paths of all other files, and the problems."""

    pages: dict[str, AuthoredPage] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)


def read_docs(docs: Path) -> Docs:
    """Read every file below `docs`; one that can't be read becomes a problem, never an exception."""
    paths, problems = files_below(docs)
    found = Docs(problems=problems)
    for path in paths:
        inside, shown = path.relative_to(docs).as_posix(), shown_path(path, docs)
        if path.suffix == ".md":
            _read_page(path, inside, shown, found)
        else:
            found.files.add(inside)
            wrong = obstacle(path, shown)
            found.problems += [wrong] if wrong else []
    return found


def _read_page(path: Path, inside: str, shown: str, found: Docs) -> None:
    if not all(map(_NAME.fullmatch, inside.split("/"))):
        hint = "use letters, digits, hyphens and underscores"
        found.problems.append(Diagnostic(Location(shown), "bad-id", "this is no name for a page", hint))
        return
    text, problems = read_text(path, shown)
    settings, wrong = _settings(text, shown)
    found.pages[inside] = AuthoredPage(text, settings)
    found.problems += [*problems, *wrong]


def _settings(text: str, shown: str) -> tuple[Mapping[str, Any], list[Diagnostic]]:
    """Return the front matter of a page, and its problems at their lines in the page."""
    found = _HEAD.match(text)
    if not found:
        location, message = Location(shown), "the settings of this page have no end"
        opened = _OPENED.match(text)
        return {}, [Diagnostic(location, "yaml-syntax", message, "end them with a line `---`")] if opened else []
    if not found[1].strip():
        return {}, []
    document, problems = parse_document(found[1], shown)
    if not problems:
        try:
            PageSettings.model_validate(document.data)
        except ValidationError as error:
            problems = diagnostics_from(PageSettings, document, error)
    moved = [Diagnostic(_below(one.location), one.code, one.message, one.hint) for one in problems]
    return {} if problems else document.data, moved


def _below(location: Location) -> Location:
    return Location(location.path, location.line + 1, location.column)
