import json

import pytest

from atlas.diagnostics import FORMATS, Diagnostic, Location, ValidationFailed, did_you_mean

FOUND = [
    Diagnostic(Location("data/b.yml", 2, 3), "unknown-field", 'no field "x" here', 'did you mean "y"?'),
    Diagnostic(Location("data/a,b.yml", 1, 1), "orphan", "100% alone\nand more"),
]


def test_as_text_there_is_one_line_each():
    assert FORMATS["text"](FOUND[:1]) == 'data/b.yml:2:3: unknown-field: no field "x" here; did you mean "y"?'


def test_as_github_annotations_special_signs_are_escaped():
    assert FORMATS["github"](FOUND).splitlines()[1] == (
        "::error file=data/a%2Cb.yml,line=1,col=1,title=orphan::100%25 alone%0Aand more"
    )


def test_as_json_nothing_is_lost():
    first = json.loads(FORMATS["json"](FOUND))[0]
    assert first == {
        "location": {"path": "data/b.yml", "line": 2, "column": 3},
        "code": "unknown-field",
        "message": 'no field "x" here',
        "hint": 'did you mean "y"?',
        "fix": None,
    }


def test_problems_are_raised_sorted_and_once():
    error = ValidationFailed([*FOUND, *FOUND])
    assert error.problems == [FOUND[1], FOUND[0]]
    assert str(error).splitlines()[-1] == "2 problems"


@pytest.mark.parametrize(("wrong", "hint"), [("qiwie", 'did you mean "qiwei"?'), ("zzz", "")])
def test_a_near_word_is_suggested(wrong: str, hint: str):
    assert did_you_mean(wrong, ["taoke", "qiwei"]) == hint
