"""Explain the fields of records to contributors, from their declarations, so that the page can't grow stale."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.schema.introspection import ByKey, Each, Fields, Marked, Marker, OneOf, Plain, Shape, Words, fields_of
from atlas.schema.records import Record, kinds_accepted
from atlas.schema.types import ANY, Reference, Text, VocabularyRef
from atlas.text.dates import Date


@dataclass(frozen=True)
class FieldLine:
    """One field of a record as a contributor meets it."""

    name: str
    needed: bool
    holds: str


def field_lines(kind: type[Record]) -> list[FieldLine]:
    """Return the fields of a kind in the order they are declared."""
    return [FieldLine(field.key, field.required, _holds(field.shape)) for field in fields_of(kind)]


_FORMS = {
    "plain": "plain text",
    "inline": "a sentence or two, may hold links and citations",
    "body": "paragraphs of Markdown, each with a citation",
    "cite": "citations only",
}
_PLAIN_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", Date: "a date"}


def _holds(shape: Shape) -> str:
    """Return in words what a shape holds."""
    match shape:
        case Marked(marker):
            return _marked(marker)
        case Plain(type):
            return _PLAIN_TYPES[type]
        case Words(words):
            return " or ".join(f"`{word}`" for word in words)
        case Each(item):
            return f"a list of: {_holds(item)}"
        case ByKey(value):
            return f"by id: {_holds(value)}"
        case Fields(part):
            return "{" + ", ".join(field.key for field in fields_of(part)) + "}"
        case OneOf(options):
            return " or ".join(dict.fromkeys(map(_holds, options)))


def _marked(marker: Marker) -> str:
    match marker:
        case Text(form, must_cite):
            return _FORMS[form] + (", with a citation" if must_cite and form == "inline" else "")
        case VocabularyRef(vocabulary):
            return f"one of the {vocabulary.replace('_', ' ')}"
        case Reference(kinds):
            return "the id of a record" if kinds == ANY else f"the id of a {' or '.join(kinds_accepted(marker))}"
