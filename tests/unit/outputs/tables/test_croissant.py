import hashlib
import json
from graphlib import TopologicalSorter

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.files import files
from atlas.outputs.tables.rows import tables

pytestmark = pytest.mark.unmeasured


def test_it_says_of_each_table_what_the_data_package_says(fixture_atlas: Atlas):
    made = files(fixture_atlas, tables(fixture_atlas), "https://atlas.example/")
    found = json.loads(made["data/tables/croissant.json"])
    package = json.loads(made["data/tables/datapackage.json"])
    assert [one["contentUrl"] for one in found["distribution"]] == [one["path"] for one in package["resources"]]
    assert found["url"] == package["homepage"]
    for file, records, resource in zip(found["distribution"], found["recordSet"], package["resources"], strict=True):
        data = made[f"data/tables/{file['contentUrl']}"].encode()
        assert (file["sha256"], file["contentSize"]) == (hashlib.sha256(data).hexdigest(), f"{len(data)} B")
        fields = resource["schema"]["fields"]
        assert [(one["name"], one["description"]) for one in records["field"]] == [
            (one["name"], one["description"]) for one in fields
        ]
        assert [key["@id"] for key in records["key"]] == [
            f"{resource['name']}/{name}" for name in resource["schema"]["primaryKey"]
        ]


def test_every_key_and_reference_leads_to_a_field(fixture_atlas: Atlas):
    found = json.loads(files(fixture_atlas, tables(fixture_atlas), "")["data/tables/croissant.json"])
    assert "url" not in found
    there = {field["@id"] for records in found["recordSet"] for field in records["field"]}
    named = [key["@id"] for records in found["recordSet"] for key in records["key"]]
    fields = [field for records in found["recordSet"] for field in records["field"]]
    referred = [field["references"]["field"]["@id"] for field in fields if "references" in field]
    assert {"sources/id", "records/id", "models/id"} <= set(referred)
    assert {*named, *referred} <= there


def test_tables_refer_to_each_other_in_one_direction(atlas: Atlas):
    """What loads them joins each table with those it refers to, which a circle makes impossible."""
    found = json.loads(files(atlas, tables(atlas), "")["data/tables/croissant.json"])
    graph: dict[str, set[str]] = {}
    for table in found["recordSet"]:
        named = (field["references"]["field"]["@id"] for field in table["field"] if "references" in field)
        graph[table["name"]] = {name.partition("/")[0] for name in named}
    assert any(graph.values())
    TopologicalSorter(graph).prepare()
