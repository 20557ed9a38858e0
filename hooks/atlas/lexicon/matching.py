"""Where a text holds expressions of the lexicon, and which of several is meant.

Phrases are paths of word stems in a trie. From left to right the longest phrase wins that may stand where
it stands; hits never overlap. Words of a compound may stand together, apart or with a hyphen. Word order is
fixed; a phrase begins and ends with a word, and runs over punctuation only where it has some itself. A text may
have an article inside where a phrase has none. A capital in a phrase marks a name: a text may print it in any case,
but not without the ending that it has. A phrase of parts has any word of each part, in their order or with the end
first, and up to LINKS small words between two.

Company decides the rest. A word of `not_near` close by rules a pattern out; where it has words in `near` and none
of them is close by, it is a mere hint. A hint stands only with a word of `near` close by, or another hit around
that is no hint, or PHRASES of several words close by, or in a text that is full of firm hits; one of parts gives way
to what is firm. Of several senses the likeliest comes first, see `_ranked`.
All work per word is bounded by constants and by the longest phrase, so the whole is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from atlas.lexicon.folding import BREAK, Token, joinable, stem, tokens
from atlas.lexicon.indexing import ARTICLES, LONGEST_COMPOUND, PREFIX, STOP, Index, Node
from atlas.lexicon.model import STRENGTHS, Sense, Strength

CLOSE = 12  # words to either side within which words of `near` and `not_near` are looked for
COMPANY = 40  # words to either side within which another hit makes a hint worth showing
FULL = 100  # words for each of which a text has one firm hit if it is full of them
PHRASES = 2  # hints of more than one word that are company as good as a firm hit
LINKS = 2  # small words between two parts
_LINKING = frozenset({*ARTICLES, *["for", "its", "my", "of", "our", "their", "to", "with", "your"]})


@dataclass(frozen=True)
class Hit:
    """Where a text shows an expression: code points from `start` to before `end`; senses by number.

    `others` are the senses that the phrase has besides, likelier ones first.
    """

    start: int
    end: int
    text: str
    sense: int
    strength: Strength
    garbled: bool
    why: str
    others: tuple[int, ...] = ()


class _Span(NamedTuple):
    """Words from `first` to before `end`, and the patterns that end there."""

    first: int
    end: int
    patterns: list[int]


def find(index: Index, text: str) -> list[Hit]:
    """All hits in the text, in order."""
    reading = _Reading(index, tokens(text, index.lexicon.variants))
    return [reading.hit(span, text) for span in reading.spans()]


def made(index: Index, phrase: str) -> set[int]:
    """Return the patterns of parts that find a phrase or a stretch of it."""
    reading = _Reading(index, tokens(phrase, index.lexicon.variants))
    starts = range(len(reading.words))
    return {pattern for first in starts for _, pattern in reading.ordered(first, index.orders)}


class _Reading:
    """One text being read."""

    def __init__(self, index: Index, words: list[Token]) -> None:
        self.index = index
        self.words = words
        self.stems = [stem(word.word) for word in words]

    @cached_property
    def candidates(self) -> list[list[_Span]]:
        """What may begin at each word at which anything may."""
        return [spans for first in range(len(self.words)) if (spans := self._candidates(first))]

    @cached_property
    def firm(self) -> list[_Span]:
        """What stands firm by itself: it is company for the rest."""
        return list(self._longest(self._firm))

    @cached_property
    def firm_starts(self) -> list[int]:
        """The words at which something firm begins."""
        return [span.first for span in self.firm]

    @cached_property
    def phrase_starts(self) -> list[int]:
        """The words at which phrases of several words begin, of whatever strength: several are company too."""
        longest = self._longest(lambda span: span.patterns)
        return [span.first for span in longest if span.end > span.first + 1]

    @cached_property
    def full(self) -> bool:
        """Whether the text is full of firm hits."""
        return len(self.firm) > 2 and len(self.firm) * FULL >= len(self.words)

    def spans(self) -> Iterator[_Span]:
        """Leftmost-longest: the words that are hits, with the patterns that may stand there."""
        return self._longest(self._standing)

    def _longest(self, standing: Callable[[_Span], list[int]]) -> Iterator[_Span]:
        free = 0
        for spans in self.candidates:
            if spans[0].first < free:
                continue
            for span in spans:
                if patterns := standing(span):
                    yield span._replace(patterns=patterns)
                    free = span.end
                    break

    def _candidates(self, first: int) -> list[_Span]:
        """What may begin at a word, longest first."""
        ends: dict[int, set[int]] = {}
        for found in (self._phrases(first), self._compounds(first), self.ordered(first, self.index.orders)):
            for end, pattern in found:
                ends.setdefault(end, set()).add(pattern)
        spans = (self._unrepelled(_Span(first, end, sorted(ends[end]))) for end in sorted(ends, reverse=True))
        return [span for span in spans if span.patterns]

    def _phrases(self, first: int) -> Iterator[tuple[int, int]]:
        """Ends and patterns of the phrases that begin at a word: down the trie."""
        # A word may lead on, or be an article that the phrase lacks: then one stays where one is.
        ways: list[tuple[Node[int], tuple[int, ...]]] = [(self.index.root, ())]
        for at in range(first, len(self.words)):
            if at > first and self.words[at].gap == BREAK:
                ways = [(node.next[STOP], places) for node, places in ways if STOP in node.next]
            step = self.stems[at]
            stay = ways if self._is_loose(first, at) else []
            ways = [*((node.next[step], (*places, at)) for node, places in ways if step in node.next), *stay]
            if not ways:
                return
            yield from ((at + 1, pattern) for node, places in ways[: len(ways) - len(stay)] for pattern in node.ends
                        if self._is_named(pattern, places))  # fmt: skip

    def _is_loose(self, first: int, at: int) -> bool:
        """Whether a word is an article inside a phrase, alone."""
        return at > first and self.words[at].word in ARTICLES and self.words[at - 1].word not in ARTICLES

    def _is_named(self, pattern: int, places: tuple[int, ...]) -> bool:
        """Whether the names of a phrase are printed as they are."""
        names = self.index.patterns[pattern].names
        return all(self.words[places[place]].word.startswith(name) for place, name in names)

    def ordered(self, at: int, node: Node[int]) -> Iterator[tuple[int, int]]:
        """Ends and patterns of what is of parts and goes on at a word: down the trie of orders."""
        for part, end in self._parts(at):
            if after := node.next.get(part):
                yield from ((end, pattern) for pattern in after.ends)
                for start in self._starts(end) if after.next else ():
                    yield from self.ordered(start, after)

    def _parts(self, first: int) -> Iterator[tuple[str, int]]:
        """The parts that begin at a word, with their ends."""
        node: Node[str] | None = self.index.words
        for at in range(first, len(self.words)):
            node = node.next.get(self.stems[at]) if node and (at == first or self.words[at].gap != BREAK) else None
            if node is None:
                return
            yield from ((part, at + 1) for part in node.ends)

    def _starts(self, end: int) -> Iterator[int]:
        """Where the next part may begin: at once, or after small words."""
        for at in range(end, min(end + LINKS + 1, len(self.words))):
            if self.words[at].gap == BREAK:
                return
            yield at
            if self.words[at].word not in _LINKING:
                return

    def _compounds(self, first: int) -> Iterator[tuple[int, int]]:
        """Ends and patterns of the compounds that begin at a word, however they are divided."""
        joined, seams = "", set[int]()
        for at in range(first, min(first + LONGEST_COMPOUND, len(self.words))):
            if at > first and not joinable(self.words[at - 1], self.words[at]):
                return
            if joined:
                seams.add(len(joined))
            joined += self.words[at].word
            if len(joined) >= PREFIX and joined[:PREFIX] not in self.index.prefixes:
                return
            for form in {joined, stem(joined)}:
                for pattern in self.index.compounds.get(form, ()):
                    own = self.index.patterns[pattern].seams
                    names = self.index.patterns[pattern].names
                    if (seams <= own or own <= seams) and all(name in joined for _, name in names):
                        yield at + 1, pattern

    def _unrepelled(self, span: _Span) -> _Span:
        patterns = (number for number in span.patterns if not self._met(self.index.patterns[number].not_near, span))
        return span._replace(patterns=list(patterns))

    def _firm(self, span: _Span) -> list[int]:
        return [number for number in span.patterns if self._strength(number, span) != "hint"]

    def _standing(self, span: _Span) -> list[int]:
        """Those of the patterns that may stand there: a hint needs company, and one of parts a free place."""
        apart = [other.end <= span.first or other.first >= span.end for other in self._neighbours(span)]
        accompanied, free = self.full or any(apart) or self._among_phrases(span), all(apart)
        return [number for number in span.patterns if self._stands(number, span, accompanied, free)]

    def _stands(self, number: int, span: _Span, accompanied: bool, free: bool) -> bool:
        if self._strength(number, span) != "hint":
            return True
        placed = free or not self.index.patterns[number].pattern.parts
        return placed and (accompanied or self._attracted(number, span) > 0)

    def _strength(self, number: int, span: _Span) -> Strength:
        """How strong a pattern is where it stands: without any of its words close by a mere hint."""
        pattern = self.index.patterns[number].pattern
        near = self.index.patterns[number].near
        return "hint" if near and not self._attracted(number, span) else pattern.strength

    def _among_phrases(self, span: _Span) -> bool:
        """Whether PHRASES of more than one word stand close by."""
        low, high = (bisect_left(self.phrase_starts, at) for at in (span.first - CLOSE, span.end + CLOSE + 1))
        own = bisect_left(self.phrase_starts, span.end) - bisect_left(self.phrase_starts, span.first)
        return high - low - own >= PHRASES

    def _neighbours(self, span: _Span) -> list[_Span]:
        """The firm hits that begin within COMPANY words."""
        low = bisect_left(self.firm_starts, span.first - COMPANY)
        return self.firm[low : bisect_right(self.firm_starts, span.end + COMPANY)]

    def _attracted(self, number: int, span: _Span) -> int:
        return self._met(self.index.patterns[number].near, span)

    def _met(self, terms: tuple[frozenset[str], ...], span: _Span) -> int:
        """How many of the terms have all their words close by."""
        if not terms:
            return 0
        around = {*self.stems[max(0, span.first - CLOSE) : span.first], *self.stems[span.end : span.end + CLOSE]}
        return sum(term <= around for term in terms)

    def hit(self, span: _Span, text: str) -> Hit:
        """The hit at a span: the likeliest pattern, and the other senses."""
        ranked = self._ranked(span) if len(span.patterns) > 1 else span.patterns
        best = self.index.patterns[ranked[0]]
        senses = dict.fromkeys(self.index.patterns[number].sense for number in ranked)
        start, end = self.words[span.first].start, self.words[span.end - 1].end
        return Hit(
            start=start,
            end=end,
            text=text[start:end],
            sense=best.sense,
            strength=self._strength(ranked[0], span),
            garbled=best.pattern.garbled,
            why=best.pattern.why or self._sense(ranked[0]).why,
            others=tuple(senses)[1:],
        )

    def _ranked(self, span: _Span) -> list[int]:
        """Likeliest first: by words of `near`, hits around of the same sense, phrase or parts, strength, kind."""
        others = [other.patterns[0] for other in self._neighbours(span) if other.first != span.first]
        around = [self.index.patterns[other].sense for other in others]
        kinds = [self._sense(other).kind for other in others]

        def rank(number: int) -> tuple[int, int, int, int, int, int]:
            same = around.count(self.index.patterns[number].sense)
            kind = kinds.count(self._sense(number).kind)
            strength = STRENGTHS.index(self._strength(number, span))
            parts = self.index.patterns[number].pattern.parts
            return -self._attracted(number, span), -same, parts, strength, -kind, number

        return sorted(span.patterns, key=rank)

    def _sense(self, number: int) -> Sense:
        return self.index.lexicon.senses[self.index.patterns[number].sense]


def grouped(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits by what is meant, in order of appearance.

    Expressions that lead to one record stay apart: what is told of one is not what the other means.
    """
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.sense, []).append(hit)
    return list(groups.values())
