"""What hand-written pages may call: ``{{ comparison("all-models") }}``.

A macro is a function of the page's context that returns Markdown.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from atlas import figures
from atlas.corpus import evidence
from atlas.corpus.atlas import Atlas
from atlas.corpus.certainty import MOST_OF_LEAST, certainty
from atlas.figures import series as series_figures
from atlas.page.context import PageContext
from atlas.page.markdown import Md
from atlas.pages import economics, records
from atlas.pages.environment import render
from atlas.schema.field_docs import field_lines
from atlas.schema.records import (
    KINDS,
    Actor,
    Claim,
    Comparison,
    Era,
    Event,
    Expression,
    Model,
    Named,
    Series,
    Source,
    Term,
    Thread,
)


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
    """A macro, its signature without the page, and what its arguments may be."""

    call: Callable[..., Md]
    signature: inspect.Signature
    arguments: dict[str, Choices]


MACROS: dict[str, Macro] = {}


def macro(**arguments: Choices) -> Callable[[Callable[..., Md]], Callable[..., Md]]:
    """Register a function in the table of macros under its own name."""

    def register(call: Callable[..., Md]) -> Callable[..., Md]:
        parameters = list(inspect.signature(call).parameters.values())[1:]
        MACROS[call.__name__] = Macro(call, inspect.Signature(parameters), arguments)
        return call

    return register


@macro(id=Choices())
def ref(page: PageContext, id: str, text: str = "") -> Md:
    """A link to a record, as `[[id|text]]`."""
    return page.link(id, text)


@macro()
def era_timeline(page: PageContext) -> Md:
    """The eras in order, with their spans and models, and the picture of all events."""
    return Md(f"{figures.timeline(page)}\n\n{eras(page)}")


@macro()
def overview(page: PageContext) -> Md:
    """The eras and how many events fall where, small enough for a front page."""
    return Md(figures.overview(page))


@macro()
def eras(page: PageContext) -> Md:
    """The eras in order, with their spans and models."""
    return render("eras", page=page, eras=page.atlas.of(Era))


@macro(id=Choices(kinds=("comparison",)))
def comparison(page: PageContext, id: str) -> Md:
    """A comparison table with its legend."""
    record = page.atlas.records[id]
    assert isinstance(record, Comparison)
    return records.comparison(page, record)


@macro()
def lineage(page: PageContext) -> Md:
    """The models over time and what came from what, as a picture."""
    return Md(figures.lineage(page))


@macro()
def models(page: PageContext) -> Md:
    """All business models with names, period and summary; variants under their parents."""
    found = page.atlas.of(Model)
    tops = [model for model in found if not model.parent]
    variants = {top.id: [model for model in found if model.parent == top.id] for top in tops}
    return render("models", page=page, tops=tops, variants=variants)


@macro(category=Choices(words="term_categories"))
def glossary(page: PageContext, category: str = "") -> Md:
    """Every named thing of all kinds, A to Z; or the terms of one category."""
    named = [r for r in page.atlas.named if not category or (isinstance(r, Term) and r.category == category)]
    letters = [(letter, list(group)) for letter, group in groupby(named, key=_letter)]
    kinds = [kind for kind, _ in Counter(record.kind for record in named).most_common()]
    words = page.atlas.vocabulary
    categories = {
        Term.kind: {"field": "category", "choices": words.term_categories},
        Actor.kind: {"field": "type", "choices": words.actor_types},
    }
    return render("glossary", page=page, letters=letters, kinds=kinds, categories=categories)


def _letter(record: Named | Expression) -> str:
    first = record.name[0].upper()
    return first if "A" <= first <= "Z" else "#"


@macro()
def expressions(page: PageContext) -> Md:
    """Every expression without a page of its own, by its English, with what translation prints for it."""
    found = sorted(page.atlas.of(Expression), key=lambda one: (one.name.casefold(), one.id))
    letters = [(letter, list(group)) for letter, group in groupby(found, key=_letter)]
    return render("expressions", page=page, letters=letters)


@macro(type=Choices(words="actor_types"))
def actors(page: PageContext, type: str = "") -> Md:
    """All actors by type, or those of one type."""
    types = page.atlas.vocabulary.actor_types
    groups = [
        (word, [a for a in page.atlas.of(Actor) if a.type == id]) for id, word in types.items() if type in ("", id)
    ]
    return render("actors", page=page, groups=[group for group in groups if group[1]])


@macro(lane=Choices(words="lanes"))
def chronology(page: PageContext, lane: str = "") -> Md:
    """All events by year, or those of one lane."""
    events = [event for event in page.atlas.of(Event) if lane in ("", event.lane)]
    years = [(year, list(group)) for year, group in groupby(events, key=lambda event: event.date.earliest.year)]
    return render("chronology", page=page, years=years)


@macro(verdict=Choices(words="verdicts"))
def claims(page: PageContext, verdict: str = "") -> Md:
    """The ledger of claims in the order of the text, or those of one verdict."""
    found = [claim for claim in page.atlas.of(Claim) if verdict in ("", claim.verdict)]
    levels = {claim.id: certainty(page.atlas, claim) for claim in found}
    verdicts = page.atlas.vocabulary.verdicts
    return render("claims", page=page, claims=found, levels=levels, verdicts=verdicts, all=not verdict)


@macro(level=Choices(words="certainties"))
def certainty_from(page: PageContext, level: str) -> Md:
    """The points of its evidence from which a verdict is so certain."""
    return Md(page.atlas.vocabulary.certainties[level].least)


@macro(tier=Choices(words="tiers"))
def tier_points(page: PageContext, tier: str) -> Md:
    """The points of a source of a tier."""
    return Md(page.atlas.vocabulary.tiers[tier].points)


@macro()
def most_of_lesser(page: PageContext) -> Md:
    """The points that all parties, people of the trade and reposts have together, at most."""
    return Md(MOST_OF_LEAST)


@macro(tier=Choices(words="tiers"))
def sources(page: PageContext, tier: str = "") -> Md:
    """The bibliography by tier, or the sources of one tier."""
    found = page.atlas.of(Source)
    groups = [
        (word, [source for source in found if source.tier == id])
        for id, word in page.atlas.vocabulary.tiers.items()
        if tier in ("", id)
    ]
    return render("sources", page=page, groups=[group for group in groups if group[1]])


@macro(id=Choices(kinds=("source",)))
def coverage(page: PageContext, id: str) -> Md:
    """Which passages of a numbered source are cited by what, and which are excused."""
    source = page.atlas.records[id]
    assert isinstance(source, Source)
    return records.coverage(page, source)


@macro(topic=Choices(words="series_topics"))
def numbers(page: PageContext, topic: str = "") -> Md:
    """The series by topic, or those of one topic."""
    topics = page.atlas.vocabulary.series_topics
    groups = [
        (word, [s for s in page.atlas.of(Series) if s.topic == id]) for id, word in topics.items() if topic in ("", id)
    ]
    shown = [group for group in groups if group[1]]
    legend = Md(series_figures.legend_of(page, shown))
    return render("numbers", page=page, groups=shown, legend=legend, small=series_figures.small)


@macro()
def threads(page: PageContext) -> Md:
    """The essays with their summaries."""
    return render("list", page=page, records=page.atlas.of(Thread))


@macro()
def comparisons(page: PageContext) -> Md:
    """The comparison tables with their summaries."""
    return render("list", page=page, records=page.atlas.of(Comparison))


@macro(kind=Choices(words="kinds"))
def count(page: PageContext, kind: str) -> Md:
    """How many records of a kind there are."""
    return Md(sum(record.kind == kind for record in page.atlas.records.values()))


@macro()
def record_fields(page: PageContext) -> Md:
    """The fields of every kind of record, for contributors."""
    return render("fields", page=page, kinds=[(kind, field_lines(kind)) for kind in KINDS.values()])


@macro()
def word_lists(page: PageContext) -> Md:
    """Every list of the vocabulary with the meanings of its words, for contributors."""
    lists = [
        (name.replace("_", " ").capitalize(), words) for name, words in page.atlas.vocabulary if name != "dimensions"
    ]
    return render("words", page=page, lists=lists, dimensions=page.atlas.vocabulary.dimensions)


@macro()
def evidence_report(page: PageContext) -> Md:
    """What rests on how much: single sources, weak sources, unverified claims, open fields, age."""
    return render("evidence", page=page, report=evidence.report(page.atlas), longest=100)


@macro(first=Choices(kinds=("economics",)), second=Choices(kinds=("economics",)))
def economics_explorer(page: PageContext, first: str, second: str) -> Md:
    """The explorer of unit economics; without a script its pictures and table of two presets."""
    return render("economics_explorer", **economics.explorer(page, (first, second)))


@macro()
def economics_overview(page: PageContext) -> Md:
    """All presets of the economic model: pictures and tables."""
    return render("economics_overview", **economics.overview(page))


@macro()
def price_multipliers(page: PageContext) -> Md:
    """By what factor layers at some rates raise the price that has to be asked."""
    return render("economics_multipliers", **economics.multipliers(page))
