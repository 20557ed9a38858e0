"""The commands that ask other hosts, against a server on this machine."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from server import Reply, Server, served

import archive
import links
from atlas.build import examine

CORPUS = Path(__file__).parents[2] / "corpus"
Run = Callable[..., int]


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path, server: Server) -> Path:
    """The made-up records, the addresses of their sources on the server."""
    shutil.copytree(CORPUS, tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "data/sources").glob("*.yml"):
        text = re.sub(r"^(url: ).*$", rf"\g<1>{server.url}/{path.stem}", path.read_text("utf-8"), flags=re.M)
        path.write_text(re.sub(r"^archive(_url|d): .*\n", "", text, flags=re.M), "utf-8")
    return tmp_path


@pytest.mark.parametrize("script", [archive, links])
def test_help_has_examples_and_exit_status(script: ModuleType, run: Run, capsys):
    with pytest.raises(SystemExit):
        run(script, "--help")
    printed = capsys.readouterr().out
    assert "Examples:" in printed
    assert "Exit status:" in printed


def test_what_was_gone_a_week_ago_and_is_now_is_dead(project: Path, server: Server, run: Run, capsys):
    state = project / "state.json"
    urls = list(links.addresses(project / "data"))
    server.replies |= {url.removeprefix(server.url): [Reply()] for url in urls[1:]}
    arguments = ("--data", project / "data", "--state", state, "--pause", "0")
    assert run(links, *arguments) == 0
    remembered = json.loads(state.read_text("utf-8"))
    assert list(remembered) == [urls[0]]
    remembered[urls[0]]["since"] = "2001-01-01"
    state.write_text(json.dumps(remembered), "utf-8")
    capsys.readouterr()
    assert run(links, *arguments, "--format", "markdown") == 1
    printed = capsys.readouterr()
    assert re.fullmatch(rf"- \[ \] data/sources/\S+: {urls[0]}: 404 since 2001-01-01\n", printed.out)
    assert f"{len(urls)} of {len(urls)}" in printed.err


@pytest.mark.parametrize("script", [archive, links])
@pytest.mark.parametrize("text", ["{", "[1]", '{"a": 1}'])
def test_a_file_of_another_form_is_refused(project: Path, run: Run, script: ModuleType, text: str, capsys):
    (project / "state.json").write_text(text, "utf-8")
    with pytest.raises(SystemExit) as leaving:
        run(script, "--data", project / "data", "--state", project / "state.json")
    assert leaving.value.code == 2
    assert "delete it to begin anew" in capsys.readouterr().err


def test_copies_are_noted_and_a_second_run_goes_on_where_the_first_stopped(project: Path, server: Server, run: Run):
    wanted = list(archive.without_copy(project / "data"))
    (first, first_url), (second, second_url) = wanted[:2]
    stamp = "20240229120000"
    found = Reply(body=json.dumps({"archived_snapshots": {"closest": {"timestamp": stamp, "status": "200"}}}))
    server.replies["/available"] = [found, Reply(429, {"Retry-After": "1000"})]
    server.replies |= {f"/web/{stamp}id_/{url}": [Reply()] for url in (first_url, second_url)}
    places = ("--data", project / "data", "--state", project / "state.json")
    hosts = ("--archive", server.url, "--look-up", f"{server.url}/available")
    assert run(archive, *places, *hosts) == 1
    text = first.read_text("utf-8")
    assert f"archive_url: {server.url}/web/{stamp}/{first_url}\narchived: 2024-02-29\n" in text
    assert "archive_url" not in second.read_text("utf-8")
    server.asked.clear()
    server.replies["/available"] = [found, Reply(body="{}")]
    assert run(archive, *places, *hosts) == 0
    assert "archive_url" in second.read_text("utf-8")
    assert not [asked for asked in server.asked if first_url in asked]
    assert len(json.loads((project / "state.json").read_text("utf-8"))) == len(wanted) - 2
    server.asked.clear()
    assert run(archive, *places, *hosts) == 0
    assert server.asked == [], "what was tried in vain is left alone for a month"
    assert examine(project / "data", project / "docs")[1] == []
