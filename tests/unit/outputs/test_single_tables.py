import csv
import io

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import single_tables
from atlas.outputs.tables.rows import tables
from atlas.schema.records import Comparison, Series

pytestmark = pytest.mark.unmeasured


def test_each_series_has_its_own_values(atlas: Atlas):
    made = single_tables.files(atlas, tables(atlas))
    for series in atlas.of(Series):
        rows = list(csv.DictReader(io.StringIO(made[f"numbers/{series.id}.csv"])))
        assert [float(row["value"]) for row in rows] == [point.value for point in series.points]
        assert {row["series"] for row in rows} == {series.id}


def test_each_comparison_has_a_row_for_each_cell(atlas: Atlas):
    made = single_tables.files(atlas, tables(atlas))
    for comparison in atlas.of(Comparison):
        rows = list(csv.DictReader(io.StringIO(made[f"comparisons/{comparison.id}.csv"])))
        keys = {(row["subject"], row["aspect"]) for row in rows}
        assert len(keys) == len(rows) == len({key[0] for key in keys}) * len({key[1] for key in keys})
        for aspect in comparison.aspects:
            assert {row["text"] for row in rows if row["aspect"] == aspect.name} == {
                atlas.plain(cell.text) for cell in aspect.cells.values()
            }
