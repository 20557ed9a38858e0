"""The JSON Schemas accept what the check accepts and refuse what it refuses."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from atlas.build import examine
from atlas.corpus.atlas import Atlas
from atlas.loading.yaml_source import read_document
from atlas.schema.json_schema import json_schema
from atlas.schema.records import KINDS, Actor, Model, Term

pytestmark = pytest.mark.unmeasured

PROJECT = Path(__file__).parents[3]
BAD_DATA = PROJECT / "tests/bad_data"
SHAPE = {"unknown-field", "missing-field", "wrong-type", "bad-value", "bad-date", "unknown-value", "dimensions"}
BEYOND = (
    "ends before it starts", "is not in the calendar", "is no list of passages", "the id is the file's name",
    "is no answer to",
)  # fmt: skip
"""What no schema can say of the order of dates and passages, and of an id, which it knows as a field it has not."""


@pytest.fixture(scope="module")
def validators(atlas: Atlas) -> dict[str, jsonschema_rs.Draft202012Validator]:
    schemas = {folder: json_schema(kind, atlas.vocabulary) for folder, kind in KINDS.items()}
    return {folder: jsonschema_rs.Draft202012Validator(schema) for folder, schema in schemas.items()}


def data_of(path: Path) -> Any:
    return read_document(path, path.name)[0].data


@pytest.mark.parametrize("folder", KINDS)
def test_every_record_is_accepted(validators, atlas: Atlas, folder: str):
    paths = [path for path in sorted((PROJECT / "data" / folder).glob("*.yml")) if path.stem in atlas.records]
    assert paths
    wrong = {path.name: error.message for path in paths for error in validators[folder].iter_errors(data_of(path))}
    assert wrong == {}


def bad_records() -> Iterator[tuple[Path, str]]:
    """Yield each bad record with the problem of its shape."""
    for expected in sorted(BAD_DATA.glob("*/expected.txt")):
        for line in expected.read_text("utf-8").splitlines():
            place, code, message = line.split(": ", 2)
            path = expected.parent / place.split(":")[0]
            if code in SHAPE and path.is_file() and path.parent.name in KINDS and not any(b in message for b in BEYOND):
                yield path, message


@pytest.mark.parametrize(
    ("path", "message"), [pytest.param(*bad, id=f"{bad[0].stem}-{bad[1]}") for bad in bad_records()]
)
def test_every_bad_record_is_refused(path: Path, message: str):
    vocabulary = examine(BAD_DATA / "_valid/data", BAD_DATA / "_valid/docs")[0].vocabulary
    schema = json_schema(KINDS[path.parent.name], vocabulary)
    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(data_of(path)), message


def test_unknown_is_accepted_where_the_check_accepts_it_and_nowhere_else(validators, atlas: Atlas):
    term = data_of(PROJECT / "data/terms/taoke.yml")
    looked = {"unknown": "2026-11-26"}
    assert validators[Term.folder].is_valid({**term, "first_use": looked})
    for wrong in ("unknown", {"unknown": "2026-11"}, {"unknown": ""}, {**looked, "cite": "[@lao-zhang-1]"}):
        assert not validators[Term.folder].is_valid({**term, "first_use": wrong})
    assert not validators[Term.folder].is_valid({**term, "see_also": looked})
    actor = data_of(PROJECT / "data/actors/taobao.yml")
    for field in ("founded", "ended", "operator"):
        assert validators[Actor.folder].is_valid({**actor, field: looked})


def test_an_empty_value_is_refused(validators):
    term = data_of(PROJECT / "data/terms/taoke.yml")
    for field in ("zh", "first_use", "body", "name"):
        assert not validators[Term.folder].is_valid({**term, field: None})
        assert not validators[Term.folder].is_valid({**term, field: " "})


def test_words_are_those_of_the_vocabulary(validators, atlas: Atlas):
    term = data_of(PROJECT / "data/terms/taoke.yml")
    for category in atlas.vocabulary.term_categories:
        assert validators[Term.folder].is_valid({**term, "category": category})
    assert not validators[Term.folder].is_valid({**term, "category": "nonsense"})


def test_a_model_answers_every_question_with_one_of_its_answers(validators, atlas: Atlas):
    model = data_of(PROJECT / "data/models/rebate-site.yml")
    dimension = next(iter(atlas.vocabulary.dimensions))
    for change in (
        lambda traits: traits.pop(dimension),
        lambda traits: traits[dimension].update(value="nonsense"),
        lambda traits: traits.update({"no-dimension": traits[dimension]}),
    ):
        changed = copy.deepcopy(model)
        change(changed["traits"])
        assert validators[Model.folder].is_valid(model)
        assert not validators[Model.folder].is_valid(changed)


def test_what_an_editor_reads_is_json(atlas: Atlas):
    for kind in KINDS.values():
        schema = json_schema(kind, atlas.vocabulary)
        assert schema["$schema"].endswith("2020-12/schema")
        assert "x-vocabulary" not in yaml.dump(schema)
