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
