"""The form of the published data in short: what a program may rely on, and so what no edition may take away."""

from __future__ import annotations

from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.api import record_schema
from atlas.outputs.tables.rows import tables
from atlas.outputs.versions import VERSION
from atlas.schema.records import KINDS

Form = dict[str, Any]


def form(atlas: Atlas) -> Form:
    """Return the version, the columns of each table with their types, and the properties of what the API answers."""
    return {
        "version": VERSION,
        "tables": {
            name: {column.name: column.type for column in table.layout.columns} for name, table in tables(atlas).items()
        },
        "api": {kind.kind: _properties(record_schema(atlas, kind)) for kind in KINDS.values()},
    }


def _properties(schema: dict[str, Any]) -> dict[str, list[str]]:
    """Return the properties of a record, under the empty name, and of each part of it, by the name of the part."""
    parts = {"": schema, **schema.get("$defs", {})}
    return {name: sorted(part["properties"]) for name, part in parts.items() if "properties" in part}


def taken_away(before: Form, now: Form) -> list[str]:
    """Return what a form lacks of an earlier one: a table, a column or its type, a property of the API."""
    found = []
    for name, columns in before["tables"].items():
        there = now["tables"].get(name, {})
        found += [f"{name}.{column}: {type}" for column, type in columns.items() if there.get(column) != type]
    for kind, parts in before["api"].items():
        for part, properties in parts.items():
            there = now["api"].get(kind, {}).get(part, ())
            found += [f"{kind} {part}.{one}" for one in properties if one not in there]
    return found
