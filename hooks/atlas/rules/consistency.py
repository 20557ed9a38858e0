"""Does a record make sense as a whole?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import did_you_mean
from atlas.rules.registry import Finding, rule
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
from atlas.schema.vocabulary import Verdict


@rule("flow-participant")
def flow_participant(atlas: Atlas) -> Iterator[Finding]:
    """A flow begins or ends at somebody who takes no part in the model, or a participant has no flow."""
    for model in atlas.of(Model):
        parties = set(model.participants)
        for i, flow in enumerate(model.flows):
            for key, party in (("from", flow.source), ("to", flow.target)):
                if party not in parties:
                    hint = did_you_mean(party, parties) or "list it under participants"
                    location = atlas.location(model.id, ("flows", i, key))
                    yield Finding(location, f'"{party}" takes no part in this model', hint)
        used = {party for flow in model.flows for party in (flow.source, flow.target)}
        for i, party in enumerate(model.participants):
            if party not in used:
                location = atlas.location(model.id, ("participants", i))
                yield Finding(location, f'no flow begins or ends at "{party}"', "add one, or leave it out")


@rule("comparison-cell")
def comparison_cell(atlas: Atlas) -> Iterator[Finding]:
    """A comparison has a cell for what it does not compare, lacks a cell, or uses dimensions for what is no model."""
    for comparison in atlas.of(Comparison):
        if comparison.subjects == "all":
            continue
        for i, aspect in enumerate(comparison.aspects):
            for id in comparison.subjects:
                if id not in aspect.cells:
                    location = atlas.location(comparison.id, ("aspects", i, "cells"))
                    yield Finding(location, f'no cell for "{id}"', "add one, or say there that it is unknown")
            for id in aspect.cells:
                if id not in comparison.subjects:
                    location = atlas.documents[comparison.id].key_location("aspects", i, "cells", id)
                    hint = did_you_mean(id, comparison.subjects)
                    yield Finding(location, f'"{id}" is not compared here', hint)
        for i, id in enumerate(comparison.subjects if comparison.dimensions else ()):
            if id in atlas.records and not isinstance(atlas.records[id], Model):
                hint = "only models have dimensions; set dimensions: []"
                location = atlas.location(comparison.id, ("subjects", i))
                yield Finding(location, f'"{id}" is no model', hint)


@rule("reversed-dates")
def reversed_dates(atlas: Atlas) -> Iterator[Finding]:
    """Something ends before it begins."""
    for actor in atlas.of(Actor):
        for key, later in (("ended", actor.ended), ("last_seen", actor.last_seen)):
            if actor.founded and later and later.date.latest < actor.founded.date.earliest:
                location = atlas.location(actor.id, (key, "date"))
                message = f"{key} {later.date} lies before founded {actor.founded.date}"
                yield Finding(location, message)


@rule("outside-life")
def outside_life(atlas: Atlas) -> Iterator[Finding]:
    """An event lies before its actor was founded or after it ended."""
    for event in atlas.of(Event):
        for i, id in enumerate(event.actors):
            actor = atlas.records.get(id)
            if not isinstance(actor, Actor):
                continue
            location = atlas.location(event.id, ("actors", i))
            if actor.founded and event.date.latest < actor.founded.date.earliest:
                message = f'"{id}" was founded {actor.founded.date}, after this event ({event.date})'
                yield Finding(location, message, "put it under about if it is the subject")
            if actor.ended and event.date.earliest > actor.ended.date.latest:
                message = f'"{id}" ended {actor.ended.date}, before this event ({event.date})'
                yield Finding(location, message, "put it under about if it is the subject")


@rule("one-account")
def one_account(atlas: Atlas) -> Iterator[Finding]:
    """A contested event gives fewer than two accounts."""
    for event in atlas.of(Event):
        if len(event.accounts) == 1:
            hint = "give the other, or leave accounts out"
            yield Finding(atlas.location(event.id, ("accounts",)), "a single account contests nothing", hint)


@rule("verdict")
def verdict(atlas: Atlas) -> Iterator[Finding]:
    """A verdict has no evidence, lacks its reason or its parts, or its evidence says the opposite."""
    words = atlas.vocabulary
    open_ones = [id for id, word in words.verdicts.items() if word.evidence == "none"]
    split_ones = [id for id, word in words.verdicts.items() if word.parts]
    for claim in atlas.of(Claim):
        word = words.verdicts.get(claim.verdict)
        if word:
            found = {words.bearings[one.bears].side for one in claim.evidence if one.bears in words.bearings}
            location = atlas.location(claim.id, ("verdict",))
            sides = found - {"neither"}
            message = _contradiction(word.evidence, sides, claim.verdict)
            if message:
                hint = f"add evidence, or say {' or '.join(open_ones)}" if open_ones and not sides else ""
                yield Finding(location, message, hint)
            for field, lacking in _grounds(word):
                if not getattr(claim, field):
                    yield Finding(location, f'"{claim.verdict}" without {lacking}', f"add {field}")
            for field in _PARTS if not word.parts else ():
                if getattr(claim, field):
                    hint = " or say ".join(["put it into reason", *split_ones])
                    yield Finding(atlas.location(claim.id, (field,)), f'"{claim.verdict}" has no parts', hint)


_PARTS = {"holds": "saying which part holds", "does_not_hold": "saying which part does not hold"}


def _grounds(verdict: Verdict) -> Iterable[tuple[str, str]]:
    """The fields that say what a verdict rests on, each with the words for what is missing without it."""
    if verdict.parts:
        return _PARTS.items()
    return (("searched", "saying what was looked for") if verdict.evidence == "none" else ("reason", "a reason"),)


def _contradiction(needs: str, sides: Set[str], verdict: str) -> str:
    """Return how evidence on these `sides` contradicts a verdict that `needs` some; empty where it does not."""
    match needs:
        case "none" if sides:
            return f"evidence bears on it, yet it is called {verdict}"
        case "for" | "against" | "either" if not sides:
            return f'"{verdict}" without evidence'
        case "for" if sides == {"against"}:
            return f"all evidence speaks against it, yet it is called {verdict}"
        case "against" if sides == {"for"}:
            return f"all evidence speaks for it, yet it is called {verdict}"
    return ""


@rule("number-without-unit")
def number_without_unit(atlas: Atlas) -> Iterator[Finding]:
    """A series of money has no currency, another has one, or two points have the same period and basis."""
    for series in atlas.of(Series):
        money = bool(re.search(r"\b(yuan|dollars?|euros?)\b", series.unit))
        if money and not series.currency:
            hint = "add it, such as currency: CNY"
            yield Finding(atlas.location(series.id, ("unit",)), "a unit of money needs a currency", hint)
        if series.currency and not money:
            hint = "leave it out, or name yuan, dollars or euros in unit"
            yield Finding(atlas.location(series.id, ("currency",)), "a currency, but the unit is no money", hint)
        seen: dict[tuple[str, str], int] = {}
        for i, point in enumerate(series.points):
            first = seen.setdefault((str(point.period), point.basis), i)
            if first != i:
                message = f"{point.period} ({point.basis}) has a value already, in point {first + 1}"
                yield Finding(atlas.location(series.id, ("points", i, "period")), message, "keep one")


@rule("source-link")
def source_link(atlas: Atlas) -> Iterator[Finding]:
    """A source has neither an address nor a reason for lacking one, or an address that can't stand as it does."""
    addresses: dict[str, str] = {}
    for source in atlas.of(Source):
        location = atlas.location(source.id, ("url",) if source.url else ())
        if bool(source.url) == bool(source.unlinked):
            yield Finding(location, "a source needs either url or unlinked", "unlinked says why there is no address")
        elif source.url and not _linked(atlas, source):
            hint = "cite the original, or give unlinked in place of url"
            yield Finding(location, f"a {source.tier} is not linked", hint)
        if bool(source.archive_url) != bool(source.archived):
            given = "archive_url" if source.archive_url else "archived"
            message = "a copy has an address and a day: archive_url and archived"
            yield Finding(atlas.location(source.id, (given,)), message, "give both")
        if source.url:
            other = addresses.setdefault(source.url, source.id)
            if other != source.id:
                yield Finding(location, f'"{other}" has this url already', "keep one record for one document")


def _linked(atlas: Atlas, source: Source) -> bool:
    tier = atlas.vocabulary.tiers.get(source.tier)
    return tier is None or tier.linked


@rule("summary-length")
def summary_length(atlas: Atlas) -> Iterator[Finding]:
    """A summary is longer than fits a search result (220 characters)."""
    for id, record in atlas.records.items():
        summary = getattr(record, "summary", None)
        if summary and isinstance(record, Named):
            length = len(atlas.plain(summary))
            if length > 220:
                message = f"the summary has {length} characters"
                yield Finding(atlas.location(id, ("summary",)), message, "shorten it to 220")


@rule("orphan")
def orphan(atlas: Atlas) -> Iterator[Finding]:
    """No other record or page mentions a term, actor or model."""
    for id, record in atlas.records.items():
        mentioned = id in atlas.unread_ids or any(m.owner != id for m in atlas.mentions_of.get(id, ()))
        if isinstance(record, Term | Actor | Model) and not mentioned:
            yield Finding(atlas.location(id, ()), f'nothing mentions "{id}"', "link it from a related record")


@rule("era-without-model")
def era_without_model(atlas: Atlas) -> Iterator[Finding]:
    """A model belongs to no era."""
    if atlas.of(Era):
        for model in atlas.of(Model):
            if not atlas.era_of(model.id) and model.id not in atlas.unread_ids:
                location = atlas.location(model.id, ())
                yield Finding(location, f'no era lists "{model.id}"', "add it to models of an era")
