"""Write a record in the one form that all have, keeping its comments and its meaning.

Fields stand in the order in which their kind declares them, the long text and what all checked records share last,
without empty lines between them; text on one line has quotes only where YAML needs them, and then double ones. Blocks
of text stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from atlas.diagnostics import Diagnostic
from atlas.loading.yaml_source import Document, parse_document
from atlas.schema.introspection import FieldSpec, Marked, fields_of
from atlas.schema.records import Checkable, Record
from atlas.schema.types import Text

_NEEDS_QUOTES = re.compile(
    r"[-?:,\[\]{}#&*!|>'\"%@`=~]"  # what begins like a mark of YAML
    r"|.*(?::(?:\s|$)|\s#)"  # or holds the end of a key or the beginning of a comment
    r"|(?:null|true|false|yes|no|on|off)$"
    r"|(?!\d{4}-\d\d(?:-\d\d)?$)[+.]?[0-9][0-9_.,:eExXoO+-]*$",  # or may be taken for a word or number (no date is)
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[,\[\]{}?]")


def formatted(text: str, kind: type[Record] | None, shown: str) -> tuple[str, list[Diagnostic]]:
    """Return a YAML text in canonical form; unchanged, with its problems, where it can't be read.

    `kind` gives the order of the fields; with None they keep theirs. `shown` is the path that problems name.
    """
    text = _clean(text)
    document, problems = parse_document(text, shown)
    if problems:
        return text, problems
    ordered = _ordered(document, kind) if kind else text
    result = _requoted(ordered)
    same = parse_document(result, shown)[0].data == document.data
    return (result if same else text), []


def with_fields(text: str, kind: type[Record], fields: Mapping[str, str]) -> str:
    """Return the text of a record with some more fields, each of one line, in canonical form.

    Raises ValueError where a field is there already or the text can't be read.
    """
    document, problems = parse_document(text, "")
    taken = [key for key in fields if not problems and key in document.data]
    if problems or taken:
        raise ValueError(str(problems[0]) if problems else f"{taken[0]} is there already")
    lines = "".join(f"{key}: {on_one_line(value)}\n" for key, value in fields.items())
    return formatted(f"{_clean(text)}{lines}", kind, "")[0]


def _clean(text: str) -> str:
    """Return the text with line feeds only, no blanks at the ends of lines, and one line feed at its end."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n") + "\n"


@cache
def _keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind in the order in which they are written."""
    shared = {field.key for field in fields_of(Checkable)}

    def late(field: FieldSpec) -> int:
        body = (
            isinstance(field.shape, Marked)
            and isinstance(field.shape.marker, Text)
            and field.shape.marker.form == "body"
        )
        return 2 if field.key in shared else 1 if body else 0

    return tuple(field.key for field in sorted(fields_of(kind), key=late))


def _is_body(field: FieldSpec) -> bool:
    marker = field.shape.marker if isinstance(field.shape, Marked) else None
    return isinstance(marker, Text) and marker.form == "body"


@dataclass(frozen=True)
class _Chunk:
    """The lines of one field, comments above it included."""

    key: str
    lines: tuple[str, ...]


def _ordered(document: Document, kind: type[Record]) -> str:
    """Return the text with the fields of its top level in the order of the kind; unknown ones last, as they stood."""
    head, chunks, tail = _chunks(document)
    order = {key: number for number, key in enumerate(_keys(kind))}
    placed = sorted(chunks, key=lambda chunk: order.get(chunk.key, len(order)))
    lines = [*head, *(line for chunk in placed for line in chunk.lines), *tail]
    return "\n".join(lines) + "\n"


def _chunks(document: Document) -> tuple[list[str], list[_Chunk], list[str]]:
    """Return the comment at the head of a file, its fields, and the comment at its end."""
    lines = document.text.rstrip("\n").split("\n")
    starts = sorted((document.key_location(key).line - 1, key) for key in document.data)
    if not starts or any(lines[at][:1] in "{ " for at, _ in starts):  # one pair of braces, or not at the margin
        return lines, [], []
    first = _with_comment(lines, starts[0][0])
    end = len(lines)
    while lines[end - 1].startswith("#") or not lines[end - 1]:
        end -= 1
    chunks = []
    for number, (at, key) in enumerate(starts):
        until = _with_comment(lines, starts[number + 1][0]) if number + 1 < len(starts) else end
        own = lines[_with_comment(lines, at) : until]
        while not own[-1]:
            own.pop()
        chunks.append(_Chunk(key, tuple(own)))
    return lines[:first], chunks, lines[end:]


def _with_comment(lines: list[str], at: int) -> int:
    """Return the number of the line at which the comment directly above a field begins; the field's own without one."""
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _requoted(text: str) -> str:
    """Return the text with quotes only around values and names that need them."""
    done, parts = 0, list[str]()
    for start, end, value, in_brackets in _quoted(text):
        parts += (text[done:start], on_one_line(value, in_brackets))
        done = end
    return "".join([*parts, text[done:]])


def _quoted(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield where text in quotes begins and ends, what it says, and whether it stands within brackets."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += bool(depth or event.flow_style)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= bool(depth)
        elif isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
            start, end = event.start_mark, event.end_mark
            if start and end and start.line == end.line:
                yield start.index, end.index, event.value, depth > 0


def on_one_line(value: str, in_brackets: bool = False) -> str:
    """Return how a text is written in YAML, in quotes only where it needs them."""
    risky = not value or value != value.strip() or not value.isprintable() or _NEEDS_QUOTES.match(value)
    bare = not risky and not (in_brackets and _IN_BRACKETS.search(value))
    return value if bare else json.dumps(value, ensure_ascii=False)
