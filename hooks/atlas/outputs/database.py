"""All tables as one SQLite database, with a full-text search and views for the questions that need a join."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from atlas.outputs.tables.files import foreign_keys
from atlas.outputs.tables.layout import ID, RECORDS, Column, Layout, Table
from atlas.text.han import HAN_RUN

PATH = "data/atlas.db"
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_LONGEST = 6  # characters of a Chinese word that is found inside a longer one

VIEWS = {
    "passages": """
        SELECT c.record, r.kind, r.title, c.field, c.source, s.title AS source_title, s.tier, s.url,
               c.first_passage, c.last_passage
        FROM citations c JOIN records r ON r.id = c.record JOIN sources s ON s.id = c.source""",
    "verdicts": """
        SELECT c.id, c.statement, b.title AS said_by, v.name AS verdict, c.reason
        FROM claims c JOIN records b ON b.id = c."by" JOIN vocabulary v ON v.list = 'verdicts' AND v.id = c.verdict""",
    "answers": """
        SELECT t.model, m.name, d.name AS dimension, t.value, t.note, t.cite
        FROM models_traits t JOIN models m ON m.id = t.model
        JOIN vocabulary d ON d.list = 'dimensions' AND d.id = t.key""",
    "garbled": """
        SELECT g.seen, g.strength, r.id, r.title, r.zh, r.pinyin, r.summary, g.why
        FROM renderings g JOIN records r ON r.id = g.record""",
    "values_over_time": """
        SELECT o.series, s.name, o.period, o.period_earliest, o.period_latest, o.value, o.unit, o.currency, o.basis,
               s.measured_by, o.cite
        FROM observations o JOIN series s ON s.id = o.series""",
}
"""Views by name; a test runs each."""


def database(tables: Mapping[str, Table]) -> bytes:
    """Return the database as the bytes of its file; the same tables are the same bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA user_version = 1; PRAGMA foreign_keys = OFF; BEGIN;")
        for table in tables.values():
            connection.execute(_created(table.layout, tables))
            places = ", ".join("?" * len(table.layout.columns))
            connection.executemany(f"INSERT INTO {_quoted(table.layout.name)} VALUES ({places})", table.rows)
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, title, names, summary, tokenize='unicode61')"
        )
        connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", _searched(tables))
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def _created(layout: Layout, tables: Mapping[str, Table]) -> str:
    lines = [_declared(column) for column in layout.columns]
    lines.append(f"PRIMARY KEY ({_list(layout.key)})")
    for key in foreign_keys(layout):
        there = key["reference"]
        if there["resource"] in tables:
            target = f"{_quoted(there['resource'])} ({_list(there['fields'])})"
            lines.append(f"FOREIGN KEY ({_list(key['fields'])}) REFERENCES {target}")
    return f"CREATE TABLE {_quoted(layout.name)} ({', '.join(lines)}) WITHOUT ROWID"


def _declared(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}{' NOT NULL' if column.required else ''}"


def _list(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _searched(tables: Mapping[str, Table]) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each record its id, title, every name and rendering, and summary.

    SQLite takes a run of Chinese for one word, so every word inside it stands beside it; pinyin is found without its
    tones because the tokenizer takes accents off.
    """
    more: dict[str, list[str]] = {}
    for name, column in (("aliases", "value"), ("renderings", "seen")):
        layout = tables[name].layout
        at = [one.name for one in layout.columns].index(column)
        for row in tables[name].rows:
            more.setdefault(row[0], []).append(row[at])
    columns = [column.name for column in tables[RECORDS].layout.columns]
    for row in tables[RECORDS].rows:
        record = dict(zip(columns, row, strict=True))
        names = " ".join(filter(None, (record["zh"], record["pinyin"], *more.get(record[ID], ()))))
        words = (word for run in HAN_RUN.findall(names) for word in _inside(run))
        yield record[ID], record["title"], " ".join((names, *words)), record["summary"] or ""


def _inside(run: str) -> Iterator[str]:
    """Yield every word of at least two characters inside a run of Chinese."""
    for length in range(2, min(_LONGEST, len(run) - 1) + 1):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]
