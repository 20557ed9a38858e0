"""The real pages, long as they are: looked at in every way, at night."""

import pytest
from checks import VIEWS, faults
from screens import SECTIONS

pytestmark = pytest.mark.nightly


@pytest.mark.parametrize(
    ("real_visit", "part"), [(view, part) for part, view in VIEWS.values()], ids=VIEWS, indirect=["real_visit"]
)
@pytest.mark.parametrize("path", SECTIONS)
def test_nothing_is_wrong_with_a_section(real_visit, part, path):
    assert faults(real_visit, path, part) == []


@pytest.mark.parametrize("real_visit", [VIEWS["light"][1]], ids=["light"], indirect=True)
def test_every_page_keeps_to_its_policy(real_visit, site):
    """Each page of the site is opened once; what its policy forbids, the browser says on its console."""
    addresses = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(addresses) > 1_000
    for address in addresses:
        real_visit.page.goto(f"{real_visit.address}{address}/".replace("/./", "/"), wait_until="load")
        assert "Content-Security-Policy" in real_visit.page.content()
    assert real_visit.complaints == []
