"""Records made up for tests of pictures, and how pictures are read."""

from __future__ import annotations

import itertools
from typing import Any
from xml.etree import ElementTree

from atlas.corpus.atlas import Atlas
from atlas.figures.svg import Box
from atlas.schema.records import Era, Event, Model, Record, Series
from atlas.schema.vocabulary import Vocabulary

NASTY = 'A|B </title></svg> <b>"x"</b> & {{ y }}\n\n    code'


class Echo(dict[str, str]):
    """Labels whose words are their keys."""

    def __missing__(self, key: str) -> str:
        return key


def corpus(vocabulary: Vocabulary, *records: Record) -> Atlas:
    """Return a corpus of a few records."""
    nothing: tuple = ()
    return Atlas(
        records={record.id: record for record in records},
        documents={},
        moved={},
        vocabulary=vocabulary,
        labels=Echo(),
        parts={},
        texts=nothing,
        mentions=nothing,
        citations=nothing,
        vocabulary_uses=nothing,
        pages={},
    )


def era(id: str, period: str, name: str = "") -> Era:
    return Era(id=id, name=name or id, summary="s", cite="c", period=period, models=())


def event(id: str, date: str, lane: str = "alibaba", name: str = "", accounts: int = 0) -> Event:
    account = {"text": "t", "cite": "c"}
    return Event(id=id, name=name or id, date=date, lane=lane, summary="s", cite="c", accounts=[account] * accounts)


def model(
    id: str, name: str = "", period: str | None = "2010", flows: list[dict[str, str]] | None = None, **more
) -> Model:
    flows = [{"from": "merchant", "to": "shopper", "kind": "goods", "label": "x"}] if flows is None else flows
    return Model(
        id=id,
        name=name or id,
        summary="s",
        cite="c",
        period=period,
        traits={},
        strengths="s",
        limits="s",
        outcome="s",
        flows=[{"cite": "c", **flow} for flow in flows],
        **{"participants": ["merchant", "shopper"], **more},
    )


def series(*points: tuple[str, float, str], **more: Any) -> Series:
    return Series(
        **{
            "id": "made",
            "name": "Made up",
            "summary": "s",
            "topic": "other",
            "measures": "m",
            "measured_by": "Nobody",
            "unit": "million yuan",
            "about": (),
            "points": [{"period": at, "value": value, "basis": basis, "cite": "c"} for at, value, basis in points],
            **more,
        }
    )


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture.replace(" data-search-exclude", ""))


def hrefs(element: ElementTree.Element) -> list[str]:
    return [link.attrib["href"] for link in element.iter("a")]


def no_overlap(boxes: list[Box]) -> None:
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other), (one, other)
