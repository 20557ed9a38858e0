"""What the tests of pictures share."""

from __future__ import annotations

import pytest
from made_up import corpus, era, event

from atlas.corpus.atlas import Atlas


@pytest.fixture(scope="session")
def busy(atlas: Atlas) -> Atlas:
    """Return many events that collide, at every precision."""
    dates = ["2019", "2019-05", "2019-05-04", "2019~", "2018-03-01?", "2018/2021", "../2017", "2020/..", "2015-07"]
    events = [
        event(f"v{i}", dates[i % 9], list(atlas.vocabulary.lanes)[i % 4], accounts=2 * (i % 5 == 0)) for i in range(120)
    ]
    return corpus(atlas.vocabulary, era("a", "2007/2008"), era("b", "2007~/..", "A long name that needs room"), *events)
