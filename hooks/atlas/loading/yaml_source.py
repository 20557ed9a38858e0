"""YAML files, read so that every value keeps its line and column.

Text, whole numbers, decimals and true/false only: ``no``, ``12:30`` or ``2017-05-04`` stay what was
written, and a key that stands twice is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from atlas.diagnostics import Diagnostic, FieldPath, Location

KEY = "\0key"
Locations = dict[FieldPath, tuple[int, int]]

CODES = {
    "not-utf8": "A file is not UTF-8 text.",
    "yaml-syntax": "A file is not valid YAML.",
    "duplicate-key": "A field stands twice; YAML would silently keep the last.",
    "empty-value": "A field has no value.",
}


class _Loader(yaml.CSafeLoader):
    """Safe loading with few implicit types; dates and yes/no stay text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9]\d*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9]\d*)\.\d+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first))


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
        """The location of a value, or of the nearest one that encloses it."""
        for length in range(len(path), -1, -1):
            found = self.locations.get(path[:length])
            if found:
                return Location(self.path, *found)
        return Location(self.path)

    def key_location(self, *path: str | int) -> Location:
        """The location of a mapping's key."""
        found = self.locations.get((*path, KEY))
        return Location(self.path, *found) if found else self.location(*path)

    def location_in(self, path: FieldPath, raw: str, occurrence: int = 0) -> Location:
        """The location of the `occurrence`-th (from 0) `raw` inside the text value at `path`."""
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


def read_text(path: Path, shown: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file with line feeds only, or nothing and why it can't be read."""
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Diagnostic(Location(shown, line), "not-utf8", "this file is not UTF-8 text", "save it as UTF-8")]


def read_document(path: Path, shown: str) -> tuple[Document, list[Diagnostic]]:
    """Return one YAML file with the places of its values, and its problems; `shown` is the path that messages print."""
    text, problems = read_text(path, shown)
    return (Document(shown, text, None, {}), problems) if problems else parse_document(text, shown)


def parse_document(text: str, shown: str) -> tuple[Document, list[Diagnostic]]:
    """Return the data of a YAML text with the places of its values, and its problems."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Document(shown, text, None, {}), [_syntax(error, shown)]
    locations: Locations = {}
    problems: list[Diagnostic] = []
    value = _value(node, (), locations, problems, shown) if node is not None else None
    document = Document(shown, text, value, locations)
    if not isinstance(value, dict):
        problems.append(
            Diagnostic(Location(shown), "yaml-syntax", "a file holds fields and values, like `name: Taoke`")
        )
    return document, problems


def _syntax(error: yaml.YAMLError, shown: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    location = Location(shown, mark.line + 1, mark.column + 1) if mark else Location(shown)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Diagnostic(location, "yaml-syntax", what, 'put quotes around text that holds ": " or begins with a sign')


def _value(node: yaml.Node, path: FieldPath, locations: Locations, problems: list[Diagnostic], shown: str) -> Any:
    locations[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, locations, problems, shown))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), locations, problems, shown) for i, item in enumerate(node.value)]
    return _scalar(node, path, locations, problems, shown)


def _pairs(
    node: yaml.MappingNode, path: FieldPath, locations: Locations, problems: list[Diagnostic], shown: str
) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        location = Location(shown, line, key_node.start_mark.column + 1)
        if key in seen:
            problems.append(
                Diagnostic(
                    location, "duplicate-key", f'"{key}" already stands in line {seen[key]}', "keep one of the two"
                )
            )
            continue
        seen[key] = line
        locations[(*path, key, KEY)] = (location.line, location.column)
        yield key, _value(value_node, (*path, key), locations, problems, shown)


_CONVERTERS: dict[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": lambda word: word == "true"}


def _scalar(node: yaml.Node, path: FieldPath, locations: Locations, problems: list[Diagnostic], shown: str) -> Any:
    text, kind = node.value, node.tag.rpartition(":")[2]
    if kind == "null":
        name = path[-1] if path else "file"
        problems.append(
            Diagnostic(Location(shown, *locations[path]), "empty-value", f'"{name}" has no value', "leave it out")
        )
    convert = _CONVERTERS.get(kind)
    return convert(text) if convert else text
