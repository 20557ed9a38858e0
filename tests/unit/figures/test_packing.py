"""Rows: no two intervals of one overlap, and there are no more than needed."""

from __future__ import annotations

import itertools

from atlas.figures import packing


def test_rows_never_overlap_and_are_few() -> None:
    intervals = [(i * 7 % 500, i * 7 % 500 + 3 + i % 40) for i in range(400)]
    found = packing.rows(intervals)
    for row in set(found):
        mine = sorted(interval for interval, at in zip(intervals, found, strict=True) if at == row)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(mine))
    deepest = max(sum(low <= x < high for low, high in intervals) for x in range(600))
    assert max(found) + 1 == deepest
    assert [packing.from_middle(row) for row in range(5)] == [0, 1, -1, 2, -2]
