"""Write the text of a new record for a contributor to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.schema.field_docs import field_lines
from atlas.schema.introspection import FieldSpec, Marked, fields_of
from atlas.schema.records import Record
from atlas.schema.types import VocabularyRef
from atlas.schema.vocabulary import Vocabulary


def skeleton(kind: type[Record], vocabulary: Vocabulary) -> str:
    """Return the YAML of a new record: the fields its kind needs, then the others as comments."""
    explained = dict(zip(fields_of(kind), field_lines(kind), strict=True))
    needed = [_line(field, line.holds, vocabulary) for field, line in explained.items() if field.required]
    others = [f"# {_line(field, line.holds, vocabulary)}" for field, line in explained.items() if not field.required]
    return "\n".join([*needed, "", "# If known, without the sign in front:", *others]) + "\n"


def _line(field: FieldSpec, holds: str, vocabulary: Vocabulary) -> str:
    words = ", ".join(_words(field, vocabulary))
    return f"{field.key}:  # {f'one of: {words}' if words else holds}"


def _words(field: FieldSpec, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the options of the vocabulary that the field takes, if it takes any."""
    if isinstance(field.shape, Marked) and isinstance(field.shape.marker, VocabularyRef):
        yield from getattr(vocabulary, field.shape.marker.vocabulary)
