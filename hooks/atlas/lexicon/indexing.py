"""A lexicon made ready for matching.

Its phrases are paths of word stems in a trie, its compounds stand by their letters. What is of parts takes two tries:
one of stems, for the words of all parts; and one of parts, for the orders in which a phrase may have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from atlas.lexicon.folding import BREAK, HAN, Token, joinable, stem, tokens
from atlas.lexicon.model import Lexicon, Pattern

LONGEST_COMPOUND = 4  # words
PREFIX = 3  # letters that no stem changes
STOP = "|"  # punctuation in a path
ARTICLES = frozenset({"a", "an", "the"})  # may stand inside a phrase that has none
T = TypeVar("T")
_ACRONYM = re.compile(r"(?=.*[A-Z])[A-Z0-9]{1,5}")
_HAN = re.compile(f"[{HAN}]")


@dataclass
class Node(Generic[T]):
    """A place in a trie: the ways on from it, and what ends there."""

    next: dict[str, Node[T]] = field(default_factory=dict)
    ends: list[T] = field(default_factory=list)


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
    root: Node[int]
    words: Node[str]  # the words of parts, by stem
    orders: Node[int]  # what is of parts, by part
    compounds: dict[str, list[int]]
    prefixes: frozenset[str]


def compiled(lexicon: Lexicon) -> Index:
    """The lexicon made ready for matching. Phrases of one character and acronyms are left out."""
    patterns: list[Compiled] = []
    root, orders, compounds = Node[int](), Node[int](), dict[str, list[int]]()
    for number, sense in enumerate(lexicon.senses):
        for pattern in sense.patterns:
            words = [] if pattern.parts else tokens(pattern.phrase, lexicon.variants)
            if not (pattern.parts or _matched(pattern.phrase, words)):
                continue
            near, not_near = (_terms(those, lexicon.variants) for those in (pattern.near, pattern.not_near))
            if pattern.parts:
                for order in rotations(pattern.phrase.split(" ")):
                    _plant(orders, order, len(patterns))
            else:
                _plant(root, path(words), len(patterns))
            if _is_compound(words):
                compounds.setdefault(_joined(words), []).append(len(patterns))
            patterns.append(Compiled(number, pattern, _names(pattern.phrase, words), _seams(words), near, not_near))
    prefixes = frozenset(key[:PREFIX] for key in compounds)
    return Index(lexicon, patterns, root, _words(lexicon), orders, compounds, prefixes)


def rotations(parts: Sequence[str]) -> list[Sequence[str]]:
    """The orders in which English may have the parts: theirs, or the end first, as in "burst of warehouse"."""
    return [(*parts[at:], *parts[:at]) for at in range(len(parts))]


def _words(lexicon: Lexicon) -> Node[str]:
    """The words of all parts, each known by its stems."""
    root = Node[str]()
    for part, words in lexicon.parts.items():
        for steps in {tuple(path(tokens(word, lexicon.variants))) for word in words}:
            _plant(root, steps, part)
    return root


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


def _plant(node: Node[T], steps: Iterable[str], end: T) -> None:
    for step in steps:
        node = node.next.setdefault(step, Node())
    node.ends.append(end)


def _is_compound(words: Sequence[Token]) -> bool:
    return 0 < len(words) <= LONGEST_COMPOUND and (
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
