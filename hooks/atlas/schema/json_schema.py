"""The JSON Schema of a kind of record, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from atlas.schema.records import Model, Record
from atlas.schema.types import VOCABULARY
from atlas.schema.vocabulary import Vocabulary

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: type[Record], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of a kind's YAML file, with the options of the vocabulary as enumerations.

    The id is the file's name, not a field. What a schema cannot say is left to the check: whether records exist,
    whether a day is in the calendar, whether an interval ends before it starts.
    """
    found = kind.model_json_schema(by_alias=True)
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    if kind is Model:
        found["properties"]["traits"] = _traits(found["properties"]["traits"], vocabulary)
    return {"$schema": DRAFT, **_completed(found, vocabulary)}


def _completed(part: Any, vocabulary: Vocabulary) -> Any:
    """Return a part of a schema with enumerations for lists, and without null, which no YAML file may hold."""
    if isinstance(part, list):
        return [_completed(item, vocabulary) for item in part if item != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    done = {key: _completed(value, vocabulary) for key, value in part.items() if (key, value) != ("default", None)}
    if VOCABULARY in done:
        done["enum"] = list(getattr(vocabulary, done.pop(VOCABULARY)))
    if len(done.get("anyOf", ())) == 1:
        done |= done.pop("anyOf")[0]
    return done


def _traits(schema: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the schema of a model's traits: each dimension with its own options."""
    trait = schema.pop("additionalProperties")
    answers = {id: {"enum": list(vocabulary.values_of(id))} for id in vocabulary.dimensions}
    dimensions = {id: {"allOf": [trait, {"properties": {"value": words}}]} for id, words in answers.items()}
    return {**schema, "properties": dimensions, "required": list(dimensions), "additionalProperties": False}
