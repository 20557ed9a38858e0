"""What the declared fields of a record hold: texts, references, words of the vocabulary.

Each record class is inspected once; afterwards a record is walked without any reflection.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from atlas.schema.types import Part, Reference, Text, Word
from atlas.schema.records import Record

Path = tuple[str | int, ...]
Marker = Text | Reference | Word


@dataclass(frozen=True)
class Found:
    """One marked value of a record: its path in the YAML file, what it is, and its text."""

    path: Path
    marker: Marker
    value: str


Visit = Callable[[Any, Path], Iterator[Found]]


def walk(record: Record) -> Iterator[Found]:
    """Yield every marked value of `record`, in the order the fields are declared."""
    yield from _plan(type(record))(record, ())


@cache
def _plan(part: type[Part]) -> Visit:
    hints = typing.get_type_hints(part, include_extras=True)
    steps = []
    for name, field in part.model_fields.items():
        visit = _visitor(hints[name])
        if visit:
            steps.append((name, field.alias or name, visit))

    def visit_part(value: Any, path: Path) -> Iterator[Found]:
        for attribute, key, visit in steps:
            inner = getattr(value, attribute)
            if inner is not None:
                yield from visit(inner, (*path, key))

    return visit_part


def _visitor(hint: Any) -> Visit | None:
    """The visitor for values of a type, or None when nothing in them is marked."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marker = next((meta for meta in args[1:] if isinstance(meta, Marker)), None)
        return _leaf(marker) if marker else _visitor(args[0])
    if origin in (typing.Union, types.UnionType):
        return next((visit for visit in map(_visitor, args) if visit), None)
    if origin is tuple:
        inner = _visitor(args[0])
        return inner and _each(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _visitor(args[1])
        return inner and _values(inner)
    if isinstance(hint, type) and issubclass(hint, Part):
        return _plan(hint)
    return None


def _leaf(marker: Marker) -> Visit:
    def visit(value: Any, path: Path) -> Iterator[Found]:
        yield Found(path, marker, value)

    return visit


def _each(inner: Visit) -> Visit:
    def visit(value: Any, path: Path) -> Iterator[Found]:
        if isinstance(value, tuple):  # a field may also hold a single word such as "all"
            for index, item in enumerate(value):
                yield from inner(item, (*path, index))

    return visit


def _values(inner: Visit) -> Visit:
    def visit(value: Any, path: Path) -> Iterator[Found]:
        for key, item in value.items():
            yield from inner(item, (*path, key))

    return visit


def names_at(kind: type[Part], path: Path) -> list[str]:
    """The field names, as YAML spells them, of the part of a record that `path` leads to."""
    part = _part_at(kind, path)
    if part is None:
        return []
    hidden = {"id"} if issubclass(part, Record) else set()
    return [field.alias or name for name, field in part.model_fields.items() if name not in hidden]


def _part_at(kind: type[Part], path: Path) -> type[Part] | None:
    part: type[Part] | None = kind
    for step in path:
        if isinstance(step, int) or part is None:
            continue
        hints = typing.get_type_hints(part, include_extras=True)
        name = next((n for n, f in part.model_fields.items() if step in (n, f.alias)), None)
        if name is not None:
            part = _inner_part(hints[name])
    return part


def _inner_part(hint: Any) -> type[Part] | None:
    if isinstance(hint, type):
        return hint if issubclass(hint, Part) else None
    return next((part for part in map(_inner_part, get_args(hint)) if part), None)
