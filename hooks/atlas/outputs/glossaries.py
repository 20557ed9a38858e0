"""Chinese and English side by side, in the forms that translation programs read.

DeepL and Google take one direction a file, UTF-8 without a byte-order mark, and no head; OmegaT takes tab-separated
lines of term, translation and comment. Excel knows UTF-8 only by a byte-order mark. A term stands once in a file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from atlas.outputs.concepts import Concept
from atlas.outputs.tables.files import guarded

FOLDER = "data/glossaries"
_BOM = "\ufeff"


def files(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return every glossary, path below docs/ to text."""
    to_english, to_chinese = pairs_to_english(concepts), pairs_to_chinese(concepts)
    found = {
        "deepl-zh-en.csv": _csv(to_english),
        "deepl-en-zh.csv": _csv(to_chinese),
        "google-zh-en.csv": _csv(to_english),
        "google-en-zh.csv": _csv(to_chinese),
        "google-terms.csv": _csv([("zh", "en"), *to_english]),
        "omegat-zh-en.tsv": _tsv(_told(concepts, to_english, "zh")),
        "omegat-en-zh.tsv": _tsv(_told(concepts, to_chinese, "en")),
        "excel.csv": _BOM + _csv([("zh", "pinyin", "en", "meaning"), *_safe(_whole(concepts))]),
    }
    return {f"{FOLDER}/{name}": text for name, text in found.items()}


def pairs_to_english(concepts: Iterable[Concept]) -> list[tuple[str, str]]:
    """Return each Chinese name with the English one; where things share it, those with a page come first."""
    found: dict[str, str] = {}
    for concept in _ranked(concepts):
        for name in filter(None, (concept.zh, *concept.zh_aliases)):
            found.setdefault(name, concept.name)
    return sorted((name, english) for name, english in found.items() if name != english)


def pairs_to_chinese(concepts: Iterable[Concept]) -> list[tuple[str, str]]:
    """Return each English name with the Chinese one, whatever is known of it."""
    found: dict[str, tuple[str, str]] = {}
    for concept in _ranked(concepts):
        for name in (concept.name, *concept.aliases) if concept.zh else ():
            found.setdefault(name.casefold(), (name, concept.zh))
    return sorted((name, zh) for name, zh in found.values() if name != zh)


def _ranked(concepts: Iterable[Concept]) -> list[Concept]:
    return sorted(concepts, key=lambda concept: (concept.kind == "expression", concept.id))


def _told(concepts: Iterable[Concept], pairs: list[tuple[str, str]], source: str) -> list[tuple[str, str, str]]:
    """Return pairs, each with what the thing is."""
    meanings: dict[str, str] = {}
    for concept in _ranked(concepts):
        names = (concept.zh, *concept.zh_aliases) if source == "zh" else (concept.name, *concept.aliases)
        for name in filter(None, names if concept.zh or source == "zh" else ()):
            meanings.setdefault(name.casefold(), concept.meaning)
    return [(one, other, meanings[one.casefold()]) for one, other in pairs]


def _whole(concepts: Iterable[Concept]) -> list[tuple[str, str, str, str]]:
    return [(one.zh, one.pinyin, one.name, one.meaning) for one in _ranked(concepts) if one.zh]


def _safe(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield rows of which a spreadsheet takes no cell for a formula."""
    return (tuple(map(guarded, row)) for row in rows)


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _tsv(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(" ".join(text.split()) for text in row) + "\n" for row in rows)
