"""The compact form of a lexicon, which browsers load."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from atlas.lexicon.folding import is_han
from atlas.lexicon.model import STRENGTHS, Lexicon, Pattern, Sense
from atlas.lexicon.spelling import Spelling

# A column a field, its values one a line, since like stands beside like when it is compressed. A line of `phrases`
# has the patterns of a sense, as numbers of `words`, with spaces between; an empty phrase is the next of `chinese`, or
# else that of the sense, and parts are told by how many characters each has. A line of `codes` has a letter for each:
# its strength, capital where it is right, one further on in the alphabet where it is of parts, and `+` after it where
# it has a note. Notes stand in that order: numbers of two lists of words, and why. A line of `parts` has what stands
# for a part; they come as patterns first have them.
_CODES = "clhCLHdmi"
PHRASES = ("phrases", "codes", "notes", "lists", "parts", "words")
"""The columns by which English is found; the others have the Chinese, and what is told of a hit."""
_COLUMNS = ("zh", "pinyin", "means", "reading", "kind", "record", "link", "why")


def to_json(lexicon: Lexicon) -> str:
    """Return the lexicon in its compact form.

    Raises ValueError where a value holds a line break, a phrase a tab, or parts do not spell the Chinese; KeyError
    where a part is not among those of the lexicon.
    """
    spelling = Spelling.of(_phrases(lexicon))
    columns = {name: [_cell(sense, name) for sense in lexicon.senses] for name in _COLUMNS}
    columns["chinese"] = [_chinese(sense) for sense in lexicon.senses]
    columns["phrases"] = [
        " ".join(_phrase(sense, pattern, spelling) for pattern in sense.patterns) for sense in lexicon.senses
    ]
    columns["codes"] = ["".join(map(_code, sense.patterns)) for sense in lexicon.senses]
    lists: dict[tuple[str, ...], int] = {}
    notes = [_note(pattern, lists) for sense in lexicon.senses for pattern in sense.patterns if _has_note(pattern)]
    compact: dict[str, Any] = {name: _lines(cells) for name, cells in columns.items()}
    compact |= {"notes": notes, "lists": list(lists), "variants": "".join(a + b for a, b in lexicon.variants.items())}
    compact["parts"] = _lines([" ".join(map(spelling.coded, lexicon.parts[part])) for part in _parts(lexicon.senses)])
    compact["words"] = spelling.listed
    return json.dumps(compact, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Lexicon:
    """Return the lexicon that `to_json` wrote. Raises ValueError or KeyError where the text is none."""
    compact = json.loads(text)
    spelling = Spelling.read(compact["words"])
    rows = zip(*(compact[name].split("\n") for name in (*_COLUMNS, "chinese", "phrases", "codes")), strict=True)
    notes = ((compact["lists"][near], compact["lists"][not_near], why) for near, not_near, why in compact["notes"])
    senses = []
    for *cells, chinese, phrases, codes in rows if compact["zh"] else ():
        named = dict(zip(_COLUMNS, cells, strict=True))
        named["link"] = named["link"].replace("*", named["record"])
        coded = zip(phrases.split(" "), re.findall(r"\w\+?", codes), strict=True) if codes else ()
        given = iter(chinese.split("\t"))
        patterns = tuple(_pattern(phrase, code, named["zh"], given, notes, spelling) for phrase, code in coded)
        senses.append(Sense(**{**named, "record": named["record"] or None}, patterns=patterns))
    variants = compact["variants"]
    words = (tuple(map(spelling.phrase, line.split(" "))) for line in compact["parts"].split("\n") if line)
    parts = dict(zip(_parts(senses), words, strict=True))
    return Lexicon(tuple(senses), dict(zip(variants[::2], variants[1::2], strict=True)), parts)


def _parts(senses: Iterable[Sense]) -> dict[str, None]:
    """The parts that patterns have, as they first have them."""
    patterns = (pattern for sense in senses for pattern in sense.patterns if pattern.parts)
    return dict.fromkeys(part for pattern in patterns for part in pattern.phrase.split(" "))


def _phrases(lexicon: Lexicon) -> Iterator[str]:
    """What is written word by word."""
    for sense in lexicon.senses:
        yield from (one.phrase for one in sense.patterns if not one.parts and not _is_chinese(one, sense))
    for part in _parts(lexicon.senses):
        yield from lexicon.parts[part]


def _is_chinese(pattern: Pattern, sense: Sense) -> bool:
    return not pattern.parts and (pattern.phrase == sense.zh or any(map(is_han, pattern.phrase)))


def _chinese(sense: Sense) -> str:
    """The Chinese that patterns have, tabs between; nothing for that of the sense, which most have alone."""
    phrases = (pattern.phrase for pattern in sense.patterns if _is_chinese(pattern, sense))
    return "\t".join("" if phrase == sense.zh else phrase for phrase in phrases).rstrip("\t")


def _cell(sense: Sense, name: str) -> str:
    value = str(getattr(sense, name) or "")
    return value.replace(sense.record, "*") if name == "link" and sense.record else value


def _lines(cells: Sequence[str]) -> str:
    for cell in cells:
        if "\n" in cell:
            raise ValueError(f"a value of the lexicon holds a line break: {cell!r}")
    return "\n".join(cells)


def _phrase(sense: Sense, pattern: Pattern, spelling: Spelling) -> str:
    if "\t" in pattern.phrase or "\n" in pattern.phrase:
        raise ValueError(f"a phrase of the lexicon holds a tab or a line break: {pattern.phrase!r}")
    if pattern.parts:
        lengths = "".join(str(len(part)) for part in pattern.phrase.split(" "))
        if _divided(sense.zh, lengths) != pattern.phrase:
            raise ValueError(f"parts do not spell {sense.zh!r}: {pattern.phrase!r}")
        return lengths
    return "" if _is_chinese(pattern, sense) else spelling.coded(pattern.phrase)


def _code(pattern: Pattern) -> str:
    row = 2 if pattern.parts else 0 if pattern.garbled else 1
    code = _CODES[STRENGTHS.index(pattern.strength) + row * len(STRENGTHS)]
    return code + "+" if _has_note(pattern) else code


def _has_note(pattern: Pattern) -> bool:
    return bool(pattern.near or pattern.not_near or pattern.why)


def _note(pattern: Pattern, lists: dict[tuple[str, ...], int]) -> list[Any]:
    return [lists.setdefault(words, len(lists)) for words in (pattern.near, pattern.not_near)] + [pattern.why]


def _pattern(
    phrase: str, code: str, zh: str, chinese: Iterator[str], notes: Iterator[Any], spelling: Spelling
) -> Pattern:
    number = _CODES.index(code[0])
    row, strength = divmod(number, len(STRENGTHS))
    near, not_near, why = next(notes) if code.endswith("+") else ((), (), "")
    said = _divided(zh, phrase) if row == 2 else spelling.phrase(phrase) or next(chinese, "") or zh
    return Pattern(said, STRENGTHS[strength], row != 1, tuple(near), tuple(not_near), why, row == 2)


def _divided(zh: str, lengths: str) -> str:
    """The Chinese with spaces between its parts, of as many characters each as the digits say."""
    ends = list(accumulate(map(int, lengths)))
    return " ".join(zh[start:end] for start, end in zip((0, *ends), ends, strict=False))
