import sqlite3
from collections.abc import Iterator

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.database import VIEWS, database
from atlas.outputs.tables.rows import tables

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def data(atlas: Atlas) -> bytes:
    return database(tables(atlas))


@pytest.fixture
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    yield connection
    connection.close()


def found(connection: sqlite3.Connection, words: str) -> list[str]:
    rows = connection.execute("SELECT id FROM search WHERE search MATCH ? ORDER BY rank LIMIT 10", (words,))
    return [id for (id,) in rows]


def test_it_is_whole_and_its_keys_lead_somewhere(opened: sqlite3.Connection):
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_is_in_it_with_every_row(atlas: Atlas, opened: sqlite3.Connection):
    for name, table in tables(atlas).items():
        cursor = opened.execute(f'SELECT * FROM "{name}"')
        assert [column[0] for column in cursor.description] == [column.name for column in table.layout.columns]
        assert len(cursor.fetchall()) == len(table.rows)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_rows(opened: sqlite3.Connection, view: str):
    assert opened.execute(f"SELECT * FROM {view}").fetchone()


def test_views_leave_nothing_out(atlas: Atlas, opened: sqlite3.Connection):
    for view, table in (("passages", "citations"), ("verdicts", "claims"), ("garbled", "renderings")):
        assert opened.execute(f"SELECT count(*) FROM {view}").fetchone() == (len(tables(atlas)[table].rows),)


@pytest.mark.parametrize("words", ["私域", "siyu", "私域流量", '"private domain"'])
def test_the_search_finds_chinese_words_inside_others_pinyin_without_tones_and_english(
    opened: sqlite3.Connection, words: str
):
    assert found(opened, words)


def test_the_same_records_are_the_same_bytes(atlas: Atlas, data: bytes):
    assert database(tables(atlas)) == data
