import copy
import json
from pathlib import Path

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.form import Form, form, taken_away
from atlas.outputs.versions import API, VERSION

EDITIONS = Path(__file__).parent / "editions"


@pytest.fixture(scope="module")
def now(atlas: Atlas) -> Form:
    return form(atlas)


def test_nothing_is_taken_away_from_the_last_edition_without_a_new_version(now: Form):
    last = max(EDITIONS.glob("*.json"), key=lambda path: [int(part) for part in path.stem.split(".")])
    before = json.loads(last.read_text("utf-8"))
    if before["version"].split(".")[0] == VERSION.split(".")[0]:
        assert taken_away(before, now) == []


def test_the_address_of_the_api_has_the_version():
    assert f"v{VERSION.split('.')[0]}" == API


def test_what_is_taken_away_is_told(now: Form):
    less = copy.deepcopy(now)
    del less["tables"]["models"]["outcome"]
    less["tables"]["observations"]["value"] = "string"
    less["api"]["claim"][""].remove("verdict")
    assert taken_away(now, less) == ["models.outcome: string", "observations.value: number", "claim .verdict"]
    assert taken_away(less, {**now, "tables": {**now["tables"], "more": {"id": "string"}}}) == [
        "observations.value: string"
    ]
