"""Old addresses of records lead to the new ones."""

from collections.abc import Iterator

import pytest
from built import Page, Site
from small import BASE, Project

pytestmark = pytest.mark.unmeasured

MOVED = {  # a file that says where its record has moved: the old address, the new one
    "data/terms/clay-block.yml": ("glossary/clay-block/", "glossary/brick/"),
    "data/actors/fired-clay.yml": ("actors/fired-clay/", "glossary/brick/"),  # it became a record of another kind
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = Project.at(tmp_path_factory.mktemp("moved"))
    for path in MOVED:
        project.write(path, "moved_to: brick\n")
    return project.build()


@pytest.fixture(params=MOVED.values(), ids=MOVED)
def old_and_new(request: pytest.FixtureRequest, moved: Site) -> tuple[Page, str]:
    old, new = request.param
    return moved.documents[old], BASE + new


def test_an_old_address_leads_to_the_new_one(moved: Site, old_and_new: tuple[Page, str]):
    page, new = old_and_new
    delay, _, address = page.meta["refresh"].partition("; url=")
    assert delay == "0"
    links = [address, *(reference.value for reference in page.references)]
    assert {moved.whole(page.address, link) for link in links} == {new}
    assert new.removeprefix(BASE) in moved.pages


def test_search_engines_forget_an_old_address(moved: Site, old_and_new: tuple[Page, str]):
    page, new = old_and_new
    assert page.meta["robots"] == "noindex"
    assert moved.whole(page.address, page.one("canonical")) == new
    assert BASE + page.address not in moved.text("sitemap.xml")


def test_nothing_else_names_an_old_address(moved: Site, old_and_new: tuple[Page, str]):
    page, _ = old_and_new
    name = page.address.split("/")[1]
    assert name not in moved.text("search/documents.json")
    assert name not in moved.text("data/atlas.json")
    assert not any(name in reference.value for other in moved.pages.values() for reference in other.references)
