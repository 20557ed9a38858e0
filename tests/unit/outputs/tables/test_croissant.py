import hashlib
import json

from atlas.corpus.atlas import Atlas
from atlas.outputs.tables.files import files
from atlas.outputs.tables.rows import tables


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
    assert len(referred) > 10
    assert {*named, *referred} <= there
