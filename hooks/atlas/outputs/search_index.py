"""Extra fields of the search index: the names, aliases, pinyin and misreadings by which a page may be looked up.

The words of a page's names go to seven fields, from `names0` to `names6`: the nearer a word is to being a whole name,
the lower the number and the higher the field's weight. One more field, `whole`, holds each name as one word;
`search-index.js` puts the page first whose whole name was typed. Readers see none of these. What they are shown of a
page, its kind and a line of definition, and which of its names are misreadings, stands beside them and is not searched.

Three files come of it. The theme asks for one on every page, which holds nothing. The search asks for the names of
pages when it is opened, and for everything when something is typed.
"""

from __future__ import annotations

import json
import logging
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Any
from urllib.parse import quote

import jieba

from atlas.corpus.atlas import Atlas
from atlas.page.headings import Heading
from atlas.page.routes import address_of, page_of
from atlas.schema.introspection import walk
from atlas.schema.records import Named, Record
from atlas.schema.types import Text
from atlas.text import chinese
from atlas.text.han import HAN_RUN, has_han

INDEX = "search/search_index.json"
"""The path of the index that the theme asks for on every page: it says how to search, and holds nothing."""
NAMES = "search/names.json"
"""The path of the index of the pages' names, which answers first."""
DOCUMENTS = "search/documents.json"
"""The path of the whole index."""
PATHS = (INDEX, NAMES, DOCUMENTS)

LEVELS = (1.0, 0.85, 0.7, 0.5, 0.35, 0.2, 0.1)
_TOP = 1e6  # the theme gives a title 1e3 and a text 1
_PINYIN, _ALIAS, _MISREADING = 0.95, 0.86, 0.6  # what a name counts for beside the page's own
_SPELT = 0.5  # the pinyin of what has no page: run together, it would begin like many a page's name
_PART, _NUMBER = 0.5, 0.8  # a word inside a Chinese one, an English one in the other number
_WHOLE = "whole"
_NAMES = {"name", "statement", "zh", "pinyin", "pinyin_exception", "aliases", "renderings"}  # have fields of their own
_HEADED_BY = {"why_garbled": "renderings"}  # where a field's heading is another's
_SAID = ("search_misread", "search_also", "search_chinese")  # what a result may say of why it was found
_HEADING = re.compile(r"^#{1,6} +(.+?)#* *$", re.MULTILINE)

_CITATION = re.compile(r"<sup>.*?</sup>")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


@dataclass(frozen=True)
class Section:
    """A part of a page that a result leads to: its fragment (empty for the page itself), its heading and its text."""

    fragment: str
    title: str
    text: str


@dataclass(frozen=True)
class SearchEntry:
    """What a page may be found by: its names, each with its weight (0-1); the page's weight; its sections."""

    names: tuple[tuple[str, float], ...]
    importance: float
    sections: tuple[Section, ...] = ()
    kind: str = ""
    line: str = ""
    """What the page is about, in a sentence."""
    misread: tuple[str, ...] = ()
    """What translation prints for it."""


def teach(atlas: Atlas) -> None:
    """Teach the segmenter the Chinese names."""
    jieba.setLogLevel(logging.WARNING)
    for record in atlas.named:
        for name in (record.zh, *record.aliases):
            for run in HAN_RUN.findall(name or ""):
                if len(run) > 1:
                    jieba.add_word(run)


def entries(atlas: Atlas, headings: Mapping[str, Iterable[Heading]]) -> dict[str, SearchEntry]:
    """Return the search entry of each record by its address, once the segmenter has been taught the Chinese names.

    `headings` has those of each record's page, by its path below docs/: results lead to them.
    """
    teach(atlas)
    return {
        _location(record): SearchEntry(
            tuple(names(record)),
            _importance(atlas, record),
            tuple(_sections(atlas, record, headings.get(page_of(record), ()))) if record.in_search else (),
            atlas.labels[f"kind_{record.kind}"],
            atlas.plain_summaries.get(record.id, ""),
            tuple(_misread(record)),
        )
        for record in atlas.records.values()
    }


def files(index: str, pages: Mapping[str, SearchEntry], labels: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the search, given the theme's index, which knows the hand-written pages."""
    whole = _enriched(json.loads(index), pages, labels)
    docs = whole.pop("docs")
    named = [_name_alone(doc) for doc in docs if not set("#?") & set(doc["location"])]
    fields = {name: spec for name, spec in whole["config"]["fields"].items() if name not in ("text", "tags", _WHOLE)}
    by_names = whole["config"] | {"fields": fields}  # the fewer there are, the sooner there is an answer
    found = {
        INDEX: whole | {"docs": []},
        NAMES: whole | {"config": by_names, "docs": named},
        DOCUMENTS: whole | {"docs": docs},
    }
    return {path: json.dumps(file, ensure_ascii=False, separators=(",", ":")) for path, file in found.items()}


def _enriched(index: dict[str, Any], pages: Mapping[str, SearchEntry], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return the theme's search index with the pages of records added.

    To each page belong the words of its names and its weight. The numbers of citations are taken out: in a result they
    would stand in the middle of a sentence.
    """
    found = index | {"words": {key: labels[key] for key in _SAID}}
    separator = found["config"]["separator"]
    found["config"]["fields"] |= {_field(level): {"boost": _TOP * weight} for level, weight in enumerate(LEVELS)}
    found["config"]["fields"][_WHOLE] = {"boost": _TOP * LEVELS[-1]}
    found["docs"] += [
        {"location": address + section.fragment, "title": _segmented(section.title), "text": _segmented(section.text)}
        for address, entry in pages.items()
        for section in entry.sections
    ]
    for doc in found["docs"]:
        address, _, section = doc["location"].partition("#")
        page = pages.get(doc["location"]) or pages.get(address) or SearchEntry(((doc["title"], 1.0),), 1.0)
        doc["boost"] = page.importance
        doc["text"] = _CITATION.sub("", doc["text"])
        if not section or doc["location"] in pages:
            doc.update(_fields([(_tokens(name, separator), credit) for name, credit in page.names]))
            doc.update(_shown(page, doc["text"], separator))
    return found


def _name_alone(doc: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document without its text; the line that a result shows stands beside what is searched."""
    line = doc.get("line", "")
    return {**doc, "text": "", "line": doc["text"][:line] if isinstance(line, int) else line}


def _shown(page: SearchEntry, text: str, separator: str) -> dict[str, str | int]:
    """Return what a result says of a page: a line that begins its text is told by its length."""
    line = _segmented(page.line)
    misread = {spelling for name in page.misread for spelling in _spellings("".join(_tokens(name, separator)))}
    found = {
        "kind": page.kind,
        "line": len(line) if text.startswith(line) else line,
        "wrong": " ".join(sorted(misread)),
    }
    return {name: value for name, value in found.items() if value}


def _sections(atlas: Atlas, record: Record, headings: Iterable[Heading]) -> Iterator[Section]:
    """Yield the texts of a record as its page shows them: those below no heading first, then those of each heading."""
    if not record.own_page:
        yield Section("", record.title, atlas.plain_summaries.get(record.id, ""))
        return
    places = {unescape(heading.words): heading for heading in headings if heading.level > 1}
    texts: dict[str, list[str]] = {"": []}
    for title, text in _texts(atlas, record):
        texts.setdefault(title if title in places else "", []).append(atlas.plain(text))
    for title, found in texts.items():
        fragment = f"#{places[title].id}" if title else ""
        yield Section(fragment, title or record.title, " ".join(found))


def _texts(atlas: Atlas, record: Record) -> Iterator[tuple[str, str]]:
    """Yield the texts of a record, each with the heading it stands below."""
    for value in walk(record):
        field = str(value.path[0])
        if not isinstance(value.marker, Text) or value.marker.form == "cite":
            continue
        if value.marker.form == "body":
            yield from _below_headings(atlas, value.value)
        elif value.marker.form == "inline" or field not in _NAMES:
            yield atlas.labels.get(_HEADED_BY.get(field, field), ""), value.value


def _below_headings(atlas: Atlas, body: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text with headings, each with the heading in plain words."""
    before, *rest = _HEADING.split(body)
    yield "", before
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        yield atlas.plain(title), text


def _segmented(text: str) -> str:
    """Return a text as HTML, its Chinese split into words, as the theme's search does it."""
    return HAN_RUN.sub(lambda run: _split(run[0]), escape(text, quote=False)).strip("\u200b")


@lru_cache(maxsize=1 << 14)  # names recur
def _split(run: str) -> str:
    return "\u200b".join(["", *jieba.cut(run), ""])


def names(record: Record) -> Iterator[tuple[str, float]]:
    """Yield every name a record may be looked up by, with its weight (0-1)."""
    yield record.title, 1.0
    zh, pinyin = getattr(record, "zh", None), getattr(record, "pinyin", None)
    if zh:
        yield zh, 1.0
    if pinyin:
        yield pinyin, _PINYIN if record.own_page else _SPELT
    if isinstance(record, Named):
        yield from ((alias, _ALIAS) for alias in record.aliases)
    yield from ((misread, _MISREADING) for misread in _misread(record))


def _misread(record: Record) -> Iterator[str]:
    """Yield what translation prints for a record."""
    for rendering in getattr(record, "renderings", ()):
        if rendering.why or not rendering.derived:  # what nobody has seen would only make the index larger
            yield rendering.seen


def _tokens(name: str, separator: str) -> list[str]:
    """Return a name split into words as the theme splits what is typed."""
    return [token for token in re.split(separator, unicodedata.normalize("NFC", name).casefold()) if token]


def words(named: Iterable[tuple[list[str], float]]) -> dict[str, float]:
    """Return the words of names, each with the highest weight it has in any of them."""
    found: dict[str, float] = {}
    for tokens, credit in named:
        for word, share in _words(tokens):
            found[word] = max(found.get(word, 0.0), credit * share)
    return found


def _words(tokens: list[str]) -> Iterator[tuple[str, float]]:
    """Yield the words of one name with their weights: the more words it has, the less each of them weighs."""
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
    """Return a word as it is and in traditional characters, or without accents (ü also as v) and apostrophes."""
    if has_han(word):
        return {word, chinese.to_traditional(word)}
    parts = unicodedata.normalize("NFD", word)
    found = {word, *(_bare(spelling) for spelling in (parts, parts.replace("u\u0308", "v")))}
    return found | {re.sub("['’]", "", spelling) for spelling in found}


def _bare(parts: str) -> str:
    return "".join(character for character in parts if not unicodedata.combining(character))


def _other_number(word: str) -> str:
    """Return the singular of an English plural or the plural of a singular; anything else as it is."""
    if not word.isascii() or not word.isalpha() or word.endswith("ss"):
        return word
    if word.endswith("s"):
        return re.sub(r"ie$", "y", word[:-1])
    return re.sub(r"(?<=[^aeiou])y$", "ie", word) + ("es" if word.endswith(("x", "ch", "sh")) else "s")


def _fields(named: list[tuple[list[str], float]]) -> dict[str, str]:
    """Return the words of names by field of the index: each in the field nearest to its weight; and the whole names."""
    levels: dict[str, list[str]] = {}
    for word, weight in sorted(words(named).items()):
        level = min(range(len(LEVELS)), key=lambda i: abs(math.log(LEVELS[i] / weight)))
        levels.setdefault(_field(level), []).append(word)
    whole = {spelling for tokens, credit in named if credit > _SPELT for spelling in _spellings("".join(tokens))}
    return {field: " ".join(found) for field, found in {**levels, _WHOLE: sorted(whole)}.items()}


def _field(level: int) -> str:
    return f"names{level}"


def _importance(atlas: Atlas, record: Record) -> float:
    """Return the weight of a page: that of its kind, raised a little by how often others mention it."""
    mentions = len(atlas.mentions_of.get(record.id, ()))
    return round(record.search_weight * (1 + math.log10(1 + mentions) / 8), 2)


def _location(record: Record) -> str:
    """Return the address to which a search leads: a record's page, or the page it shares, with the others hidden."""
    address = address_of(page_of(record))
    return address if record.own_page else f"{address}?find={quote(getattr(record, 'zh', record.id))}"
