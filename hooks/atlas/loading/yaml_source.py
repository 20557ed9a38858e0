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

from atlas.diagnostics import Place, Problem

Trail = tuple[str | int, ...]
KEY = "\0key"

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

    `places` maps a path into the data, e.g. ``("flows", 0, "kind")``, to the line and column (from 1)
    of the value, and ``(*path, KEY)`` to those of its key.
    """

    path: str
    text: str
    data: Any
    places: Mapping[Trail, tuple[int, int]]

    def place(self, *path: str | int) -> Place:
        """The place of a value, or of the nearest one that encloses it."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found:
                return Place(self.path, *found)
        return Place(self.path)

    def key_place(self, *path: str | int) -> Place:
        """The place of a mapping's key."""
        found = self.places.get((*path, KEY))
        return Place(self.path, *found) if found else self.place(*path)

    def place_in(self, path: Trail, raw: str, occurrence: int = 0) -> Place:
        """The place of the `occurrence`-th (from 0) `raw` inside the text value at `path`."""
        start = self.place(*path)
        offset = sum(map(len, self._lines[: start.line - 1])) + start.column - 1
        for _ in range(occurrence + 1):
            found = self.text.find(raw, offset)
            if found < 0:
                return start
            offset = found + 1
        line = self.text.count("\n", 0, found)
        return Place(self.path, line + 1, found - (self.text.rfind("\n", 0, found) + 1) + 1)

    @property
    def _lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)


def read_document(path: Path, shown: str) -> tuple[Document, list[Problem]]:
    """Read one YAML file; `shown` is the path that messages print."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = Problem(Place(shown, line), "not-utf8", "this file is not UTF-8 text", "save it as UTF-8")
        return Document(shown, "", None, {}), [problem]
    text = text.replace("\r\n", "\n")
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Document(shown, text, None, {}), [_syntax(error, shown)]
    places: dict[Trail, tuple[int, int]] = {}
    problems: list[Problem] = []
    value = _value(node, (), places, problems, shown) if node is not None else None
    document = Document(shown, text, value, places)
    if not isinstance(value, dict):
        problems.append(Problem(Place(shown), "yaml-syntax", "a file holds fields and values, like `name: Taoke`"))
    return document, problems


def _syntax(error: yaml.YAMLError, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem(place, "yaml-syntax", what, 'put quotes around text that holds ": " or begins with a sign')


def _value(node: yaml.Node, path: Trail, places: dict, problems: list[Problem], shown: str) -> Any:
    places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, places, problems, shown))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), places, problems, shown) for i, item in enumerate(node.value)]
    return _scalar(node, path, places, problems, shown)


def _pairs(
    node: yaml.MappingNode, path: Trail, places: dict, problems: list[Problem], shown: str
) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        place = Place(shown, line, key_node.start_mark.column + 1)
        if key in seen:
            problems.append(
                Problem(place, "duplicate-key", f'"{key}" already stands in line {seen[key]}', "keep one of the two")
            )
            continue
        seen[key] = line
        places[(*path, key, KEY)] = (place.line, place.column)
        yield key, _value(value_node, (*path, key), places, problems, shown)


_CONVERTERS: dict[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": lambda word: word == "true"}


def _scalar(node: yaml.Node, path: Trail, places: dict, problems: list[Problem], shown: str) -> Any:
    text, kind = node.value, node.tag.rpartition(":")[2]
    if kind == "null":
        name = path[-1] if path else "file"
        problems.append(Problem(Place(shown, *places[path]), "empty-value", f'"{name}" has no value', "leave it out"))
    convert = _CONVERTERS.get(kind)
    return convert(text) if convert else text
