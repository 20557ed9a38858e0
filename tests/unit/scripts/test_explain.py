"""The command that reads a translated article."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import explain

CORPUS = Path(__file__).parents[2] / "corpus"
FIELDS = ["start", "end", "text", "zh", "pinyin", "means", "record", "reading", "strength"]


@pytest.fixture
def small_atlas() -> list[str]:
    """Where the made-up records stand, as arguments."""
    return ["--data", str(CORPUS / "data"), "--docs", str(CORPUS / "docs")]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object, stdin: bytes = b"") -> tuple[int, str]:
    """Exit status and output of the command."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    monkeypatch.setattr("sys.argv", ["explain.py", *map(str, arguments)])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    monkeypatch.setattr("sys.stdout", out)
    status = explain.main()
    out.flush()
    return status, out.buffer.getvalue().decode()


def test_json_tells_where_and_what(monkeypatch: pytest.MonkeyPatch, small_atlas: list[str], tmp_path: Path):
    text = "\U0001d4d0 Ａ text of clean ｅnergy drones and 绿鸢.\n"
    article = tmp_path / "article.txt"
    article.write_text(text, "utf-8")
    status, output = run(monkeypatch, article, "--format", "json", *small_atlas)
    hits = json.loads(output)
    assert status == 0
    assert hits
    for hit in hits:
        assert list(hit) == FIELDS
        assert text[hit["start"] : hit["end"]] == hit["text"]
        assert hit["strength"] in ("certain", "likely", "hint")
    assert {hit["zh"] for hit in hits} == {"绿鸢"}
    assert run(monkeypatch, "-", "--format", "json", *small_atlas, stdin=text.encode()) == (0, output)


def test_a_page_is_whole_and_harmless(monkeypatch: pytest.MonkeyPatch, small_atlas: list[str]):
    status, page = run(
        monkeypatch, "-", "--format", "html", "--site", "https://example.org/atlas", *small_atlas,
        stdin="<script>alert(1)</script> 绿鸢".encode(),
    )  # fmt: skip
    assert status == 0
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert '<a href="https://example.org/atlas/glossary/' in page
    assert "standard input" in page


def test_a_byte_order_mark_is_no_text(monkeypatch: pytest.MonkeyPatch, small_atlas: list[str]):
    status, output = run(monkeypatch, "-", "--format", "json", *small_atlas, stdin=b"\xef\xbb\xbf" + "绿鸢".encode())
    assert (status, json.loads(output)[0]["start"]) == (0, 0)


def test_what_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path):
    missing = tmp_path / "missing.txt"
    assert run(monkeypatch, missing)[0] == 2
    assert f"{missing}: No such file" in capsys.readouterr().err
    assert run(monkeypatch, tmp_path)[0] == 2
    latin = tmp_path / "latin.txt"
    latin.write_bytes("first line\n电caf".encode() + b"\xe9 and more")
    assert run(monkeypatch, latin)[0] == 2
    assert "latin.txt:2:5: not UTF-8: byte 0xe9; save the text as UTF-8" in capsys.readouterr().err


def test_records_with_problems_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys, small_atlas: list[str], tmp_path: Path
):
    data = tmp_path / "data"
    shutil.copytree(CORPUS / "data", data)
    (data / "terms" / "broken.yml").write_text("name: [", "utf-8")
    assert run(monkeypatch, "-", "--data", data, *small_atlas[2:])[0] == 1
    assert "broken.yml" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--measure"], ["a.txt", "--format", "pdf"]])
def test_arguments_that_make_no_sense_are_refused(monkeypatch: pytest.MonkeyPatch, capsys, arguments: list[str]):
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, *arguments)
    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_has_examples_and_exit_status():
    script = Path(explain.__file__)
    said = subprocess.run([sys.executable, script, "--help"], capture_output=True, text=True, check=True).stdout
    assert "python scripts/explain.py article.txt" in said
    assert "Exit status: 0" in said


@pytest.mark.unmeasured
def test_each_measure_is_printed(monkeypatch: pytest.MonkeyPatch):
    status, output = run(monkeypatch, "--measure")
    assert status == 0
    heads = [line for line in output.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in heads] == [
        "expressions", "further", "further_2", "further_3", "further_4", "further_5", "unseen",
        "ordinary",
    ]  # fmt: skip
