"""Every mistake gives exactly the message it should.

A case is a folder of files laid over the valid atlas in ``_valid`` and the real labels, named after the code it shows;
further cases of one code are told apart after two hyphens. ``expected.txt`` holds what the check prints.

A file ending in ``.absent`` takes one away, ``.without`` the keys it names, ``.instead`` puts its lines in the place of
those with the same keys, ``.swap`` new words in the place of old ones; ``.link`` makes a link to what it names,
``.large`` a file of so many bytes.
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
        if path.is_file() and path.name != "expected.txt":
            inside = path.relative_to(case)
            change = CHANGES.get(path.suffix)
            laid = target / (inside.with_suffix("") if change else inside)
            laid.parent.mkdir(parents=True, exist_ok=True)
            (change or replace)(laid, path)
    return target


def replace(laid: Path, path: Path) -> None:
    shutil.copy(path, laid)


def take_away(laid: Path, path: Path) -> None:
    laid.unlink()


def leave_out(laid: Path, path: Path) -> None:
    keys = tuple(f"{key}:" for key in path.read_text("utf-8").split())
    kept = [line for line in laid.read_text("utf-8").splitlines(True) if not line.startswith(keys)]
    laid.write_text("".join(kept), "utf-8")


def put_first(laid: Path, path: Path) -> None:
    """Put lines before what is left of a file without the fields that they hold."""
    lines = path.read_text("utf-8")
    keys = tuple(line.split(":")[0] + ":" for line in lines.splitlines() if ":" in line)
    kept = [line for line in laid.read_text("utf-8").splitlines(True) if not line.startswith(keys)]
    laid.write_text(lines + "".join(kept), "utf-8")


def swap(laid: Path, path: Path) -> None:
    """Replace text: the file holds lines of the old text and the new, in turn, with ``=>`` between them."""
    text, lines = laid.read_text("utf-8"), path.read_text("utf-8").split("\n")
    for at in range(1, len(lines), 3):
        assert lines[at - 1] in text
        text = text.replace(lines[at - 1], lines[at + 1])
    laid.write_text(text, "utf-8")


def link(laid: Path, path: Path) -> None:
    laid.symlink_to(path.read_text("utf-8").strip())


def enlarge(laid: Path, path: Path) -> None:
    laid.write_text("#" * int(path.read_text("utf-8")), "utf-8")


CHANGES = {
    ".absent": take_away,
    ".without": leave_out,
    ".instead": put_first,
    ".swap": swap,
    ".link": link,
    ".large": enlarge,
}


def code_of(case: Path) -> str:
    return case.name.partition("--")[0]


def test_the_valid_atlas_has_no_problems(tmp_path: Path):
    project = lay_over(VALID, tmp_path)
    assert examine(project / "data", project / "docs")[1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake(case: Path, tmp_path: Path):
    project = lay_over(case, tmp_path)
    found = as_text(examine(project / "data", project / "docs")[1])
    assert found + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
    assert f": {code_of(case)}: " in found, "a folder is named after the code it shows"


def test_every_code_has_a_folder():
    assert {code_of(case) for case in CASES} == set(CODES)
