"""Putting stretches side by side where they would cover each other."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush


def rows(stretches: Sequence[tuple[float, float]]) -> list[int]:
    """A row for each stretch, the lowest that is free from its start on.

    Takes n log n time: rows in use wait in a heap by their end, free ones in a heap by number.
    """
    found = [0] * len(stretches)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    for at in sorted(range(len(stretches)), key=lambda at: stretches[at]):
        low, high = stretches[at]
        while busy and busy[0][0] <= low:
            heappush(free, heappop(busy)[1])
        row = heappop(free) if free else len(busy)
        heappush(busy, (high, row))
        found[at] = row
    return found


def from_middle(row: int) -> float:
    """Rows 0, 1, 2, 3, 4 as 0, 1, -1, 2, -2 steps from the middle."""
    return (row + 1) // 2 * (1 if row % 2 else -1)
