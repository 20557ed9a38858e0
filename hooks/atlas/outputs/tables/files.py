"""Write tables as CSV with a descriptor of the standard Data Package 2.0."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.how_to_cite import AUTHOR, LICENCE, SITE
from atlas.outputs.tables import croissant
from atlas.outputs.tables.layout import ID, Column, Layout, Table
from atlas.outputs.tables.words import described
from atlas.outputs.versions import VERSION, newest_reading

FOLDER = "data/tables"
DESCRIPTOR = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_FORMULA = frozenset("=+-@\t\r")


def csv_text(table: Table) -> str:
    """Return a table as CSV. A text that a spreadsheet would take for a formula has an apostrophe before it."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n")
    write.writerow([column.name for column in table.layout.columns])
    columns = zip(table.layout.columns, zip(*table.rows, strict=True), strict=True) if table.rows else ()
    write.writerows(zip(*(_cells(column, values) for column, values in columns), strict=True))
    return text.getvalue()


def _cells(column: Column, values: Iterable[Any]) -> Iterable[Any]:
    """Return the values of a column as they are written; days, the texts that are no strings, begin with a digit."""
    match column.type:
        case "string":
            return [guarded(value) if value else value for value in values]
        case "boolean":
            return ["true" if value else value if value is None else "false" for value in values]
        case "number":
            return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
    return values


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in _FORMULA else text


def descriptor(atlas: Atlas, tables: Mapping[str, Table], texts: Mapping[str, str], site: str) -> dict[str, Any]:
    """Return the descriptor of tables whose CSV is `texts`; keys lead only to tables that are among them."""
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "siyu-atlas",
        "title": SITE,
        "version": VERSION,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "CC BY 4.0"}],
        "contributors": [{"title": AUTHOR, "roles": ["author"]}],
        "resources": [_resource(atlas, tables[name].layout, text, tables) for name, text in texts.items()],
    }
    return {**package, "homepage": site} if site else package


def _resource(atlas: Atlas, layout: Layout, text: str, known: Iterable[str]) -> dict[str, Any]:
    data = text.encode()
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(atlas, column) for column in layout.columns],
        "missingValues": [""],
        "primaryKey": list(layout.key),
    }
    if keys := [key for key in foreign_keys(layout) if key["reference"]["resource"] in known]:
        schema["foreignKeys"] = keys
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": layout.name,
        "type": "table",
        "path": f"{layout.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": schema,
    }


def _field(atlas: Atlas, column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": column.type, "description": described(column)}
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.vocabulary:
        limits["enum"] = list(getattr(atlas.vocabulary, column.vocabulary))
    elif column.words:
        limits["enum"] = list(column.words)
    return {**found, "constraints": limits} if limits else found


def foreign_keys(layout: Layout) -> list[dict[str, Any]]:
    """Return the foreign keys of a table as the Table Schema has them."""
    found = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": [ID]}}
        for column in layout.columns
        if column.refers
    ]
    if layout.parent:
        above = list(layout.key[:-1])
        there = [ID] if len(above) == 1 else above
        found.append({"fields": above, "reference": {"resource": layout.parent, "fields": there}})
    return found


def files(atlas: Atlas, tables: Mapping[str, Table], site: str) -> dict[str, str]:
    """Return each table as CSV and the descriptions of all by two standards, path below docs/ to text."""
    texts = {name: csv_text(table) for name, table in tables.items()}
    descriptions = {
        DESCRIPTOR: descriptor(atlas, tables, texts, site),
        croissant.DESCRIPTOR: croissant.description(tables, texts, newest_reading(atlas), site),
    }
    found = {f"{name}.csv": text for name, text in texts.items()}
    found |= {name: json.dumps(data, ensure_ascii=False, indent=1) + "\n" for name, data in descriptions.items()}
    return {f"{FOLDER}/{name}": text for name, text in found.items()}
