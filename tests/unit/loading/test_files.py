import os
from pathlib import Path

import pytest

from atlas.loading.files import LARGEST, files_below, read_text, shown_path


def codes(path: Path) -> list[str]:
    return [problem.code for problem in read_text(path, "data/x.yml")[1]]


def test_what_never_ends_is_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "x.yml")
    assert codes(tmp_path / "x.yml") == ["unreadable"]
    assert codes(Path("/dev/zero")) == ["unreadable"]


def test_a_file_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "x.yml"
    path.write_text("name: Brick\n", "utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # whoever runs the tests may be allowed everything
    (problem,) = read_text(path, "data/x.yml")[1]
    assert str(problem) == "data/x.yml:1:1: unreadable: there is no permission to read this; allow it with chmod"


def test_a_folder_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data = tmp_path / "data"
    (data / "terms").mkdir(parents=True)
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("terms"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found, (problem,) = files_below(data)
    assert found == []
    assert str(problem.location) == "data/terms:1:1"


def test_a_folder_that_is_missing_is_a_problem(tmp_path: Path):
    found, (problem,) = files_below(tmp_path / "docs")
    assert (found, problem.code, str(problem.location)) == ([], "unreadable", "docs:1:1")


def test_the_largest_file_is_read_and_no_larger_one(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_bytes(b"#" * LARGEST)
    assert codes(path) == []
    path.write_bytes(b"#" * (LARGEST + 1))
    assert codes(path) == ["too-large"]


def test_line_ends_of_all_systems_and_a_byte_order_mark_are_taken_away(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(path, "x.yml") == ("one\ntwo\nthree\n", [])


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\x00", "x.yml:1:1"),
        (b"one\r\ntwo \xe2\x80\xa8", "x.yml:2:5"),
        ("私域\u202e".encode(), "x.yml:1:3"),
        (b"\xef\xbb\xbfone\n\xef\xbb\xbf", "x.yml:2:1"),
    ],
)
def test_a_character_that_no_text_needs_has_its_place(tmp_path: Path, data: bytes, place: str):
    path = tmp_path / "x.yml"
    path.write_bytes(data)
    ((problem,),) = (read_text(path, "x.yml")[1],)
    assert (problem.code, str(problem.location)) == ("bad-character", place)


def test_what_is_no_utf8_has_its_place_and_the_rest_is_read(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_bytes("一\n二 caf".encode() + b"\xe9!")
    text, (problem,) = read_text(path, "x.yml")
    assert (problem.code, str(problem.location)) == ("not-utf8", "x.yml:2:6")
    assert text == "一\n二 caf\N{REPLACEMENT CHARACTER}!"


def test_names_that_begin_with_a_dot_are_left_out(tmp_path: Path):
    for name in (".git/config.yml", "terms/.hidden.yml", "terms/brick.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert files_below(tmp_path) == ([tmp_path / "terms/brick.yml"], [])


def test_a_link_to_a_folder_counts_as_a_file_and_is_not_followed(tmp_path: Path):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/loop").symlink_to(tmp_path)
    assert files_below(tmp_path) == ([tmp_path / "terms/loop"], [])
    assert codes(tmp_path / "terms/loop") == ["unreadable"]


def test_a_name_is_shown_so_that_it_can_be_printed(tmp_path: Path):
    shown = shown_path(tmp_path / os.fsdecode(b"caf\xe9\n.yml"), tmp_path)
    assert shown == f"{tmp_path.name}/caf\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.yml"
