"""Find how a record is connected: each other record once, under the closest relation, in both directions.

A record that is only mentioned in another's text is shown with the sentence that mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas, Mention
from atlas.schema.introspection import FieldSpec, fields_of, holds_references
from atlas.schema.records import KINDS, Figure, Record
from atlas.text import markup


@dataclass(frozen=True)
class Connection:
    """A relation, as a key of the labels, and the records that stand in it."""

    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Backlink:
    """A record that mentions another in its text, and the sentence that does, as plain text."""

    id: str
    sentence: str


_MENTIONED = "rel_in_text"
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?:\s*\[@[^\]]*\])*\s+|\n\n+|\n(?=[-*] |\|)")
_BLOCK_MARK = re.compile(r"^(?:(?:#+|[-*]) |\||\s)+")
_BETWEEN_CELLS = re.compile(r"\s*\|\s*")


# Shown in sections of their own, with more than a name.
_SHOWN_ELSEWHERE = {
    *(f"rel_in_event_{field}" for field in ("begins", "ends", "actors", "models", "about")),
    "rel_in_claim_about",
}
_SAME_AS = {"flows": "participants", "aspects": "subjects"}


def relation_labels() -> list[str]:
    """Return the keys of the labels that name relations, for every reference field of every kind of record."""
    fields = [(kind, field) for kind in KINDS.values() for field in fields_of(kind) if _relates(field)]
    found = [_MENTIONED, "rel_out_text"]
    for kind, field in fields:
        name = _SAME_AS.get(field.key, field.key)
        found += [f"rel_out_{name}", f"rel_in_{kind.kind}_{name}"]
    return [label for label in dict.fromkeys(found) if label not in _SHOWN_ELSEWHERE]


def connections(atlas: Atlas, record: Record) -> list[Connection]:
    """Return the relations of `record`: first what it names, then what names it; mentions in texts come last."""
    groups: dict[str, dict[str, None]] = {}
    typed = sorted(_labelled(atlas, record), key=lambda pair: pair[0].endswith("_text"))
    seen: set[str] = {record.id}
    for label, id in typed:
        if id not in seen and id in atlas.records:
            seen.add(id)
            groups.setdefault(label, {})[id] = None
    return [
        Connection(label, tuple(sorted(ids, key=lambda id: atlas.name_of(id).casefold())))
        for label, ids in groups.items()
        if label not in _SHOWN_ELSEWHERE and label != _MENTIONED
    ]


def backlinks(atlas: Atlas, record: Record) -> list[Backlink]:
    """Return the records that mention `record` in a text and name it in no field, sorted by name."""
    closer = {id for label, id in _labelled(atlas, record) if label != _MENTIONED}
    found: dict[str, Backlink] = {}
    for mention in atlas.mentions_of.get(record.id, ()):
        known = mention.owner in atlas.records and mention.owner not in closer and mention.owner != record.id
        if known and mention.token and mention.owner not in found:
            found[mention.owner] = Backlink(mention.owner, _sentence(atlas, mention.text, mention.token.offset))
    return sorted(found.values(), key=lambda backlink: atlas.name_of(backlink.id).casefold())


def _sentence(atlas: Atlas, text: str, offset: int) -> str:
    """Return the sentence around `offset` (code points) as plain text; the cells of a table's row follow each other."""
    text, offset = markup.unfolded(text, offset)
    start, end = 0, len(text)
    for found in _SENTENCE_END.finditer(text):
        if found.end() > offset:
            end = found.start() + 1
            break
        start = found.end()
    return _BETWEEN_CELLS.sub("; ", atlas.plain(_BLOCK_MARK.sub("", text[start:end])).rstrip("| "))


def _labelled(atlas: Atlas, record: Record) -> Iterator[tuple[str, str]]:
    for mention in atlas.mentions_by.get(record.id, ()):
        if not _compared(mention):
            yield f"rel_out_{_field(mention)}", mention.target
    for mention in atlas.mentions_of.get(record.id, ()):
        owner = atlas.records.get(mention.owner)
        if owner and not _compared(mention):
            name = _field(mention)
            yield (f"rel_in_{owner.kind}_{name}" if name != "text" else "rel_in_text"), owner.id


def _relates(field: FieldSpec) -> bool:
    """Whether a field names related records, not only such as are compared with this one."""
    return field.key != "dates" and holds_references(field.shape, but=Figure)


def _compared(mention: Mention) -> bool:
    return mention.token is None and (mention.path[0] == "dates" or mention.path[-1] == "series")


def _field(mention: Mention) -> str:
    if mention.token is not None:
        return "text"
    name = str(mention.path[0])
    return _SAME_AS.get(name, name)
