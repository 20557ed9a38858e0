import shutil
from pathlib import Path

import pytest

from atlas.editing.comparing import Change, FieldChange, as_markdown, as_text, changes, summary
from atlas.loading.records import load

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS / "data", tmp_path / "data")
    return tmp_path / "data"


def compared(data: Path) -> list[Change]:
    return changes(load(CORPUS / "data"), load(data))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_same_records_have_no_changes(data: Path):
    assert compared(data) == []
    assert summary([]) == "records: none differs"


def test_each_field_is_named_with_what_it_said(data: Path):
    path = data / "actors/zhiyuan-market.yml"
    path.write_text(path.read_text("utf-8") + 'last_seen:\n  date: 3021\n  cite: "[@kite-almanac]"\n', "utf-8")
    edit(path, "type: ", "type: x")
    (change,) = compared(data)
    assert (change.what, change.file) == ("changed", "data/actors/zhiyuan-market.yml")
    assert {field.field for field in change.fields} == {"type", "last_seen"}
    assert change.gained == ("kite-almanac",)
    assert "+ x" in as_text([change])


def test_added_removed_and_renamed_records_are_told_apart(data: Path):
    shutil.copy(data / "terms/own-loft.yml", data / "terms/new-loft.yml")
    (data / "claims/bamboo-is-older-than-kites.yml").unlink()
    (data / "actors/gelou.yml").rename(data / "actors/ge-lou.yml")
    (data / "actors/gelou.yml").write_text("moved_to: ge-lou\n")
    found = {change.id: change.what for change in compared(data)}
    assert found == {"new-loft": "added", "bamboo-is-older-than-kites": "removed", "ge-lou": "renamed"}
    assert summary(compared(data)) == "records: 1 added, 1 renamed, 1 removed"


def test_nothing_that_a_record_says_ends_the_block_it_stands_in():
    change = Change("changed", "x", "x", "X", "data/terms/x.yml", (FieldChange("name", "```", "````\n# Heading"),))
    lines = as_markdown([change]).splitlines()
    assert lines.count("`````") == 1
    assert [line for line in lines if line.startswith("#")] == ["### changed: `data/terms/x.yml`"]
