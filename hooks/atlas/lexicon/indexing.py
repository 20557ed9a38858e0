"""A lexicon made ready for matching: its phrases as paths of word stems in a trie, its compounds by their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from atlas.lexicon.folding import BREAK, HAN, Token, joinable, stem, tokens
from atlas.lexicon.model import Lexicon, Pattern

LONGEST_COMPOUND = 4  # words
PREFIX = 3  # letters that no stem changes
STOP = "|"  # punctuation in a path
_ACRONYM = re.compile(r"(?=.*[A-Z])[A-Z0-9]{1,5}")
_HAN = re.compile(f"[{HAN}]")


@dataclass
class Node:
    """A place in the trie: the ways on from it by stem, and the patterns that end there."""

    next: dict[str, Node] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class Compiled(NamedTuple):
    """A pattern with the number of its sense and what matching asks about it."""

    sense: int
    pattern: Pattern
    names: tuple[tuple[int, str], ...]  # words that must be printed as they are, by place
    seams: frozenset[int]  # after which letters a compound is divided
    near: tuple[frozenset[str], ...]
    not_near: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Index:
    """A lexicon made ready for matching."""

    lexicon: Lexicon
    patterns: list[Compiled]
    root: Node
    compounds: dict[str, list[int]]
    prefixes: frozenset[str]


def compiled(lexicon: Lexicon) -> Index:
    """The lexicon made ready for matching. Phrases of one character and acronyms are left out."""
    patterns: list[Compiled] = []
    root, compounds = Node(), dict[str, list[int]]()
    for number, sense in enumerate(lexicon.senses):
        for pattern in sense.patterns:
            words = tokens(pattern.phrase, lexicon.variants)
            if not _matched(pattern.phrase, words):
                continue
            near, not_near = (_terms(those, lexicon.variants) for those in (pattern.near, pattern.not_near))
            _plant(root, path(words), len(patterns))
            if _is_compound(words):
                compounds.setdefault(_joined(words), []).append(len(patterns))
            patterns.append(Compiled(number, pattern, _names(pattern.phrase, words), _seams(words), near, not_near))
    return Index(lexicon, patterns, root, compounds, frozenset(key[:PREFIX] for key in compounds))


def _matched(phrase: str, words: Sequence[Token]) -> bool:
    return sum(len(word.word) for word in words) > 1 and not _ACRONYM.fullmatch(phrase)


def _terms(terms: Sequence[str], variants: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    found = (frozenset(stem(word.word) for word in tokens(term, variants)) for term in terms)
    return tuple(filter(None, found))


def path(words: Sequence[Token]) -> Iterator[str]:
    """The stems of a phrase, with STOP where it has punctuation."""
    for number, word in enumerate(words):
        if number and word.gap == BREAK:
            yield STOP
        yield stem(word.word)


def _names(phrase: str, words: Sequence[Token]) -> tuple[tuple[int, str], ...]:
    """The capitalised words that have an ending: Moments is no moment, Suning not to sun."""
    named = ((place, word.word) for place, word in enumerate(words) if "A" <= phrase[word.start] <= "Z")
    return tuple((place, word) for place, word in named if stem(word) != word)


def _plant(node: Node, steps: Iterator[str], pattern: int) -> None:
    for step in steps:
        node = node.next.setdefault(step, Node())
    node.ends.append(pattern)


def _is_compound(words: Sequence[Token]) -> bool:
    return len(words) <= LONGEST_COMPOUND and (
        all(map(joinable, words, words[1:])) if len(words) > 1 else not _HAN.match(words[0].word)
    )


def _joined(words: Sequence[Token]) -> str:
    """The words as one. Only the last one has an ending: to take one off the whole would make a line of Li Ning."""
    return "".join(word.word for word in words[:-1]) + stem(words[-1].word)


def _seams(words: Sequence[Token]) -> frozenset[int]:
    found, at = set(), 0
    for word in words[:-1]:
        at += len(word.word)
        found.add(at)
    return frozenset(found)
