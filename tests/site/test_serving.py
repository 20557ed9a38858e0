"""A real server over a small project: what is saved is shown, and what is wrong is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from built import PROJECT
from small import Project

pytestmark = pytest.mark.unmeasured

PATIENCE = 60  # seconds; how long something takes is for the bench to measure
BRICK = "data/terms/brick.yml"
PAGE = "glossary/brick/"


@dataclass(frozen=True)
class Server:
    """A server that has been started, the project it serves, and the file into which it writes what it says."""

    project: Project
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> str:
        """Return what stands at an address; empty where nothing does."""
        try:
            with urlopen(self.address + path) as answer:
                return answer.read().decode()
        except HTTPError:
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def change(self, path: str, before: str, after: str) -> None:
        text = (self.project.folder / path).read_text("utf-8")
        assert before in text
        self.project.write(path, text.replace(before, after))


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server; its tests leave the project as they find it."""
    folder = tmp_path_factory.mktemp("served")
    project, log = Project.at(folder), folder / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
    served = Server(project, f"http://127.0.0.1:{port}/siyu-atlas/", log, process)

    def answers() -> bool:
        assert process.poll() is None, served.said()
        try:
            return bool(served.get(""))
        except URLError:
            return False

    until(answers)
    yield served
    process.terminate()
    process.wait()


@pytest.mark.parametrize(
    ("path", "before", "after", "page"),
    [
        (BRICK, "fired clay", "baked clay", PAGE),
        (BRICK, "fired clay", "baked clay", "actors/acme/"),  # in the title of a link to it
        (BRICK, "name: Brick", "name: Block", ""),
        ("data/labels.yml", "category: Category", "category: Sort of thing", PAGE),
        ("data/vocabulary.yml", "name: Things", "name: Objects", PAGE),
        ("docs/index.md", "made the", "fired the", ""),
        ("docs/assets/css/base.css", "@", "/* changed */ @", "assets/css/base.css"),
        ("mkdocs.yml", "site_url", "copyright: Nobody\nsite_url", PAGE),
    ],
)
def test_what_is_saved_is_shown_where_it_stands(server: Server, path: str, before: str, after: str, page: str):
    new = after.rpartition(": ")[2].strip('"').partition("\n")[0]
    assert new not in server.get(page)
    server.change(path, before, after)
    until(lambda: new in server.get(page))
    server.change(path, after, before)
    until(lambda: new not in server.get(page))


def test_a_new_record_has_a_page_and_files_and_one_that_is_deleted_has_none(server: Server):
    assert not server.get("glossary/tile/")
    text = (server.project.folder / BRICK).read_text("utf-8")
    server.project.write(
        "data/terms/tile.yml", text.replace("Brick", "Tile").replace("砖", "瓦").replace("zhuān", "wǎ")
    )
    server.change("docs/index.md", "[[brick]]", "[[brick]] and the [[tile]]")
    until(lambda: "<h1" in server.get("glossary/tile/"))
    assert '"id":"tile"' in server.get("glossary/tile.json")
    assert "glossary/tile/" in server.get("search/documents.json")
    server.change("docs/index.md", "[[brick]] and the [[tile]]", "[[brick]]")
    (server.project.folder / "data/terms/tile.yml").unlink()
    until(lambda: not server.get("glossary/tile/"))


def test_a_mistake_is_told_and_the_last_good_page_stays(server: Server):
    server.change(BRICK, "category: thing", "category: thong")
    until(lambda: f"{BRICK}:6:11: " in server.said())
    assert "last good site stays up" in server.said()
    assert "fired clay" in server.get(PAGE)
    server.change(BRICK, "category: thong", "category: thing")
    server.change(BRICK, "fired clay", "baked clay")
    until(lambda: "baked clay" in server.get(PAGE))
    server.change(BRICK, "baked clay", "fired clay")


def test_a_page_is_the_one_that_a_build_makes(server: Server, tmp_path: Path):
    built = Project.at(tmp_path)
    built.write("mkdocs.yml", (built.folder / "mkdocs.yml").read_text("utf-8"))
    site = built.build()
    host = server.address.removesuffix("siyu-atlas/")
    for address, page in site.pages.items():
        served = server.get(address)
        script = served.rindex("<script>", 0, served.rindex("livereload"))  # which the server adds
        bare = served[:script] + served[served.index("</script>", script) + len("</script>") :]
        for written in (str, partial(quote, safe="")):
            bare = bare.replace(written(host), written("https://atlas.example/"))
        assert "".join(bare.split()) == "".join(site.text(f"{address}index.html").split()), page.address


def test_serving_starts_with_a_good_site_or_not_at_all(project: Project):
    project.write(BRICK, "name: Brick\n")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    command = [sys.executable, "-m", "mkdocs", "serve"]
    done = subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode
    assert f"{BRICK}:1:1: missing-field" in done.stderr
