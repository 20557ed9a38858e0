"""Fill the tables: the records by the layout of their kinds, and tables across all kinds.

Texts lose their marks: what they cite and link is in tables of its own. Bodies stay Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.layout import ID, RECORDS, Cells, Column, Layout, Table, layouts, rows_of
from atlas.page.routes import place_of
from atlas.schema.records import Record, Series
from atlas.schema.vocabulary import Dimension
from atlas.text import markup
from atlas.text.dates import Date

POINTS, OBSERVATIONS = "series_points", "observations"
_OF_SERIES = ("unit", "currency")
"""What a row of the observations says of its series, beside what a point of it declares."""
_MARKED = re.compile(r"[\[*_\n]")

_RECORDS = Layout(
    RECORDS,
    (
        Column(ID, "string", required=True, note="the id, unique in the atlas"),
        Column("kind", "string", required=True, note="the kind of record"),
        Column("title", "string", required=True, note="the English name"),
        Column("zh", "string", note="the Chinese name, simplified"),
        Column("pinyin", "string", note="how it sounds, with tone marks"),
        Column("summary", "string", note="what it is, in a line"),
        Column("address", "string", required=True, note="where it stands, below the address of the site"),
    ),
    (ID,),
)
_CITATIONS = Layout(
    "citations",
    (
        Column("record", "string", required=True, refers=RECORDS, note="the record that cites"),
        Column("n", "integer", required=True, note="the place among its citations, from 1"),
        Column("field", "string", required=True, note="the field that cites: names and places in lists, with dots"),
        Column("source", "string", required=True, refers="sources", note="what is cited"),
        Column("first_passage", "integer", note="the first passage of a numbered source"),
        Column("last_passage", "integer", note="the last passage of a numbered source"),
    ),
    ("record", "n"),
)
_RELATIONS = Layout(
    "relations",
    (
        Column("record", "string", required=True, refers=RECORDS, note="the record that names another"),
        Column("n", "integer", required=True, note="the place among those it names, from 1"),
        Column("field", "string", required=True, note="the field that names it: names and places in lists, with dots"),
        Column("target", "string", required=True, refers=RECORDS, note="the record that is named"),
        Column("in_text", "boolean", required=True, note="whether it is named in the words of a text"),
    ),
    ("record", "n"),
)
_VOCABULARY = Layout(
    "vocabulary",
    (
        Column("list", "string", required=True, note="the list; of the answers of a dimension, the dimension's id"),
        Column(ID, "string", required=True, note="the word as the records hold it"),
        Column("name", "string", required=True, note="the word as the pages show it"),
        Column("meaning", "string", required=True, note="what it means"),
        Column("mark", "string", note="the sign that stands for it"),
    ),
    ("list", ID),
)


ACROSS = (_RECORDS, _CITATIONS, _RELATIONS, _VOCABULARY)
"""The tables across all kinds."""


def of_series() -> tuple[Column, ...]:
    """Return the columns that the observations have of their series."""
    own = {column.name: column for column in layouts()[Series.folder].columns}
    return tuple(replace(own[name], required=False) for name in _OF_SERIES)


def tables(atlas: Atlas) -> dict[str, Table]:
    """Return every table with its rows, by name: those across all kinds first."""
    fill = (_record_rows, _citation_rows, _relation_rows, _vocabulary_rows)
    found = {layout.name: Table(layout, list(rows(atlas))) for layout, rows in zip(ACROSS, fill, strict=True)}
    found |= {name: Table(layout) for name, layout in layouts().items()}
    for record in _in_order(atlas):
        for name, cells in rows_of(record):
            found[name].rows.append(cells)
    written = {name: Table(table.layout, _written(atlas, table)) for name, table in found.items()}
    points = written.pop(POINTS)
    return {**written, OBSERVATIONS: _observations(atlas, points)}


def _in_order(atlas: Atlas) -> list[Record]:
    return sorted(atlas.records.values(), key=lambda record: record.id)


def _written(atlas: Atlas, table: Table) -> list[Cells]:
    """Return the rows with every value as a plain text, number or truth."""
    forms = [column.form or column.type for column in table.layout.columns]
    change = {at: _CHANGES[form] for at, form in enumerate(forms) if form in _CHANGES}
    rows = []
    for row in table.rows:
        cells = list(row)
        for at, how in change.items():
            if cells[at] is not None:
                cells[at] = how(atlas, cells[at])
        rows.append(tuple(cells))
    return rows


def plain(atlas: Atlas, text: str) -> str:
    """Return a text of a line without marks and emphasis."""
    return atlas.plain(text) if _MARKED.search(text) else text


def _body(atlas: Atlas, text: str) -> str:
    return markup.render(text, lambda link: atlas.words_of(text, link), lambda cite: "")


def cited(atlas: Atlas, text: str) -> str:
    """Return the sources that a text cites, each with its passages: ``a 1–2; b``."""
    found = (token for token in markup.parsed(text) if isinstance(token, markup.CitationMark))
    return "; ".join(f"{item.source} {item.locator}".strip() for token in found for item in token.items)


def _day(atlas: Atlas, day: Any) -> str:
    return str(day) if isinstance(day, Date) else day


_CHANGES: dict[str, Callable[[Atlas, Any], str]] = {"inline": plain, "body": _body, "cite": cited, "date": _day}


# --- across all kinds -------------------------------------------------------------------------


def _record_rows(atlas: Atlas) -> Iterator[Cells]:
    for record in _in_order(atlas):
        zh, pinyin = (getattr(record, name, None) for name in ("zh", "pinyin"))
        summary = atlas.plain_summaries.get(record.id)
        yield record.id, record.kind, record.title, zh, pinyin, summary, place_of(record)


def _citation_rows(atlas: Atlas) -> Iterator[Cells]:
    for record in _in_order(atlas):
        uses = atlas.citations_of.get(record.id, ())
        passages = ((use, passage) for use in uses for passage in use.passages or ((None, None),))
        for n, (use, (first, last)) in enumerate(passages, 1):
            yield record.id, n, _dotted(use.path), use.source, first, last


def _relation_rows(atlas: Atlas) -> Iterator[Cells]:
    for record in _in_order(atlas):
        named = [one for one in atlas.mentions_by.get(record.id, ()) if one.target in atlas.records]
        for n, mention in enumerate(named, 1):
            yield record.id, n, _dotted(mention.path), mention.target, mention.token is not None


def _dotted(path: tuple[Any, ...]) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _vocabulary_rows(atlas: Atlas) -> Iterator[Cells]:
    for name, options in atlas.vocabulary:
        for id, option in options.items():
            if not isinstance(option, Dimension):
                yield name, id, option.name, option.meaning, option.mark
                continue
            yield name, id, option.name, option.question, None
            for value, answer in option.values.items():
                yield id, value, answer.name, answer.meaning, answer.mark


def _observations(atlas: Atlas, points: Table) -> Table:
    """Return the points of all series, each with what its series says of the unit."""
    columns = (*points.layout.columns, *of_series())
    more = {series.id: tuple(getattr(series, name) for name in _OF_SERIES) for series in atlas.of(Series)}
    rows = [(*row, *more[row[0]]) for row in points.rows]
    return Table(replace(points.layout, name=OBSERVATIONS, columns=columns), rows)
