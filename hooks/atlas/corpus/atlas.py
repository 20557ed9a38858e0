"""The resolved corpus: every record, every mention and citation, in both directions.

A mention or citation that leads nowhere stays in the lists, so that the rules can report it; pages are made only from
a corpus without problems.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from atlas.diagnostics import FieldPath, Location
from atlas.loading.authored import AuthoredPage
from atlas.loading.vocabulary import Labels, Parts
from atlas.loading.yaml_source import Document
from atlas.schema.records import KINDS, Claim, Era, Event, Model, Named, Record, Source
from atlas.schema.types import Reference
from atlas.schema.vocabulary import Vocabulary
from atlas.text import markup
from atlas.text.alphabet import OTHER

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class TextField:
    """One text of a record or a hand-written page, parsed."""

    owner: str
    path: FieldPath
    form: str
    must_cite: bool
    value: str
    tokens: tuple[markup.Token, ...]


@dataclass(frozen=True)
class Mention:
    """A reference from a record or page (`owner`) to a record; `token` is None in a reference field."""

    owner: str
    target: str
    path: FieldPath
    marker: Reference | None = None
    token: markup.Link | None = None
    text: str = ""


@dataclass(frozen=True)
class CitationUse:
    """One source cited at one location."""

    owner: str
    source: str
    passages: tuple[tuple[int, int], ...]
    path: FieldPath
    token: markup.CitationMark
    text: str


@dataclass(frozen=True)
class VocabularyUse:
    """A value of a record that must be an option of `vocabulary`, a list of the vocabulary file."""

    owner: str
    path: FieldPath
    vocabulary: str
    value: str


@dataclass(frozen=True)
class Atlas:
    """The whole corpus. Immutable; everything derived is computed once, on first use."""

    records: Mapping[str, Record]
    documents: Mapping[str, Document]
    moved: Mapping[str, str]
    vocabulary: Vocabulary
    labels: Labels
    parts: Parts
    texts: tuple[TextField, ...]
    mentions: tuple[Mention, ...]
    citations: tuple[CitationUse, ...]
    vocabulary_uses: tuple[VocabularyUse, ...]
    pages: Mapping[str, AuthoredPage]
    unread: frozenset[str] = frozenset()
    """The ids of files that could not be read as records."""
    unread_ids: frozenset[str] = frozenset()
    """Every word in those files that could be an id."""

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of one kind, in the order readers expect of that kind."""
        return self.of_kind(kind.kind)  # type: ignore[return-value]

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Return all records of the kind of that name, in the same order."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            found[record.kind].append(record)
        return {kind: tuple(sorted(records, key=self._order)) for kind, records in found.items()}

    def _order(self, record: Record) -> tuple[Any, ...]:
        match record:
            case Era():
                return (*record.period.sort_key, record.id)
            case Event():  # of dates that begin alike, the less exact comes first: the year before its months
                return record.date.earliest, -record.date.latest.toordinal(), record.id
            case Model():
                start = record.period.earliest if record.period else datetime.date.max
                return start, record.id
            case Claim():
                first = self.citations_of.get(record.id, ())
                return (first[0].source, first[0].passages) if first else ("", ()), record.id
            case _:
                return record.sorted_by, record.id

    @cached_property
    def sharing(self) -> Mapping[type[Record], Mapping[str, tuple[Record, ...]]]:
        """By kind without pages of its own: by the name of each page, from A to Z, the records that share it."""
        kinds = (kind for kind in KINDS.values() if not kind.own_page)
        return {kind: _grouped(sorted(self.of(kind), key=_shelf), lambda one: (one.page_name,)) for kind in kinds}

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Every named thing of all kinds, by English name."""
        named = [record for record in self.records.values() if isinstance(record, Named)]
        return tuple(sorted(named, key=lambda record: (record.name.casefold(), record.id)))

    @cached_property
    def ids_by_name(self) -> Mapping[str, str]:
        """By name, alias or Chinese name of a named thing, in one case: its id."""
        return {
            name.casefold(): record.id
            for record in self.named
            for name in (record.name, record.zh, *record.aliases)
            if name
        }

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """By record: who mentions it (backlinks)."""
        return _grouped(self.mentions, lambda mention: (mention.target,))

    @cached_property
    def mentions_by(self) -> Mapping[str, tuple[Mention, ...]]:
        """By record or page: what it mentions."""
        return _grouped(self.mentions, lambda mention: (mention.owner,))

    @cached_property
    def citations_of(self) -> Mapping[str, tuple[CitationUse, ...]]:
        """By record or page: what it cites, in order."""
        return _grouped(self.citations, lambda citation: (citation.owner,))

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[CitationUse, ...]]:
        """By source: where it is cited."""
        return _grouped(self.citations, lambda citation: (citation.source,))

    def era_of(self, model: str) -> tuple[Era, ...]:
        """Return the eras a model belongs to."""
        return self._eras_by_model.get(model, ())

    @cached_property
    def _eras_by_model(self) -> Mapping[str, tuple[Era, ...]]:
        return _grouped(self.of(Era), lambda era: era.models)

    @cached_property
    def variants_of(self) -> Mapping[str, tuple[Model, ...]]:
        """By business model: its variants, in their order."""
        return _grouped(self.of(Model), lambda model: (model.parent,) if model.parent else ())

    def events_of(self, id: str) -> tuple[Event, ...]:
        """Return the events that name an actor, a model or another record."""
        return self._events_by_record.get(id, ())

    @cached_property
    def _events_by_record(self) -> Mapping[str, tuple[Event, ...]]:
        return _grouped(
            self.of(Event), lambda event: (*event.begins, *event.ends, *event.actors, *event.models, *event.about)
        )

    def events_of_era(self, era: Era) -> tuple[Event, ...]:
        """Return the events that name an era, and those of its models that may fall within it."""
        named = {event.id for event in self.events_of(era.id)}
        within = {event.id for id in era.models for event in self.events_of(id) if event.date.overlaps(era.period)}
        return tuple(event for event in self.of(Event) if event.id in named | within)

    def claims_about(self, id: str) -> tuple[Claim, ...]:
        """Return the claims about a record."""
        return self._claims_by_record.get(id, ())

    @cached_property
    def _claims_by_record(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped(self.of(Claim), lambda claim: claim.about)

    def coverage(self, source: Source) -> dict[int, tuple[str, ...]]:
        """Return, for each passage of a numbered source, the records and pages that cite it."""
        found: dict[int, dict[str, None]] = {n: {} for n in range(1, (source.passages or 0) + 1)}
        for citation in self.cited_by.get(source.id, ()):
            for first, last in citation.passages:
                for passage in range(max(first, 1), min(last, len(found)) + 1):
                    found[passage][citation.owner] = None
        return {passage: tuple(owners) for passage, owners in found.items()}

    @cached_property
    def plain_summaries(self) -> Mapping[str, str]:
        """By record: its summary as plain text, for tooltips and descriptions."""
        summaries = {id: getattr(record, record.summary_field, None) for id, record in self.records.items()}
        return {id: self.plain(summary) for id, summary in summaries.items() if summary}

    def plain(self, text: str) -> str:
        """Return a record's text without marks and emphasis."""
        return markup.plain(text, self.words_of)

    def words_of(self, text: str, link: markup.Link) -> str:
        """Return the words of a link in a text: its own, or the record's name as it reads at this place."""
        record = self.records.get(link.id)
        if link.text or not isinstance(record, Named) or markup.starts_sentence(text, link.offset):
            return link.text or self.name_of(link.id)
        return record.running_name

    def name_of(self, id: str) -> str:
        """Return the English name of a record or role; the id itself when it is neither."""
        record = self.records.get(id)
        return record.title if record else self.vocabulary.roles[id].name if id in self.vocabulary.roles else id

    def location(self, owner: str, path: FieldPath) -> Location:
        """Return the location of a field of a record."""
        return self.documents[owner].location(*path)

    def location_of(self, use: Mention | CitationUse) -> Location:
        """Return the location of a mention or citation, to the column."""
        if use.token is None:
            return self.location(use.owner, use.path)
        return self.location_of_token(use.owner, use.path, use.token, use.text)

    def location_of_token(self, owner: str, path: FieldPath, token: markup.Token, text: str) -> Location:
        """Return the location of a token of a text, to the column."""
        raw = token.raw
        return self.documents[owner].location_in(path, raw, text.count(raw, 0, token.offset))


def _named_by(event: Event) -> Iterable[str]:
    return (*event.begins, *event.ends, *event.actors, *event.models, *event.about)


def _shelf(record: Record) -> tuple[bool, str]:
    return record.page_name == OTHER, record.page_name


def _grouped(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """Return the items by each of their keys, in order; an item that names a key twice is listed once."""
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return {key: tuple(group) for key, group in found.items()}
