"""Read off the type hints what the declared fields of a record hold: the only module that inspects types.

A type becomes a `Shape`: a marked text, a plain value, a list, a mapping, a part with fields, or one of several.
Everything that needs to know what a record may hold (walking it, wording its mistakes, the page for contributors,
the JSON Schema) reads shapes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from atlas.diagnostics import FieldPath
from atlas.schema.records import Record
from atlas.schema.types import EXACT, Part, Reference, Text, VocabularyRef

Marker = Text | Reference | VocabularyRef


@dataclass(frozen=True)
class Marked:
    """A string that its type marks as text, reference or option of the vocabulary."""

    marker: Marker


@dataclass(frozen=True)
class Plain:
    """A value without inner structure: `type` is str, int, float, bool or Date; an `exact` date is one certain day."""

    type: type
    exact: bool = False


@dataclass(frozen=True)
class Words:
    """One of some fixed words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Each:
    """A list of values of one shape."""

    item: Shape


@dataclass(frozen=True)
class ByKey:
    """A mapping from ids to values of one shape."""

    value: Shape


@dataclass(frozen=True)
class Fields:
    """A part of a record with fields of its own."""

    part: type[Part]


@dataclass(frozen=True)
class OneOf:
    """A value of one of several shapes."""

    options: tuple[Shape, ...]


Shape = Marked | Plain | Words | Each | ByKey | Fields | OneOf


@dataclass(frozen=True)
class FieldSpec:
    """A field of a part: its attribute, its key in YAML, whether it must be given, and what it holds."""

    name: str
    key: str
    required: bool
    shape: Shape


@cache
def fields_of(part: type[Part]) -> tuple[FieldSpec, ...]:
    """Return the fields of a part in the order they are declared; the id of a record, its file's name, is left out."""
    hints = typing.get_type_hints(part, include_extras=True)
    hidden = {"id"} if issubclass(part, Record) else set()
    return tuple(
        FieldSpec(name, field.alias or name, field.is_required(), _shape(hints[name]))
        for name, field in part.model_fields.items()
        if name not in hidden
    )


def _shape(hint: Any) -> Shape:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marker = next((meta for meta in args[1:] if isinstance(meta, Marker)), None)
        return Marked(marker) if marker else Plain(args[0], exact=True) if EXACT in args else _shape(args[0])
    if origin in (typing.Union, types.UnionType):
        options = tuple(_shape(arg) for arg in args if arg is not type(None))
        return options[0] if len(options) == 1 else OneOf(options)
    if origin is Literal:
        return Words(args)
    if origin is tuple:
        return Each(_shape(args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return ByKey(_shape(args[1]))
    return Fields(hint) if issubclass(hint, Part) else Plain(hint)


def holds_references(shape: Shape, but: type[Part] | None = None) -> bool:
    """Return whether values of a shape hold ids of other records, those in parts of the type `but` left out."""
    match shape:
        case Marked(marker):
            return isinstance(marker, Reference)
        case Fields(part):
            return part is not but and any(holds_references(field.shape, but) for field in fields_of(part))
        case Each(inner) | ByKey(inner):
            return holds_references(inner, but)
        case OneOf(options):
            return any(holds_references(option, but) for option in options)
    return False


# --- walking a record ---------------------------------------------------------------------


@dataclass(frozen=True)
class MarkedValue:
    """One marked value of a record: its path in the YAML file, what it is, and its text."""

    path: FieldPath
    marker: Marker
    value: str


Visit = Callable[[Any, FieldPath], Iterator[MarkedValue]]


def walk(record: Record) -> Iterator[MarkedValue]:
    """Yield every marked value of `record`, in the order the fields are declared."""
    yield from _part_visitor(type(record))(record, ())


@cache
def _part_visitor(part: type[Part]) -> Visit:
    visitors = ((field.name, field.key, _visitor(field.shape)) for field in fields_of(part))
    steps = [(name, key, visit) for name, key, visit in visitors if visit]

    def visit_part(value: Any, path: FieldPath) -> Iterator[MarkedValue]:
        if not isinstance(value, part):  # a field may also hold the day on which its value was looked for
            return
        for name, key, visit in steps:
            inner = getattr(value, name)
            if inner is not None:
                yield from visit(inner, (*path, key))

    return visit_part


def _visitor(shape: Shape) -> Visit | None:
    """Return the visitor for values of a shape, or None when nothing in them is marked."""
    match shape:
        case Marked(marker):
            return _marked_visitor(marker)
        case Fields(part):
            return _part_visitor(part)
        case Each(item):
            inner = _visitor(item)
            return inner and _list_visitor(inner)
        case ByKey(value):
            inner = _visitor(value)
            return inner and _mapping_visitor(inner)
        case OneOf(options):
            return next((visit for visit in map(_visitor, options) if visit), None)
    return None


def _marked_visitor(marker: Marker) -> Visit:
    def visit(value: Any, path: FieldPath) -> Iterator[MarkedValue]:
        yield MarkedValue(path, marker, value)

    return visit


def _list_visitor(inner: Visit) -> Visit:
    def visit(value: Any, path: FieldPath) -> Iterator[MarkedValue]:
        if isinstance(value, tuple):  # a field may also hold a single word such as "all"
            for index, item in enumerate(value):
                yield from inner(item, (*path, index))

    return visit


def _mapping_visitor(inner: Visit) -> Visit:
    def visit(value: Any, path: FieldPath) -> Iterator[MarkedValue]:
        for key, item in value.items():
            yield from inner(item, (*path, key))

    return visit


# --- names of fields ----------------------------------------------------------------------


def keys_at(kind: type[Part], path: FieldPath) -> list[str]:
    """Return the keys, as spelt in YAML, of the part of a record that `path` leads to; empty where it leads to none."""
    part = part_at(kind, path)
    return [field.key for field in fields_of(part)] if part else []


def is_required(kind: type[Part], path: FieldPath) -> bool:
    """Return whether the field that `path` leads to must be given wherever the part that holds it is."""
    part = part_at(kind, path[:-1]) if path else None
    return any(field.required and field.key == path[-1] for field in fields_of(part)) if part else False


def part_at(kind: type[Part], path: FieldPath) -> type[Part] | None:
    """Return the part of a record that encloses the end of `path`; None inside a value that has no fields."""
    part: type[Part] | None = kind
    for step in path:
        field = next((field for field in fields_of(part) if step in (field.name, field.key)), None) if part else None
        if field:
            part = _part_in(field.shape)
    return part


def _part_in(shape: Shape) -> type[Part] | None:
    match shape:
        case Fields(part):
            return part
        case Each(inner) | ByKey(inner):
            return _part_in(inner)
        case OneOf(options):
            return next((part for part in map(_part_in, options) if part), None)
    return None
