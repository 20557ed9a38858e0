"""Does a record make sense as a whole?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.corpus.atlas import Atlas
from atlas.loading.records import Loaded
from atlas.diagnostics import Problem, did_you_mean
from atlas.schema.records import (
    Actor,
    Claim,
    Comparison,
    Era,
    Event,
    Model,
    Named,
    Series,
    Source,
    Term,
)
from atlas.rules.registry import rule


@rule("flow-participant")
def flow_participant(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A flow begins or ends at somebody who takes no part in the model, or a participant has no flow."""
    for model in atlas.of(Model):
        parties = set(model.participants)
        for i, flow in enumerate(model.flows):
            for key, party in (("from", flow.source), ("to", flow.target)):
                if party not in parties:
                    hint = did_you_mean(party, parties) or "list it under participants"
                    place = atlas.place(model.id, ("flows", i, key))
                    yield Problem(place, "flow-participant", f'"{party}" takes no part in this model', hint)
        used = {party for flow in model.flows for party in (flow.source, flow.target)}
        for i, party in enumerate(model.participants):
            if party not in used:
                place = atlas.place(model.id, ("participants", i))
                yield Problem(
                    place, "flow-participant", f'no flow begins or ends at "{party}"', "add one, or leave it out"
                )


@rule("comparison-cell")
def comparison_cell(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A comparison has a cell for a stranger, lacks one, or compares what has no traits by dimension."""
    for comparison in atlas.of(Comparison):
        if comparison.subjects == "all":
            continue
        for i, aspect in enumerate(comparison.aspects):
            for id in comparison.subjects:
                if id not in aspect.cells:
                    place = atlas.place(comparison.id, ("aspects", i, "cells"))
                    yield Problem(place, "comparison-cell", f'no cell for "{id}"', "say that it is unknown if it is")
            for id in aspect.cells:
                if id not in comparison.subjects:
                    place = atlas.documents[comparison.id].key_place("aspects", i, "cells", id)
                    hint = did_you_mean(id, comparison.subjects)
                    yield Problem(place, "comparison-cell", f'"{id}" is not compared here', hint)
        for i, id in enumerate(comparison.subjects if comparison.dimensions else ()):
            if id in atlas.records and not isinstance(atlas.records[id], Model):
                hint = "only models have dimensions; set dimensions: []"
                place = atlas.place(comparison.id, ("subjects", i))
                yield Problem(place, "comparison-cell", f'"{id}" is no model', hint)


@rule("reversed-dates")
def reversed_dates(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """Something ends before it begins."""
    for actor in atlas.of(Actor):
        for key, later in (("ended", actor.ended), ("last_seen", actor.last_seen)):
            if actor.founded and later and later.date.latest < actor.founded.date.earliest:
                place = atlas.place(actor.id, (key, "date"))
                message = f"{key} {later.date} lies before founded {actor.founded.date}"
                yield Problem(place, "reversed-dates", message)


@rule("outside-life")
def outside_life(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """An event lies before its actor was founded or after it ended."""
    for event in atlas.of(Event):
        for i, id in enumerate(event.actors):
            actor = atlas.records.get(id)
            if not isinstance(actor, Actor):
                continue
            place = atlas.place(event.id, ("actors", i))
            if actor.founded and event.date.latest < actor.founded.date.earliest:
                message = f'"{id}" was founded {actor.founded.date}, after this event ({event.date})'
                yield Problem(place, "outside-life", message, "put it under about if it is the subject")
            if actor.ended and event.date.earliest > actor.ended.date.latest:
                message = f'"{id}" ended {actor.ended.date}, before this event ({event.date})'
                yield Problem(place, "outside-life", message, "put it under about if it is the subject")


@rule("one-account")
def one_account(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A contested event gives fewer than two accounts."""
    for event in atlas.of(Event):
        if len(event.accounts) == 1:
            hint = "give the other, or leave accounts out"
            yield Problem(
                atlas.place(event.id, ("accounts",)), "one-account", "sources disagree only when there are two", hint
            )


@rule("verdict")
def verdict(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A verdict has no evidence, lacks its reason, or its evidence says the opposite."""
    for claim in atlas.of(Claim):
        place = atlas.place(claim.id, ("verdict",))
        bears = {evidence.bears for evidence in claim.evidence}
        needs = claim.verdict in ("supported", "partly", "disputed")
        if needs and not bears & {"for", "against"}:
            yield Problem(place, "verdict", f'"{claim.verdict}" without evidence', "add evidence, or say unverified")
        elif claim.verdict == "supported" and bears & {"for", "against"} == {"against"}:
            yield Problem(place, "verdict", "all evidence speaks against it, yet it is called supported")
        elif claim.verdict == "disputed" and bears & {"for", "against"} == {"for"}:
            yield Problem(place, "verdict", "all evidence speaks for it, yet it is called disputed")
        elif claim.verdict == "unverified" and bears & {"for", "against"}:
            yield Problem(place, "verdict", "evidence bears on it, yet it is called unverified")
        if claim.verdict != "unverified" and not claim.reason:
            yield Problem(place, "verdict", f'"{claim.verdict}" without a reason', "add reason")
        if claim.verdict == "unverified" and not claim.searched:
            yield Problem(place, "verdict", "unverified, but not what was looked for", "add searched")


@rule("number-without-unit")
def number_without_unit(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A series of money has no currency, a currency no money, or two points one period."""
    for series in atlas.of(Series):
        money = bool(re.search(r"\b(yuan|dollars?|euros?)\b", series.unit))
        if money and not series.currency:
            yield Problem(
                atlas.place(series.id, ("unit",)), "number-without-unit", "money without currency", "add currency: CNY"
            )
        if series.currency and not money:
            yield Problem(
                atlas.place(series.id, ("currency",)), "number-without-unit", "a currency, but the unit is no money"
            )
        seen: dict[tuple[str, str], int] = {}
        for i, point in enumerate(series.points):
            first = seen.setdefault((str(point.period), point.basis), i)
            if first != i:
                message = f"{point.period} ({point.basis}) already is point {first + 1}"
                yield Problem(atlas.place(series.id, ("points", i, "period")), "number-without-unit", message)


@rule("source-link")
def source_link(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A source has neither an address nor a reason for lacking one, or both; or a repost is linked."""
    addresses: dict[str, str] = {}
    for source in atlas.of(Source):
        place = atlas.place(source.id, ("url",) if source.url else ())
        if bool(source.url) == bool(source.unlinked):
            yield Problem(
                place, "source-link", "a source has either url or unlinked", "unlinked says why there is no address"
            )
        elif source.url and source.tier == "repost":
            yield Problem(place, "source-link", "a repost is not linked", "cite the original, or set unlinked: repost")
        if source.url:
            other = addresses.setdefault(source.url, source.id)
            if other != source.id:
                yield Problem(place, "source-link", f'"{other}" has this address', "one document, one record")


@rule("summary-length")
def summary_length(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A summary is longer than fits a search result (220 characters)."""
    for id, record in atlas.records.items():
        summary = getattr(record, "summary", None)
        if summary and isinstance(record, Named):
            length = len(atlas.plain(summary))
            if length > 220:
                yield Problem(atlas.place(id, ("summary",)), "summary-length", f"{length} characters; at most 220")


@rule("orphan")
def orphan(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """No other record or page mentions a term, actor or model."""
    for id, record in atlas.records.items():
        mentioned = id in loaded.unread_words or any(m.owner != id for m in atlas.mentions_of.get(id, ()))
        if isinstance(record, Term | Actor | Model) and not mentioned:
            yield Problem(atlas.place(id, ()), "orphan", f'nothing mentions "{id}"', "link it from a related record")


@rule("era-without-model")
def era_without_model(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A model belongs to no era."""
    if atlas.of(Era):
        for model in atlas.of(Model):
            if not atlas.era_of(model.id) and model.id not in loaded.unread_words:
                place = atlas.place(model.id, ())
                yield Problem(place, "era-without-model", f'no era lists "{model.id}"', "add it to models of an era")
