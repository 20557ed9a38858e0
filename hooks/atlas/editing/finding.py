"""Find records by any of their names."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.schema.records import Expression, Named, Record, Source

MOST_NEAR = 5
"""How many near names are offered where no name holds the text."""


@dataclass(frozen=True)
class Match:
    """A record with the name by which it was found; `rank` is 0 for the whole name, 1 for its beginning, 2 within it.

    A name that is only spelt like the text has rank 3.
    """

    record: Record
    name: str
    rank: int


def names_of(record: Record) -> Iterator[str]:
    """Yield everything by which a record may be looked for, its id first; of sources also publisher and address."""
    yield record.id
    yield record.title
    yield from filter(None, (getattr(record, field, None) for field in ("zh", "pinyin")))
    if isinstance(record, Named | Expression):
        yield from getattr(record, "aliases", ())
        yield from (rendering.seen for rendering in record.renderings)
    elif isinstance(record, Source):
        yield from filter(None, (record.publisher, record.url))


def find(records: Iterable[Record], text: str) -> list[Match]:
    """Return the records with a name that holds `text`, best first; with none, those with the nearest names.

    Case, tone marks, spaces and punctuation do not count.
    """
    wanted = folded(text)
    names = [(record, name, folded(name)) for record in records for name in names_of(record)]
    found = [Match(record, name, _rank(form, wanted)) for record, name, form in names if wanted and wanted in form]
    if wanted and not found:
        near = difflib.get_close_matches(wanted, [form for *_, form in names], MOST_NEAR)
        found = [Match(record, name, 3) for record, name, form in names if form in near]
    best: dict[str, Match] = {}
    for match in sorted(found, key=lambda match: (match.rank, len(match.name), match.record.id)):
        best.setdefault(match.record.id, match)
    return list(best.values())


def _rank(form: str, wanted: str) -> int:
    return 0 if form == wanted else 1 if form.startswith(wanted) else 2


def folded(text: str) -> str:
    """Return the letters, digits and characters of a text, in one case and without tone marks."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if char.isalnum()).casefold()
