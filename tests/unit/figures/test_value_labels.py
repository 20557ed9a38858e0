"""Written values: near their point, free of points and of each other, and inside the drawing."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from atlas.figures.svg import Box, text_width
from atlas.figures.value_labels import value_labels

SIZE = (340.0, 230.0)
point = st.tuples(st.floats(0, SIZE[0]), st.floats(0, SIZE[1]))


def boxes(texts: list[str], points: list[tuple[float, float]], order: list[int]) -> dict[str, Box]:
    found = {}
    for text in map(ElementTree.fromstring, value_labels(texts, points, order, SIZE)):
        wide = text_width(text.text or "")
        found[text.text or ""] = Box(float(text.attrib["x"]) - wide / 2, float(text.attrib["y"]) - 11, wide, 14)
    return found


def inner(box: Box) -> Box:
    """Return a box less what rounding to one decimal may add."""
    return Box(box.x + 0.1, box.y + 0.1, box.width - 0.2, box.height - 0.2)


@given(st.lists(point, min_size=1, max_size=12))
def test_texts_cover_neither_each_other_nor_a_point(points: list[tuple[float, float]]) -> None:
    texts = [f"{at}.25" for at in range(len(points))]
    found = {text: inner(box) for text, box in boxes(texts, points, list(range(len(points)))).items()}
    assert not any(one.overlaps(other) for one, other in combinations(found.values(), 2))
    for box in found.values():
        assert not any(box.overlaps(Box(x - 6, y - 6, 12, 12)) for x, y in points)
        left, top, right, bottom = box.edges
        assert left > 0
        assert right < SIZE[0]
        assert top > 13
        assert bottom < SIZE[1]


def test_a_text_without_room_is_left_out_and_the_first_in_order_comes_first() -> None:
    crowd = [(100.0 + 5 * at, 100.0) for at in range(8)]
    texts = [f"1,234,56{at}" for at in range(8)]
    for first in (0, 7):
        found = boxes(texts, crowd, sorted(range(8), key=lambda at: at != first))
        assert texts[first] in found
        assert len(found) < len(texts)


def test_a_text_keeps_clear_of_the_line_where_it_can() -> None:
    falling = [(50.0, 40.0), (100.0, 120.0), (150.0, 200.0)]
    middle = inner(boxes(["1", "22222", "3"], falling, [0, 1, 2])["22222"])
    on_line = [(50 + step * 0.5, 40 + step * 0.8) for step in range(201)]
    assert not any(middle.overlaps(Box(x, y, 0, 0)) for x, y in on_line)
