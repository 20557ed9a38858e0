"""The table of a single page: the values of a series, the cells of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.files import csv_text
from atlas.outputs.tables.layout import Cells, Column, Layout, Table
from atlas.outputs.tables.rows import OBSERVATIONS, cited, plain
from atlas.page.routes import json_of, sibling_of
from atlas.page.tables import scope
from atlas.schema.records import Comparison, Model, Series

_COMPARISON = Layout(
    "comparison",
    (
        Column("subject", "string", required=True, note="the id of what is compared"),
        Column("name", "string", required=True, note="its English name"),
        Column("aspect", "string", required=True, note="on what it is compared"),
        Column("answer", "string", note="the answer, where there are fixed ones"),
        Column("text", "string", note="the reason or the words"),
        Column("cite", "string", form="cite"),
    ),
    ("subject", "aspect"),
)


def files(atlas: Atlas, tables: Mapping[str, Table]) -> dict[str, str]:
    """Return the CSV of each series and each comparison, path below docs/ to text."""
    points = tables[OBSERVATIONS]
    rows: dict[str, list[Cells]] = {}
    for row in points.rows:
        rows.setdefault(row[0], []).append(row)
    found = {sibling_of(one, "csv"): csv_text(replace(points, rows=rows[one.id])) for one in atlas.of(Series)}
    for comparison in atlas.of(Comparison):
        table = Table(_COMPARISON, list(_compared(atlas, comparison)))
        found[sibling_of(comparison, "csv")] = csv_text(table)
    return found


def bundles(atlas: Atlas, published: Mapping[str, str | bytes]) -> dict[str, tuple[str, dict[str, str | bytes]]]:
    """Return for the archive of each series and comparison, by path below docs/, its title and contents."""
    return {
        sibling_of(record, "zip"): (
            record.title,
            {path.rpartition("/")[2]: published[path] for path in (sibling_of(record, "csv"), json_of(record))},
        )
        for record in (*atlas.of(Series), *atlas.of(Comparison))
    }


def _compared(atlas: Atlas, comparison: Comparison) -> Iterator[Cells]:
    subjects, dimensions = scope(atlas, comparison)
    for id in subjects:
        record = atlas.records[id]
        for key, dimension in dimensions.items():
            assert isinstance(record, Model)
            trait = record.traits[key]
            answer = atlas.vocabulary.values_of(key)[trait.value].name
            reason = plain(atlas, trait.note) if trait.note else None
            yield id, record.title, dimension.name, answer, reason, cited(atlas, trait.cite) if trait.cite else None
        for aspect in comparison.aspects:
            cell = aspect.cells[id]
            yield id, record.title, aspect.name, None, plain(atlas, cell.text), cited(atlas, cell.cite)
