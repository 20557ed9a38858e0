import gc

import pytest

from atlas import memory
from atlas.diagnostics import ValidationFailed


@pytest.fixture(autouse=True)
def searches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how much was kept from each search; what other tests hold need not be searched for that."""
    found: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: found.append(gc.get_freeze_count()))
    return found


def test_what_is_made_is_left_out_of_later_searches_and_the_collector_works_on(searches: list[int]):
    gc.unfreeze()
    with memory.gc_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    with memory.gc_paused():
        assert gc.get_freeze_count() == 0
    assert searches == [0, 0], "what an earlier build left is searched again"
    gc.unfreeze()


def test_a_mistake_does_not_leave_the_collector_off():
    with pytest.raises(ValidationFailed), memory.gc_paused():
        raise ValidationFailed([])
    assert gc.isenabled()
    gc.unfreeze()
