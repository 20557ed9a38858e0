import csv
import hashlib
import io
import json

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.files import csv_text, files
from atlas.outputs.tables.layout import Column, Layout, Table
from atlas.outputs.tables.rows import tables


def table(*rows: tuple[object, ...]) -> Table:
    columns = (Column("word", "string"), Column("number", "number"), Column("yes", "boolean"))
    return Table(Layout("made-up", columns, ("word",)), list(rows))


@pytest.mark.parametrize("word", ["=1+1", "+49", "-gate", "@home", "\tx"])
def test_what_a_spreadsheet_takes_for_a_formula_has_an_apostrophe(word: str):
    _, row = csv.reader(io.StringIO(csv_text(table((word, -1.5, True))), newline=""))
    assert row == [f"'{word}", "-1.5", "true"]


def test_whole_numbers_have_no_point_and_empty_cells_nothing():
    assert csv_text(table(("a", 7053.0, False), ("b", None, None))) == "word,number,yes\na,7053,false\nb,,\n"


def test_the_descriptor_tells_of_every_file_what_it_is(small: Atlas):
    made = files(small, tables(small), "https://atlas.example/")
    package = json.loads(made.pop("data/tables/datapackage.json"))
    del made["data/tables/croissant.json"]
    assert package["homepage"] == "https://atlas.example/"
    assert {f"data/tables/{resource['path']}" for resource in package["resources"]} == set(made)
    for resource in package["resources"]:
        data = made[f"data/tables/{resource['path']}"].encode()
        header = next(csv.reader(io.StringIO(data.decode())))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        for key in resource["schema"].get("foreignKeys", ()):
            there = key["reference"]
            assert there["resource"] in {one["name"] for one in package["resources"]}
            assert len(there["fields"]) == len(key["fields"])


def test_without_an_address_there_is_no_homepage(small: Atlas):
    assert "homepage" not in json.loads(files(small, tables(small), "")["data/tables/datapackage.json"])
