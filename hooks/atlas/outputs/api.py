"""The records at addresses that stay: an index, a file a kind and a file a record, with schemas and a description.

A kind without pages of its own, such as the expressions, has one file with all its records.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.how_to_cite import LICENCE, SITE
from atlas.outputs.versions import API, VERSION
from atlas.page.routes import json_of, place_of, twin_of
from atlas.schema.json_schema import DRAFT, json_schema
from atlas.schema.records import KINDS, Record

ROOT = f"api/{API}"
Data = dict[str, Any]
_ID = {"type": "string", "description": "unique in the atlas"}
_ADDRESS = {"type": "string", "format": "uri-reference"}


def files(atlas: Atlas, written: Mapping[str, str], site: str) -> dict[str, str]:
    """Return every file, path below docs/ to text; `written` holds the JSON of each record by its own path."""
    described = {"index.json": _index(atlas), **schemas(atlas), "openapi.json": openapi(site)}
    found = {path: _json(content) for path, content in described.items()}
    for kind in KINDS.values():
        records = {record.id: _linked(record, written[json_of(record)], site) for record in atlas.of(kind)}
        head = _json({"version": VERSION, "kind": kind.kind, "records": []}).removesuffix("]}\n")
        found[f"{kind.folder}.json"] = f"{head}{','.join(records.values())}]}}\n"
        if kind.own_page:
            found |= {_own(kind, id): f"{text}\n" for id, text in records.items()}
    return {f"{ROOT}/{path}": text for path, text in found.items()}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _own(kind: type[Record], id: str) -> str:
    return f"{kind.folder}/{id}.json"


def _linked(record: Record, text: str, site: str) -> str:
    """Return the JSON of a record with the addresses at which it stands: whole ones where that of the site is known."""
    links = {"page": site + place_of(record)}
    if record.own_page:
        links |= {"self": f"{site}{ROOT}/{_own(type(record), record.id)}", "markdown": site + twin_of(record)}
    return f'{text.removesuffix("}" + chr(10))},"links":{_json(links)[:-1]}}}'


def _index(atlas: Atlas) -> Data:
    kinds = {
        kind.kind: {
            "name": atlas.labels[f"kinds_{kind.kind}"],
            "records": f"{kind.folder}.json",
            "schema": _schema_path(kind),
            "count": len(atlas.of(kind)),
        }
        for kind in KINDS.values()
    }
    vocabulary = atlas.vocabulary.model_dump(mode="json", exclude_none=True)
    return {"version": VERSION, "title": SITE, "license": LICENCE, "kinds": kinds, "vocabulary": vocabulary}


# --- what the files hold ----------------------------------------------------------------------


def schemas(atlas: Atlas) -> dict[str, Data]:
    """Return the JSON Schema of every file, by its path below the root of the API."""
    found = {"schema/index.json": _index_schema()}
    for kind in KINDS.values():
        found[_schema_path(kind)] = record_schema(atlas, kind)
        found[_list_path(kind)] = _list_schema(kind)
    return found


def _schema_path(kind: type[Record]) -> str:
    return f"schema/{kind.kind}.json"


def _list_path(kind: type[Record]) -> str:
    return f"schema/{kind.folder}-list.json"


def record_schema(atlas: Atlas, kind: type[Record]) -> Data:
    """Return the schema of a published record: that of its file, and what is published beside its fields."""
    written = json_schema(kind, atlas.vocabulary)
    links = {"type": "object", "required": ["page"], "additionalProperties": _ADDRESS}
    more: Data = {"id": _ID, "kind": {"const": kind.kind}, "links": links}
    if kind.kind == "claim":
        more["certainty"] = {"type": "object", "description": "how certain the verdict is, worked out from the sources"}
    required = ["id", "kind", "links", *written["required"]]
    return {**written, "properties": {**more, **written["properties"]}, "required": required}


def _list_schema(kind: type[Record]) -> Data:
    properties = {
        "version": {"type": "string"},
        "kind": {"const": kind.kind},
        "records": {"type": "array", "items": {"$ref": f"{kind.kind}.json"}},
    }
    return _closed(properties)


def _index_schema() -> Data:
    entry = _closed({"name": {"type": "string"}, "records": _ADDRESS, "schema": _ADDRESS, "count": {"type": "integer"}})
    entry.pop("$schema")
    properties = {
        "version": {"type": "string"},
        "title": {"type": "string"},
        "license": _ADDRESS,
        "kinds": {"type": "object", "additionalProperties": entry},
        "vocabulary": {"type": "object"},
    }
    return _closed(properties)


def _closed(properties: Data) -> Data:
    """Return the schema of an object that has all these properties and no others."""
    required = list(properties)
    return {
        "$schema": DRAFT, "type": "object", "properties": properties, "required": required,
        "additionalProperties": False,
    }  # fmt: skip


def openapi(site: str) -> Data:
    """Return the description of the API in OpenAPI 3.1."""
    paths: Data = {"/index.json": _path("What there is, and the vocabulary", "schema/index.json")}
    for kind in KINDS.values():
        paths[f"/{kind.folder}.json"] = _path(f"Every record of the kind {kind.kind}", _list_path(kind))
        if kind.own_page:
            one = _path(f"A record of the kind {kind.kind}", _schema_path(kind))
            id = {"name": "id", "in": "path", "required": True, "schema": _ID}
            paths[f"/{kind.folder}/{{id}}.json"] = {**one, "parameters": [id]}
    return {
        "openapi": "3.1.1",
        "info": {
            "title": SITE,
            "version": VERSION,
            "summary": "Read-only files; a record that is unknown is answered with 404.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": f"{site or '/'}{ROOT}"}],
        "paths": paths,
    }


def _path(summary: str, schema: str) -> Data:
    content: Mapping[str, Any] = {"application/json": {"schema": {"$ref": schema}}}
    name = schema.removeprefix("schema/").removesuffix(".json")
    answers = {"200": {"description": summary, "content": content}, "404": {"description": "No such file"}}
    return {"get": {"operationId": name, "summary": summary, "responses": answers}}
