"""What readers may type to find a page: the words of its names in the search index, weighed.

Each page gets its names as words on levels, each level a field of the index: the nearer a word is to
being a whole name of the page, the higher it stands. One more field holds the whole names, each run
together to a word; `search-worker.js` puts the page first that has what was typed. Readers see none of these.
"""

from __future__ import annotations

import json
import logging
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

import jieba

from atlas.corpus.atlas import Atlas
from atlas.page.routes import address_of, page_of
from atlas.schema.records import Named, Record
from atlas.text import chinese
from atlas.text.han import HAN_RUN, has_han

LEVELS = (1.0, 0.85, 0.7, 0.5, 0.35, 0.2, 0.1)
_TOP = 1e6  # the theme gives a title 1e3 and a text 1
_PINYIN, _ALIAS, _MISREADING = 0.95, 0.86, 0.6  # what a name counts for beside the page's own
_SPELT = 0.5  # the pinyin of what has no page: run together, it would begin like many a page's name
_PART, _NUMBER = 0.5, 0.8  # a word inside a Chinese one, an English one in the other number
_WHOLE = "whole"

_CITATION = re.compile(r"<sup>.*?</sup>")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


@dataclass(frozen=True)
class SearchEntry:
    """What a page may be found by: its names, each with what it counts for; and how much the page matters."""

    names: tuple[tuple[str, float], ...]
    importance: float
    summary: str = ""


def entries(atlas: Atlas) -> dict[str, SearchEntry]:
    """By address: what each record's page may be found by. The segmenter learns the Chinese names."""
    jieba.setLogLevel(logging.WARNING)
    for record in atlas.named:
        for name in (record.zh, *record.aliases):
            for run in HAN_RUN.findall(name or ""):
                if len(run) > 1:
                    jieba.add_word(run)
    return {
        _location(record): SearchEntry(tuple(names(record)), _importance(atlas, record), _summary(atlas, record))
        for record in atlas.records.values()
    }


def enriched(index: str, pages: Mapping[str, SearchEntry]) -> str:
    """The theme's search index with the words of each page's names, and how much the page matters.

    The numbers of citations go: in a result they would stand in the middle of a sentence.
    """
    found = json.loads(index)
    separator = found["config"]["separator"]
    found["config"]["fields"] |= {_field(level): {"boost": _TOP * weight} for level, weight in enumerate(LEVELS)}
    found["config"]["fields"][_WHOLE] = {"boost": _TOP * LEVELS[-1]}
    found["docs"] += [
        {"location": address, "title": entry.names[0][0], "text": entry.summary}
        for address, entry in pages.items()
        if "?" in address  # the search plugin knows pages and headings only
    ]
    for doc in found["docs"]:
        address, _, section = doc["location"].partition("#")
        page = pages.get(doc["location"]) or pages.get(address) or SearchEntry(((doc["title"], 1.0),), 1.0)
        doc["boost"] = page.importance
        doc["text"] = _CITATION.sub("", doc["text"])
        if not section or doc["location"] in pages:
            doc.update(_fields([(_tokens(name, separator), credit) for name, credit in page.names]))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def names(record: Record) -> Iterator[tuple[str, float]]:
    """Every name a record may be looked up by, and how much it counts."""
    yield record.title, 1.0
    zh, pinyin = getattr(record, "zh", None), getattr(record, "pinyin", None)
    if zh:
        yield zh, 1.0
    if pinyin:
        yield pinyin, _PINYIN if record.own_page else _SPELT
    if isinstance(record, Named):
        yield from ((alias, _ALIAS) for alias in record.aliases)
    for rendering in getattr(record, "renderings", ()):
        if rendering.why or not rendering.derived:  # what nobody has seen would only make the index larger
            yield rendering.seen, _MISREADING


def _tokens(name: str, separator: str) -> list[str]:
    """A name split as the theme splits what is typed."""
    return [token for token in re.split(separator, unicodedata.normalize("NFC", name).casefold()) if token]


def words(named: Iterable[tuple[list[str], float]]) -> dict[str, float]:
    """The words of names, each with the most it counts for in any of them."""
    found: dict[str, float] = {}
    for tokens, credit in named:
        for word, share in _words(tokens):
            found[word] = max(found.get(word, 0.0), credit * share)
    return found


def _words(tokens: list[str]) -> Iterator[tuple[str, float]]:
    """The words of one name: the more words it has, the less each of them says."""
    latin = [word for word in HAN_RUN.sub(" ", " ".join(tokens)).split() if word not in _SMALL]
    han = [run for token in tokens for run in HAN_RUN.findall(token)]
    share = 1 / math.sqrt(max(1, len(latin) + len(han)))
    for word in latin:
        yield from ((spelling, share) for spelling in _spellings(word))
    for run in han:
        parts = {part for part in jieba.cut_for_search(run) if len(part) > 1 and part != run}
        for word, part_share in ((run, share), *((part, share * _PART) for part in parts)):
            yield from ((spelling, part_share) for spelling in _spellings(word))
    if latin:
        yield _other_number(latin[-1]), share * _NUMBER


def _spellings(word: str) -> set[str]:
    """A word as it is, in traditional characters, without accents and tones (ü also as v), without apostrophes."""
    if has_han(word):
        return {word, chinese.to_traditional(word)}
    parts = unicodedata.normalize("NFD", word)
    found = {word, *(_bare(spelling) for spelling in (parts, parts.replace("u\u0308", "v")))}
    return found | {re.sub("['’]", "", spelling) for spelling in found}


def _bare(parts: str) -> str:
    return "".join(character for character in parts if not unicodedata.combining(character))


def _other_number(word: str) -> str:
    """The singular of an English plural, the plural of a singular; what is no English word, as it is."""
    if not word.isascii() or not word.isalpha() or word.endswith("ss"):
        return word
    if word.endswith("s"):
        return re.sub(r"ie$", "y", word[:-1])
    return re.sub(r"(?<=[^aeiou])y$", "ie", word) + ("es" if word.endswith(("x", "ch", "sh")) else "s")


def _fields(named: list[tuple[list[str], float]]) -> dict[str, str]:
    """The words of names by field: each on the level nearest to its weight; and the whole names."""
    levels: dict[str, list[str]] = {}
    for word, weight in sorted(words(named).items()):
        level = min(range(len(LEVELS)), key=lambda i: abs(math.log(LEVELS[i] / weight)))
        levels.setdefault(_field(level), []).append(word)
    whole = {spelling for tokens, credit in named if credit > _SPELT for spelling in _spellings("".join(tokens))}
    return {field: " ".join(found) for field, found in {**levels, _WHOLE: sorted(whole)}.items()}


def _field(level: int) -> str:
    return f"names{level}"


def _importance(atlas: Atlas, record: Record) -> float:
    """How much a page matters: by its kind, and a little by how often others speak of it."""
    mentions = len(atlas.mentions_of.get(record.id, ()))
    return round(record.search_weight * (1 + math.log10(1 + mentions) / 8), 2)


def _location(record: Record) -> str:
    """Where a search leads: to the record's page, or to the page on which it stands with others, all others hidden."""
    address = address_of(page_of(record))
    return address if record.own_page else f"{address}?find={quote(getattr(record, 'zh', record.id))}"


def _summary(atlas: Atlas, record: Record) -> str:
    """What a result shows of a record that has no page of its own."""
    return atlas.plain_summaries.get(record.id, "") if not record.own_page else ""
