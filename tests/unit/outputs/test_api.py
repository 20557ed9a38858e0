import json
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator as Validator
from jsonschema_rs import Registry
from openapi_spec_validator import OpenAPIV31SpecValidator

from atlas.corpus.atlas import Atlas
from atlas.outputs import api, json_csv
from atlas.schema.introspection import fields_of
from atlas.schema.records import KINDS

SITE = "https://atlas.example/"


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, Any]:
    found = {path: json.loads(text) for path, text in api.files(atlas, json_csv.files(atlas), SITE).items()}
    return {path.removeprefix("api/v1/"): data for path, data in found.items()}


@pytest.fixture(scope="module")
def validators(made: Mapping[str, Any]) -> dict[str, Validator]:
    schemas = {f"{SITE}{path}": data for path, data in made.items() if path.startswith("schema/")}
    registry = Registry([(address, {**schema, "$id": address}) for address, schema in schemas.items()])
    return {address.removeprefix(SITE): Validator({"$ref": address}, registry=registry) for address in schemas}


def test_every_file_is_as_its_schema_says(made: Mapping[str, Any], validators: Mapping[str, Validator]):
    validators["schema/index.json"].validate(made["index.json"])
    for kind in KINDS.values():
        validators[f"schema/{kind.folder}-list.json"].validate(made[f"{kind.folder}.json"])
        own = [data for path, data in made.items() if path.startswith(f"{kind.folder}/")]
        assert own == (made[f"{kind.folder}.json"]["records"] if kind.own_page else [])


def test_a_schema_refuses_what_it_does_not_know(made: Mapping[str, Any], validators: Mapping[str, Validator]):
    record = made["models.json"]["records"][0]
    check = validators["schema/model.json"]
    assert check.is_valid(record)
    assert not check.is_valid({**record, "colour": "red"})
    assert not check.is_valid({name: value for name, value in record.items() if name != "links"})


def test_every_record_is_in_the_file_of_its_kind(atlas: Atlas, made: Mapping[str, Any]):
    listed = [record["id"] for kind in KINDS.values() for record in made[f"{kind.folder}.json"]["records"]]
    assert sorted(listed) == sorted(atlas.records)
    assert sum(kind["count"] for kind in made["index.json"]["kinds"].values()) == len(listed)


def test_the_index_leads_to_every_kind(made: Mapping[str, Any]):
    for kind in made["index.json"]["kinds"].values():
        assert {kind["records"], kind["schema"]} <= set(made)


def test_the_description_is_valid_and_tells_of_every_file(made: Mapping[str, Any]):
    described = made["openapi.json"]
    patterns = set(described["paths"])
    for path in made:
        whole = f"/{path}" in patterns
        of_kind = f"/{path.rpartition('/')[0]}/{{id}}.json" in patterns
        assert whole or of_kind or path.startswith("schema/") or path == "openapi.json", path

    def inlined(part: Any) -> Any:
        """Put the schemas in place: the validator is to fetch nothing."""
        if isinstance(part, list):
            return [inlined(item) for item in part]
        if not isinstance(part, dict):
            return part
        if str(part.get("$ref", "")).startswith("schema/"):
            assert part["$ref"] in made
            return {"type": "object"}
        return {key: inlined(value) for key, value in part.items()}

    OpenAPIV31SpecValidator(inlined(described)).validate()


def test_what_is_published_beside_the_fields_is_no_field():
    for kind in KINDS.values():
        assert not {"id", "kind", "links", "certainty"} & {field.key for field in fields_of(kind)}
