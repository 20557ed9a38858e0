"""Text as words that compare: folded per character, each with the place it has in the text as it was given.

First every character becomes one of few: a small Latin letter without accents, a digit, a Chinese
character, a letter of another script, or a sign that stands for its class (see `_CLASSES`). Marks and
invisible characters vanish. Then words are read off that; a Chinese character is a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

# What may stand between two words: an end of the thought, a space, or so little that they are one compound.
BREAK, SPACE, HYPHEN = 0, 1, 2
HAN = "〇㐀-䶿一-鿿"

_CLASSES = {
    " ": " \r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\n\u0085\u2028",
    "'": "'`´ʼ‘’‛′",
    '"': '"“”„‟″«»',
    "-": "-_‐‑‒–−·・",
    ".": ".",
}
_SIGNS = {character: sign for sign, characters in _CLASSES.items() for character in characters}
# First and last of each range. Explicit, since Python and browsers know different versions of Unicode.
_MARKS = (
    (0x300, 0x36F), (0x180B, 0x180D), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0xE0100, 0xE01EF),
)  # fmt: skip
_INVISIBLE = (
    (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
    (0xFEFF, 0xFEFF), (0xE0000, 0xE007F),
)  # fmt: skip
_LATIN = ((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x1E00, 0x1EFF), (0xFB00, 0xFB06), (0x1D400, 0x1D7FF))
_OTHER_LETTERS = ((0x250, 0x2AF), (0x370, 0x1FFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F))
_FULL_WIDTH = 0xFF01, 0xFF5E, 0xFEE0  # first, last, how far from ASCII

_LETTER = rf"""[^ \n'."|{HAN}-]"""
_TOKEN = re.compile(rf"[{HAN}]|[a-z](?:\.[a-z])+(?!{_LETTER})|{_LETTER}+(?:'{_LETTER}+)*")
_LOOSE = re.compile(r"""[ "']*\n?[ "']*""")
_LONGEST_GAP = 16
# Words that often meet by chance: "the app let us" is no applet, "online" not what stands on a line.
_SMALL_WORDS = """
    an and are as at be but by can did do for from get go had has have he her him his how if in is it its let may me my
    no not of off on or our out set she so than that the them then they this to too up us was we were what when who
    will with you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_VOWEL = re.compile(r"[aeiouy]")
# One vowel between consonants: such a word doubles the last consonant before an ending, unless it ended in e.
_SHORT = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]")
_DOUBLED = "bdgmnprt"  # shopping, but passing, selling
_INFLECTED = re.compile(r"[a-z]{3,}[degs]")


class Folded(NamedTuple):
    """The folded text, and for each character of it where that begins and ends in the text as given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


class Token(NamedTuple):
    """A word: folded, where it stands (a possessive 's does not count), and what stands before it."""

    word: str
    start: int
    end: int
    gap: int


def folded(text: str, variants: Mapping[str, str]) -> Folded:
    """The text, character by character, in the few that compare."""
    if text.isascii():
        places = range(len(text) + 1)
        return Folded(text.translate(_ascii()), places[:-1], places[1:])
    units: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        for unit in _unit(variants.get(character, character)):
            units.append(unit)
            starts.append(at)
            ends.append(at + 1)
        if ends and ends[-1] == at and _within(ord(character), _MARKS):
            ends[-1] = at + 1
    return Folded("".join(units), starts, ends)


@cache
def _ascii() -> dict[int, str]:
    """What each character of ASCII becomes: one other."""
    return {code: _unit(chr(code)) for code in range(0x80)}


@cache
def _unit(character: str) -> str:
    """What a character becomes: mostly one, none if it vanishes, more for a ligature."""
    code = ord(character)
    if code < 0x80 and character.isalnum():
        return character.lower()
    if character in _SIGNS:
        return _SIGNS[character]
    if _within(code, _MARKS) or _within(code, _INVISIBLE):
        return ""
    if _FULL_WIDTH[0] <= code <= _FULL_WIDTH[1]:
        return _unit(chr(code - _FULL_WIDTH[2]))
    if _within(code, _LATIN):
        parts = unicodedata.normalize("NFKD", character)
        return "".join(part.lower() for part in parts if not _within(ord(part), _MARKS))
    return character if is_han(character) or _within(code, _OTHER_LETTERS) else "|"


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def is_han(word: str) -> bool:
    """Whether a word is a Chinese character."""
    return "㐀" <= word[0] <= "鿿" or word[0] == "〇"


def tokens(text: str, variants: Mapping[str, str]) -> list[Token]:
    """The words of the text, in order."""
    units, starts, ends = folded(text, variants)
    found: list[Token] = []
    last, initial = 0, False
    for match in _TOKEN.finditer(units):
        begin, end = match.span()
        gap = _gap(units[last:begin], initial) if found else BREAK
        word = match[0]
        last, initial = end, len(word) == 1 or "." in word
        if word.endswith("'s"):
            word, end = word[:-2], end - 2
        found.append(Token(re.sub("['.]", "", word), starts[begin], ends[end - 1], gap))
    return found


def _gap(between: str, initial: bool) -> int:
    """What stands between two words. After an initial a full stop ends no sentence."""
    if between == " ":
        return SPACE
    if between in ("", "-", ".", "-\n", "- \n"):
        return HYPHEN
    if len(between) > _LONGEST_GAP:
        return BREAK
    loose = _LOOSE.fullmatch(between) or (initial and between in (". ", ".\n"))
    return SPACE if loose else BREAK


def joinable(left: Token, right: Token) -> bool:
    """Whether two words may be parts of one compound: "micro-business", "micro business", "microbusiness"."""
    if right.gap == BREAK or is_han(left.word) or is_han(right.word):
        return False
    return right.gap == HYPHEN or (_counts(left.word) and _counts(right.word))


def _counts(word: str) -> bool:
    return len(word) > 1 and word not in _SMALL


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A folded English word without the common endings -s, -es, -ed, -ing.

    It need not be a word, only the same for all forms: sharing, shared and shares are "share"; purchase and
    purchasing "purchas"; companies and company "company". Words of up to three letters, and others than
    plain Latin ones, stay as they are; so does what remains without a vowel ("bring") or too short.
    """
    if not _INFLECTED.fullmatch(word):
        return word
    if word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    base = word[:-3] if word.endswith("ing") else word[:-2] if word.endswith("ed") and word[-3] != "e" else word
    if base != word and len(base) > 2 and _VOWEL.search(base):
        word = _uninflected(base)
    if len(word) > 4 and word.endswith("ie"):
        return word[:-2] + "y"
    return word[:-1] if len(word) > 3 and word[-1] == "e" and not _SHORT.fullmatch(word[:-1]) else word


def _uninflected(base: str) -> str:
    """The verb of what -ed or -ing was taken from: shopp-, carri-, shar-."""
    if len(base) > 3 and base[-1] == "i":
        return base[:-1] + "y"
    if _SHORT.fullmatch(base):
        return base + "e"
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] in _DOUBLED else base
