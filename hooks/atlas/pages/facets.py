"""Count what the entries of a long list say of themselves: the choices by which a reader filters it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.schema.records import Actor, Claim, Event, Record, Series, Source
from atlas.text.dates import Date

Facet = list[tuple[str, str, int]]
"""Values with the words that readers see for them and the number of entries."""


def by_option(page: PageContext, vocabulary: str, values: Iterable[str]) -> Facet:
    """Return the options of a list of the vocabulary that occur, in its order."""
    found = Counter(values)
    return [
        (id, page.option(vocabulary, id).name, found[id])
        for id in getattr(page.atlas.vocabulary, vocabulary)
        if found[id]
    ]


def by_record(page: PageContext, ids: Iterable[str]) -> Facet:
    """Return the records that occur, by name."""
    found = Counter(ids)
    return sorted(((id, page.atlas.name_of(id), n) for id, n in found.items()), key=lambda entry: entry[1].casefold())


def actors_of(event: Event) -> tuple[str, ...]:
    """Return the actors that an event names in any field of its own."""
    return tuple(dict.fromkeys((*event.actors, *event.begins, *event.ends)))


def topics_of(atlas: Atlas, record: Event | Claim | Series) -> tuple[str, ...]:
    """Return what a record is about, beside actors."""
    return tuple(id for id in record.about if not isinstance(atlas.records.get(id), Actor))


def years(date: Date | None) -> str:
    """Return the first and the last year that a date may mean, as the attribute of an entry; empty without a date."""
    return f"{date.earliest.year} {date.latest.year}" if date else ""


def is_to_the_day(date: Date) -> bool:
    """Return whether a date is one certain day."""
    return date.certain and date.earliest == date.latest


def cited_by(atlas: Atlas, source: Source) -> int:
    """Return how many records cite a source."""
    return len({use.owner for use in atlas.cited_by.get(source.id, ()) if use.owner in atlas.records})


def of_groups(page: PageContext, records: Iterable[Record]) -> Facet:
    """Return the groups of records of one kind."""
    found = list(records)
    return (
        by_option(page, found[0].grouped_by[1], (one.group for one in found)) if found and found[0].grouped_by else []
    )
