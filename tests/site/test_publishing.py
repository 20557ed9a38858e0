"""What the records and the site generator say to each other: files, edit links, problems."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from built import LETTER, PROJECT, Page, Record, Site
from mkdocs.exceptions import Abort
from small import Project

EDIT = "https://github.com/siyu-atlas/siyu-atlas/edit/main/"
REPORT = "https://github.com/siyu-atlas/siyu-atlas/issues/new"
BRICK = "data/terms/brick.yml"


def said(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(record.getMessage() for record in caplog.records)


def test_the_pencil_of_every_page_leads_to_the_file_it_is_made_from(published: Site):
    for page in published.pages.values():
        if LETTER.fullmatch(page.address):
            assert not [one for one in page.references if one.rel == "edit"], "it is made from many files"
            continue
        assert page.one("edit").startswith(EDIT), page.address
        assert (PROJECT / page.one("edit").removeprefix(EDIT)).is_file(), page.address


def test_the_pencil_of_a_hand_written_page_leads_to_docs(published: Site, page_of: Mapping[str, Page]):
    of_records = {page.address for page in page_of.values()}
    for address, page in published.pages.items():
        if address not in of_records and not LETTER.fullmatch(address):
            names = (f"docs/{address}index.md", f"docs/{address.removesuffix('/')}.md")
            assert page.one("edit").removeprefix(EDIT) in names


def test_the_foot_of_a_record_leads_to_its_file_a_report_and_its_data(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    for id, page in page_of.items():
        path = entered[id].path
        assert page.linked("Edit this page") == EDIT + path
        report = urlsplit(page.linked("Report a problem"))
        assert report._replace(query="").geturl() == REPORT
        form = dict(parse_qsl(report.query))
        assert form["template"] == ("broken-link.yml" if path.startswith("data/sources/") else "wrong-fact.yml")
        assert (form["record"], form["page"]) == (path[5:].removesuffix(".yml"), published.base + page.address)
        data = published.whole(page.address, page.linked("JSON")).removeprefix(published.base)
        assert published.json(data)["id"] == id


def test_problems_stop_a_build_and_are_all_shown(project: Project, caplog: pytest.LogCaptureFixture):
    brick = (project.folder / BRICK).read_text("utf-8")
    project.write(BRICK, brick.replace("category: thing", "category: thong"))
    project.write("docs/index.md", "# Home\n\n{{ ref('acne') }}\n")
    with pytest.raises(Abort, match="BuildError"):  # a PluginError is one: MkDocs shows it without a traceback
        project.build()
    assert f"{BRICK}:6:11: " in said(caplog)
    assert "docs/index.md:3:" in said(caplog)
    assert not (project.folder / "site/index.html").exists()


@pytest.mark.parametrize("path", ["glossary/brick.md", "glossary/brick.json", "data/atlas.json", "robots.txt"])
def test_a_file_in_the_way_of_a_generated_one_stops_the_build(
    project: Project, path: str, caplog: pytest.LogCaptureFixture
):
    project.write(f"docs/{path}", "# Mine\n")
    with pytest.raises(Abort, match="BuildError"):
        project.build()
    assert f"docs/{path}" in said(caplog)
    assert "rename" in said(caplog)


@pytest.mark.unmeasured
def test_a_page_that_hides_its_table_of_contents_has_none(project: Project):
    sections = "# Home\n\n## First steps\n\nWalk.\n"
    project.write("docs/index.md", f"---\ntitle: Home\nhide: [toc]\n---\n\n{sections}")
    entry = re.compile(r'<a href="#first-steps" class="md-nav__link"')
    assert not entry.search(project.build().text("index.html"))
    project.write("docs/index.md", f"---\ntitle: Home\n---\n\n{sections}")
    assert entry.search(project.build().text("index.html"))


def test_a_build_touches_nothing_but_the_site(project: Project):
    def state() -> dict[Path, bytes]:
        files = (path for name in ("data", "docs") for path in (project.folder / name).rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}

    before = state()
    project.build()
    assert state() == before


BACKWARDS = """
import os
from unittest.mock import patch

from mkdocs.__main__ import cli

listed, scanned = os.listdir, os.scandir

class Scanned:
    def __init__(self, path="."):
        with scanned(path) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self.entries

    def __exit__(self, *_):
        pass

    close = __exit__

with patch("os.listdir", lambda path=".": sorted(listed(path), reverse=True)), patch("os.scandir", Scanned):
    cli(["build", "--quiet"])
"""


@pytest.mark.unmeasured
def test_a_site_is_the_same_whenever_and_wherever_it_is_built(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On another day, in another folder, by another process that lists files in another order."""

    def contents(folder: Path) -> dict[str, bytes]:
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = contents(project.build().folder)
    other = Project.at(tmp_path / "elsewhere" / "deep down")
    told = {
        "PYTHONPATH": str(PROJECT / "hooks"),
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1800000000",
        "CI": "true",
    }
    subprocess.run([sys.executable, "-c", BACKWARDS], cwd=other.folder, env={**os.environ, **told}, check=True)
    assert contents(other.folder / "site") == site
