"""What has one right answer is mended, and nothing else is touched."""

from pathlib import Path

import pytest
from test_bad_data import CASES, lay_over

import check
from atlas.build import examine
from atlas.diagnostics import Diagnostic, Fix, Location
from atlas.editing.mending import mended


def problem(line: int, column: int, old: str, new: str) -> Diagnostic:
    return Diagnostic(Location("x.yml", line, column), "code", "message", "", Fix(old, new))


def test_fixes_of_one_line_are_made_side_by_side():
    text, done = mended("a b a\n", [problem(1, 1, "a", "longer"), problem(1, 5, "a", "c")])
    assert text == "longer b c\n"
    assert len(done) == 2


def test_a_value_in_quotes_is_replaced_with_them():
    assert mended('value: "1,000"\n', [problem(1, 8, "1,000", "1000")])[0] == "value: 1000\n"


def test_nothing_is_made_where_something_else_stands():
    for wrong in (problem(1, 2, "a", "b"), problem(9, 1, "a", "b"), problem(1, 1, "", "b")):
        assert mended("a b\n", [wrong]) == ("a b\n", [])


def test_of_two_fixes_in_one_place_one_is_made():
    text, done = mended("[[аcme]]\n", [problem(1, 1, "[[аcme]]", "[[acme]]"), problem(1, 3, "аcme", "acme")])
    assert text == "[[acme]]\n"
    assert len(done) == 1


@pytest.mark.unmeasured
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_check_can_mend_is_gone_afterwards(case: Path, tmp_path: Path, capsys):
    project = lay_over(case, tmp_path)
    places = project / "data", project / "docs"
    before = examine(*places)[1]
    fixes = [one for one in before if one.fix]
    files = {
        path: path.read_bytes() for path in project.rglob("*") if path.is_file() and path.stat().st_size < 1_000_000
    }
    _, after = check.fix(*places)
    printed = capsys.readouterr().out
    assert printed.count("mended:") >= len({one.location.line for one in fixes})
    assert not [one for one in after if one.fix]
    if not fixes:
        assert {path: path.read_bytes() for path in files} == files
        assert after == before
