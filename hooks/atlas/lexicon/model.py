"""The lexicon: Chinese expressions, and by which phrases a text shows each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Literal

Strength = Literal["certain", "likely", "hint"]
STRENGTHS: tuple[Strength, ...] = ("certain", "likely", "hint")


@dataclass(frozen=True)
class Pattern:
    """A phrase by which a text shows an expression, in small letters except for names, see `matching`.

    Where it is of `parts`, the phrase is the Chinese with spaces between them, and each stands for any of its words.
    `garbled` is false for what is right: the Chinese itself and right names. Of the words in `near` one
    should, of those in `not_near` none may stand close by. `why` goes before that of the sense.
    """

    phrase: str
    strength: Strength = "certain"
    garbled: bool = True
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    why: str = ""
    parts: bool = False


@dataclass(frozen=True)
class Sense:
    """A Chinese expression: `reading` is the right English, `link` the page that tells more, if any."""

    zh: str
    pinyin: str
    means: str
    reading: str
    kind: str
    record: str | None = None
    link: str = ""
    why: str = ""
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """All expressions; `variants` gives for a traditional character the simplified one that patterns use.

    `parts` gives for a part of Chinese words what translation prints for it.
    """

    senses: tuple[Sense, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def spelt_out(pattern: Pattern, parts: Mapping[str, tuple[str, ...]], most: int) -> Iterator[Pattern]:
    """Yield what a pattern of parts makes in their order, at most `most` phrases; any other pattern as it is.

    The commonest words of each part come first: of two parts the first of both, then the first with the second.
    """
    if not pattern.parts:
        yield pattern
        return
    words = [parts[part] for part in pattern.phrase.split(" ")]
    places = product(*(range(min(len(one), most)) for one in words))  # no later word is among the first `most`
    for choice in islice(sorted(places, key=sum), most):
        phrase = " ".join(one[place] for one, place in zip(words, choice, strict=True))
        yield replace(pattern, phrase=phrase, parts=False)
