"""Describe the tables as Croissant 1.0 does: a data set of files and records that tools for machine learning load."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from atlas.outputs.how_to_cite import AUTHOR, LICENCE, SITE
from atlas.outputs.tables.layout import ID, Column, Layout, Table
from atlas.outputs.tables.words import described
from atlas.outputs.versions import VERSION

DESCRIPTOR = "croissant.json"
_STANDARD = "http://mlcommons.org/croissant/"
_OWN = (
    "citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format",
    "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex",
    "repeated", "replace", "samplingRate", "separator", "source", "subField", "transform",
)  # fmt: skip
"""The words that Croissant adds to schema.org; its readers expect each to be declared, used or not."""
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": _STANDARD,
    "rai": f"{_STANDARD}RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{word: f"cr:{word}" for word in _OWN},
}
_TYPES = {
    "string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date",
}  # fmt: skip


def description(tables: Mapping[str, Table], texts: Mapping[str, str], day: str, site: str) -> dict[str, Any]:
    """Return the description of tables whose CSV is `texts`.

    `day` is that of the newest record, `site` the address of the site, empty where it has none.
    """
    about = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": f"{_STANDARD}1.0",
        "name": "siyu-atlas",
        "alternateName": SITE,
        "description": f"All records of {SITE} as tables: each kind of record, and each list inside records.",
        "license": LICENCE,
        "version": VERSION,
        **({"datePublished": day} if day else {}),
        "creator": {"@type": "sc:Organization", "name": AUTHOR},
        "citeAs": f"{AUTHOR}. {SITE}. {site}".strip(),
        "isLiveDataset": True,
        "distribution": [_file(name, text) for name, text in texts.items()],
        "recordSet": [_records(tables[name].layout) for name in texts],
    }
    return {**about, "url": site} if site else about


def _file(name: str, text: str) -> dict[str, Any]:
    path, data = f"{name}.csv", text.encode()
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{len(data)} B",
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _records(layout: Layout) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": layout.name,
        "name": layout.name,
        "key": [{"@id": f"{layout.name}/{name}"} for name in layout.key],
        "field": [_field(layout, column) for column in layout.columns],
    }


def _field(layout: Layout, column: Column) -> dict[str, Any]:
    found = {
        "@type": "cr:Field",
        "@id": f"{layout.name}/{column.name}",
        "name": column.name,
        "description": described(column),
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": f"{layout.name}.csv"}, "extract": {"column": column.name}},
    }
    # Loaders join a table with what it refers to: they lose the rows that name nothing, and find no way round a circle.
    if column.refers and column.required and column.name != ID and column.refers != layout.name:
        found["references"] = {"field": {"@id": f"{column.refers}/id"}}
    return found
