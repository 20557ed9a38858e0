"""Everything with a name as a concept: its names by language, what translation makes of them, what it is.

What vocabularies, termbases and glossaries share; they differ in how they write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas, CitationUse
from atlas.outputs.tables.rows import plain
from atlas.page.routes import place_of
from atlas.schema.records import Expression, Model, Named, Record, Rendering
from atlas.text.han import has_han


@dataclass(frozen=True)
class Garbled:
    """What machine translation prints for the Chinese, and why, where that is told."""

    phrase: str
    why: str
    certain: bool


@dataclass(frozen=True)
class Concept:
    """A thing with names; `zh` is empty where no Chinese name was seen. Ids are those of records."""

    id: str
    kind: str
    place: str
    name: str
    zh: str
    pinyin: str
    aliases: tuple[str, ...]
    zh_aliases: tuple[str, ...]
    garbled: tuple[Garbled, ...]
    meaning: str
    why_garbled: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    leads_to: str
    sources: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All right names, in every language."""
        return tuple(name for name in (self.name, self.zh, self.pinyin, *self.aliases, *self.zh_aliases) if name)


def concepts(atlas: Atlas) -> tuple[Concept, ...]:
    """Return every named record and every expression as a concept, by id."""
    records = sorted(atlas.records.values(), key=lambda record: record.id)
    return tuple(_concept(atlas, record) for record in records if isinstance(record, Named | Expression))


def _concept(atlas: Atlas, record: Named | Expression) -> Concept:
    seen = not getattr(record, "zh_back_translated", False)
    aliases: tuple[str, ...] = tuple(dict.fromkeys(getattr(record, "aliases", ())))
    names = {record.name, record.zh, record.pinyin, *aliases}
    broader = (record.parent,) if isinstance(record, Model) and record.parent else ()
    near = (*(one.id for one in getattr(record, "distinctions", ())), *getattr(record, "see_also", ()))
    named = (id for id in dict.fromkeys(near) if isinstance(atlas.records[id], Named) and id != record.id)
    return Concept(
        id=record.id,
        kind=record.kind,
        place=place_of(record),
        name=record.name,
        zh=(record.zh or "") if seen else "",
        pinyin=(record.pinyin or "") if seen and record.pinyin not in (record.name, record.zh) else "",
        aliases=tuple(name for name in aliases if not has_han(name) and name not in (record.name, record.pinyin)),
        zh_aliases=tuple(name for name in aliases if has_han(name) and name != record.zh),
        garbled=tuple(_garbled(atlas, record.renderings, {name.casefold() for name in names if name})),
        meaning=atlas.plain_summaries[record.id],
        why_garbled=plain(atlas, record.why_garbled) if record.why_garbled else "",
        broader=broader,
        related=tuple(id for id in named if id not in broader and not _above(atlas, record, id)),
        leads_to=getattr(record, "leads_to", None) or "",
        sources=tuple(dict.fromkeys(use.source for use in _uses(atlas, record))),
    )


def _uses(atlas: Atlas, record: Record) -> Iterator[CitationUse]:
    """Yield the citations for what a record is: those of its summary and its own."""
    for use in atlas.citations_of.get(record.id, ()):
        if use.path[0] in ("cite", record.summary_field):
            yield use


def _above(atlas: Atlas, record: Record, id: str) -> bool:
    """Whether one of two models is a variant of the other, however distant."""
    return id in _parents(atlas, record.id) or record.id in _parents(atlas, id)


def _parents(atlas: Atlas, id: str) -> set[str]:
    found: set[str] = set()
    record = atlas.records[id]
    while isinstance(record, Model) and record.parent and record.parent not in found:
        found.add(record.parent)
        record = atlas.records[record.parent]
    return found


def _garbled(atlas: Atlas, renderings: tuple[Rendering, ...], names: set[str]) -> Iterator[Garbled]:
    """Yield what is no right name of the thing, each phrase once."""
    for one in {one.seen: one for one in reversed(renderings)}.values():
        if one.seen.casefold() not in names:
            yield Garbled(one.seen, plain(atlas, one.why) if one.why else "", one.strength == "certain")
