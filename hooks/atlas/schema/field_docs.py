"""The records explained for contributors, read off their declarations so that the guide can't drift."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from atlas.text.dates import Date
from atlas.schema.types import ANY, Part, Reference, Text, Word
from atlas.schema.records import Record


@dataclass(frozen=True)
class FieldLine:
    """One field of a record as a contributor meets it."""

    name: str
    needed: bool
    holds: str


def field_lines(kind: type[Record]) -> list[FieldLine]:
    """The fields of a kind in the order they are declared."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return [
        FieldLine(field.alias or name, field.is_required(), _holds(hints[name]))
        for name, field in kind.model_fields.items()
        if name != "id"
    ]


_FORMS = {
    "plain": "plain text",
    "inline": "a sentence or two, may hold links and citations",
    "body": "paragraphs of Markdown, each with a citation",
    "cite": "citations only",
}
_PLAIN_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", Date: "a date"}


def _holds(hint: Any) -> str:
    """A type in words."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return next((_marked(meta) for meta in args[1:] if isinstance(meta, Text | Reference | Word)), "") or _holds(
            args[0]
        )
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_holds(arg) for arg in args if arg is not type(None)))
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in args)
    if origin is tuple:
        return f"a list of: {_holds(args[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"by id: {_holds(args[1])}"
    if isinstance(hint, type) and issubclass(hint, Part):
        return "{" + ", ".join(field.alias or name for name, field in hint.model_fields.items()) + "}"
    return _PLAIN_TYPES.get(hint, "text")


def _marked(marker: Text | Reference | Word) -> str:
    match marker:
        case Text(form, must_cite):
            return _FORMS[form] + (", with a citation" if must_cite and form == "inline" else "")
        case Word(vocabulary):
            return f"one of the {vocabulary.replace('_', ' ')}"
        case Reference(kinds):
            return "the id of a record" if kinds == ANY else f"the id of a {' or '.join(kinds)}"


def schema(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a kind's YAML file; the id is the file's name and no field."""
    found = kind.model_json_schema(by_alias=True)
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return found
