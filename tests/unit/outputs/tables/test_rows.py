from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.layout import Table
from atlas.outputs.tables.rows import tables

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def filled(atlas: Atlas) -> Mapping[str, Table]:
    return tables(atlas)


def dicts(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.layout.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_record_is_in_the_table_of_all_and_in_that_of_its_kind(atlas: Atlas, filled: Mapping[str, Table]):
    assert {row[0] for row in filled["records"].rows} == set(atlas.records)
    kinds = Counter(record.folder for record in atlas.records.values())
    assert {folder: len(filled[folder].rows) for folder in kinds} == kinds


def test_keys_are_unique_and_lead_somewhere(filled: Mapping[str, Table]):
    ids = {name: {row[0] for row in table.rows} for name, table in filled.items() if table.layout.key == ("id",)}
    for name, table in filled.items():
        rows = dicts(table)
        keys = [tuple(row[part] for part in table.layout.key) for row in rows]
        assert len(set(keys)) == len(keys), name
        for column in table.layout.columns:
            led = {row[column.name] for row in rows} - {None}
            assert not column.refers or led <= ids[column.refers], (name, column.name)
            assert not column.required or all(row[column.name] is not None for row in rows), (name, column.name)


def test_each_citation_has_its_source_and_passage(atlas: Atlas, filled: Mapping[str, Table]):
    rows = dicts(filled["citations"])
    told = Counter((row["record"], row["source"], row["first_passage"], row["last_passage"]) for row in rows)
    meant = Counter(
        (use.owner, use.source, *passage)
        for use in atlas.citations
        if use.owner in atlas.records
        for passage in use.passages or ((None, None),)
    )
    assert told == meant
    assert any(row["first_passage"] for row in rows)


def test_observations_are_the_points_of_the_series_with_their_unit(atlas: Atlas, filled: Mapping[str, Table]):
    rows = dicts(filled["observations"])
    assert len(rows) == sum(len(series.points) for series in atlas.of_kind("series"))
    for row in rows:
        series = atlas.records[row["series"]]
        point = series.points[row["n"] - 1]
        assert (row["value"], row["unit"], row["currency"]) == (point.value, series.unit, series.currency)
        assert row["period"] == str(point.period)
        assert row["cite"].split()[0].rstrip(";") in atlas.records
    assert "series_points" not in filled


def test_texts_have_no_marks(filled: Mapping[str, Table]):
    for name, table in filled.items():
        for row in table.rows:
            for value in row:
                assert not isinstance(value, str) or ("[[" not in value and "[@" not in value), (name, row[0])


def test_each_option_of_the_vocabulary_is_told_once(atlas: Atlas, filled: Mapping[str, Table]):
    rows = {(row["list"], row["id"]): row["name"] for row in dicts(filled["vocabulary"])}
    assert rows["verdicts", "supported"] == atlas.vocabulary.verdicts["supported"].name
    assert {id for name, id in rows if name == "payment-base"} == set(
        atlas.vocabulary.dimensions["payment-base"].values
    )
