"""Do the records that state the same number or date agree?

A record names the values of series and the events whose numbers and dates its own text states; an event names the
actors of which it is the beginning or the end. Numbers written as words, and what no record names, are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from atlas.corpus.atlas import Atlas
from atlas.economics.inputs import quantities
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Actor, Checkable, Event, Figure, Observation, Preset, Series
from atlas.text.quantities import Amount, amounts, scaled


@rule("contradicting-numbers")
def contradicting_numbers(atlas: Atlas) -> Iterator[Finding]:
    """A record names a value of a series that is not there or not in its text, or works out another number from it."""
    yield from _wrong_quotients(atlas)
    texts = _texts(atlas, {record.id for record in _checkable(atlas) if record.figures})
    for record in _checkable(atlas):
        stated = [amount for text in texts[record.id] for amount in _stated(text)]
        for at, figure in enumerate(record.figures):
            series, location = atlas.records.get(figure.series), atlas.location(record.id, ("figures", at, "period"))
            if not isinstance(series, Series):
                continue
            values = {point.value: point for point in _points(series, figure)}
            what = f"{figure.period} in {series.id}"
            if not values:
                periods = ", ".join(dict.fromkeys(str(point.period) for point in series.points))
                yield Finding(location, f"no value for {what}", f"there are values for {periods}")
            elif not any(amount.agrees(scaled(value, series.unit)) for value in values for amount in stated):
                shown = " or ".join(f"{value:g} {series.unit}" for value in values)
                yield Finding(location, f"the text does not state {shown}, {what}", "correct one, or leave it out")


@lru_cache(maxsize=1 << 13)
def _stated(text: str) -> tuple[Amount, ...]:
    return tuple(amounts(text))


def _wrong_quotients(atlas: Atlas) -> Iterator[Finding]:
    for preset in atlas.of(Preset):
        for path, quantity in quantities(preset):
            if quantity.quotient:
                of, over = (_exact(atlas, part) for part in (quantity.quotient.of, quantity.quotient.over))
                stated = next(amounts(f"{abs(quantity.value):.15g}"))
                if of is None or not over:
                    location = atlas.location(preset.id, (*path, "quotient"))
                    yield Finding(location, "a part of this quotient has no value", "name one that is in the series")
                elif not stated.agrees(of / over):
                    location = atlas.location(preset.id, (*path, "value"))
                    yield Finding(location, f"the quotient is {of / over:.6g}, not {quantity.value:g}", "correct it")


def _exact(atlas: Atlas, part: Figure | float) -> Decimal | None:
    """A number, or the value of a series in units; None where there is none."""
    if not isinstance(part, Figure):
        return Decimal(repr(part))
    series = atlas.records.get(part.series)
    found = next(_points(series, part), None) if isinstance(series, Series) else None
    return scaled(found.value, series.unit) if found and isinstance(series, Series) else None


def _points(series: Series, figure: Figure) -> Iterator[Observation]:
    return (point for point in series.points if str(point.period) == str(figure.period))


@rule("contradicting-dates")
def contradicting_dates(atlas: Atlas) -> Iterator[Finding]:
    """A record names an event whose date its text does not state, or an actor began or ended on another day."""
    texts = _texts(atlas, {record.id for record in _checkable(atlas) if record.dates})
    for record in _checkable(atlas):
        for at, id in enumerate(record.dates):
            event = atlas.records.get(id)
            if isinstance(event, Event) and not any(event.date.text() in text for text in texts[record.id]):
                message = f'the text does not state {event.date.text()}, the date of "{id}"'
                yield Finding(atlas.location(record.id, ("dates", at)), message, "correct one, or leave it out")
    for event in atlas.of(Event):
        for field, when in (("begins", "founded"), ("ends", "ended")):
            for at, id in enumerate(getattr(event, field)):
                actor = atlas.records.get(id)
                known = getattr(actor, when) if isinstance(actor, Actor) else None
                location = atlas.location(event.id, (field, at))
                if isinstance(actor, Actor) and not known:
                    yield Finding(location, f'"{id}" does not say when it was {when}', f"add {when} there")
                elif known and not known.date.overlaps(event.date):
                    message = f'"{id}" was {when} {known.date}, not {event.date}'
                    yield Finding(location, message, f"correct one, or leave it out of {field}")


def _checkable(atlas: Atlas) -> Iterator[Checkable]:
    return (record for record in atlas.records.values() if isinstance(record, Checkable))


def _texts(atlas: Atlas, ids: set[str]) -> dict[str, list[str]]:
    """The texts of some records as plain words."""
    found: dict[str, list[str]] = defaultdict(list)
    for field in atlas.texts:
        if field.owner in ids and field.form in ("inline", "body"):
            found[field.owner].append(atlas.plain(field.value))
    return found
