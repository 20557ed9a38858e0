"""Assign overlapping intervals to the fewest rows (greedy interval partitioning)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush


def rows(intervals: Sequence[tuple[float, float]]) -> list[int]:
    """Return a row for each interval, the lowest that is free from its start on.

    Takes n log n time: rows in use wait in a heap by their end, free ones in a heap by number.
    """
    found = [0] * len(intervals)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    for at in sorted(range(len(intervals)), key=lambda at: intervals[at]):
        low, high = intervals[at]
        while busy and busy[0][0] <= low:
            heappush(free, heappop(busy)[1])
        row = heappop(free) if free else len(busy)
        heappush(busy, (high, row))
        found[at] = row
    return found


def from_middle(row: int) -> float:
    """Return how many rows from the middle a row lies: 0, 1, -1, 2, -2 for rows 0, 1, 2, 3, 4."""
    return (row + 1) // 2 * (1 if row % 2 else -1)
