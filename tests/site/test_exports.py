"""What machines get: the records as JSON and CSV, compared with the files they are made from."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import yaml
from built import PROJECT, Page, Record, Site, straight

FILLED_IN = ([], {}, False)  # values of fields left out, so that readers of the JSON need not know them
DEFAULTS = {"basis": "reported", "dimensions": "all", "strength": "hint", "points": 2, "lives": True, "linked": True}


def differences(written: Any, published: Any, where: str = "") -> list[str]:
    """Return where published data is not what was written: texts only."""
    match published:
        case dict():
            missing = [f"{where}.{key} is missing" for key in written if key not in published]
            added = [
                f"{where}.{key} is not written" for key, value in published.items()
                if key not in written and value not in FILLED_IN and DEFAULTS.get(key) != value
            ]  # fmt: skip
            inner = [
                fault for key in written if key in published
                for fault in differences(written[key], published[key], f"{where}.{key}")
            ]  # fmt: skip
            return [*missing, *added, *inner]
        case list():
            if len(written) != len(published):
                return [f"{where}: {len(published)} of {len(written)}"]
            return [
                fault
                for at, (one, other) in enumerate(zip(written, published, strict=True))
                for fault in differences(one, other, f"{where}[{at}]")
            ]
        case bool():
            same = published == (written == "true")
        case int() | float():
            same = published == float(written)
        case _:
            same = published == written.strip()
    return [] if same else [f"{where}: {published!r} for {written!r}"]


def test_each_record_is_published_as_it_is_written(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    for id, record in entered.items():
        data = published.json(f"{page_of[id].address.removesuffix('/')}.json")
        assert data.pop("id") == id
        kind, sure = data.pop("kind"), data.pop("certainty", None)
        assert not sure or kind == "claim"
        assert differences(record.fields, data) == [], record.path


def test_each_expression_is_published_as_it_is_written(published: Site, expressions: Mapping[str, Record]):
    assert expressions
    for id, record in expressions.items():
        data = published.json(f"expressions/{id}.json")
        assert (data.pop("id"), data.pop("kind")) == (id, "expression")
        assert differences(record.fields, data) == [], record.path


def test_a_claim_says_how_certain_its_verdict_is(published: Site, entered: Mapping[str, Record]):
    made = published.json("data/atlas.json")
    words, rests = made["vocabulary"]["certainties"], made["vocabulary"]["verdicts"]
    claims = [made["records"][record.id] for record in entered.values() if record.folder == "claims"]
    assert {one["verdict"] for one in claims if "certainty" not in one} == {
        id for id, word in rests.items() if word["evidence"] == "any"
    }
    for found in (one["certainty"] for one in claims if "certainty" in one):
        assert found["points"] >= words[found["level"]]["least"]


def test_all_records_in_one_file_are_the_same_as_one_by_one(
    published: Site, page_of: Mapping[str, Page], expressions: Mapping[str, Record]
):
    one_by_one = {id: published.json(f"{page.address.removesuffix('/')}.json") for id, page in page_of.items()}
    one_by_one |= {id: published.json(f"expressions/{id}.json") for id in expressions}
    assert published.json("data/atlas.json")["records"] == one_by_one


def test_the_vocabulary_is_published_as_it_is_written(published: Site):
    written = yaml.load((PROJECT / "data/vocabulary.yml").read_text("utf-8"), yaml.CBaseLoader)
    assert differences(written, published.json("data/atlas.json")["vocabulary"]) == []


def test_no_record_of_a_kind_is_called_by_another(published: Site, entered: Mapping[str, Record]):
    made = published.json("data/atlas.json")["records"]
    kinds = {(record.folder, made[id]["kind"]) for id, record in entered.items()}
    assert len({folder for folder, _ in kinds}) == len({kind for _, kind in kinds}) == len(kinds)


def test_the_glossary_says_what_the_pages_say(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    header, *rows = csv.reader(io.StringIO(published.text("data/glossary.csv")))
    assert header == ["id", "kind", "name", "zh", "pinyin", "aliases", "definition", "page"]
    assert rows == sorted(rows, key=lambda row: (row[2].casefold(), row[0]))
    for id, kind, name, zh, pinyin, aliases, definition, address in rows:
        written, page = entered[id].fields, page_of[id]
        assert published.json(f"{address.removesuffix('/')}.json")["kind"] == kind
        assert (name, zh, pinyin) == (written["name"], written.get("zh", ""), written.get("pinyin", ""))
        assert aliases == "; ".join(written.get("aliases", ()))
        assert straight(definition) == page.summary
        assert address == page.address


def test_the_glossary_holds_every_name_that_has_a_page(published: Site, entered: Mapping[str, Record]):
    listed = [row["id"] for row in csv.DictReader(io.StringIO(published.text("data/glossary.csv")))]
    named = {"eras", "threads", "models", "terms", "actors"}
    assert sorted(listed) == sorted(record.id for record in entered.values() if record.folder in named)


def test_the_page_of_the_data_leads_to_it(published: Site):
    values = {published.whole("data/", reference.value) for reference in published.pages["data/"].references}
    assert {f"{published.base}data/atlas.json", f"{published.base}data/glossary.csv"} <= values


def test_the_lexicon_and_the_dictionaries_are_published(published: Site):
    found, told = (published.json(f"read/{name}.json") for name in ("lexicon", "told"))
    columns = (found["phrases"], found["codes"], told["zh"], told["means"], told["link"])
    assert len({column.count("\n") for column in columns}) == 1
    for name in ("siyu-atlas-en", "siyu-atlas-zh"):
        with zipfile.ZipFile(published.folder / "read" / f"{name}.zip") as archive:
            index = json.loads(archive.read("index.json"))
        assert index == published.json(f"read/{name}.json")
        for field in ("indexUrl", "downloadUrl"):
            assert index[field].removeprefix(published.base) in published.files
