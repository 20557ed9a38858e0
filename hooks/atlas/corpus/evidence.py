"""Measure the evidence: how many statements rest on how good sources, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas, TextField
from atlas.schema.records import Actor, Claim, Event, Model, Source, Term
from atlas.schema.types import UNKNOWN
from atlas.text import markup


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
    unknown: tuple[tuple[str, tuple[str, ...]], ...]
    tiers: tuple[tuple[str, int], ...]


def report(atlas: Atlas) -> Report:
    """Compute the report in one pass over the texts."""
    cites = list(_cites(atlas))
    words = atlas.vocabulary
    weak = [owner for owner, sources in cites if all(words.tiers[source.tier].weak for source in sources)]
    tiers = Counter(source.tier for source in atlas.of(Source))
    return Report(
        statements=len(cites),
        single_source=sum(len(sources) == 1 for _, sources in cites),
        weak_only=len(weak),
        unlinked_only=sum(all(source.unlinked for source in sources) for _, sources in cites),
        weak_records=tuple(Counter(weak).most_common(20)),
        unverified=tuple(claim for claim in atlas.of(Claim) if words.verdicts[claim.verdict].evidence == "none"),
        contested=tuple(event for event in atlas.of(Event) if event.contested),
        unknown=tuple(unknown_fields(atlas)),
        tiers=tuple((id, tiers[id]) for id in words.tiers),
    )


def _cites(atlas: Atlas) -> Iterator[tuple[str, list[Source]]]:
    for field in atlas.texts:
        if field.owner in atlas.records:
            yield from ((field.owner, _sources(atlas, cite)) for cite in _marks(field))


def _marks(field: TextField) -> Iterator[markup.CitationMark]:
    return (token for token in field.tokens if isinstance(token, markup.CitationMark))


def _sources(atlas: Atlas, cite: markup.CitationMark) -> list[Source]:
    found = [atlas.records[item.source] for item in cite.items]
    return [source for source in found if isinstance(source, Source)]


def unknown_fields(atlas: Atlas) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each record that has fields of unknown value, with their names as `PageContext.field_name` takes them."""
    for actor in atlas.of(Actor):
        type = atlas.vocabulary.actor_types[actor.type]
        if type.lives:
            missing = [key for key in ("founded", "ended") if getattr(actor, key) is None]
            if actor.last_seen and "ended" in missing:
                missing.remove("ended")
            if type.operated and actor.operator is None:
                missing.append("operator")
            if missing:
                yield actor.id, tuple(missing)
    for model in atlas.of(Model):
        missing = [id for id, trait in model.traits.items() if trait.value == UNKNOWN]
        missing += ["period"] if model.period is None else []
        if missing:
            yield model.id, tuple(missing)
    for term in atlas.of(Term):
        if term.first_use is None:
            yield term.id, ("first_use",)
