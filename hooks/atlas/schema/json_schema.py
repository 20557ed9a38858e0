"""The JSON Schema of a kind of record, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from atlas.schema.records import Record


def json_schema(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a kind's YAML file; the id is the file's name and no field."""
    found = kind.model_json_schema(by_alias=True)
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return found
