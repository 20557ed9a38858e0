"""What hand-written pages may call: ``{{ comparison("all-models") }}``.

A macro is a function of the page's writer that returns Markdown.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from atlas.figures import series as charts
from atlas import figures as drawing
from atlas.pages import economics as economics_page
from atlas.corpus import evidence
from atlas.schema import field_docs as guide
from atlas.pages import records as pages
from atlas.corpus.atlas import Atlas
from atlas.schema.records import (
    KINDS,
    Actor,
    Claim,
    Comparison,
    Era,
    Event,
    Model,
    Series,
    Source,
    Term,
    Thread,
)
from atlas.page.context import Writer


@dataclass(frozen=True)
class Choices:
    """What an argument of a macro may be: ids of records of some kinds, or words of a list."""

    kinds: tuple[str, ...] = ()
    words: str = ""

    def allowed(self, atlas: Atlas) -> list[str]:
        """The ids or words that may stand here."""
        if self.words == "kinds":
            return [kind.kind for kind in KINDS.values()]
        if self.words:
            return list(getattr(atlas.vocabulary, self.words))
        known = (id for id, record in atlas.records.items() if not self.kinds or record.kind in self.kinds)
        return [*known, *atlas.unread]


@dataclass(frozen=True)
class Macro:
    """A macro, its signature without the writer, and what its arguments may be."""

    call: Callable[..., str]
    signature: inspect.Signature
    arguments: dict[str, Choices]


MACROS: dict[str, Macro] = {}


def macro(**arguments: Choices) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Enter a function into the table of macros under its own name."""

    def enter(call: Callable[..., str]) -> Callable[..., str]:
        parameters = list(inspect.signature(call).parameters.values())[1:]
        MACROS[call.__name__] = Macro(call, inspect.Signature(parameters), arguments)
        return call

    return enter


@macro(id=Choices())
def ref(w: Writer, id: str, text: str = "") -> str:
    """A link to a record, as `[[id|text]]`."""
    return w.link(id, text)


@macro()
def era_timeline(w: Writer) -> str:
    """The eras in order, with their spans and models, and the picture of all events."""
    return f"{drawing.timeline(w)}\n\n{eras(w)}"


@macro()
def overview(w: Writer) -> str:
    """The eras and how many events fall where, small enough for a front page."""
    return drawing.overview(w)


@macro()
def eras(w: Writer) -> str:
    """The eras in order, with their spans and models."""
    return pages.piece("eras", w=w, eras=w.atlas.of(Era))


@macro(id=Choices(kinds=("comparison",)))
def comparison(w: Writer, id: str) -> str:
    """A comparison table with its legend."""
    record = w.atlas.records[id]
    assert isinstance(record, Comparison)
    return pages.comparison(w, record)


@macro()
def lineage(w: Writer) -> str:
    """The models over time and what came from what, as a picture."""
    return drawing.lineage(w)


@macro()
def models(w: Writer) -> str:
    """All business models with names, period and summary; variants under their parents."""
    found = w.atlas.of(Model)
    tops = [model for model in found if not model.parent]
    variants = {top.id: [model for model in found if model.parent == top.id] for top in tops}
    return pages.piece("models", w=w, tops=tops, variants=variants)


@macro(category=Choices(words="term_categories"))
def glossary(w: Writer, category: str = "") -> str:
    """Every named thing of all kinds, A to Z; or the terms of one category."""
    named = [r for r in w.atlas.named if not category or (isinstance(r, Term) and r.category == category)]
    letters = [(letter, list(group)) for letter, group in groupby(named, key=_letter)]
    kinds = [kind for kind in KINDS_OF_NAMED if any(record.kind == kind for record in named)]
    words = w.atlas.vocabulary
    categories = {
        Term.kind: {"field": "category", "choices": words.term_categories},
        Actor.kind: {"field": "type", "choices": words.actor_types},
    }
    return pages.piece("glossary", w=w, letters=letters, kinds=kinds, categories=categories)


KINDS_OF_NAMED = tuple(kind.kind for kind in (Term, Model, Actor, Era, Thread))


def _letter(record: Any) -> str:
    first = record.name[0].upper()
    return first if "A" <= first <= "Z" else "#"


@macro(type=Choices(words="actor_types"))
def actors(w: Writer, type: str = "") -> str:
    """All actors by type, or those of one type."""
    types = w.atlas.vocabulary.actor_types
    groups = [(word, [a for a in w.atlas.of(Actor) if a.type == id]) for id, word in types.items() if type in ("", id)]
    return pages.piece("actors", w=w, groups=[group for group in groups if group[1]])


@macro(lane=Choices(words="lanes"))
def chronology(w: Writer, lane: str = "") -> str:
    """All events by year, or those of one lane."""
    events = [event for event in w.atlas.of(Event) if lane in ("", event.lane)]
    years = [(year, list(group)) for year, group in groupby(events, key=lambda event: event.date.earliest.year)]
    return pages.piece("chronology", w=w, years=years)


@macro(verdict=Choices(words="verdicts"))
def claims(w: Writer, verdict: str = "") -> str:
    """The ledger of claims in the order of the text, or those of one verdict."""
    found = [claim for claim in w.atlas.of(Claim) if verdict in ("", claim.verdict)]
    return pages.piece("claims", w=w, claims=found, verdicts=w.atlas.vocabulary.verdicts, all=not verdict)


@macro(tier=Choices(words="tiers"))
def sources(w: Writer, tier: str = "") -> str:
    """The bibliography by tier, or the sources of one tier."""
    found = w.atlas.of(Source)
    groups = [
        (word, [source for source in found if source.tier == id])
        for id, word in w.atlas.vocabulary.tiers.items()
        if tier in ("", id)
    ]
    return pages.piece("sources", w=w, groups=[group for group in groups if group[1]])


@macro(id=Choices(kinds=("source",)))
def coverage(w: Writer, id: str) -> str:
    """Which passages of a numbered source are cited by what, and which are excused."""
    source = w.atlas.records[id]
    assert isinstance(source, Source)
    return pages.coverage(w, source)


@macro(topic=Choices(words="series_topics"))
def numbers(w: Writer, topic: str = "") -> str:
    """The series by topic, or those of one topic."""
    topics = w.atlas.vocabulary.series_topics
    groups = [
        (word, [s for s in w.atlas.of(Series) if s.topic == id]) for id, word in topics.items() if topic in ("", id)
    ]
    return pages.piece("numbers", w=w, groups=[group for group in groups if group[1]], charts=charts)


@macro()
def threads(w: Writer) -> str:
    """The essays with their summaries."""
    return pages.piece("list", w=w, records=w.atlas.of(Thread))


@macro()
def comparisons(w: Writer) -> str:
    """The comparison tables with their summaries."""
    return pages.piece("list", w=w, records=w.atlas.of(Comparison))


@macro(kind=Choices(words="kinds"))
def count(w: Writer, kind: str) -> str:
    """How many records of a kind there are."""
    return str(sum(record.kind == kind for record in w.atlas.records.values()))


@macro(kind=Choices(words="kinds"))
def record_fields(w: Writer, kind: str) -> str:
    """The fields of a kind of record, for contributors."""
    found = next(record for record in KINDS.values() if record.kind == kind)
    return pages.piece("fields", w=w, folder=found.folder, lines=guide.field_lines(found))


@macro()
def word_lists(w: Writer) -> str:
    """Every list of the vocabulary with the meanings of its words, for contributors."""
    lists = [
        (name.replace("_", " ").capitalize(), words)
        for name, words in w.atlas.vocabulary
        if name not in ("dimensions", "weak_tiers")
    ]
    return pages.piece("words", w=w, lists=lists, dimensions=w.atlas.vocabulary.dimensions)


@macro()
def evidence_report(w: Writer) -> str:
    """What rests on how much: single sources, weak sources, unverified claims, unknown fields."""
    return pages.piece("evidence", w=w, report=evidence.report(w.atlas))


@macro()
def economics_explorer(w: Writer) -> str:
    """The explorer of unit economics; without a script its pictures and table of two presets."""
    return pages.piece("economics_explorer", **economics_page.explorer(w))


@macro()
def economics_overview(w: Writer) -> str:
    """All presets of the economic model: pictures and tables."""
    return pages.piece("economics_overview", **economics_page.overview(w))


@macro()
def price_multipliers(w: Writer) -> str:
    """By what factor layers at some rates raise the price that has to be asked."""
    return pages.piece("economics_multipliers", **economics_page.multipliers(w))
