"""Write the text of a new record for a contributor to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from atlas.schema.field_docs import field_lines
from atlas.schema.introspection import FieldSpec, Marked, fields_of
from atlas.schema.records import Record
from atlas.schema.types import VocabularyRef
from atlas.schema.vocabulary import Vocabulary


def skeleton(kind: type[Record], vocabulary: Vocabulary, given: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the YAML of a new record: the fields its kind needs, then the others as comments.

    `given` holds values that are known already, by field, as YAML.
    """
    explained = dict(zip(fields_of(kind), field_lines(kind), strict=True))
    needed, others = list[str](), list[str]()
    for field, line in explained.items():
        if field.required or field.key in given:
            needed.append(_line(field, line.holds, vocabulary, given.get(field.key, "")))
        else:
            others.append(f"# {_line(field, line.holds, vocabulary)}")
    return "\n".join([*needed, "", "# If known, without the sign in front:", *others]) + "\n"


def _line(field: FieldSpec, holds: str, vocabulary: Vocabulary, value: str = "") -> str:
    if value:
        return f"{field.key}: {value}"
    words = ", ".join(options(field, vocabulary))
    return f"{field.key}:  # {f'one of: {words}' if words else holds}"


def options(field: FieldSpec, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the options of the vocabulary that the field takes, if it takes any."""
    if isinstance(field.shape, Marked) and isinstance(field.shape.marker, VocabularyRef):
        yield from getattr(vocabulary, field.shape.marker.vocabulary)
