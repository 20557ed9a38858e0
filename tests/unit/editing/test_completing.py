import json
from pathlib import Path

import jsonschema_rs
import pytest

import schema as command
from atlas.corpus.atlas import Atlas
from atlas.editing.completing import FOLDER, schema_with_ids
from atlas.schema.records import KINDS

PROJECT = Path(__file__).parents[3]


def test_references_list_the_records_they_may_name(fixture_atlas: Atlas):
    found = schema_with_ids(KINDS["events"], fixture_atlas.vocabulary, fixture_atlas.records.values())
    assert set(found["properties"]["actors"]["items"]["enum"]) == {r.id for r in fixture_atlas.of_kind("actor")}
    assert "Tencent" not in found["properties"]["lane"]["enum"]
    model = schema_with_ids(KINDS["models"], fixture_atlas.vocabulary, fixture_atlas.records.values())
    assert set(fixture_atlas.vocabulary.roles) < set(model["properties"]["participants"]["items"]["enum"])
    assert set(model["properties"]["parent"]["enum"]) == {r.id for r in fixture_atlas.of_kind("model")}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_every_record_is_as_its_editor_wants_it(kind, fixture_atlas: Atlas):
    validator = jsonschema_rs.validator_for(
        schema_with_ids(kind, fixture_atlas.vocabulary, fixture_atlas.records.values())
    )
    for record in fixture_atlas.of_kind(kind.kind):
        assert not list(validator.iter_errors(fixture_atlas.documents[record.id].data)), record.id


def test_each_kind_is_mapped_to_its_schema(tmp_path: Path, fixture_atlas: Atlas):
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text("utf-8"))
    command.write_all(tmp_path, PROJECT / "tests/corpus/data", fixture_atlas.vocabulary)
    assert settings["yaml.schemas"] == {
        f"{FOLDER}/{path.name}": f"data/{path.stem}/*.yml" for path in sorted(tmp_path.iterdir())
    }
