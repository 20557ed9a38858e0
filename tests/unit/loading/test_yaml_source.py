import string

import yaml
from hypothesis import given
from hypothesis import strategies as st

from atlas.loading.yaml_source import read_document

keys = st.text(string.ascii_lowercase, min_size=1, max_size=5)
scalars = st.text(string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", "") + "私域é", max_size=20)
trees = st.dictionaries(
    keys,
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)),
    min_size=1,
    max_size=4,
)


def document(tmp_path, text):
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8", newline="")
    return read_document(path, "x.yml")


@given(data=trees)
def test_text_is_read_as_it_was_written(tmp_path_factory, data):
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    found, problems = document(tmp_path_factory.mktemp("yaml"), text)
    assert not problems
    assert found.data == data


@given(text=st.text(max_size=60))
def test_any_text_gives_data_or_problems(tmp_path_factory, text):
    _, problems = document(tmp_path_factory.mktemp("yaml"), text.encode("utf-8", "ignore").decode())
    assert all(problem.location.line >= 1 and problem.location.column >= 1 for problem in problems)


def test_words_that_yaml_would_change_stay_text(tmp_path):
    found, _ = document(tmp_path, "a: no\nb: 12:30\nc: 0123\nd: 2017-05-04\ne: 7\nf: 1.5\ng: true\nh: yes\n")
    assert found.data == {
        "a": "no", "b": "12:30", "c": "0123", "d": "2017-05-04", "e": 7, "f": 1.5, "g": True, "h": "yes",
    }  # fmt: skip


def test_every_value_has_its_place(tmp_path):
    found, _ = document(tmp_path, "a:\n  - b: one\n    c: |\n      two\n      three three\n")
    assert str(found.location("a", 0, "b")) == "x.yml:2:8"
    assert str(found.key_location("a", 0, "c")) == "x.yml:3:5"
    assert str(found.location_in(("a", 0, "c"), "three", 1)) == "x.yml:5:13"
    assert str(found.location("a", 5)) == "x.yml:2:3", "the nearest value that encloses it"


def test_windows_line_ends_and_a_byte_order_mark_are_no_problem(tmp_path):
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbfname: Taoke\r\nzh: \xe6\xb7\x98\xe5\xae\xa2\r\n")
    found, problems = read_document(path, "x.yml")
    assert not problems
    assert found.data == {"name": "Taoke", "zh": "淘客"}
