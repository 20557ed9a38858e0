import gc

import pytest

from atlas import memory
from atlas.diagnostics import InvalidAtlas


def test_what_is_made_is_left_out_of_later_searches_and_the_collector_works_on():
    gc.unfreeze()
    with memory.settled():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    with memory.settled():
        assert gc.get_freeze_count() == 0, "what an earlier build left is searched again"
    gc.unfreeze()


def test_a_mistake_does_not_leave_the_collector_off():
    with pytest.raises(InvalidAtlas), memory.settled():
        raise InvalidAtlas([])
    assert gc.isenabled()
    gc.unfreeze()
