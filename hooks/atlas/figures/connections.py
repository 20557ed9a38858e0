"""Draw the nearest connections of a record: what names it on the left, itself, what it names on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas.corpus.relations import Connection
from atlas.figures.svg import LINE, element, figure, label, link, number, sheet, shorten, text_width, url_to, wrap
from atlas.page.context import PageContext
from atlas.schema.records import Record

FEW = 3  # fewer connections need no picture
MANY = 7  # on one side; the list below has all
_BOX = 22.0
_GAP = 6.0
_CAPTION = 18.0
_PAD = 8.0


@dataclass(frozen=True)
class Node:
    """One neighbour in a column: its record, and the relation when it is the first of its group."""

    id: str
    relation: str
    first: bool


@dataclass(frozen=True)
class Column:
    """Where a column of neighbours stands, and the x at which lines arrive (`port`)."""

    x: float
    width: float
    port: float


def connections(page: PageContext, record: Record, groups: Sequence[Connection]) -> str:
    """Return the picture with a link for every neighbour, or nothing when there are fewer than `FEW` of them."""
    left = _nodes(groups, incoming=True)
    right = _nodes(groups, incoming=False)
    if len(left) + len(right) < FEW:
        return ""
    name = page.t("picture_connections").format(name=record.title)
    relations = ((page.t(group.label), map(page.atlas.name_of, group.ids)) for group in groups)
    description = "; ".join(f"{relation}: {', '.join(names)}" for relation, names in relations)
    wide, narrow = _height(max(_depth(left), _depth(right))), 50 + _depth([*left, *right])
    return figure(
        "connections",
        sheet("wide", 680, wide, name, description, *_wide(page, record, left, right)),
        sheet("narrow", 340, narrow, name, description, *_narrow(page, record, [*left, *right])),
    )


def _nodes(groups: Sequence[Connection], incoming: bool) -> list[Node]:
    chosen = [
        group for group in groups if group.label.startswith("rel_in") == incoming and group.label != "rel_out_text"
    ]
    nodes = [Node(id, group.label, at == 0) for group in chosen for at, id in enumerate(group.ids)]
    return nodes[:MANY]


def _depth(nodes: Sequence[Node]) -> float:
    return sum(_BOX + _GAP + (_CAPTION if node.first else 0) for node in nodes)


def _height(depth: float) -> float:
    return max(depth, 60.0) + _GAP


def _wide(page: PageContext, record: Record, left: list[Node], right: list[Node]) -> Iterator[str]:
    height = _height(max(_depth(left), _depth(right)))
    lines = wrap(record.title, 164)
    box = len(lines) * LINE + 2 * _PAD
    middle = height / 2
    for column, nodes, edge in ((Column(0, 210, 210), left, 250.0), (Column(470, 210, 470), right, 430.0)):
        yield from _column(page, nodes, column, (height - _depth(nodes)) / 2, (edge, middle))
    yield element("rect", x=250, y=middle - box / 2, width=180, height=box, rx=4, class_="self")
    for at, line in enumerate(lines):
        foot = middle - box / 2 + _PAD + LINE * (at + 0.78)
        yield label(line, 340, foot, text_anchor="middle", class_="self")


def _narrow(page: PageContext, record: Record, nodes: list[Node]) -> Iterator[str]:
    yield element("rect", x=0, y=2, width=340, height=30, rx=4, class_="self")
    yield label(shorten(record.title, 320), 170, 22, text_anchor="middle", class_="self")
    yield from _column(page, nodes, Column(28, 312, 28), 42, (12, 32))


def _column(
    page: PageContext, nodes: Sequence[Node], column: Column, y: float, start: tuple[float, float]
) -> Iterator[str]:
    for node in nodes:
        if node.first:
            yield label(page.t(node.relation), column.x, y + _CAPTION - 5, class_="relation")
            y += _CAPTION
        yield _line(start, (column.port, y + _BOX / 2))
        yield _neighbour(page, node, column, y)
        y += _BOX + _GAP


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (right, foot) = start, end
    bend = number((x + right) / 2)
    curve = f"C{bend} {number(y)} {bend} {number(foot)} {number(right)} {number(foot)}"
    return element("path", class_="edge", d=f"M{number(x)} {number(y)}{curve}")


def _neighbour(page: PageContext, node: Node, column: Column, y: float) -> str:
    record = page.atlas.records[node.id]
    shown = shorten(record.title, column.width - 2 * _PAD)
    assert text_width(shown) <= column.width
    return link(
        url_to(page, record),
        f"{page.t(node.relation)}: {record.title}",
        element("rect", x=column.x, y=y, width=column.width, height=_BOX, rx=3),
        label(shown, column.x + _PAD, y + 15),
        class_="neighbour",
    )
