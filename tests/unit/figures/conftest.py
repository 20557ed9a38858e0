"""What the tests of pictures share: the records of the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import corpus, era, event

from atlas.build import examine
from atlas.corpus.atlas import Atlas

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def real() -> Atlas:
    """Return the records of the project, problems or not."""
    atlas, _ = examine(ROOT / "data", ROOT / "docs")
    assert atlas is not None
    return atlas


@pytest.fixture(scope="session")
def busy(real: Atlas) -> Atlas:
    """Return many events that collide, at every precision."""
    dates = ["2019", "2019-05", "2019-05-04", "2019~", "2018-03-01?", "2018/2021", "../2017", "2020/..", "2015-07"]
    events = [
        event(f"v{i}", dates[i % 9], list(real.vocabulary.lanes)[i % 4], accounts=2 * (i % 5 == 0)) for i in range(120)
    ]
    return corpus(real.vocabulary, era("a", "2007/2008"), era("b", "2007~/..", "A long name that needs room"), *events)
