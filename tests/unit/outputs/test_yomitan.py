"""The dictionaries for Yomitan."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from atlas.corpus.atlas import Atlas
from atlas.lexicon.model import STRENGTHS, spelt_out
from atlas.outputs import yomitan
from atlas.outputs.lexicon import whole_lexicon
from atlas.text.han import has_han

pytestmark = pytest.mark.unmeasured

SCHEMAS = Path(__file__).parents[2] / "lexicon" / "schemas"
SITE = "https://example.org/atlas/"
NAMES = ("siyu-atlas-en", "siyu-atlas-zh")
PARTS = ("index", "term_bank", "tag_bank")


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, str | bytes]:
    return yomitan.files(atlas, SITE)


def opened(files: dict[str, str | bytes], name: str) -> dict[str, Any]:
    """What a dictionary holds, file to value."""
    content = files[f"read/{name}.zip"]
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {one: json.loads(archive.read(one)) for one in archive.namelist()}


def entries(dictionary: dict[str, Any]) -> list[list[Any]]:
    return [entry for name, bank in dictionary.items() if name.startswith("term_bank_") for entry in bank]


@pytest.mark.parametrize("name", NAMES)
def test_a_dictionary_is_as_yomitan_wants_it(files: dict[str, str | bytes], name: str):
    dictionary = opened(files, name)
    assert "index.json" in dictionary
    for file, value in dictionary.items():
        kind = next(part for part in PARTS if file.startswith(part))
        schema = json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8"))
        assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(value)] == [], file
        assert len(value) <= yomitan.BANK
    tags = {tag[0] for tag in dictionary["tag_bank_1.json"]}
    assert {tag for entry in entries(dictionary) for tag in entry[2].split()} <= tags
    assert dictionary["index.json"] == json.loads(files[f"read/{name}.json"])


def test_updates_are_fetched_from_the_site(files: dict[str, str | bytes], fixture_atlas: Atlas):
    for name in NAMES:
        index = json.loads(files[f"read/{name}.json"])
        assert index["isUpdatable"] is True
        for field in ("indexUrl", "downloadUrl"):
            assert index[field].removeprefix(SITE) in files
    unknown = yomitan.files(fixture_atlas, "")
    assert not {"isUpdatable", "indexUrl", "downloadUrl", "url"} & set(json.loads(unknown[f"read/{NAMES[0]}.json"]))
    assert "href" not in json.dumps(opened(unknown, NAMES[0]))


def test_every_phrase_is_found_once_in_its_language(files: dict[str, str | bytes], atlas: Atlas):
    for name, chinese in zip(NAMES, (False, True), strict=True):
        found = [(entry[0].casefold(), entry[6]) for entry in entries(opened(files, name))]
        lexicon = whole_lexicon(atlas)
        wanted = {
            (pattern.phrase.casefold(), number)
            for number, sense in enumerate(lexicon.senses)
            for own in sense.patterns
            for pattern in spelt_out(own, lexicon.parts, yomitan.MADE)
            if has_han(pattern.phrase) == chinese
        }
        assert len(found) == len(set(found))
        assert set(found) == wanted


def test_an_entry_tells_what_was_meant(files: dict[str, str | bytes]):
    english = {(entry[0], entry[5][0]): entry for entry in entries(opened(files, NAMES[0]))}
    term, reading, tag, _, score, (name, *said, link), _, _ = english["U. S. troupe", "Meituan 美团 Měituán"]
    assert (term, reading, tag, score) == ("U. S. troupe", "", "certain", len(STRENGTHS))
    assert name == "Meituan 美团 Měituán"
    assert any("团" in one for one in said)
    assert link["content"]["href"] == f"{SITE}actors/meituan/"
    chinese = {entry[0]: entry for entry in entries(opened(files, NAMES[1]))}
    assert chinese["美团"][1:3] == ["Měituán", "right"]


def test_the_same_records_are_the_same_bytes_at_any_time(fixture_atlas: Atlas, monkeypatch: pytest.MonkeyPatch):
    today = yomitan.files(fixture_atlas, SITE)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert yomitan.files(fixture_atlas, SITE) == today


def revised(*entries: list[Any], newest: str = "20261120") -> list[int]:
    dictionary = yomitan.Dictionary("name", "title", "en", "said", list(entries))
    return [int(part) for part in yomitan.revision(dictionary, newest).split(".")]


def test_a_dictionary_with_more_in_it_or_newer_sources_is_newer():
    one, two = ["one", ""], ["two", ""]
    assert revised(one, two) > revised(one)
    assert revised(one, newest="20261121") > revised(one, two)
    assert revised(one) != revised(two)
    assert len(revised()) == len(revised(one))
