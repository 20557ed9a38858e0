"""A lexicon without what it can do without, since browsers load it whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from atlas.lexicon.folding import stem, tokens
from atlas.lexicon.indexing import ARTICLES, Index, compiled, path
from atlas.lexicon.matching import made
from atlas.lexicon.model import STRENGTHS, Lexicon, Pattern, Sense

Path = tuple[str, ...]
_WORD = re.compile(r"(?<![^\s-])[a-z]+(?![^\s-])")
_NAME = re.compile(r"[A-Z]\w*")
_LAST_WORD = re.compile(_WORD.pattern + "$")


def trimmed(lexicon: Lexicon) -> Lexicon:
    """The lexicon without garbled phrases that another of the same sense finds, and without the company of mere hints.

    Words that are one to the matcher are written as one.

    Parts find what they make. Where a text has a longer phrase, a shorter one in it is a hit; a single word of ordinary
    English is no such part, as a reader would see "train" marked in "through train". A hint with one sense needs its
    words of `near` neither to be told from others nor to stand: it stands with any firm hit around.
    """
    lexicon = _plain(lexicon)
    parts = compiled(_of_parts(lexicon))
    patterns = [tuple(_not_made(number, sense, parts)) for number, sense in enumerate(lexicon.senses)]
    paths = [[_path(pattern, lexicon) for pattern in own] for own in patterns]
    senses = Counter(one for own in paths for one in set(own))
    kept = (tuple(_kept(*pair, senses)) for pair in zip(patterns, paths, strict=True))
    return replace(
        lexicon,
        senses=tuple(replace(sense, patterns=own) for sense, own in zip(lexicon.senses, kept, strict=True)),
    )


def _plain(lexicon: Lexicon) -> Lexicon:
    """The lexicon with the shortest of the words with a stem for each of them.

    Names stay as they are, and what stands before another word in a phrase: a text may run the two together.
    """
    garbled = (pattern.phrase for sense in lexicon.senses for pattern in sense.patterns if pattern.garbled)
    words = {word for phrase in (*garbled, *chain(*lexicon.parts.values())) for word in _WORD.findall(phrase)}
    shortest: dict[str, str] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        shortest.setdefault(stem(word), word)

    def plain(phrase: str, words: re.Pattern[str] = _WORD) -> str:
        return words.sub(lambda match: shortest[stem(match[0])], phrase)

    def pattern(one: Pattern) -> Pattern:
        phrase = plain(one.phrase, _LAST_WORD) if one.garbled else one.phrase
        return one if phrase == one.phrase else replace(one, phrase=phrase)

    senses = (replace(sense, patterns=tuple(map(pattern, sense.patterns))) for sense in lexicon.senses)
    parts = {part: tuple(dict.fromkeys(map(plain, words))) for part, words in lexicon.parts.items()}
    return replace(lexicon, senses=tuple(senses), parts=parts)


def _of_parts(lexicon: Lexicon) -> Lexicon:
    """The lexicon with the patterns of parts alone."""
    senses = (
        replace(sense, patterns=tuple(pattern for pattern in sense.patterns if pattern.parts))
        for sense in lexicon.senses
    )
    return replace(lexicon, senses=tuple(senses))


def _not_made(number: int, sense: Sense, parts: Index) -> Iterator[Pattern]:
    """The patterns of a sense that its own parts do not make as well."""
    has_parts = any(pattern.parts for pattern in sense.patterns)
    for pattern in sense.patterns:
        by = made(parts, pattern.phrase) if has_parts and pattern.garbled and not pattern.parts else ()
        own = (parts.patterns[one].pattern for one in by if parts.patterns[one].sense == number)
        # What is firm is firm: parts have one strength for all that they make.
        alike = (replace(one, strength="certain") if one.strength == "likely" else one for one in own)
        if not any(_does(one, pattern) for one in alike):
            yield pattern


def _path(pattern: Pattern, lexicon: Lexicon) -> Path:
    return (pattern.phrase,) if pattern.parts else tuple(path(tokens(pattern.phrase, lexicon.variants)))


def _kept(patterns: tuple[Pattern, ...], paths: list[Path], senses: Counter[Path]) -> Iterator[Pattern]:
    """What is left of the patterns of a sense; `senses` counts those that share a path."""
    first: dict[Path, Pattern] = {}
    for pattern, own in zip(patterns, paths, strict=True):
        known = first.get(own)
        if known is None or not _does(known, pattern):
            first[own] = pattern
    for pattern, own in zip(patterns, paths, strict=True):
        within = (part for part in _stretches(own) if part in first)
        shorter = (first[part] for part in within if len(part) > 1 or first[part].strength != "hint")
        if first[own] is not pattern or any(_does(one, pattern) for one in shorter):
            continue
        lonely = pattern.strength == "hint" and senses[own] == 1
        yield replace(pattern, near=()) if lonely else pattern


def _stretches(path: Path) -> Iterator[Path]:
    """What a text with the path holds too: its stretches, and the path without the articles inside."""
    inside = tuple(step for step in path[1:-1] if step not in ARTICLES)
    if len(inside) < len(path) - 2:
        yield (path[0], *inside, path[-1])
    for start in range(len(path)):
        for end in range(start + 1, len(path) + 1):
            if end - start < len(path):
                yield path[start:end]


def _names(pattern: Pattern) -> set[str]:
    """The names of a phrase that have an ending, and so are found as they are only."""
    return {name for name in _NAME.findall(pattern.phrase) if stem(name.lower()) != name.lower()}


def _does(one: Pattern, other: Pattern) -> bool:
    """Whether a pattern finds all that another one with its words finds."""
    strong = STRENGTHS.index(one.strength) <= STRENGTHS.index(other.strength)
    free = not one.near and set(one.not_near) <= set(other.not_near) and _names(one) <= _names(other)
    return strong and free and one.garbled and other.garbled and (not one.why or one.why == other.why)
