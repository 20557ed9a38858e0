"""The real pages, long as they are: they open without complaint, and at night everything else is looked at too."""

import pytest
from checks import VIEWS, complaints_later, ill_fitting, moving, violations
from screens import SCREENS, SECTIONS

SCHEMES = {
    f"{scheme}-{width}": {**screen, "color_scheme": scheme}
    for scheme in ("light", "dark")
    for width, screen in SCREENS.items()
}


@pytest.mark.parametrize("real_visit", [SCREENS["narrow"]], ids=["narrow"], indirect=True)
def test_every_section_opens_without_complaint_and_fits_a_phone(real_visit):
    assert ill_fitting(real_visit, SECTIONS) == []


@pytest.mark.nightly
def test_no_section_asks_another_host_or_complains_later(real_visit):
    assert complaints_later(real_visit, SECTIONS) == []


@pytest.mark.nightly
@pytest.mark.parametrize("real_visit", SCHEMES.values(), ids=SCHEMES, indirect=True)
def test_every_section_fits_the_screen(real_visit):
    assert ill_fitting(real_visit, SECTIONS) == []


@pytest.mark.nightly
@pytest.mark.parametrize("real_visit", SCREENS.values(), ids=SCREENS, indirect=True)
def test_nothing_moves_while_a_section_loads(real_visit):
    assert moving(real_visit, SECTIONS) == {}


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("real_visit", "part"), [(view, part) for part, view in VIEWS.values()], ids=VIEWS, indirect=["real_visit"]
)
@pytest.mark.parametrize("path", SECTIONS)
def test_axe_finds_nothing_in_a_section(real_visit, part, path):
    assert violations(real_visit.open(path), part) == []
