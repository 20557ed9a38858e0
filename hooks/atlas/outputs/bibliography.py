"""The sources as programs for references read them: BibTeX, RIS, CSL-JSON, and GB/T 7714-2025 as text.

A name stands as the source gives it: which part of it is the family name is not known. A date stays as exact as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.how_to_cite import address, escaped, gbt7714_entry
from atlas.page.routes import sibling_of
from atlas.schema.records import Record, Source
from atlas.text.dates import Date, DatePart

FOLDER = "data/bibliography"
CSL_TYPES = {"filing": "report", "regulator": "legislation", "court": "legal_case", "academic": "document"}
"""The types of CSL by tier; everything else is a page of the web."""
_CSL_TO_RIS = {"report": "RPRT", "legislation": "STAT", "legal_case": "CASE", "document": "GEN", "webpage": "ELEC"}


def files(atlas: Atlas) -> dict[str, str]:
    """Return all sources in each form, and those of each record that cites, path below docs/ to text."""
    sources = sorted(atlas.of(Source), key=lambda source: source.id)
    entries = {source.id: bibtex(source) for source in sources}
    tagged = {source.id: ris(source) for source in sources}
    found = {
        f"{FOLDER}/sources.bib": "\n".join(entries.values()),
        f"{FOLDER}/sources.ris": "".join(tagged.values()),
        f"{FOLDER}/sources.json": json.dumps([csl(source) for source in sources], ensure_ascii=False, indent=0) + "\n",
        f"{FOLDER}/sources-gbt7714.txt": "".join(f"{gbt7714(source)}\n" for source in sources),
    }
    for record in atlas.records.values():
        if cited := cited_by(atlas, record):
            found[sibling_of(record, "bib")] = "\n".join(entries[id] for id in cited)
            found[sibling_of(record, "ris")] = "".join(tagged[id] for id in cited)
    return found


def cited_by(atlas: Atlas, record: Record) -> tuple[str, ...]:
    """Return the sources that a record with a page of its own cites, each once, in order; a source cites itself."""
    if isinstance(record, Source) or not record.own_page:
        return ()
    return tuple(dict.fromkeys(use.source for use in atlas.citations_of.get(record.id, ())))


def bibtex(source: Source) -> str:
    """Return an entry for BibTeX and biblatex; double braces keep names and titles as they are."""
    year = source.date and (source.date.start or source.date.end)
    fields = {
        "author": source.author and f"{{{escaped(source.author)}}}",
        "title": f"{{{escaped(source.name)}}}",
        "titleaddon": source.english and escaped(source.english),
        "organization": f"{{{escaped(source.publisher)}}}",
        "date": source.date and str(source.date),
        "year": year and f"{year.year:04}",
        "url": source.url and address(source.url),
        "urldate": str(source.accessed),
        "langid": source.lang,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{'online' if source.url else 'misc'}{{{source.id},\n{lines}\n}}\n"


def ris(source: Source) -> str:
    """Return an entry in RIS: a tag a line."""
    start = source.date and (source.date.start or source.date.end)
    tags = [
        ("TY", _CSL_TO_RIS[_type(source)]),
        ("ID", source.id),
        ("AU", source.author),
        ("TI", source.name),
        ("TT", source.english),
        ("PB", source.publisher),
        ("PY", f"{start.year:04}" if start else None),
        ("DA", _ris_date(start) if start else None),
        ("LA", source.lang),
        ("UR", source.url),
        ("Y2", _ris_date(source.accessed.start) if source.accessed.start else None),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n\n"


def _ris_date(point: DatePart) -> str:
    parts = (f"{part:02}" if part else "" for part in (point.month, point.day))
    return "/".join((f"{point.year:04}", *parts, ""))


def csl(source: Source) -> dict[str, Any]:
    """Return an entry in CSL-JSON."""
    fields = {
        "id": source.id,
        "type": _type(source),
        "author": [{"literal": source.author}] if source.author else None,
        "title": source.name,
        "original-title": source.english,
        "publisher": source.publisher,
        "issued": _csl_date(source.date) if source.date else None,
        "accessed": _csl_date(source.accessed),
        "language": source.lang,
        "URL": source.url,
        "archive_location": source.archive_url,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_date(date: Date) -> dict[str, Any]:
    ends: Iterable[DatePart | None] = (date.start, date.end) if date.interval else (date.start,)
    parts = [[part for part in (end.year, end.month, end.day) if part] for end in ends if end]
    return {"date-parts": parts} if date.certain else {"date-parts": parts, "circa": True}


def _type(source: Source) -> str:
    return CSL_TYPES.get(source.tier, "webpage")


def gbt7714(source: Source) -> str:
    """Return an entry by GB/T 7714-2025."""
    return gbt7714_entry(
        source.author or source.publisher, source.name, str(source.date or ""), str(source.accessed), source.url or ""
    )
