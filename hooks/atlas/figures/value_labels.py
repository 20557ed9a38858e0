"""Write numbers at the points of a chart: none over another, over a point or, if it can be helped, over the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from atlas.figures.svg import Box, label, text_width

Point = tuple[float, float]


def value_labels(texts: Sequence[str], points: Sequence[Point], order: Iterable[int], size: Point) -> Iterator[str]:
    """Return each text beside its point, in the given order; one that has no room is left out.

    `size` is the width and height of the drawing in SVG units.
    """
    taken = [Box(x - 6, y - 6, 12, 12) for x, y in points]
    line = [Box(x, y, 0, 0) for one, other in pairwise(points) for x, y in _between(one, other)]
    for at in order:
        places = [box for box in _places(texts[at], points[at], size) if not _covers(box, taken)]
        clear = [box for box in places if not _covers(box, line)]
        for box in (clear or places)[:1]:
            taken.append(box)
            yield label(texts[at], box.x + box.width / 2, box.y + 11)


def _places(text: str, point: Point, size: Point) -> Iterator[Box]:
    """Return where a text may stand: above its point or below, in the middle or to a side."""
    (x, y), width = point, text_width(text)
    for top in (y - 20, y + 7):
        for middle in (x, x - width / 2 + 4, x + width / 2 - 4):
            left = min(max(middle - width / 2, 1), size[0] - width - 1)
            if 14 < top < size[1] - 34:  # clear of the unit above and the dates below
                yield Box(left, top, width, 14)


def _between(one: Point, other: Point) -> Iterator[Point]:
    """Return points on the line from one point to another, near enough for no text to slip between."""
    steps = 1 + int(max(abs(one[0] - other[0]), abs(one[1] - other[1])) / 6)
    for at in range(steps + 1):
        yield one[0] + (other[0] - one[0]) * at / steps, one[1] + (other[1] - one[1]) * at / steps


def _covers(box: Box, others: Iterable[Box]) -> bool:
    return any(box.overlaps(other) for other in others)
