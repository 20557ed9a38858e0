import shutil
import subprocess
from pathlib import Path

import pytest

import screenshots

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS, tmp_path, dirs_exist_ok=True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_pages_of_changed_and_new_records_are_found(project: Path):
    assert screenshots.changed_pages("HEAD", project) == []
    path = project / "data/terms/own-loft.yml"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: New "), "utf-8")
    expression = project / "data/expressions/zhiyao.yml"
    expression.write_text(expression.read_text("utf-8").replace("means: ", "means: New "), "utf-8")
    (project / "data/claims/bamboo-is-older-than-kites.yml").unlink()
    assert set(screenshots.changed_pages("HEAD", project)) == {"glossary/own-loft/", "expressions/p/"}


def test_an_unknown_commit_is_no_traceback(project: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("sys.argv", ["screenshots.py", "no-such-commit", "--project", str(project)])
    monkeypatch.setattr(screenshots.shutil, "which", lambda name: "chromium")
    with pytest.raises(SystemExit) as leaving:
        screenshots.main()
    assert leaving.value.code == 2
    assert "no-such-commit" in capsys.readouterr().err


def test_each_page_is_photographed_at_two_widths(tmp_path: Path):
    chromium = screenshots.chromium()
    if not chromium:
        pytest.skip("no Chromium")
    site, to = tmp_path / "site", tmp_path / "shots"
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_text("<h1>A</h1>")
    to.mkdir()
    lines = screenshots.photograph(["a/"], site, to, chromium)
    assert lines == ["- `a/`: `screenshots/a-desk.png`, `screenshots/a-phone.png`"]
    assert {path.name for path in to.iterdir()} == {"a-desk.png", "a-phone.png"}
