"""A lexicon without what it can do without, since browsers load it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from atlas.lexicon.folding import tokens
from atlas.lexicon.indexing import path
from atlas.lexicon.model import STRENGTHS, Lexicon, Pattern, Sense

Path = tuple[str, ...]


def trimmed(lexicon: Lexicon) -> Lexicon:
    """The lexicon without garbled phrases that hold another of the same sense, and without the company of mere hints.

    Where a text has the longer phrase, the shorter one in it is a hit; a single word of ordinary English is no such
    part, as a reader would see "train" marked in "through train". A hint with one sense needs its words of `near`
    neither to be told from others nor to stand: it stands with any firm hit around.
    """
    paths = [[_path(pattern, lexicon) for pattern in sense.patterns] for sense in lexicon.senses]
    senses = Counter(one for own in paths for one in set(own))
    kept = (tuple(_kept(*pair, senses)) for pair in zip(lexicon.senses, paths, strict=True))
    return replace(
        lexicon,
        senses=tuple(replace(sense, patterns=own) for sense, own in zip(lexicon.senses, kept, strict=True)),
    )


def _path(pattern: Pattern, lexicon: Lexicon) -> Path:
    return tuple(path(tokens(pattern.phrase, lexicon.variants)))


def _kept(sense: Sense, paths: list[Path], senses: Counter[Path]) -> Iterator[Pattern]:
    """What is left of the patterns of a sense; `senses` counts those that share a path."""
    first: dict[Path, Pattern] = {}
    for pattern, own in zip(sense.patterns, paths, strict=True):
        known = first.get(own)
        if known is None or not _does(known, pattern):
            first[own] = pattern
    for pattern, own in zip(sense.patterns, paths, strict=True):
        parts = (part for part in _parts(own) if part in first)
        shorter = (first[part] for part in parts if len(part) > 1 or first[part].strength != "hint")
        if first[own] is not pattern or any(_does(one, pattern) for one in shorter):
            continue
        lonely = pattern.strength == "hint" and senses[own] == 1
        yield replace(pattern, near=()) if lonely else pattern


def _parts(path: Path) -> Iterator[Path]:
    """The parts of a path, without the whole."""
    for start in range(len(path)):
        for end in range(start + 1, len(path) + 1):
            if end - start < len(path):
                yield path[start:end]


def _does(one: Pattern, other: Pattern) -> bool:
    """Whether a pattern finds all that another one with its words finds."""
    strong = STRENGTHS.index(one.strength) <= STRENGTHS.index(other.strength)
    free = not one.near and set(one.not_near) <= set(other.not_near)
    return strong and free and one.garbled and other.garbled and (not one.why or one.why == other.why)
