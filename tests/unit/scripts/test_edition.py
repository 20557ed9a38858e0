import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import edition

PROJECT = Path(__file__).parents[3]
OWN = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def project(folder: Path) -> Path:
    shutil.copytree(PROJECT / "tests/bad_data/_valid", folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / "data/labels.yml", folder / "data")
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Begin")):
        subprocess.run([*OWN, *command], cwd=folder, check=True)
    return folder


def test_an_edition_is_a_dated_archive_with_its_checksum_made_once(tmp_path: Path):
    folder = project(tmp_path / "atlas")
    assert edition.main(folder) == 0
    (made,) = (folder / "docs/editions").iterdir()
    (archive,) = made.glob("*.zip")
    assert archive.name == f"siyu-atlas-{made.name}.zip"
    digest, name = (made / "SHA256SUMS").read_text("utf-8").split()
    assert (name, digest) == (archive.name, hashlib.sha256(archive.read_bytes()).hexdigest())
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
    (form,) = (folder / "tests/unit/outputs/editions").glob("*.json")
    assert json.loads(form.read_text("utf-8"))["version"] == form.stem
    assert edition.main(folder) == 1


def test_without_git_there_is_no_day_to_name(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert edition.main(tmp_path) == 1
