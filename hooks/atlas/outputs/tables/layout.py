"""Lay the declared fields of each kind of record out as tables.

A kind is a table with a row a record. A part with fields of its own becomes columns, `founded_date`; a list or mapping
becomes a table of its own that refers to the first, `models_flows`. A list that several kinds declare alike, such as
`aliases`, is one table for all of them. A date is four columns: as written, its first and last possible day, and how
precise it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from atlas.schema.introspection import ByKey, Each, Fields, Marked, OneOf, Plain, Shape, Words, fields_of
from atlas.schema.records import KINDS, Record, kinds_accepted
from atlas.schema.types import Part, Reference, Text, VocabularyRef
from atlas.text.dates import Date

RECORDS = "records"
"""The table of all records of all kinds."""
ID = "id"
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_CERTAIN = ("day", "month", "year", "interval")
PRECISIONS = (*_CERTAIN, *(f"uncertain {word}" for word in _CERTAIN))
Cells = tuple[Any, ...]
Row = tuple[str, Cells]
"""The name of a table, and the cells of a row."""


@dataclass(frozen=True)
class Column:
    """A column: `type` is one of the Table Schema; `form` is that of a text; `refers` names the table of an id."""

    name: str
    type: str
    required: bool = False
    form: str = ""
    vocabulary: str = ""
    words: tuple[str, ...] = ()
    refers: str = ""
    note: str = ""


@dataclass(frozen=True)
class Layout:
    """A table: its columns, those that are its key, and what the first of them refer to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parent: str = ""


@dataclass(frozen=True)
class Inner:
    """A list or mapping inside a part: where it is found, and how its values are laid out."""

    path: tuple[str, ...]
    shape: Each | ByKey
    part: Laid


@dataclass(frozen=True)
class Laid:
    """What a value is laid out as: columns, the cells of a value in them, and the lists inside it."""

    columns: tuple[Column, ...] = ()
    cells: Callable[[Any], Cells] = lambda value: ()
    inner: tuple[Inner, ...] = ()

    @property
    def blank(self) -> Cells:
        """The cells of no value."""
        return (None,) * len(self.columns)


@dataclass
class Table:
    """A table with its rows, in the order of the records."""

    layout: Layout
    rows: list[Cells] = field(default_factory=list)


# --- columns and cells of a shape -------------------------------------------------------------


@cache
def laid_out(part: type[Part]) -> Laid:
    """Return how a part is laid out; the names of its columns begin with its fields' names."""
    fields = [(found, _laid(found.shape, found.key)) for found in fields_of(part)]
    columns = tuple(
        replace(column, required=found.required and not isinstance(found.shape, OneOf) and len(laid.columns) == 1)
        for found, laid in fields
        for column in laid.columns
    )
    steps = [(found.name, laid.cells) for found, laid in fields if laid.columns]
    inner = tuple(replace(one, path=(found.name, *one.path)) for found, laid in fields for one in laid.inner)

    def cells(value: Any) -> Cells:
        return tuple(cell for name, inside in steps for cell in inside(getattr(value, name)))

    return Laid(columns, cells, inner)


def _laid(shape: Shape, name: str) -> Laid:
    match shape:
        case Marked(Text(form)):
            return _single(Column(name, "string", form=form), str)
        case Marked(VocabularyRef(vocabulary)):
            return _single(Column(name, "string", vocabulary=vocabulary), str)
        case Marked(Reference() as reference):
            return _single(Column(name, "string", refers=_referred(reference)), str)
        case Plain(type, exact) if type is Date:
            return _single(Column(name, "date"), Date) if exact else _date(name)
        case Plain(type):
            return _single(Column(name, _TYPES[type]), (int, float) if type is float else type)
        case Words(words):
            return _single(Column(name, "string", words=words), str)
        case Fields(part):
            return _nested(part, name)
        case Each(item) | ByKey(item):
            return Laid(inner=(Inner((), shape, _laid(item, "")),))
        case OneOf(options):
            return _either([_laid(option, name) for option in options])
    raise TypeError(shape)


def _single(column: Column, type: type | tuple[type, ...]) -> Laid:
    blank = (None,)
    return Laid((column,), lambda value: (value,) if isinstance(value, type) else blank)


def _date(name: str) -> Laid:
    columns = (
        Column(name, "string", note="as an EDTF date (ISO 8601-2)"),
        Column(_joined(name, "earliest"), "date", note="its first possible day; empty where the beginning is open"),
        Column(_joined(name, "latest"), "date", note="its last possible day; empty where the end is open"),
        Column(_joined(name, "precision"), "string", words=PRECISIONS),
    )
    blank = (None,) * len(columns)
    return Laid(columns, lambda value: date_cells(value) if isinstance(value, Date) else blank)


@cache
def date_cells(date: Date) -> Cells:
    """Return a date as written, its first and last possible day (None where open), and how precise it is."""
    whole = date.start or date.end
    assert whole
    found = "interval" if date.interval else "day" if whole.day else "month" if whole.month else "year"
    earliest = date.start and date.start.earliest.isoformat()
    latest = date.end and date.end.latest.isoformat()
    return str(date), earliest, latest, found if date.certain else f"uncertain {found}"


def _nested(part: type[Part], name: str) -> Laid:
    laid = laid_out(part)
    columns = tuple(replace(column, name=_joined(name, column.name)) for column in laid.columns)
    return Laid(columns, lambda value: laid.cells(value) if isinstance(value, part) else laid.blank, laid.inner)


def _either(options: list[Laid]) -> Laid:
    """Return the columns of all options side by side; those of a value's own option are filled."""

    def cells(value: Any) -> Cells:
        return tuple(cell for option in options for cell in option.cells(value))

    columns = tuple(column for option in options for column in option.columns)
    return Laid(columns, cells, tuple(one for option in options for one in option.inner))


def _joined(*names: str) -> str:
    return "_".join(name for name in names if name)


def _referred(reference: Reference) -> str:
    """Return the table whose ids a field holds; none where it may also hold the id of a role."""
    kinds = kinds_accepted(reference)
    folders = [kind.folder for kind in KINDS.values() if kind.kind in kinds]
    return "" if reference.roles else folders[0] if len(folders) == 1 else RECORDS


# --- tables of the kinds ----------------------------------------------------------------------


def layouts() -> dict[str, Layout]:
    """Return every table by name: that of each kind, each followed by those of its lists."""
    found: dict[str, Layout] = {}
    for kind in KINDS.values():
        laid = laid_out(kind)
        key = Column(ID, "string", required=True, refers=RECORDS)
        found[kind.folder] = Layout(kind.folder, (key, *laid.columns), (ID,))
    for kind in KINDS.values():
        for layout in _lists(kind.folder, (kind.kind,), laid_out(kind).inner, shared_lists()):
            found.setdefault(layout.name, layout)
    return found


@cache
def shared_lists() -> frozenset[tuple[str, Shape]]:
    """Return the lists, by name and shape, that more than one kind of record declares alike."""
    lists = [(one.path[0], one.shape) for kind in KINDS.values() for one in laid_out(kind).inner if len(one.path) == 1]
    taken = {kind.folder for kind in KINDS.values()}
    return frozenset((name, shape) for name, shape in lists if lists.count((name, shape)) > 1 and name not in taken)


def list_name(table: str, one: Inner, shared: Iterable[tuple[str, Shape]]) -> str:
    """Return the name of the table of a list inside a table."""
    name = "_".join(one.path)
    return name if len(one.path) == 1 and (name, one.shape) in shared else f"{table}_{name}"


def _lists(table: str, above: tuple[str, ...], inner: tuple[Inner, ...], shared: Any) -> Iterator[Layout]:
    for one in inner:
        name = list_name(table, one, shared)
        owned = name == f"{table}_{'_'.join(one.path)}"
        own = "key" if isinstance(one.shape, ByKey) else "n" if len(above) == 1 else f"n{len(above)}"
        key = (*(above if owned else ("record",)), own)
        value = tuple(replace(column, name=column.name or "value") for column in one.part.columns)
        yield Layout(name, (*map(_key_column, key), *value), key, table if owned else RECORDS)
        yield from _lists(name, key, one.part.inner, ())


def _key_column(name: str) -> Column:
    counted = re.fullmatch("n[0-9]*", name)
    notes = {"key": "what the entry stands under"}
    note = "the place in the list, from 1" if counted else notes.get(name, "the record that the row belongs to")
    return Column(name, "integer" if counted else "string", required=True, note=note)


def rows_of(record: Record) -> Iterator[Row]:
    """Yield the rows of a record, each with the name of its table; texts as they are written."""
    laid = laid_out(type(record))
    yield record.folder, (record.id, *laid.cells(record))
    yield from _list_rows(record.folder, (record.id,), record, laid.inner, shared_lists())


def _list_rows(table: str, above: Cells, value: Any, inner: tuple[Inner, ...], shared: Any) -> Iterator[Row]:
    for one in inner:
        found = value
        for name in one.path:
            found = getattr(found, name, None)
        if not found or isinstance(found, str):
            continue
        name = list_name(table, one, shared)
        for key, item in found.items() if isinstance(one.shape, ByKey) else enumerate(found, 1):
            yield name, (*above, key, *one.part.cells(item))
            if one.part.inner:
                yield from _list_rows(name, (*above, key), item, one.part.inner, ())
