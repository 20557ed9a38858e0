"""The names as a termbase: TBX 3 (ISO 30042:2019, dialect Basic, style DCA), and TBX 2 for programs that read no other.

What translation prints wrongly is a deprecated term, with a note that says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from atlas.outputs.concepts import Concept
from atlas.outputs.how_to_cite import LICENCE, SITE
from atlas.text.han import has_han

FOLDER = "data/termbase"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PREFERRED, _ADMITTED, _DEPRECATED = (f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated"))


@dataclass(frozen=True)
class _Dialect:
    """How a version of TBX calls its elements."""

    start: str
    end: str
    entry: str
    language: str
    term: str


_DIALECTS = {
    "siyu-atlas.tbx": _Dialect(
        '<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader>',
        "</tbxHeader>", "conceptEntry", "langSec", "termSec",
    ),
    "siyu-atlas-v2.tbx": _Dialect(
        '<martif type="TBX-Basic" xml:lang="en"><martifHeader>', "</martifHeader>", "termEntry", "langSet", "tig"
    ),
}  # fmt: skip
_XCS = {
    "siyu-atlas.tbx": "https://www.tbxinfo.net/tbx-dialects/",
    "siyu-atlas-v2.tbx": "TBXBasicXCSV02.xcs",
}


def files(concepts: tuple[Concept, ...], site: str) -> dict[str, str]:
    """Return the termbase in both versions, path below docs/ to text."""
    return {f"{FOLDER}/{name}": _termbase(concepts, name, dialect, site) for name, dialect in _DIALECTS.items()}


def _termbase(concepts: tuple[Concept, ...], name: str, dialect: _Dialect, site: str) -> str:
    about = f"{SITE} {site}".rstrip()
    head = (
        f"<fileDesc><titleStmt><title>{SITE}</title></titleStmt><sourceDesc><p>{escape(about)}</p>"
        f"<p>Licence: CC BY 4.0, {LICENCE}</p></sourceDesc></fileDesc>"
        f'<encodingDesc><p type="XCSURI">{_XCS[name]}</p></encodingDesc>'
    )
    entries = "\n".join(_entry(concept, dialect, site) for concept in concepts)
    root = dialect.start[1:].partition(" ")[0]
    return f"{_XML}{dialect.start}{head}{dialect.end}<text><body>\n{entries}\n</body></text></{root}>\n"


def _entry(concept: Concept, dialect: _Dialect, site: str) -> str:
    address = f"{site}{concept.place}"
    page = f'<xref type="externalCrossReference" target="{escape(address)}">{escape(concept.name)}</xref>'
    source = f'<admin type="source">{escape(address if site else SITE)}</admin>'
    told = f'<descrip type="definition">{escape(concept.meaning, quote=False)}</descrip>'
    meaning = f"<descripGrp>{told}{source}</descripGrp>"
    languages = [_language("en", _english(concept), dialect)]
    chinese = list(_chinese(concept))
    if chinese:
        languages.append(_language("zh-Hans", chinese, dialect))
    inside = "".join((meaning, page if site else "", *languages))
    return f'<{dialect.entry} id="c-{concept.id}">{inside}</{dialect.entry}>'


Term = tuple[str, str, str]
"""A term, its status and a note."""


def _english(concept: Concept) -> Iterator[Term]:
    yield concept.name, _PREFERRED, ""
    for alias in concept.aliases:
        yield alias, _ADMITTED, ""
    yield from (term for term in _garbled(concept) if not has_han(term[0]))


def _chinese(concept: Concept) -> Iterator[Term]:
    if concept.zh:
        yield concept.zh, _PREFERRED, concept.pinyin
    for alias in concept.zh_aliases:
        yield alias, _ADMITTED, ""
    yield from (term for term in _garbled(concept) if has_han(term[0]))


def _garbled(concept: Concept) -> Iterator[Term]:
    for one in concept.garbled:
        yield one.phrase, _DEPRECATED, one.why or concept.why_garbled or "What machine translation prints."


def _language(lang: str, terms: Iterator[Term] | list[Term], dialect: _Dialect) -> str:
    written = "".join(_term(*term, dialect) for term in terms)
    return f'<{dialect.language} xml:lang="{lang}">{written}</{dialect.language}>'


def _term(text: str, status: str, note: str, dialect: _Dialect) -> str:
    told = f"<note>{escape(note, quote=False)}</note>" if note else ""
    state = f'<termNote type="administrativeStatus">{status}</termNote>'
    return f"<{dialect.term}><term>{escape(text, quote=False)}</term>{state}{told}</{dialect.term}>"
