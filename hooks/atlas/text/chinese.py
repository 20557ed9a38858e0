"""Check Chinese names: does the pinyin read the characters, and are the characters simplified?

Readings come from pypinyin, the mapping of traditional to simplified characters from OpenCC.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache

# Single characters are all we ask for: without its phrases pypinyin loads in a third of the time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from opencc import OpenCC
from pypinyin import Style
from pypinyin import pinyin as readings

from atlas.text.han import HAN, has_han

_SEPARATORS = re.compile(r"[\s'’·\-,,、()()“”\"/:.]+")
# Characters that are read in the neutral tone as the second part of a word.
_NEUTRAL = set("的了子们么吗吧着过头儿个上下里面边家处方")
_SANDHI = {"一": ("yí", "yì"), "不": ("bú",)}


@cache
def _readings(character: str) -> tuple[str, ...]:
    found = readings(character, style=Style.TONE, heteronym=True)[0]
    return (*found, *_SANDHI.get(character, ()))


def _toneless(syllable: str) -> str:
    marks = ("\u0300", "\u0301", "\u0304", "\u030c")
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in marks)
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1 << 14)
def agrees(zh: str, pinyin: str) -> bool:
    """Return whether `pinyin`, tone marks included, is a reading of `zh`.

    Latin letters and digits stand for themselves; spaces, hyphens and apostrophes do not count; a
    character that repeats the one before, or a particle, may have the neutral tone.
    """
    wanted = _SEPARATORS.sub("", unicodedata.normalize("NFC", pinyin)).casefold()
    characters = list(_SEPARATORS.sub("", zh))
    ends = {0}
    for i, character in enumerate(characters):
        options = _options(character, characters[i - 1] if i else "")
        ends = {end + len(o) for end in ends for o in options if wanted.startswith(o, end)}
        if not ends:
            return False
    return len(wanted) in ends


def _options(character: str, before: str) -> set[str]:
    if not has_han(character):
        return {character.casefold()}
    readings = set(_readings(character))
    if character == before or character in _NEUTRAL:
        readings |= {_toneless(reading) for reading in readings}
    return readings


def suggest(zh: str) -> str:
    """Return the likeliest pinyin of `zh`, a syllable for each character."""
    return " ".join(syllable[0] for syllable in readings(zh, style=Style.TONE))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified(character: str) -> str:
    return str(_converter().convert(character))


@lru_cache(maxsize=1 << 16)
def traditional(text: str) -> tuple[str, str] | None:
    """Return the first traditional character of `text` with its simplified form, or None."""
    for character in HAN.findall(text):
        simple = _simplified(character)
        if simple != character:
            return character, simple
    return None


@cache
def _traditionaliser() -> OpenCC:
    return OpenCC("s2t")


@cache
def to_traditional(text: str) -> str:
    """Return `text` in traditional characters."""
    return str(_traditionaliser().convert(text))
