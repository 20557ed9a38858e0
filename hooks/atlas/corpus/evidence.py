"""Measure the evidence: how many statements rest on how good sources, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from atlas.corpus.atlas import Atlas, TextField
from atlas.schema.records import Actor, Checkable, Claim, Event, Model, Record, Source, Term
from atlas.schema.types import UNKNOWN, LookedFor
from atlas.text import markup
from atlas.text.dates import Date


class OpenField(NamedTuple):
    """A field of a record that holds no value, and the day on which one was looked for, if anybody did."""

    record: str
    field: str
    looked_for: Date | None


@dataclass(frozen=True)
class Report:
    """Counts of statements and lists of what is open.

    A statement is one citation mark with what it supports: `[@a; @b]` is one statement on two sources.
    """

    statements: int
    single_source: int
    weak_only: int
    unlinked_only: int
    weak_records: tuple[tuple[str, int], ...]
    unverified: tuple[Claim, ...]
    contested: tuple[Event, ...]
    looked_for: tuple[OpenField, ...]
    not_looked_for: tuple[OpenField, ...]
    checked: tuple[tuple[Date | None, tuple[str, ...]], ...]
    """The records by the day on which their sources were last read: first those without, then the oldest."""
    tiers: tuple[tuple[str, int], ...]


def report(atlas: Atlas) -> Report:
    """Compute the report in one pass over the texts."""
    cites = list(_cites(atlas))
    words = atlas.vocabulary
    weak = [owner for owner, sources in cites if all(words.tiers[source.tier].weak for source in sources)]
    tiers = Counter(source.tier for source in atlas.of(Source))
    found = list(open_fields(atlas))
    return Report(
        statements=len(cites),
        single_source=sum(len(sources) == 1 for _, sources in cites),
        weak_only=len(weak),
        unlinked_only=sum(all(source.unlinked for source in sources) for _, sources in cites),
        weak_records=tuple(Counter(weak).most_common(20)),
        unverified=tuple(claim for claim in atlas.of(Claim) if words.verdicts[claim.verdict].evidence == "none"),
        contested=tuple(event for event in atlas.of(Event) if event.contested),
        looked_for=tuple(one for one in found if one.looked_for),
        not_looked_for=tuple(one for one in found if not one.looked_for),
        checked=_by_age(atlas),
        tiers=tuple((id, tiers[id]) for id in words.tiers),
    )


def _by_age(atlas: Atlas) -> tuple[tuple[Date | None, tuple[str, ...]], ...]:
    days: dict[Date | None, list[str]] = {}
    for record in atlas.records.values():
        if isinstance(record, Checkable):
            days.setdefault(record.checked, []).append(record.id)
    never = [(None, tuple(days.pop(None)))] if None in days else []
    return (*never, *((day, tuple(days[day])) for day in sorted(day for day in days if day)))


def _cites(atlas: Atlas) -> Iterator[tuple[str, list[Source]]]:
    for field in atlas.texts:
        if field.owner in atlas.records:
            yield from ((field.owner, _sources(atlas, cite)) for cite in _marks(field))


def _marks(field: TextField) -> Iterator[markup.CitationMark]:
    return (token for token in field.tokens if isinstance(token, markup.CitationMark))


def _sources(atlas: Atlas, cite: markup.CitationMark) -> list[Source]:
    found = [atlas.records[item.source] for item in cite.items]
    return [source for source in found if isinstance(source, Source)]


def open_fields(atlas: Atlas) -> Iterator[OpenField]:
    """Yield the fields without a value, of all that a record of its kind and type could have, record by record."""
    for actor in atlas.of(Actor):
        type = atlas.vocabulary.actor_types[actor.type]
        if type.lives:
            yield from _open(actor, "founded")
            yield from _open(actor, "ended") if not actor.last_seen else ()
        if type.lives and type.operated:
            yield from _open(actor, "operator")
    for model in atlas.of(Model):
        unanswered = {id: trait for id, trait in model.traits.items() if trait.value == UNKNOWN}
        yield from (OpenField(model.id, id, trait.looked_for) for id, trait in unanswered.items())
        yield from _open(model, "period")
    for term in atlas.of(Term):
        yield from _open(term, "first_use")
    for source in atlas.of(Source):
        yield from _open(source, "date")


def _open(record: Record, field: str) -> Iterator[OpenField]:
    value = getattr(record, field)
    if not value:
        yield OpenField(record.id, field, value.unknown if isinstance(value, LookedFor) else None)
