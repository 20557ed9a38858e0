"""Draw a comparison as a table in a picture of its own, to stand in other people's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.corpus.atlas import Atlas
from atlas.figures.standing_alone import framed
from atlas.figures.svg import LINE, clean, element, lines, number, wrap
from atlas.page.context import PageContext
from atlas.page.tables import FEW, scope
from atlas.schema.records import Comparison, Model

_COLUMN = 130.0  # the width of a column
_WIDE = 200.0  # that of one with sentences in it
_GAP = 8.0  # between a cell's edge and its words
_SIZE = 12.0

Rows = Sequence[Sequence[str]]


def compared(page: PageContext, comparison: Comparison, told: Iterable[str]) -> str:
    """Return the answers of a comparison as an SVG file; few subjects stand side by side, as in its page."""
    rows = _table(page.atlas, comparison)
    width = _WIDE if comparison.aspects else _COLUMN
    cells = [[wrap(text, width - 2 * _GAP, _SIZE) for text in row] for row in rows]
    heights = [max(map(len, row)) * LINE + _GAP for row in cells]
    room, high = width * len(rows[0]), sum(heights)
    inner = element(
        "svg",
        element("title", clean(comparison.name)),
        *_drawn(cells, heights, width),
        viewBox=f"0 0 {number(room)} {number(high)}",
        role="img",
    )
    return framed(comparison.name, inner, told, room, high)


def _table(atlas: Atlas, comparison: Comparison) -> Rows:
    """Return heads and answers as rows of words, the first of each the name of what it is about."""
    subjects, dimensions = scope(atlas, comparison)
    questions = [dimension.name for dimension in dimensions.values()] + [aspect.name for aspect in comparison.aspects]
    rows = [[atlas.name_of(id), *_answers(atlas, comparison, id, list(dimensions))] for id in subjects]
    table = [["", *questions], *rows]
    return list(zip(*table, strict=True)) if len(subjects) <= FEW else table


def _answers(atlas: Atlas, comparison: Comparison, subject: str, dimensions: Sequence[str]) -> Iterator[str]:
    record = atlas.records[subject]
    for id in dimensions:
        assert isinstance(record, Model)
        yield atlas.vocabulary.values_of(id)[record.traits[id].value].name
    for aspect in comparison.aspects:
        yield atlas.plain(aspect.cells[subject].text)


def _drawn(cells: Sequence[Sequence[list[str]]], heights: Sequence[float], width: float) -> Iterator[str]:
    top = 0.0
    for at, (row, high) in enumerate(zip(cells, heights, strict=True)):
        yield element("path", class_="grid", d=f"M0 {number(top)}H{number(width * len(row))}")
        for column, content in enumerate(row):
            style = "unit" if at == 0 or column == 0 else None
            yield lines(content, column * width + _GAP, top + LINE, class_=style)
        top += high
