import datetime
import os
import subprocess
from pathlib import Path

import pytest

from atlas.loading.history import history


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "atlas"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, 1, "Tell of Taobao", "data/actors/taobao.yml", "docs/私域.md")
    commit(folder, 2, "Mend Taobao", "data/actors/taobao.yml", "elsewhere.txt")
    return folder


def git(folder: Path, *arguments: str, day: int = 1) -> None:
    dated = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"2026-11-0{day}T12:00:00+08:00")
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *arguments], cwd=folder, env={**os.environ, **dated}, check=True, capture_output=True)


def commit(folder: Path, day: int, words: str, *paths: str) -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{words}\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", words, day=day)


def test_each_file_has_its_changes_the_last_first(project: Path):
    found = history(project, "data", "docs")
    assert set(found) == {"data/actors/taobao.yml", "docs/私域.md"}
    last, first = found["data/actors/taobao.yml"]
    assert (last.words, last.new, last.day) == ("Mend Taobao", False, "2026-11-02")
    assert (first.words, first.new) == ("Tell of Taobao", True)
    assert first.time == datetime.datetime(2026, 11, 1, 4, tzinfo=datetime.UTC)


def test_a_project_below_the_root_of_a_repository_has_its_own_paths(project: Path):
    commit(project, 3, "Move in", "site/data/terms/cps.yml")
    assert set(history(project / "site", "data")) == {"data/terms/cps.yml"}


def test_a_log_that_is_cut_short_says_nothing(project: Path, tmp_path: Path):
    git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "shallow")
    assert history(tmp_path / "shallow", "data") == {}


def test_without_git_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history(tmp_path, "data") == {}
    monkeypatch.setenv("PATH", "")
    assert history(tmp_path, "data") == {}
