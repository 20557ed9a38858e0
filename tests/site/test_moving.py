"""Other site generators make the same site: ProperDocs with our plugin, Zensical from plain pages.

Neither is in the lock file: each is installed into an environment of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from built import PROJECT, Page, Record, Site
from lxml import etree, html

pytestmark = pytest.mark.nightly

PROPERDOCS = "properdocs==1.6.7"
ZENSICAL = "zensical==0.0.73"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "CI": "true"}


def installed(folder: Path, package: str) -> Path:
    """Return the command of a package that is installed into a folder; skip the test where it can't be had."""
    venv.create(folder, with_pip=True)
    command = [folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and "CI" not in os.environ:
        pytest.skip(f"{package} can't be installed here")
    assert done.returncode == 0, done.stderr
    return folder / "bin" / package.partition("==")[0]


def run(*command: object, cwd: Path, **told: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, **QUIET, **told},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def by_properdocs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("properdocs")
    builder = installed(folder / "venv", PROPERDOCS)
    ours = os.pathsep.join((str(PROJECT / "hooks"), sysconfig.get_path("purelib")))  # our plugin and what it needs
    run(builder, "build", "--strict", "-f", "mkdocs.yml", "-d", folder / "site", cwd=PROJECT, PYTHONPATH=ours)
    return Site(folder / "site", "http://127.0.0.1:8000/")


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("zensical")
    builder = installed(folder / "venv", ZENSICAL)
    stage = PROJECT / "scripts/stage.py"
    run(sys.executable, stage, folder / "plain", cwd=PROJECT, PYTHONPATH=str(PROJECT / "hooks"))
    assert "No issues found" in run(builder, "build", cwd=folder / "plain")
    return Site(folder / "plain/site", "http://127.0.0.1:8000/")


LINKS = etree.XPath("//article//a[not(ancestor::*[@class='place']) and not(starts-with(@class, 'md-'))]/@href")
"""The links in the text of a page, without those of its frame."""


def linked(site: Site, page: Page) -> set[str]:
    """Return the pages to which the text of a page links, by their addresses below the site."""
    root = html.parse(str(site.folder / page.address / "index.html"), html.HTMLParser(encoding="utf-8"))
    found = (site.whole(page.address, href).partition("#")[0].partition("?")[0] for href in LINKS(root))
    return {address.removeprefix(site.base) for address in found} & set(site.pages)


def test_properdocs_makes_the_same_pages_and_search(published: Site, by_properdocs: Site):
    assert by_properdocs.files == published.files
    assert by_properdocs.search == published.search
    for address, page in published.pages.items():
        other = by_properdocs.pages[address]
        assert (other.title, other.headings, other.words, other.references) == (
            page.title, page.headings, page.words, page.references,
        )  # fmt: skip


def test_zensical_makes_every_page_of_plain_ones_with_all_its_links(published: Site, by_zensical: Site):
    assert set(by_zensical.pages) == set(published.pages)
    for address, page in published.pages.items():
        assert linked(by_zensical, by_zensical.pages[address]) == linked(published, page), address
    faults = {
        (page.address, one.value)
        for page in by_zensical.pages.values()
        for one in page.references
        if one.tag == "a" and by_zensical.fault(page.address, one.value)
    }
    assert faults == set()


def test_zensical_finds_every_record(by_zensical: Site, page_of: dict[str, Page], entered: dict[str, Record]):
    found = {entry["location"].partition("#")[0] for entry in json.loads(by_zensical.text("search.json"))["items"]}
    assert {page_of[id].address for id in entered} <= found
