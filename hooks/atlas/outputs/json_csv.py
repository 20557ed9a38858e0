"""Export the records: one JSON file for each, one for all, and the glossary as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.corpus.certainty import certainty
from atlas.outputs.tables.files import guarded
from atlas.page.routes import address_of, json_of, page_of
from atlas.schema.records import Claim, Record

ALL = "data/atlas.json"
GLOSSARY = "data/glossary.csv"


def as_data(atlas: Atlas, record: Record) -> dict[str, Any]:
    """Return a record as plain data, spelt as in its YAML file, with id and kind; fields left out are left out.

    A claim also says how certain its verdict is.
    """
    written = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    sure = certainty(atlas, record) if isinstance(record, Claim) else None
    worked_out = {"certainty": {**asdict(sure), "tiers": dict(sure.tiers)}} if sure else {}
    return {"id": record.id, "kind": record.kind, **written, **worked_out}


def files(atlas: Atlas) -> dict[str, str]:
    """Return all exports: path below docs/ to text."""
    found = {json_of(record): _json(as_data(atlas, record)) for record in atlas.records.values()}
    records = ",".join(f"{_json(id)[:-1]}:{found[json_of(one)][:-1]}" for id, one in atlas.records.items())
    words = _json(atlas.vocabulary.model_dump(mode="json", exclude_none=True))
    found[ALL] = f'{{"records":{{{records}}},"vocabulary":{words[:-1]}}}\n'
    found[GLOSSARY] = _glossary(atlas)
    return found


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _glossary(atlas: Atlas) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["id", "kind", "name", "zh", "pinyin", "aliases", "definition", "page"])
    for record in atlas.named:
        summary = atlas.plain_summaries[record.id]
        cells = (
            record.id, record.kind, record.name, record.zh or "", record.pinyin or "",
            "; ".join(record.aliases), summary, address_of(page_of(record)),
        )  # fmt: skip
        rows.writerow(map(guarded, cells))
    return text.getvalue()
