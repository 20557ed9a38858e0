"""The lexicon: Chinese expressions, and by which phrases a text shows each; and its compact form for the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Literal

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


# The compact form: a column a field, its values one a line, since like stands beside like when it is
# compressed. A line of `phrases` has the patterns of a sense; an empty phrase is the Chinese, and parts are told by
# how many characters each has. A line of `codes` has a letter for each: its strength, capital where it is right,
# one further on in the alphabet where it is of parts, and `+` after it where it has a note.
# Notes stand in that order: numbers of two lists of words, and why. A line of `parts` is a part and its words.
_CODES = "clhCLHdmi"
DETAILS = ("pinyin", "means", "reading", "record", "link", "why")
"""What is only told of a hit; matching does without."""
_COLUMNS = ("zh", "pinyin", "means", "reading", "kind", "record", "link", "why")


def to_json(lexicon: Lexicon, details: bool = True) -> str:
    """The lexicon in its compact form, without `details` only what matching needs.

    Raises ValueError where a value holds a line break, or a phrase a tab.
    """
    columns = {
        name: [_cell(sense, name) if details or name not in DETAILS else "" for sense in lexicon.senses]
        for name in _COLUMNS
    }
    columns["phrases"] = ["\t".join(_phrase(sense, pattern) for pattern in sense.patterns) for sense in lexicon.senses]
    columns["codes"] = ["".join(map(_code, sense.patterns)) for sense in lexicon.senses]
    lists: dict[tuple[str, ...], int] = {}
    notes = [_note(pattern, lists) for sense in lexicon.senses for pattern in sense.patterns if _has_note(pattern)]
    compact: dict[str, Any] = {name: _lines(cells) for name, cells in columns.items()}
    compact |= {"notes": notes, "lists": list(lists), "variants": "".join(a + b for a, b in lexicon.variants.items())}
    compact["parts"] = _lines(["\t".join((part, *words)) for part, words in lexicon.parts.items()])
    return json.dumps(compact, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Lexicon:
    """The lexicon that `to_json` wrote. Raises ValueError or KeyError where the text is none."""
    compact = json.loads(text)
    rows = zip(*(compact[name].split("\n") for name in (*_COLUMNS, "phrases", "codes")), strict=True)
    notes = ((compact["lists"][near], compact["lists"][not_near], why) for near, not_near, why in compact["notes"])
    senses = []
    for *cells, phrases, codes in rows if compact["zh"] else ():
        named = dict(zip(_COLUMNS, cells, strict=True))
        named["link"] = named["link"].replace("*", named["record"])
        coded = zip(phrases.split("\t"), re.findall(r"\w\+?", codes), strict=True) if codes else ()
        patterns = tuple(_pattern(phrase, code, named, notes) for phrase, code in coded)
        senses.append(Sense(**{**named, "record": named["record"] or None}, patterns=patterns))
    variants = compact["variants"]
    parts = [line.split("\t") for line in compact["parts"].split("\n") if line]
    return Lexicon(
        tuple(senses),
        dict(zip(variants[::2], variants[1::2], strict=True)),
        {part: tuple(words) for part, *words in parts},
    )


def _cell(sense: Sense, name: str) -> str:
    value = str(getattr(sense, name) or "")
    return value.replace(sense.record, "*") if name == "link" and sense.record else value


def _lines(cells: Sequence[str]) -> str:
    for cell in cells:
        if "\n" in cell:
            raise ValueError(f"a value of the lexicon holds a line break: {cell!r}")
    return "\n".join(cells)


def _phrase(sense: Sense, pattern: Pattern) -> str:
    if "\t" in pattern.phrase:
        raise ValueError(f"a phrase of the lexicon holds a tab: {pattern.phrase!r}")
    if pattern.parts:
        return "".join(str(len(part)) for part in pattern.phrase.split(" "))
    return "" if pattern.phrase == sense.zh else pattern.phrase


def _code(pattern: Pattern) -> str:
    row = 2 if pattern.parts else 0 if pattern.garbled else 1
    code = _CODES[STRENGTHS.index(pattern.strength) + row * len(STRENGTHS)]
    return code + "+" if _has_note(pattern) else code


def _has_note(pattern: Pattern) -> bool:
    return bool(pattern.near or pattern.not_near or pattern.why)


def _note(pattern: Pattern, lists: dict[tuple[str, ...], int]) -> list[Any]:
    return [lists.setdefault(words, len(lists)) for words in (pattern.near, pattern.not_near)] + [pattern.why]


def _pattern(phrase: str, code: str, sense: Mapping[str, str], notes: Iterator[Any]) -> Pattern:
    number = _CODES.index(code[0])
    row, strength = divmod(number, len(STRENGTHS))
    near, not_near, why = next(notes) if code.endswith("+") else ((), (), "")
    said = _divided(sense["zh"], phrase) if row == 2 else phrase or sense["zh"]
    return Pattern(said, STRENGTHS[strength], row != 1, tuple(near), tuple(not_near), why, row == 2)


def _divided(zh: str, lengths: str) -> str:
    """The Chinese with spaces between its parts, of as many characters each as the digits say."""
    ends = list(accumulate(map(int, lengths)))
    return " ".join(zh[start:end] for start, end in zip((0, *ends), ends, strict=False))
