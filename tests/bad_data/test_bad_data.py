"""Every mistake gives exactly the message it should.

A case is a folder of files laid over the valid atlas in ``_valid`` and the real labels; a file ending in ``.absent``
takes one away, one ending in ``.without`` the keys it names. ``expected.txt`` holds what the check prints.
"""

import shutil
from pathlib import Path

import pytest

from atlas.build import CODES, examine
from atlas.diagnostics import as_text

HERE = Path(__file__).parent
VALID = HERE / "_valid"
LABELS = HERE.parents[1] / "data" / "labels.yml"
CASES = sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def lay_over(case: Path, target: Path) -> Path:
    shutil.copytree(VALID, target, dirs_exist_ok=True)
    shutil.copy(LABELS, target / "data")
    for path in case.rglob("*"):
        laid = target / path.relative_to(case).with_suffix("")
        if path.suffix == ".absent":
            laid.unlink()
        elif path.suffix == ".without":
            keys = tuple(f"{key}:" for key in path.read_text("utf-8").split())
            kept = [line for line in laid.read_text("utf-8").splitlines(True) if not line.startswith(keys)]
            laid.write_text("".join(kept), "utf-8")
        elif path.is_file() and path.name != "expected.txt":
            copy = target / path.relative_to(case)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return target


def test_the_valid_atlas_has_no_problems(tmp_path: Path):
    project = lay_over(VALID, tmp_path)
    assert examine(project / "data", project / "docs")[1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake(case: Path, tmp_path: Path):
    project = lay_over(case, tmp_path)
    found = as_text(examine(project / "data", project / "docs")[1])
    assert found + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
    assert f": {case.name}: " in found, "a folder is named after the code it shows"


def test_every_code_has_a_folder():
    assert {case.name for case in CASES} == set(CODES)
