"""Give a record another id: its file, everything that names it, and a tombstone by which the old address redirects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas, CitationUse, Mention
from atlas.diagnostics import Location
from atlas.loading.yaml_source import Document
from atlas.schema.records import Comparison

_VALUE = re.compile(r"[\"']?[a-z0-9-]+")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Renaming:
    """New texts of files by path, and the path of the record's file before and after."""

    texts: dict[str, str]
    before: str
    after: str


def renamed(atlas: Atlas, old: str, new: str) -> Renaming:
    """Return what is to be written so that the record `old` is called `new` everywhere.

    Raises KeyError when there is no record `old`. Paths are those that messages print, from the folder of data on.
    """
    before = atlas.documents[atlas.records[old].id].path
    after = f"{before.rpartition('/')[0]}/{new}.yml"
    places = _places(atlas, old)
    documents = {document.path: document for document in atlas.documents.values()}
    texts = {path: _with_new(documents[path], places[path], old, new) for path in places}
    for path, text in _macros(atlas, old, new, texts):
        texts[path] = text
    texts[after] = texts.pop(before, atlas.documents[old].text)
    texts[before] = f"moved_to: {new}\n"
    graves = (grave for grave, target in atlas.moved.items() if target == old)
    texts |= {atlas.documents[grave].path: f"moved_to: {new}\n" for grave in graves}
    return Renaming(texts, before, after)


def _places(atlas: Atlas, old: str) -> dict[str, set[Location]]:
    """Return by file where the old id may stand: at these places or shortly behind them."""
    found: dict[str, set[Location]] = defaultdict(set)
    uses: list[Mention | CitationUse] = [*atlas.mentions_of.get(old, ()), *atlas.cited_by.get(old, ())]
    for location in map(atlas.location_of, uses):
        found[location.path].add(location)
    for comparison in atlas.of(Comparison):
        for location in _cells(atlas, comparison, old):
            found[location.path].add(location)
    return found


def _cells(atlas: Atlas, comparison: Comparison, old: str) -> Iterator[Location]:
    """Yield where a comparison has the id as the name of a cell."""
    for number, aspect in enumerate(comparison.aspects):
        if old in aspect.cells:
            yield atlas.documents[comparison.id].key_location("aspects", number, "cells", old)


def _with_new(document: Document, places: set[Location], old: str, new: str) -> str:
    """Return the text of a file with the new id at each place; in a mark of several sources it may stand further in."""
    whole_id = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
    lines = document.text.split("\n")
    for place in sorted(places, reverse=True):  # from the end, so that columns stay right
        line, start = lines[place.line - 1], place.column - 1
        end = _end_of_mark(line, start)
        lines[place.line - 1] = line[:start] + whole_id.sub(new, line[start:end], count=0) + line[end:]
    return "\n".join(lines)


def _end_of_mark(line: str, start: int) -> int:
    """Return where the mark or value that begins at `start` ends; of a link with words of its own, the id alone."""
    opening = line[start : start + 2]
    if opening == "[[":
        return min(at for at in (line.find("|", start), line.find("]]", start), len(line)) if at >= 0)
    if opening == "[@":
        found = line.find("]", start)
        return found if found >= 0 else len(line)
    value = _VALUE.match(line, start)
    return value.end() if value else start


def _macros(atlas: Atlas, old: str, new: str, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the hand-written pages whose macros name the record, with the new id."""
    for path in atlas.pages:
        shown = atlas.documents[path].path
        text = texts.get(shown, atlas.documents[path].text)
        changed = _MACRO.sub(lambda macro: re.sub(rf"([\"']){re.escape(old)}\1", rf"\g<1>{new}\1", macro[0]), text)
        if changed != text:
            yield shown, changed
