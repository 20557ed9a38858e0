"""Read YAML files, keeping the line and column of every value.

Text, whole numbers, decimals and true/false only: ``no``, ``12:30`` or ``2017-05-04`` stay what was
written. What would hide where a value stands or what it is is an error: a key that stands twice, anchors and aliases,
tags, deep nesting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from atlas.diagnostics import Diagnostic, FieldPath, Fix, Location
from atlas.loading import slips
from atlas.loading.files import UNWANTED, read_text

KEY = "\0key"
Locations = dict[FieldPath, tuple[int, int]]

CODES = {
    "yaml-syntax": "A file is not valid YAML, or uses more of it than fields, lists and values.",
    "yaml-anchor": "A file uses an anchor (`&name`) or alias (`*name`), which hide where a value is written.",
    "too-deep": "Values are nested more than 50 levels deep.",
    "duplicate-key": "A field is given twice; YAML would silently keep the last.",
    "empty-value": "A field has no value.",
}

DEEPEST = 50
"""How many levels of lists and fields may stand in each other."""
MOST_DIGITS = 15
"""How many digits of a number every program keeps exactly."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_THOUSANDS = re.compile("[0-9]{3}")
_FIRST = "-0123456789"
_NOTHING = ("", "~", "null")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class Document:
    """One YAML file: its data and where each value stands.

    `locations` maps a path into the data, e.g. ``("flows", 0, "kind")``, to the line and column (from 1)
    of the value, and ``(*path, KEY)`` to those of its key.
    """

    path: str
    text: str
    data: Any
    locations: Mapping[FieldPath, tuple[int, int]]

    def location(self, *path: str | int) -> Location:
        """Return the location of a value, or of the nearest value that encloses it."""
        for length in range(len(path), -1, -1):
            found = self.locations.get(path[:length])
            if found:
                return Location(self.path, *found)
        return Location(self.path)

    def key_location(self, *path: str | int) -> Location:
        """Return the location of the key of a mapping that leads to a value."""
        found = self.locations.get((*path, KEY))
        return Location(self.path, *found) if found else self.location(*path)

    def location_in(self, path: FieldPath, raw: str, occurrence: int = 0) -> Location:
        """Return the location of the `occurrence`-th `raw` (from 0) in the text at `path`, or that of the text."""
        start = self.location(*path)
        offset = sum(map(len, self._lines[: start.line - 1])) + start.column - 1
        for _ in range(occurrence + 1):
            found = self.text.find(raw, offset)
            if found < 0:
                return start
            offset = found + 1
        line = self.text.count("\n", 0, found)
        return Location(self.path, line + 1, found - (self.text.rfind("\n", 0, found) + 1) + 1)

    @property
    def _lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)


def read_document(path: Path, shown: str) -> tuple[Document, list[Diagnostic]]:
    """Return one YAML file with the places of its values, and its problems; `shown` is the path that messages print."""
    text, problems = read_text(path, shown)
    return (Document(shown, text, None, {}), problems) if problems else parse_document(text, shown)


def parse_document(text: str, shown: str) -> tuple[Document, list[Diagnostic]]:
    """Return the data of a YAML text with the places of its values, and its problems."""
    unfinished = slips.conflict(text, shown)
    if unfinished:
        return Document(shown, text, None, {}), [unfinished]
    reader = _Reader(shown, yaml.parse(text, Loader=yaml.CSafeLoader))
    try:
        value = reader.document()
    except yaml.YAMLError as error:
        return Document(shown, text, None, {}), [*reader.problems, _syntax(error, text, shown)]
    except _TooDeepError as error:
        return Document(shown, text, None, {}), [*reader.problems, error.problem]
    document = Document(shown, text, value, reader.locations)
    if not isinstance(value, dict) and not reader.problems:
        message = "a file holds fields and values, like `name: Taoke`"
        reader.problems.append(Diagnostic(Location(shown), "yaml-syntax", message))
    return document, reader.problems


def _syntax(error: yaml.YAMLError, text: str, shown: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    location = Location(shown, mark.line + 1, mark.column + 1) if mark else Location(shown)
    here = "".join(text.split("\n")[location.line - 1 : location.line])[location.column - 1 :]
    if here.startswith("\t"):
        return Diagnostic(location, "yaml-syntax", "a tab can't stand here", "indent with spaces", Fix("\t", "  "))
    known = slips.slip(text, location)
    if known:
        return known
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = 'put quotes around text that holds ": " or begins with one of [ { & * ! @ `'
    return Diagnostic(location, "yaml-syntax", what, hint)


class _TooDeepError(Exception):
    """Values stand so deep in each other that reading stops."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass
class _Reader:
    """Builds the data of one document from the events of the parser, noting the place of every value."""

    shown: str
    events: Iterator[Any]
    locations: Locations = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    in_brackets: bool = False

    def document(self) -> Any:
        """Return the value of the only document; None where there is none.

        Raises yaml.YAMLError where the text is no YAML, and _TooDeepError.
        """
        value = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "yaml-syntax", "a file holds one document", "take the line `---` out")
                    break
                value = self._value(next(self.events), ())
        return value

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Diagnostic(self._location(event), code, message, hint))

    def _location(self, event: Any) -> Location:
        return Location(self.shown, event.start_mark.line + 1, event.start_mark.column + 1)

    def _value(self, event: Any, path: FieldPath) -> Any:
        mark = event.start_mark
        self.locations[path] = (mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            name = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
            self._refuse(event, "yaml-anchor", f"the {name}{event.anchor} is not allowed", "write the value out")
        if isinstance(event, yaml.AliasEvent):
            return None
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, "yaml-syntax", f'the tag "{tag}" is not allowed', "leave it out")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= DEEPEST:
            message = f"more than {DEEPEST} levels are nested"
            raise _TooDeepError(Diagnostic(self._location(event), "too-deep", message, "is a bracket not closed?"))
        around, self.in_brackets = self.in_brackets, self.in_brackets or event.flow_style
        value = dict(self._pairs(path)) if isinstance(event, yaml.MappingStartEvent) else list(self._items(path))
        self.in_brackets = around
        return value

    def _items(self, path: FieldPath) -> Iterator[Any]:
        index = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._value(event, (*path, index))
            index += 1

    def _pairs(self, path: FieldPath) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, location = self._key(event, path), self._location(event)
            if key is not None and key in seen:
                message = f'"{key}" already stands in line {seen[key]}'
                self._refuse(event, "duplicate-key", message, "keep one of the two")
            elif key is not None:
                seen[key] = location.line
                self.locations[(*path, key, KEY)] = (location.line, location.column)
                yield key, self._value(next(self.events), (*path, key))
                continue
            self._value(next(self.events), (*path, KEY))  # read, and left out

    def _key(self, event: Any, path: FieldPath) -> str | None:
        """Return the name of a field; None, with a problem noted, where something else stands in its place."""
        if isinstance(event, yaml.ScalarEvent) and event.tag is None and event.anchor is None:
            return self._text(event)
        before = len(self.problems)
        self._value(event, (*path, KEY))
        if len(self.problems) == before:
            self._refuse(event, "yaml-syntax", "the name of a field is text", "put quotes around it")
        return None

    def _text(self, event: Any) -> str:
        """Return the text of a scalar, with a problem noted for a character that double quotes let in by its number."""
        found = UNWANTED.search(event.value) if event.style == '"' else None
        if found:
            message = f"U+{ord(found[0]):04X} is a character that no text needs"
            self._refuse(event, "bad-character", message, "delete it")
        return str(event.value)

    def _scalar(self, event: Any, path: FieldPath) -> Any:
        if not event.implicit[0]:
            return self._text(event)
        text = event.value
        if text in _NOTHING:
            name = path[-1] if path else "file"
            if _THOUSANDS.fullmatch(str(name)):
                message = f'the comma before "{name}" parts two values'
                self._refuse(event, "empty-value", message, "write a number without commas, like 1000")
            elif name != KEY:
                self._refuse(event, "empty-value", f'"{_counted(name)}" has no value', "leave it out")
            return None
        if text[0] in _FIRST and (number := _NUMBER.fullmatch(text)):
            # What has more digits than every program keeps is no whole number.
            return float(text) if number[1] or len(text) > MOST_DIGITS else int(text)
        if self.in_brackets and "?" in text:  # which the YAML of many programs refuses
            message, fix = (
                'text that holds "?" needs quotes within brackets',
                Fix(text, json.dumps(text, ensure_ascii=False)),
            )
            hint = "put all of it in quotes"
            self.problems.append(Diagnostic(self._location(event), "yaml-syntax", message, hint, fix))
        return _TRUTH.get(text, text)


def _counted(name: str | int) -> str | int:
    """Return a field's name, or the position of an item in its list counted from 1."""
    return name + 1 if isinstance(name, int) else name
