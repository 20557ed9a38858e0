"""JSON Schemas for editors: those of the kinds, with the ids that exist as what may stand in a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from atlas.schema.introspection import Each, FieldSpec, Marked, OneOf, Shape, fields_of
from atlas.schema.json_schema import json_schema
from atlas.schema.records import Record, kinds_accepted
from atlas.schema.types import Reference
from atlas.schema.vocabulary import Vocabulary

FOLDER = ".vscode/schemas"
"""Where the schemas are written, which `.vscode/settings.json` and the first line of new records name."""


def schema_with_ids(kind: type[Record], vocabulary: Vocabulary, records: Iterable[Record]) -> dict[str, Any]:
    """Return the schema of a kind whose references, in its own fields, list the ids that exist."""
    ids: dict[str, list[str]] = defaultdict(list)
    for record in records:
        ids[record.kind].append(record.id)
    schema = json_schema(kind, vocabulary)
    for field in fields_of(kind):
        reference = _reference(field.shape)
        if reference:
            schema["properties"][field.key] = _listing(field, reference, vocabulary, ids)
    return schema


def _reference(shape: Shape) -> Reference | None:
    """Return what a shape refers to: a value, each of a list, or one of several options."""
    match shape:
        case Marked(Reference() as reference):
            return reference
        case Each(item):
            return _reference(item)
        case OneOf(options):
            return next(filter(None, map(_reference, options)), None)
    return None


def _listing(
    field: FieldSpec, reference: Reference, vocabulary: Vocabulary, ids: Mapping[str, list[str]]
) -> dict[str, Any]:
    known = [id for kind in kinds_accepted(reference) for id in sorted(ids.get(kind, ()))]
    one = {"type": "string", "enum": [*known, *(vocabulary.roles if reference.roles else ())]}
    several = {"type": "array", "items": one}
    match field.shape:
        case Marked():
            return one
        case Each():
            return several
    return {"anyOf": [several, {"type": "string"}]}
