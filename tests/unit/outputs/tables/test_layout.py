import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.layout import PRECISIONS, date_cells, laid_out, layouts, rows_of
from atlas.schema.records import KINDS
from atlas.text.dates import Date


def test_every_kind_is_a_table_with_its_id_first():
    for folder, kind in KINDS.items():
        layout = layouts()[folder]
        assert (layout.key, layout.columns[0].name) == (("id",), "id")
        assert len(layout.columns) == len(laid_out(kind).columns) + 1


def test_no_column_stands_twice_in_a_table():
    for layout in layouts().values():
        names = [column.name for column in layout.columns]
        assert len(set(names)) == len(names), layout.name
        assert set(layout.key) <= set(names)


def test_a_list_that_kinds_declare_alike_is_one_table_and_others_name_their_kind():
    names = set(layouts())
    assert {"aliases", "renderings", "about", "figures"} <= names
    assert {"events_models", "eras_models", "models_flows", "series_points"} <= names
    assert not {"terms_aliases", "actors_aliases", "models_models"} & names


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("2017-05-04", ("2017-05-04", "2017-05-04", "2017-05-04", "day")),
        ("2017-02", ("2017-02", "2017-02-01", "2017-02-28", "month")),
        ("2017~", ("2017~", "2017-01-01", "2017-12-31", "uncertain year")),
        ("2010/2015-03", ("2010/2015-03", "2010-01-01", "2015-03-31", "interval")),
        ("2020?/..", ("2020?/..", "2020-01-01", None, "uncertain interval")),
        ("../2015", ("../2015", None, "2015-12-31", "interval")),
    ],
)
def test_a_date_is_told_as_exactly_as_its_source_does(written: str, cells: tuple[str | None, ...]):
    assert date_cells(Date.parse(written)) == cells
    assert cells[-1] in PRECISIONS


def test_a_row_has_a_cell_for_each_column(atlas: Atlas):
    known = layouts()
    for record in atlas.records.values():
        for name, cells in rows_of(record):
            assert len(cells) == len(known[name].columns), (record.id, name)


def test_what_was_looked_for_in_vain_has_the_day_and_no_value(atlas: Atlas):
    columns = [column.name for column in layouts()["sources"].columns]
    rows = [dict(zip(columns, row, strict=True)) for one in atlas.of_kind("source") for _, row in [next(rows_of(one))]]
    vain = [row for row in rows if row["date_unknown"]]
    assert vain
    assert all(row["date"] is None for row in vain)
    assert any(row["date"] for row in rows)
