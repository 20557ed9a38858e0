from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from atlas.editing.formatting import formatted, with_fields
from atlas.loading.files import UNWANTED
from atlas.loading.yaml_source import parse_document
from atlas.schema.records import KINDS

PROJECT = Path(__file__).parents[3]
TERM = KINDS["terms"]


def form(text: str) -> str:
    result, problems = formatted(text, TERM, "data/terms/x.yml")
    assert not problems
    return result


def test_fields_come_in_the_order_of_their_kind_with_the_long_text_last():
    text = "checked: 2026-11-26\nbody: |\n  Long.\n\n  Longer.\n\nzh: 砖\npinyin: zhuān\nname: Brick\n"
    assert form(text) == "name: Brick\npinyin: zhuān\nzh: 砖\nbody: |\n  Long.\n\n  Longer.\nchecked: 2026-11-26\n"


def test_comments_stay_with_their_fields():
    text = "# About the file.\n\n# above\nzh: 砖 # beside\nname: Brick\n# at the end\n"
    assert form(text) == "# About the file.\n\nname: Brick\n# above\nzh: 砖 # beside\n# at the end\n"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ('"Brick"', "Brick"),
        ("'Brick'", "Brick"),
        ("'2017'", '"2017"'),
        ('"true"', '"true"'),
        ('"a: b"', '"a: b"'),
        ('"a #b"', '"a #b"'),
        ("'- a'", '"- a"'),
        ("'[[brick]]'", '"[[brick]]"'),
        ('"say \\"so\\""', 'say "so"'),
        ("'it''s'", "it's"),
        ('"  a"', '"  a"'),
        ('["a", "b, c"]', '[a, "b, c"]'),
        ('{"seen": "a", why: "b [c]"}', '{seen: a, why: "b [c]"}'),
        ('{a: "how?", b: "how"}', '{a: "how?", b: how}'),
        ("2017-05-04", "2017-05-04"),
        ('"2017-05"', "2017-05"),
    ],
)
def test_quotes_stand_where_they_are_needed(written: str, canonical: str):
    assert form(f"name: {written}\n") == f"name: {canonical}\n"


def test_line_ends_and_blanks_are_made_alike():
    assert form("\ufeffname: Brick  \r\nzh: 砖\t\r\n\r\n\r\n") == "name: Brick\nzh: 砖\n"


def test_fields_are_added_in_their_place():
    text = with_fields(
        "title: Paper # short\nurl: https://example.org/\nlang: en\n", KINDS["sources"], {"archived": "2026-11-26"}
    )
    assert text == "title: Paper # short\nlang: en\nurl: https://example.org/\narchived: 2026-11-26\n"
    with pytest.raises(ValueError, match="archived is there already"):
        with_fields(text, KINDS["sources"], {"archived": "2026-11-26"})


def test_a_file_that_cannot_be_read_is_left_with_its_problem():
    text, problems = formatted("name: [Brick\n", TERM, "data/terms/x.yml")
    assert text == "name: [Brick\n"
    assert [problem.code for problem in problems] == ["yaml-syntax"]


values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(lambda text: not UNWANTED.search(text))
    | st.sampled_from(["a: b", "- x", "2017", "true", "# no", "", "'", '"', "null", "a #b", "1e3", "=", "~"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcde"), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["name", "zh", "body", "checked", "extra"]), values, min_size=1),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"']),
)
def test_what_a_file_says_never_changes_and_a_second_time_nothing_does(
    data: dict, flow: bool | None, style: str | None
):
    text = yaml.safe_dump(
        data, allow_unicode=True, sort_keys=False, default_flow_style=flow, default_style=style, width=10_000
    )
    before, problems = parse_document(text, "x")
    result, _ = formatted(text, TERM, "x")
    if not problems:
        assert parse_document(result, "x")[0].data == before.data
    assert formatted(result, TERM, "x")[0] == result
