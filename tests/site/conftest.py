"""The published site, read once for all tests of it; and a small project that a test may change."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from built import LETTER, PROJECT, Page, Record, Site, records
from small import Project

Pause = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="package")
def published(site: Path, unmeasured: Pause, lasting: Pause) -> Site:
    """Return the real site, its pages read: twice as fast where nobody looks which of our lines that covers."""
    found = Site(site, "http://127.0.0.1:8000/")
    with unmeasured(), lasting():
        assert found.documents
    return found


@pytest.fixture(scope="package")
def entered() -> Mapping[str, Record]:
    """Return the real records that have a page of their own, as they are written, by id."""
    return {record.id: record for record in records(PROJECT / "data") if record.folder != "expressions"}


@pytest.fixture(scope="package")
def expressions() -> Mapping[str, Record]:
    """Return the real records that stand on one page together, as they are written, by id."""
    return {record.id: record for record in records(PROJECT / "data") if record.folder == "expressions"}


@pytest.fixture(scope="package")
def page_of(published: Site) -> Mapping[str, Page]:
    """Return the page of each record by its id: the one whose pencil leads to the record's file."""
    pages = (page for page in published.pages.values() if not LETTER.fullmatch(page.address))
    edited = {page.one("edit").partition("/edit/main/")[2]: page for page in pages}
    return {Path(path).stem: page for path, page in edited.items() if path.startswith("data/")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a small project, published under a path of its host."""
    return Project.at(tmp_path)


@pytest.fixture(scope="package")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of a small project, published under a path of its host."""
    return Project.at(tmp_path_factory.mktemp("small")).build()


@pytest.fixture(scope="package", params=["published", "below_a_path"])
def every_site(request: pytest.FixtureRequest) -> Site:
    """Return the real site, published at the root of its host; and the small one below a path."""
    return request.getfixturevalue(request.param)
