"""What a newcomer types first."""

import re
import shutil
from pathlib import Path

import pytest

import new
from atlas.build import examine
from atlas.schema.records import KINDS

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path / "data"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["new.py", *map(str, arguments)])
    return new.main()


def test_every_problem_of_a_new_record_says_what_to_fill_in(data: Path, monkeypatch: pytest.MonkeyPatch):
    for kind in KINDS.values():
        assert run(monkeypatch, kind.kind, f"new-{kind.kind}", "--data", data) == 0
    _, problems = examine(data, PROJECT / "docs")
    assert {problem.code for problem in problems} == {"empty-value"}
    assert {problem.hint for problem in problems} == {"fill it in: it is needed"}
    assert {Path(problem.location.path).stem for problem in problems} >= {f"new-{kind.kind}" for kind in KINDS.values()}


def test_a_record_that_is_there_is_never_overwritten(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    before = (data / "terms/taoke.yml").read_text("utf-8")
    for kind in ("term", "actor"):
        with pytest.raises(SystemExit):
            run(monkeypatch, kind, "taoke", "--data", data)
        assert "data/terms/taoke.yml already has this id" in capsys.readouterr().err
    assert (data / "terms/taoke.yml").read_text("utf-8") == before
    assert not (data / "actors/taoke.yml").exists()


def test_an_id_that_is_none_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    for id in ("Big_Brick", "../x", "a--b"):
        with pytest.raises(SystemExit):
            run(monkeypatch, "term", id, "--data", data)
        assert "use lower-case letters" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["README.md", "docs/contributing.md"])
def test_the_example_record_can_be_followed_to_the_letter(data: Path, path: str):
    text = (PROJECT / path).read_text("utf-8")
    ((name, example),) = re.findall(r"```yaml\n# data/(terms/[a-z-]+\.yml).*?\n(.*?)```", text, re.S)
    assert not (data / name).exists(), "an example must not overwrite a record"
    (data / name).write_text(example, "utf-8")
    _, problems = examine(data, PROJECT / "docs")
    assert [problem.code for problem in problems] == ["orphan"]
