"""What was there in a given year: models, firms and products by their dates, and the rules made until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atlas.page.context import PageContext
from atlas.schema.records import Actor, Event, Model
from atlas.text.dates import Date


@dataclass(frozen=True)
class Standing:
    """A record, what kind of thing it is in words, and the time during which it was there."""

    record: Model | Actor | Event
    kind: str
    time: Date


def standing(page: PageContext) -> list[Standing]:
    """Return all that has a dated beginning, the earliest first; an event of a lane that lasts has no end."""
    return sorted((*_models(page), *_actors(page), *_rules(page)), key=lambda one: one.time)


def _models(page: PageContext) -> Iterator[Standing]:
    for model in page.atlas.of(Model):
        if model.period:
            yield Standing(model, page.t("kind_model"), model.period)


def _actors(page: PageContext) -> Iterator[Standing]:
    types = page.atlas.vocabulary.actor_types
    for actor in page.atlas.of(Actor):
        if types[actor.type].lives and actor.founded:
            end = actor.ended.date.end or actor.ended.date.start if actor.ended else None
            yield Standing(actor, types[actor.type].name, replace(actor.founded.date, end=end, interval=True))


def _rules(page: PageContext) -> Iterator[Standing]:
    lanes = page.atlas.vocabulary.lanes
    for event in page.atlas.of(Event):
        if lanes[event.lane].lasts:
            yield Standing(event, lanes[event.lane].name, replace(event.date, end=None, interval=True))
