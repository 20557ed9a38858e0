"""The commands that find, format, rename and compare records, as they are typed."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import diff
import find
import format as formatting
import rename
from atlas.build import examine

CORPUS = Path(__file__).parents[2] / "corpus"
Run = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("script", [diff, find, formatting, rename])
def test_help_has_examples_and_exit_status(script: ModuleType, run: Run, capsys):
    with pytest.raises(SystemExit) as leaving:
        run(script, "--help")
    assert leaving.value.code == 0
    printed = capsys.readouterr().out
    assert "Example" in printed
    assert "Exit status:" in printed


def test_find_prints_files_and_says_when_there_is_none(project: Path, run: Run, capsys):
    assert run(find, "--data", project / "data", "zhiyuan", "shiji") in (0, 1)
    assert run(find, "--data", project / "data", "Zhiyuan Market") == 0
    assert "data/actors/zhiyuan-market.yml: Zhiyuan Market" in capsys.readouterr().out
    assert run(find, "--data", project / "data", "qqqqqqqq") == 1


def test_format_writes_what_check_named_and_then_all_is_well(project: Path, run: Run, capsys):
    path = project / "data/terms/own-loft.yml"
    path.write_text('checked: "2026-11-20"\n' + path.read_text("utf-8").replace("checked:", "# checked:"), "utf-8")
    run(formatting, project / "data")
    capsys.readouterr()
    assert run(formatting, "--check", project / "data") == 0
    path.write_text("zh: 楼\nname: 'Loft'\n", "utf-8")
    assert run(formatting, "--check", path) == 1
    assert path.read_text("utf-8") == "zh: 楼\nname: 'Loft'\n"
    assert run(formatting, path) == 0
    assert path.read_text("utf-8") == "name: Loft\nzh: 楼\n"
    path.write_text("name: [\n", "utf-8")
    assert run(formatting, path) == 1
    assert "yaml-syntax" in capsys.readouterr().err


def test_a_renamed_record_leaves_no_problem_and_a_tombstone(project: Path, run: Run, capsys):
    places = ("--data", project / "data", "--docs", project / "docs")
    assert run(rename, "zhiyuan-market", "kite-market", *places) == 0
    assert "data/actors/kite-market.yml" in capsys.readouterr().out
    atlas, problems = examine(project / "data", project / "docs")
    assert problems == []
    assert atlas.moved["zhiyuan-market"] == "kite-market"
    assert run(rename, "kite-market", "the-market", *places) == 0
    atlas, problems = examine(project / "data", project / "docs")
    assert problems == []
    assert (atlas.moved["zhiyuan-market"], atlas.moved["kite-market"]) == ("the-market", "the-market")


@pytest.mark.parametrize("ids", [("nothing", "new"), ("zhiyuan-market", "Bad_Id"), ("zhiyuan-market", "own-loft")])
def test_a_renaming_that_cannot_be_is_refused(project: Path, run: Run, ids: tuple[str, str]):
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    with pytest.raises(SystemExit) as leaving:
        run(rename, *ids, "--data", project / "data", "--docs", project / "docs")
    assert leaving.value.code == 2
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_a_renaming_that_would_leave_problems_changes_nothing(project: Path, run: Run, monkeypatch, capsys):
    monkeypatch.setattr(rename, "renamed", lambda *_: rename.Renaming({"data/terms/own-loft.yml": "name: [\n"}, "", ""))
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert run(rename, "own-loft", "loft", "--data", project / "data", "--docs", project / "docs") == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_a_commit_is_compared_with_the_files(project: Path, run: Run, capsys):
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=project, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")
    path = project / "data/terms/own-loft.yml"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: New "), "utf-8")
    assert run(diff, "HEAD", "--project", project) == 0
    assert "changed: data/terms/own-loft.yml" in capsys.readouterr().out
    assert run(diff, "HEAD", "HEAD", "--project", project, "--format", "markdown") == 0
    assert capsys.readouterr().out == "records: none differs\n"
    with pytest.raises(SystemExit):
        run(diff, "no-such-commit", "--project", project)
    with pytest.raises(SystemExit):
        run(diff, "--output=x", "--project", project)
