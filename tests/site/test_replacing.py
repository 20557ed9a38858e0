"""A build that is broken off leaves the site as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from built import PROJECT
from mkdocs.exceptions import Abort
from small import Project

import publish
from atlas.replacing import Replacement


def state(project: Project) -> dict[str, bytes]:
    folder = project.folder / "site"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def beside(project: Project) -> set[str]:
    return {path.name for path in project.folder.iterdir() if path.name.startswith(".site")}


@pytest.fixture
def changed(project: Project) -> Project:
    """Return a project whose site is built, and whose home page has changed since."""
    project.build()
    project.write("docs/index.md", "# Another home\n")
    return project


def test_whoever_stops_a_build_keeps_the_site(changed: Project, monkeypatch: pytest.MonkeyPatch):
    before = state(changed)
    for stop in (KeyboardInterrupt, MemoryError):

        def stopped(*_: object, stop: type[BaseException] = stop, **__: object) -> None:
            raise stop

        monkeypatch.setattr(publish, "complete_index", stopped)  # by then all but the last files are written
        with pytest.raises(stop):
            changed.build()
        assert state(changed) == before


def test_a_build_with_problems_keeps_the_site(changed: Project):
    before = state(changed)
    changed.write("docs/index.md", "# Home\n\n{{ nothing() }}\n")
    with pytest.raises(Abort):
        changed.build()
    assert state(changed) == before


def test_a_build_that_is_killed_keeps_the_site_and_the_next_one_is_whole(changed: Project):
    before = state(changed)
    unfinished = changed.folder / ".site-unfinished"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    paths = {"PYTHONPATH": str(PROJECT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "CI": "true"}
    build = subprocess.Popen(command, cwd=changed.folder, env={**os.environ, **paths})
    while not (unfinished / "assets").is_dir() and build.poll() is None:
        time.sleep(0.002)
    build.send_signal(signal.SIGKILL)
    assert build.wait() == -signal.SIGKILL, "it was done before it was killed"
    assert state(changed) == before
    assert beside(changed) == {".site-unfinished"}
    assert "Another home" in changed.build().text("index.html")
    assert beside(changed) == set()


def test_whoever_stops_between_two_names_finds_the_site_again(tmp_path: Path):
    (tmp_path / ".site-last").mkdir()
    (tmp_path / ".site-last/index.html").write_text("good", "utf-8")
    Replacement(str(tmp_path / "site")).begin()
    assert (tmp_path / "site/index.html").read_text("utf-8") == "good"
    assert not (tmp_path / ".site-last").exists()
