"""Phrases as the numbers of their words, since a file of many phrases is smaller so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

# Signs that JSON and gzip leave as they are; those of a number stand in this order.
SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
_LONGEST_PREFIX = 9


class Spelling:
    """A sorted list of words, and phrases as numbers of them; a number has as many signs as the largest needs.

    After a hyphen a word ends, as after a space.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.width = 2 if len(words) <= len(SIGNS) ** 2 else 3

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Spelling:
        """Return the spelling that has the words of all phrases."""
        return cls(sorted({word for phrase in phrases for word in _divided(phrase)}))

    @classmethod
    def read(cls, listed: str) -> Spelling:
        """Return the spelling that `listed` wrote."""
        return cls(list(_whole(listed.split("\n"))) if listed else [])

    @property
    def listed(self) -> str:
        """The words, one a line: how many letters it shares with the one before, at most nine, and the rest."""
        return "\n".join(_shared(word, before) for before, word in zip(("", *self.words), self.words, strict=False))

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {word: self._signs(number) for number, word in enumerate(self.words)}

    def _signs(self, number: int) -> str:
        signs = ""
        for _ in range(self.width):
            number, sign = divmod(number, len(SIGNS))
            signs = SIGNS[sign] + signs
        return signs

    def coded(self, phrase: str) -> str:
        """Return the numbers of the words of a phrase; raise KeyError where it has another.

        Raises ValueError where a space stands after a hyphen.
        """
        if "- " in phrase:
            raise ValueError(f"a phrase of the lexicon has a space after a hyphen: {phrase!r}")
        return "".join(self._numbers[word] for word in _divided(phrase))

    def phrase(self, coded: str) -> str:
        """Return the phrase that `coded` wrote; raise ValueError or IndexError where there is none."""
        numbers = (coded[at : at + self.width] for at in range(0, len(coded), self.width))
        return " ".join(self.words[self._number(signs)] for signs in numbers).replace("- ", "-")

    def _number(self, signs: str) -> int:
        number = 0
        for sign in signs:
            number = number * len(SIGNS) + SIGNS.index(sign)
        return number


def _divided(phrase: str) -> list[str]:
    return phrase.replace("-", "- ").split(" ")


def _shared(word: str, before: str) -> str:
    pairs = zip(before[:_LONGEST_PREFIX], word, strict=False)
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return f"{length}{word[length:]}"


def _whole(lines: Iterable[str]) -> Iterator[str]:
    word = ""
    for line in lines:
        word = word[: int(line[0])] + line[1:]
        yield word
