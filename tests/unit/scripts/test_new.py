"""What a newcomer types first."""

import re
import shutil
from pathlib import Path

import pytest

import new
from atlas.build import examine
from atlas.schema.records import KINDS

PROJECT = Path(__file__).parents[3]
CORPUS = PROJECT / "tests/corpus"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path / "data"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["new.py", *map(str, arguments)])
    return new.main()


def test_every_problem_of_a_new_record_says_what_to_fill_in(data: Path, monkeypatch: pytest.MonkeyPatch):
    for kind in KINDS.values():
        assert run(monkeypatch, kind.kind, f"new-{kind.kind}", "--data", data) == 0
    _, problems = examine(data, CORPUS / "docs")
    assert {problem.code for problem in problems} == {"empty-value"}
    assert {problem.hint for problem in problems} == {"fill it in: it is needed"}
    assert {Path(problem.location.path).stem for problem in problems} >= {f"new-{kind.kind}" for kind in KINDS.values()}


def test_a_record_that_is_there_is_never_overwritten(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    before = (data / "terms/yuanke.yml").read_text("utf-8")
    for kind in ("term", "actor"):
        with pytest.raises(SystemExit):
            run(monkeypatch, kind, "yuanke", "--data", data)
        assert "data/terms/yuanke.yml already has this id" in capsys.readouterr().err
    assert (data / "terms/yuanke.yml").read_text("utf-8") == before
    assert not (data / "actors/yuanke.yml").exists()


def test_an_id_that_is_none_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    for id in ("Big_Brick", "../x", "a--b"):
        with pytest.raises(SystemExit):
            run(monkeypatch, "term", id, "--data", data)
        assert "use lower-case letters" in capsys.readouterr().err


@pytest.mark.unmeasured
def test_the_example_records_can_be_followed_to_the_letter(real_data: Path):
    for page in ("README.md", "docs/contributing.md"):
        text = (PROJECT / page).read_text("utf-8")
        ((name, example),) = re.findall(r"```yaml\n# data/(terms/[a-z-]+\.yml).*?\n(.*?)```", text, re.S)
        assert not (PROJECT / "data" / name).exists(), "an example must not overwrite a record"
        (real_data / name).write_text(example, "utf-8")
        _, problems = examine(real_data, PROJECT / "docs")
        assert [problem.code for problem in problems] == ["orphan"], page


def test_the_source_at_an_address_is_cited(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    record = next(path for path in sorted((data / "sources").glob("*.yml")) if "\nurl: " in path.read_text("utf-8"))
    (address,) = re.findall(r"^url: [\"']?(\S+?)[\"']?$", record.read_text("utf-8"), re.M)
    assert run(monkeypatch, "term", "brand-new", "--source", address, "--data", data) == 0
    assert f'cite: "[@{record.stem}]"' in (data / "terms/brand-new.yml").read_text("utf-8")
    assert run(monkeypatch, "term", "newer", "--source", "https://nowhere.example/a-story", "--data", data) == 0
    assert "url: https://nowhere.example/a-story" in (data / "sources/nowhere-a-story.yml").read_text("utf-8")


def test_without_a_terminal_what_is_missing_is_named(data: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    with pytest.raises(SystemExit):
        run(monkeypatch, "--data", data)
    assert "name the kind of record: " in capsys.readouterr().err


def test_in_a_terminal_it_asks(data: Path, monkeypatch: pytest.MonkeyPatch):
    replies = {"kind": "term", "id": "Quite new", "name": "Quite new"}
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: replies.get(re.split("[ ,:]", question)[0], ""))
    assert run(monkeypatch, "--data", data) == 0
    assert "name: Quite new\n" in (data / "terms/quite-new.yml").read_text("utf-8")
