"""How much of what misleads a reader the lexicon finds, and how often it speaks where it should not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from atlas.lexicon.indexing import Index
from atlas.lexicon.matching import Hit, find
from atlas.lexicon.model import Lexicon

APART = "\n\n"  # between two phrases of an article: no phrase runs over it


class Expected(NamedTuple):
    """A phrase that an article prints, and the Chinese that is most likely behind it; none for a right name."""

    phrase: str
    zh: str = ""


class Recall(NamedTuple):
    """How many phrases were tried, and those that were not explained."""

    tried: int
    missed: tuple[Expected, ...]

    @property
    def share(self) -> float:
        """The share of phrases explained, of 1; 1 where none was tried."""
        return 1 - len(self.missed) / self.tried if self.tried else 1.0


def recall(index: Index, articles: Iterable[Sequence[Expected]]) -> Recall:
    """Return what the lexicon makes of the phrases of each article, joined into one text.

    A phrase stands by itself there, and the others of its article, within the reach of `matching`, are its company.
    It is explained if a hit in it has the right Chinese, by any of its names, among the senses that a reader is told.
    """
    tried, missed = 0, list[Expected]()
    for article in articles:
        for one, hits in _explained(index, article):
            if one.zh:
                tried += 1
                if not any(_is_right(hit, one.zh, index.lexicon) for hit in hits):
                    missed.append(one)
    return Recall(tried, tuple(missed))


def _explained(index: Index, article: Sequence[Expected]) -> Iterator[tuple[Expected, list[Hit]]]:
    """Each phrase of an article with the hits in it."""
    hits = find(index, APART.join(one.phrase for one in article))
    starts = [hit.start for hit in hits]
    at = 0
    for one in article:
        end = at + len(one.phrase)
        yield one, hits[bisect_left(starts, at) : bisect_left(starts, end)]
        at = end + len(APART)


def _is_right(hit: Hit, zh: str, lexicon: Lexicon) -> bool:
    senses = (lexicon.senses[number] for number in (hit.sense, *hit.others))
    return any(zh == sense.zh or any(zh == pattern.phrase for pattern in sense.patterns) for sense in senses)


def marks(index: Index, text: str) -> list[Hit]:
    """Return the hits in a text that are no mere hints."""
    return [hit for hit in find(index, text) if hit.strength != "hint"]
