"""A site that is there already is not built again, and whatever it is made from makes it anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built import PROJECT
from small import RECORDS, Project

MORE = RECORDS.parent / "_more"
KEY = ".cache/site.json"
EDITS = [
    ("data/eras/stone-era.yml", "When all was stone.", "When much was stone."),
    ("data/models/barter.yml", "Needs no coin.", "Needs no coins."),
    ("data/terms/brick.yml", "fired clay", "baked clay"),
    ("data/actors/mason.yml", "name: Mason", "name: The mason"),
    ("data/events/first-brick-9001.yml", "It was baked.", "It was fired."),
    ("data/claims/bricks-sink.yml", "verdict: unverified\n", "verdict: unverified\nreason: None.\n"),
    ("data/series/coins.yml", "value: 4.5", "value: 5.5"),
    ("data/sources/book.yml", "publisher: The Press", "publisher: Another press"),
    ("data/comparisons/stuffs.yml", "text: Heavy.", "text: Rather heavy."),
    ("data/threads/clay-thread.yml", "Clay came first", "Clay was first"),
    ("data/expressions/windy-lane.yml", "wind mouth lane", "wind mouth alley"),
    ("data/economics/sums-one.yml", "goods: {value: 60", "goods: {value: 61"),
    ("data/labels.yml", "category: Category", "category: Sort"),
    ("data/vocabulary.yml", "name: Things", "name: Objects"),
    ("docs/index.md", "made the", "fired the"),
    ("docs/assets/css/base.css", "@", "/* changed */ @"),
    ("mkdocs.yml", "site_url", "copyright: Nobody\nsite_url"),
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a record of every kind, on a machine that publishes nothing."""
    monkeypatch.delenv("CI", raising=False)
    project = Project.at(tmp_path / "project")
    shutil.copytree(MORE, project.folder, dirs_exist_ok=True)
    return project


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def built_cold(project: Project, folder: Path) -> dict[str, bytes]:
    shutil.copytree(project.folder, folder, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache"))
    return contents(Project(folder).build(strict=False).folder)


def test_a_second_build_ends_at_once_and_touches_nothing(project: Project):
    site = project.build(strict=False, kept=True).folder
    before = times(site)
    with pytest.raises(SystemExit) as ended:
        project.build(strict=False, kept=True)
    assert not ended.value.code
    assert times(site) == before


@pytest.mark.unmeasured
def test_after_any_edit_the_site_is_made_anew(project: Project, tmp_path: Path):
    project.build(strict=False, kept=True)
    for path, before, after in EDITS:
        text = (project.folder / path).read_text("utf-8")
        assert before in text, path
        assert project.is_current(), path
        project.write(path, text.replace(before, after))
        assert not project.is_current(), path
        project.write(path, text)
    for path, before, after in EDITS:
        project.write(path, (project.folder / path).read_text("utf-8").replace(before, after))
    warm = contents(project.build(strict=False, kept=True).folder)
    assert warm == built_cold(project, tmp_path / "cold")


def test_a_change_of_a_template_makes_it_anew(project: Project):
    (project.folder / "hooks").unlink()
    shutil.copytree(PROJECT / "hooks", project.folder / "hooks")

    def said() -> str:
        command = [sys.executable, "-m", "mkdocs", "build"]
        environment = {**os.environ, "PYTHONPATH": str(project.folder / "hooks")}
        done = subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, text=True, check=True)
        return done.stderr

    assert "Documentation built" in said()
    assert "Nothing has changed" in said()
    page, template = project.folder / "site/glossary/brick/index.html", "hooks/atlas/pages/templates/term.html.jinja"
    assert "<hr>" not in page.read_text("utf-8")
    project.write(template, (project.folder / template).read_text("utf-8").replace("more %}", "more %}<hr>"))
    assert "Documentation built" in said()
    assert "<hr>" in page.read_text("utf-8")


def test_another_version_of_a_package_makes_it_anew(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "packages" / "Something-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    project.build(strict=False, kept=True)
    assert project.is_current()
    (tmp_path / "packages" / "Something-1.0.dist-info").rename(tmp_path / "packages" / "Something-1.1.dist-info")
    assert not project.is_current()


@pytest.mark.unmeasured
def test_a_key_that_is_damaged_or_old_is_none(project: Project):
    site = contents(project.build(strict=False, kept=True).folder)
    for damage in ("", "{", '{"made of": "elsewhere", "site": "long ago"}', "\udcff"):
        (project.folder / KEY).write_bytes(damage.encode("utf-8", "surrogateescape"))
        assert contents(project.build(strict=False, kept=True).folder) == site, damage


@pytest.mark.unmeasured
def test_a_file_of_the_site_that_was_changed_or_deleted_is_made_again(project: Project):
    folder = project.build(strict=False, kept=True).folder
    site = contents(folder)
    (folder / "index.html").write_text("Mine.", "utf-8")
    assert contents(project.build(strict=False, kept=True).folder) == site
    (folder / "glossary/brick.json").unlink()
    assert contents(project.build(strict=False, kept=True).folder) == site


@pytest.mark.unmeasured
def test_what_is_published_is_built(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.build(strict=False, kept=True)
    monkeypatch.setenv("CI", "true")
    project.build(strict=False, kept=True)


def test_a_build_with_problems_leaves_no_key(project: Project):
    project.build(strict=False, kept=True)
    project.write("data/terms/brick.yml", "name: Brick\n")
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            project.build(kept=True)
        assert ended.value.code
    assert not (project.folder / KEY).exists()
