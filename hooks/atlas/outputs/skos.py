"""The names as a SKOS vocabulary, in Turtle and JSON-LD: right names as labels, misreadings as hidden labels.

Both are written here, since one form is a list of lines and the other a list of objects; the tests read them with a
library and compare. What has a page of its own is one scheme, the expressions are another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import NamedTuple

from atlas.corpus.atlas import Atlas
from atlas.outputs.concepts import Concept
from atlas.outputs.how_to_cite import LICENCE, SITE
from atlas.page.routes import place_of
from atlas.schema.records import Expression
from atlas.text.han import has_han

FOLDER = "data/vocabulary"
_URN = "urn:siyu-atlas:"  # where the site has no address
_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
}
_JOINT = ",\n"
_EN, _ZH, _PINYIN = "en", "zh-Hans", "zh-Latn-pinyin"


class Iri(NamedTuple):
    """A thing by its address."""

    address: str


class Words(NamedTuple):
    """A text in a language."""

    text: str
    lang: str


Node = tuple[str, str, list[tuple[str, Iri | Words]]]
"""A thing: its address, its type and what is said of it."""


def files(atlas: Atlas, concepts: tuple[Concept, ...], site: str) -> dict[str, str]:
    """Return both schemes in both forms, path below docs/ to text."""
    base = site or _URN
    light = [concept for concept in concepts if concept.kind == Expression.kind]
    named = [concept for concept in concepts if concept.kind != Expression.kind]
    found = {}
    for name, title, chosen in (("terms", SITE, named), ("expressions", f"{SITE}: garbled expressions", light)):
        nodes = list(_scheme(atlas, f"{base}{FOLDER}/{name}", title, chosen, base))
        found[f"{FOLDER}/{name}.ttl"] = turtle(nodes)
        found[f"{FOLDER}/{name}.jsonld"] = json_ld(nodes)
    return found


def _scheme(atlas: Atlas, scheme: str, title: str, concepts: list[Concept], base: str) -> Iterator[Node]:
    yield scheme, "skos:ConceptScheme", [("dct:title", Words(title, _EN)), ("dct:license", Iri(LICENCE))]
    for concept in concepts:
        yield f"{base}{concept.place}", "skos:Concept", list(_said(atlas, concept, scheme, base))


def _said(atlas: Atlas, concept: Concept, scheme: str, base: str) -> Iterator[tuple[str, Iri | Words]]:
    def of(id: str) -> Iri:
        return Iri(base + place_of(atlas.records[id]))

    yield "skos:inScheme", Iri(scheme)
    for text, lang in ((concept.name, _EN), (concept.zh, _ZH), (concept.pinyin, _PINYIN)):
        if text:
            yield "skos:prefLabel", Words(text, lang)
    for names, lang in ((concept.aliases, _EN), (concept.zh_aliases, _ZH)):
        for name in names:
            yield "skos:altLabel", Words(name, lang)
    for one in concept.garbled:
        yield "skos:hiddenLabel", Words(one.phrase, _ZH if has_han(one.phrase) else _EN)
    yield "skos:definition", Words(concept.meaning, _EN)
    if concept.why_garbled:
        yield "skos:editorialNote", Words(concept.why_garbled, _EN)
    for one in concept.garbled:
        if one.why:
            yield "skos:editorialNote", Words(f"“{one.phrase}”: {one.why}", _EN)
    for id in concept.broader:
        yield "skos:broader", of(id)
    for id in concept.related:
        yield "skos:related", of(id)
    if concept.leads_to:
        yield "skos:relatedMatch", of(concept.leads_to)
    for id in concept.sources:
        yield "dct:source", of(id)


# --- two forms --------------------------------------------------------------------------------


def turtle(nodes: list[Node]) -> str:
    """Return a graph as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items()]
    for address, type, said in nodes:
        parts = [f"a {type}", *(f"{name} {_object(value)}" for name, value in said)]
        lines.append(f"\n<{address}> " + " ;\n  ".join(parts) + " .")
    return "\n".join(lines) + "\n"


def _object(value: Iri | Words) -> str:
    if isinstance(value, Iri):
        return f"<{value.address}>"
    return f"{encode_basestring(value.text)}@{value.lang}"  # a string of JSON is one of Turtle


def json_ld(nodes: list[Node]) -> str:
    """Return the same graph as JSON-LD."""
    things = []
    for address, type, said in nodes:
        values: dict[str, list[str]] = {}
        for name, value in said:
            values.setdefault(name, []).append(_value(value))
        parts = (f'"{name}":[{",".join(held)}]' for name, held in values.items())
        things.append(f'{{"@id":"{address}","@type":"{type}",{",".join(parts)}}}')
    return f'{{"@context":{json.dumps(_PREFIXES)},"@graph":[\n{_JOINT.join(things)}\n]}}\n'


def _value(value: Iri | Words) -> str:
    if isinstance(value, Iri):
        return f'{{"@id":"{value.address}"}}'
    return f'{{"@value":{encode_basestring(value.text)},"@language":"{value.lang}"}}'
