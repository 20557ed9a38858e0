"""The lexicon as dictionaries for Yomitan, a browser extension that explains words on every page.

Two of them, since Yomitan looks up a language at a time: English renderings and what was meant, and the Chinese.
A dictionary is a zip of JSON files; its index is also published beside it, where Yomitan looks for updates.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from atlas.corpus.atlas import Atlas
from atlas.lexicon.model import STRENGTHS, Lexicon, Pattern, Sense, spelt_out
from atlas.outputs.archives import zipped
from atlas.outputs.lexicon import whole_lexicon
from atlas.outputs.versions import newest_reading
from atlas.text.han import has_han

BANK = 10_000  # entries a file
MADE = 6  # entries for what the parts of one expression make
TAG = "right"  # of an entry whose phrase is the right name
Entry = list[Any]


class Dictionary(NamedTuple):
    """A dictionary to be written: `language` is that of its terms."""

    name: str
    title: str
    language: str
    description: str
    entries: list[Entry]


def files(atlas: Atlas, site: str) -> dict[str, str | bytes]:
    """Return the dictionaries and their indexes, path below docs/ to content.

    `site` is the address of the site, from which Yomitan fetches updates; without one it does not.
    """
    found: dict[str, str | bytes] = {}
    for dictionary in _dictionaries(whole_lexicon(atlas), site):
        index = _json(_index(dictionary, site, newest_reading(atlas).replace("-", "") or "0"))
        found[f"read/{dictionary.name}.json"] = index
        found[f"read/{dictionary.name}.zip"] = zipped({"index.json": index, **_banks(dictionary, atlas)})
    return found


def _dictionaries(lexicon: Lexicon, site: str) -> tuple[Dictionary, Dictionary]:
    """Return the English dictionary and the Chinese one."""
    english: list[Entry] = []
    chinese: list[Entry] = []
    for number, sense in enumerate(lexicon.senses):
        for pattern in _once(_spelt_out(sense, lexicon)):
            if has_han(pattern.phrase):
                pinyin = sense.pinyin if pattern.phrase == sense.zh else ""
                chinese.append(_entry(pattern.phrase, pinyin, sense, pattern, number, site))
            else:
                english.append(_entry(pattern.phrase, "", sense, pattern, number, site))
    garbled = "What machine translation prints for Chinese business expressions, and what was meant."
    right = "Chinese expressions of private domain retail and online business, in English."
    return (
        Dictionary("siyu-atlas-en", "Siyu Atlas: garbled English", "en", garbled, english),
        Dictionary("siyu-atlas-zh", "Siyu Atlas: Chinese", "zh", right, chinese),
    )


def _spelt_out(sense: Sense, lexicon: Lexicon) -> Iterator[Pattern]:
    """The patterns of a sense, each of parts as a few phrases."""
    for pattern in sense.patterns:
        yield from spelt_out(pattern, lexicon.parts, MADE)


def _once(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Each phrase once, however it is written: the first that stands for it."""
    return iter({pattern.phrase.casefold(): pattern for pattern in reversed(tuple(patterns))}.values())


def _entry(term: str, pinyin: str, sense: Sense, pattern: Pattern, number: int, site: str) -> Entry:
    """A row of a term bank: term, reading, tags, word classes, score, definitions, sequence, tags of the term."""
    english = not has_han(term)
    shown = term if pattern.garbled is False or re.search("[A-Z]", term[1:]) else term[:1].lower() + term[1:]
    tag = pattern.strength if pattern.garbled else TAG
    rank = len(STRENGTHS) - STRENGTHS.index(pattern.strength)
    return [shown, pinyin, tag, "n v adj" if english else "", rank, _definitions(sense, pattern, site), number, ""]


def _definitions(sense: Sense, pattern: Pattern, site: str) -> list[Any]:
    """What was meant, what that is, why it was garbled, and a link."""
    name = " ".join(filter(None, (sense.reading, sense.zh, sense.pinyin)))
    said: list[Any] = [name, sense.means, (pattern.why or sense.why) if pattern.garbled else ""]
    if site and sense.link:
        link = {"tag": "a", "href": site.rstrip("/") + "/" + sense.link, "content": "Siyu Atlas"}
        said.append({"type": "structured-content", "content": link})
    return [one for one in said if one]


def _banks(dictionary: Dictionary, atlas: Atlas) -> dict[str, str]:
    banks = {
        f"term_bank_{number}.json": _json(dictionary.entries[start : start + BANK])
        for number, start in enumerate(range(0, len(dictionary.entries), BANK), 1)
    }
    strengths = atlas.vocabulary.strengths
    tags = [[name, "frequent", at, strengths[name].meaning, 0] for at, name in enumerate(STRENGTHS)]
    tags.append([TAG, "expression", len(tags), "The right name.", 0])
    return {**banks, "tag_bank_1.json": _json(tags)}


def _index(dictionary: Dictionary, site: str, newest: str) -> dict[str, Any]:
    index = {
        "title": dictionary.title,
        "format": 3,
        "revision": revision(dictionary, newest),
        "sequenced": False,
        "author": "Siyu Atlas",
        "description": dictionary.description,
        "attribution": "CC BY 4.0",
        "sourceLanguage": dictionary.language,
        "targetLanguage": "en",
    }
    if site:
        base = f"{site.rstrip('/')}/read/{dictionary.name}"
        index |= {"url": site, "isUpdatable": True, "indexUrl": f"{base}.json", "downloadUrl": f"{base}.zip"}
    return index


def revision(dictionary: Dictionary, newest: str) -> str:
    """A number of three parts that tells from the content how new it is.

    Yomitan offers an update if each part, read from the left, is at least as large, and one is larger. A hash
    alone would be as often smaller: so first the newest date among the sources and the number of entries, which
    grow, and the hash last.
    """
    digest = hashlib.sha256(_json(dictionary.entries).encode()).hexdigest()
    return f"{newest}.{len(dictionary.entries)}.{int(digest[:8], 16)}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
