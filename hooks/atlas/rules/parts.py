"""Are renderings made of parts that there are?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import FieldPath, did_you_mean
from atlas.lexicon.indexing import compiled
from atlas.lexicon.matching import made
from atlas.lexicon.model import Lexicon, Pattern, Sense
from atlas.loading.records import PARTS
from atlas.rules.registry import Finding, rule


@rule("bad-parts")
def bad_parts(atlas: Atlas) -> Iterator[Finding]:
    """The parts of a rendering do not spell the Chinese, are not in data/parts.yml, or do not make what was seen."""
    divided = list(_divided(atlas))
    unmade = _unmade(tuple((parts, seen) for *_, parts, seen in divided), tuple(atlas.parts.items()))
    for number, (id, path, parts, seen) in enumerate(divided):
        zh = getattr(atlas.records[id], "zh", None)
        unknown = [part for part in parts.split(" ") if part not in atlas.parts]
        if parts.replace(" ", "") != zh or " " not in parts:
            message = f'"{parts}" is not "{zh}" in parts'
            yield Finding(atlas.location(id, path), message, "divide the Chinese by spaces")
        elif unknown:
            hint = did_you_mean(unknown[0], atlas.parts) or "add it there"
            yield Finding(atlas.location(id, path), f'"{unknown[0]}" is not in data/parts.yml', hint)
        elif number in unmade:
            message = f'the parts do not make "{seen}"'
            yield Finding(atlas.location(id, path), message, "see data/parts.yml for their words")


@rule("unused-part")
def unused_part(atlas: Atlas) -> Iterator[Finding]:
    """No rendering has a part of data/parts.yml."""
    used = {part for _, _, parts, _ in _divided(atlas) for part in parts.split(" ")}
    for part in atlas.parts:
        if part not in used and not atlas.unread - {PARTS}:
            yield Finding(atlas.location(PARTS, (part,)), f'no rendering has the part "{part}"', "leave it out")


def _divided(atlas: Atlas) -> Iterator[tuple[str, FieldPath, str, str]]:
    """Yield the record, the path and the value of each `parts` of a rendering, and what was seen."""
    for id, record in atlas.records.items():
        for i, rendering in enumerate(getattr(record, "renderings", ())):
            if rendering.parts:
                yield id, ("renderings", i, "parts"), rendering.parts, rendering.seen


@lru_cache(maxsize=1)  # while serving, most changes are of something else
def _unmade(divided: tuple[tuple[str, str], ...], words: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[int]:
    """Return which of the renderings, given by their parts and what was seen, are not made of the words of parts."""
    senses = (Sense("", "", "", "", "", patterns=(Pattern(parts, parts=True),)) for parts, _ in divided)
    index = compiled(Lexicon(tuple(senses), {}, dict(words)))
    return frozenset(number for number, (_, seen) in enumerate(divided) if number not in made(index, seen))
