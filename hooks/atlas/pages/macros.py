"""Define the macros that hand-written pages call: ``{{ comparison("all-models") }}``.

What a macro is, is in `macro.py`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import chain, groupby

from markupsafe import Markup, escape

from atlas import figures
from atlas.corpus import evidence
from atlas.corpus.certainty import MOST_OF_LEAST, certainty
from atlas.figures import series as series_figures
from atlas.figures import together
from atlas.outputs.tables.layout import layouts
from atlas.outputs.tables.rows import ACROSS, OBSERVATIONS, POINTS, of_series
from atlas.outputs.tables.words import described
from atlas.page.context import PageContext
from atlas.page.routes import index_of
from atlas.page.shared import shared_pages
from atlas.pages import economics, facets, records
from atlas.pages.environment import environment, render
from atlas.pages.macro import MACROS, Choices, macro
from atlas.pages.standing import standing
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
    Preset,
    Series,
    Source,
    Term,
    Thread,
)
from atlas.text.alphabet import letter_of

__all__ = ["MACROS"]

environment().globals["facets"] = facets


@macro(id=Choices())
def ref(page: PageContext, id: str, text: str = "") -> Markup:
    """Return a link to a record, as `[[id|text]]` does."""
    return page.link(id, text)


@macro()
def era_timeline(page: PageContext) -> Markup:
    """Return the timeline of all events, then the eras in order with their periods and models."""
    return Markup(f"{figures.timeline(page)}\n\n{eras(page)}")


@macro()
def overview(page: PageContext) -> Markup:
    """Return the small timeline of the front page: the eras, and a stroke for each event."""
    return Markup(figures.overview(page))


@macro()
def eras(page: PageContext) -> Markup:
    """Return the eras in order, with their periods and models."""
    return render("eras", page=page, eras=page.atlas.of(Era))


@macro(id=Choices(kinds=("comparison",)))
def comparison(page: PageContext, id: str) -> Markup:
    """Return a comparison table with its legend."""
    record = page.atlas.records[id]
    assert isinstance(record, Comparison)
    return records.comparison(page, record)


@macro()
def lineage(page: PageContext) -> Markup:
    """Return the picture of the models over time and what came from what."""
    return Markup(figures.lineage(page))


@macro()
def models(page: PageContext) -> Markup:
    """Return all business models with names, period and summary; variants under their parents."""
    found = page.atlas.of(Model)
    tops = [model for model in found if not model.parent]
    return render("models", page=page, tops=tops)


@macro(category=Choices(words="term_categories"))
def glossary(page: PageContext, category: str = "") -> Markup:
    """Return everything that has a name, of all kinds, A to Z; or the terms of one category."""
    named = [r for r in page.atlas.named if not category or (isinstance(r, Term) and r.category == category)]
    letters = [(letter, list(group)) for letter, group in groupby(named, key=lambda one: letter_of(one.name))]
    kinds = [kind for kind, _ in Counter(record.kind for record in named).most_common()]
    words = page.atlas.vocabulary
    categories = {
        Term.kind: {"field": "category", "choices": words.term_categories},
        Actor.kind: {"field": "type", "choices": words.actor_types},
    }
    elsewhere = "" if category else page.to(index_of(Expression.section))
    return render("glossary", page=page, letters=letters, kinds=kinds, categories=categories, expressions=elsewhere)


@macro()
def expressions(page: PageContext) -> Markup:
    """Return the way to every expression: a field to find it by, and the letters its English begins with."""
    return render("expressions_index", page=page, pages=shared_pages(page.atlas))


@macro()
def reader(page: PageContext) -> Markup:
    """What reads an article with its reader; it works by script alone."""
    words = {key.removeprefix("read_"): text for key, text in page.atlas.labels.items() if key.startswith("read_")}
    words |= {id: strength.name for id, strength in page.atlas.vocabulary.strengths.items()}
    words |= {f"kind_{kind.kind}": page.t(f"kind_{kind.kind}") for kind in KINDS.values()}
    words |= {f"kind_{id}": word.name for id, word in page.atlas.vocabulary.expression_types.items()}
    return render("reader", page=page, words=escape(json.dumps(words, ensure_ascii=False)))


@macro(type=Choices(words="actor_types"))
def actors(page: PageContext, type: str = "") -> Markup:
    """Return all actors by type, or those of one type."""
    types = page.atlas.vocabulary.actor_types
    groups = [
        (word, [a for a in page.atlas.of(Actor) if a.type == id]) for id, word in types.items() if type in ("", id)
    ]
    shown = [group for group in groups if group[1]]
    return render("actors", page=page, groups=shown, actors=page.atlas.of(Actor), whole=not type)


@macro(lane=Choices(words="lanes"))
def chronology(page: PageContext, lane: str = "") -> Markup:
    """Return all events by year, or those of one lane."""
    events = [event for event in page.atlas.of(Event) if lane in ("", event.lane)]
    years = [(year, list(group)) for year, group in groupby(events, key=lambda event: event.date.earliest.year)]
    return render(
        "chronology",
        page=page,
        whole=not lane,
        events=events,
        years=years,
        actors=facets.by_record(page, chain.from_iterable(map(facets.actors_of, events))),
        models=facets.by_record(page, chain.from_iterable(event.models for event in events)),
        topics=facets.by_record(page, chain.from_iterable(facets.topics_of(page.atlas, event) for event in events)),
        timeline=Markup("" if lane else figures.timeline(page, narrow=False)),  # on a phone the list is enough
    )


@macro()
def in_a_year(page: PageContext) -> Markup:
    """Return what was there in a year that the reader chooses: models, firms and products, the rules made before."""
    found = standing(page)
    kinds = Counter(one.kind for one in found)
    counted = [(kind.replace(" ", "-"), kind, number) for kind, number in sorted(kinds.items())]
    years = sorted({era.period.earliest.year for era in page.atlas.of(Era)})
    return render("standing", page=page, found=found, kinds=counted, years=years)


@macro(verdict=Choices(words="verdicts"))
def claims(page: PageContext, verdict: str = "") -> Markup:
    """Return all claims in the order of the sources they cite, or those of one verdict."""
    found = [claim for claim in page.atlas.of(Claim) if verdict in ("", claim.verdict)]
    levels = {claim.id: certainty(page.atlas, claim) for claim in found}
    verdicts = page.atlas.vocabulary.verdicts
    return render(
        "claims",
        page=page,
        claims=found,
        levels=levels,
        verdicts=verdicts,
        all=not verdict,
        certainties=facets.by_option(page, "certainties", (level.level for level in levels.values() if level)),
        topics=facets.by_record(page, chain.from_iterable(claim.about for claim in found)),
    )


@macro(level=Choices(words="certainties"))
def certainty_from(page: PageContext, level: str) -> Markup:
    """The points of its evidence from which a verdict is so certain."""
    return Markup(page.atlas.vocabulary.certainties[level].least)


@macro(tier=Choices(words="tiers"))
def tier_points(page: PageContext, tier: str) -> Markup:
    """The points of a source of a tier."""
    return Markup(page.atlas.vocabulary.tiers[tier].points)


@macro()
def most_of_lesser(page: PageContext) -> Markup:
    """The points that all parties, people of the trade and reposts have together, at most."""
    return Markup(MOST_OF_LEAST)


@macro(tier=Choices(words="tiers"))
def sources(page: PageContext, tier: str = "") -> Markup:
    """Return all sources by tier, or those of one tier."""
    found = page.atlas.of(Source)
    groups = [
        (id, word, [source for source in found if source.tier == id])
        for id, word in page.atlas.vocabulary.tiers.items()
        if tier in ("", id)
    ]
    shown = [group for group in groups if group[2]]
    return render("sources", page=page, groups=shown, sources=found, whole=not tier)


@macro(id=Choices(kinds=("source",)))
def coverage(page: PageContext, id: str) -> Markup:
    """Return the passages of a numbered source: what cites each, or why nothing need."""
    source = page.atlas.records[id]
    assert isinstance(source, Source)
    return records.coverage(page, source)


@macro(topic=Choices(words="series_topics"))
def numbers(page: PageContext, topic: str = "") -> Markup:
    """Return the series with small charts by topic, or those of one topic."""
    topics = page.atlas.vocabulary.series_topics
    groups = [
        (word, [s for s in page.atlas.of(Series) if s.topic == id]) for id, word in topics.items() if topic in ("", id)
    ]
    shown = [group for group in groups if group[1]]
    legend = Markup(series_figures.legend_of(page, shown))
    beside: dict[str, list[together.Group]] = {}
    for group in together.groups(page.atlas):
        beside.setdefault(topics[group.topic].name, []).append(group)
    about = facets.by_record(page, chain.from_iterable(series.about for series in page.atlas.of(Series)))
    return render(
        "numbers",
        page=page,
        groups=shown,
        legend=legend,
        small=series_figures.small,
        together=beside,
        whole=not topic,
        series=page.atlas.of(Series),
        about=about,
    )


@macro()
def threads(page: PageContext) -> Markup:
    """Return the essays with their summaries."""
    return render("list", page=page, records=page.atlas.of(Thread))


@macro()
def comparisons(page: PageContext) -> Markup:
    """Return links to the comparison tables, with their summaries."""
    return render("list", page=page, records=page.atlas.of(Comparison))


@macro(kind=Choices(words="kinds"))
def count(page: PageContext, kind: str) -> Markup:
    """Return how many records of a kind there are."""
    return Markup(sum(record.kind == kind for record in page.atlas.records.values()))


@macro()
def record_fields(page: PageContext) -> Markup:
    """Return the fields of every kind of record, for contributors."""
    return render("fields", page=page, kinds=[(kind, field_lines(kind)) for kind in KINDS.values()])


@macro()
def vocabulary(page: PageContext) -> Markup:
    """Return every list of the vocabulary with the meanings of its options, for contributors."""
    lists = [
        (name.replace("_", " ").capitalize(), words) for name, words in page.atlas.vocabulary if name != "dimensions"
    ]
    return render("vocabulary", page=page, lists=lists, dimensions=page.atlas.vocabulary.dimensions)


@macro(words=Choices(words="listed"))
def meanings(page: PageContext, words: str) -> Markup:
    """Return the options of a list of the vocabulary with their marks and meanings, for readers."""
    return render("meanings", words=getattr(page.atlas.vocabulary, words).values())


@macro()
def evidence_report(page: PageContext) -> Markup:
    """Return what rests on weak evidence: single and weak sources, unverified claims, open fields, age."""
    return render("evidence", page=page, report=evidence.report(page.atlas), longest=100)


@macro(first=Choices(kinds=("economics",)), second=Choices(kinds=("economics",)))
def economics_explorer(page: PageContext, first: str, second: str) -> Markup:
    """Return the explorer of unit economics; without a script it shows the pictures and table of two presets."""
    return render("economics_explorer", **economics.explorer(page, (first, second)))


@macro()
def economics_overview(page: PageContext) -> Markup:
    """Return all presets of the economic model: pictures and tables."""
    return render("economics_overview", **economics.overview(page))


@macro(preset=Choices(kinds=("economics",)))
def economics_tour(page: PageContext, preset: str) -> Markup:
    """Return the way of one order's money through a preset, in five steps."""
    record = page.atlas.records[preset]
    assert isinstance(record, Preset)
    return render("economics_tour", page=page, record=record, steps=economics.tour(page, record))


@macro()
def price_multipliers(page: PageContext) -> Markup:
    """Return the table of factors by which layers at some rates raise the price that has to be asked."""
    return render("economics_multipliers", **economics.multipliers(page))


@macro()
def data_dictionary(page: PageContext) -> Markup:
    """Return every table of the published data with its columns."""
    found = layouts()
    points = found.pop(POINTS)
    tables = [*ACROSS, *found.values(), replace(points, name=OBSERVATIONS, columns=(*points.columns, *of_series()))]
    return render("dictionary", page=page, tables=tables, described=described)


@macro()
def size(page: PageContext, path: str) -> Markup:
    """Return the place for the size of a published file, which is known once all files are made."""
    return Markup('<data class="size" value="{}"></data>').format(path)


NEWEST_CHANGE = Markup('<span class="newest-change"></span>')
"""What stands for the day of the last change until the history is known."""


@macro()
def newest_change(page: PageContext) -> Markup:
    """Return the sentence that says when a page of the atlas was last changed; nothing where git doesn't say."""
    return NEWEST_CHANGE
