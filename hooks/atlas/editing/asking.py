"""Ask a contributor for what a new record needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

from atlas.diagnostics import did_you_mean
from atlas.editing.formatting import on_one_line
from atlas.schema.field_docs import field_lines
from atlas.schema.introspection import FieldSpec, Marked, fields_of
from atlas.schema.records import Record, Source
from atlas.schema.skeleton import options
from atlas.schema.types import Text
from atlas.schema.vocabulary import Vocabulary

Ask = Callable[[str], str]
"""Puts a question and returns the answer, which may be empty."""
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Answers:
    """What was answered: fields of the record as YAML, and addresses of sources that no record holds yet."""

    given: dict[str, str]
    new_sources: dict[str, str]
    """Address by id."""


def id_for(name: str) -> str:
    """Return an id made of the Latin letters and digits of a name; empty where it has none."""
    return "-".join(re.findall("[a-z0-9]+", name.lower()))


def source_at(address: str, sources: Iterable[Source]) -> Source | None:
    """Return the source with an address, whether or not it is written with `www`, a last slash or https."""
    wanted = _bare(address)
    return next((one for one in sources if wanted in (_bare(one.url or ""), _bare(one.archive_url or ""))), None)


def _bare(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address.strip())
    return re.sub(r"^(?:www|m)\.", "", parts.netloc.lower()), parts.path.rstrip("/"), parts.query


def questions(kind: type[Record]) -> Iterator[tuple[FieldSpec, str]]:
    """Yield the needed fields of a kind that can be answered in a line, each with what it holds."""
    for field, line in zip(fields_of(kind), field_lines(kind), strict=True):
        if field.required and isinstance(field.shape, Marked):
            yield field, line.holds


def answers(kind: type[Record], vocabulary: Vocabulary, sources: Iterable[Source], ask: Ask) -> Answers:
    """Return what is answered to the questions; what is left empty is left to fill in."""
    found = Answers({}, {})
    known = tuple(sources)
    for field, holds in questions(kind):
        words = tuple(options(field, vocabulary))
        if words:
            value = _chosen(field.key, words, ask)
        elif _cites(field):
            value = _cited(ask(f"{field.key} (address or id of a source): "), known, found)
        else:
            value = on_one_line(text) if (text := ask(f"{field.key} ({holds}): ").strip()) else ""
        if value:
            found.given[field.key] = value
    return found


def _cites(field: FieldSpec) -> bool:
    marker = field.shape.marker if isinstance(field.shape, Marked) else None
    return isinstance(marker, Text) and marker.form == "cite"


def _chosen(key: str, words: tuple[str, ...], ask: Ask) -> str:
    """Return one of some words; asks once more where the answer is none of them."""
    question = f"{key} (one of: {', '.join(words)}): "
    for _ in range(2):
        answer = ask(question).strip()
        if not answer or answer in words:
            return answer
        question = f'"{answer}" is none of them; {did_you_mean(answer, words)}'.rstrip("; ") + f"\n{key}: "
    return ""


def _cited(answer: str, sources: tuple[Source, ...], found: Answers) -> str:
    """Return the citation of a source given by address or id; one that no record holds is noted as new."""
    answer = answer.strip()
    if not answer:
        return ""
    if not _ADDRESS.fullmatch(answer):
        return f'"[@{answer}]"' if id_for(answer) == answer else ""
    source = source_at(answer, sources)
    if source:
        return f'"[@{source.id}]"'
    new = _new_id(answer, {one.id for one in sources})
    found.new_sources[new] = answer
    return f'"[@{new}]"'


def _new_id(address: str, taken: set[str]) -> str:
    """Return a free id for the source at an address: its host and the last words of its path."""
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.").rsplit(".", 1)[0]
    last = parts.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or parts.path.rstrip("/").rpartition("/")[2]
    base = "-".join(filter(None, (id_for(host), id_for(last)[:40].strip("-")))) or "source"
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(id for id in candidates if id not in taken)
