"""Every mistake gives exactly the message it should.

A case is a folder of files laid over the valid atlas in ``_valid``; a file ending in ``.absent`` takes
one away. ``expected.txt`` holds what the check prints.
"""

import shutil
from pathlib import Path

import pytest

from atlas.diagnostics import as_text
from atlas.build import CODES, examine

HERE = Path(__file__).parent
VALID = HERE / "_valid"
CASES = sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def lay_over(case: Path, target: Path) -> Path:
    shutil.copytree(VALID, target, dirs_exist_ok=True)
    for path in case.rglob("*"):
        if path.suffix == ".absent":
            (target / path.relative_to(case).with_suffix("")).unlink()
        elif path.is_file() and path.name != "expected.txt":
            copy = target / path.relative_to(case)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return target


def test_the_valid_atlas_has_no_problems():
    assert examine(VALID / "data", VALID / "docs")[1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake(case: Path, tmp_path: Path):
    project = lay_over(case, tmp_path)
    found = as_text(examine(project / "data", project / "docs")[1])
    assert found + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
    assert f": {case.name}: " in found, "a folder is named after the code it shows"


def test_every_code_has_a_folder():
    assert {case.name for case in CASES} == set(CODES)
