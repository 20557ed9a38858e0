"""Comparison tables: typed rows of cells, ready for a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas
from atlas.text.markup import escape
from atlas.schema.records import Comparison, Model, Trait
from atlas.schema.vocabulary import Choice, Dimension
from atlas.page.context import Writer


@dataclass(frozen=True)
class Head:
    """The head of a column: the id it stands for, its Markdown, and its values in their order."""

    id: str
    text: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell: the value's id (empty where there is no fixed value), its style and its Markdown."""

    value: str
    style: str
    text: str


@dataclass(frozen=True)
class Row:
    """One row: subject of comparison or dimension, with a cell for each column."""

    id: str
    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A comparison: subjects are rows, dimensions and aspects are columns."""

    id: str
    caption: str
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]


def comparison_table(writer: Writer, comparison: Comparison) -> Table:
    """Lay out a comparison: one row a subject, one column a dimension or aspect."""
    subjects, dimensions = scope(writer.atlas, comparison)
    columns = [Head(id, escape(dimension.name), tuple(dimension.values)) for id, dimension in dimensions.items()]
    columns += [Head(f"aspect-{i}", escape(aspect.name)) for i, aspect in enumerate(comparison.aspects)]
    rows = tuple(Row(id, writer.link(id), tuple(_cells(writer, comparison, id, dimensions))) for id in subjects)
    return Table(comparison.id, comparison.name, tuple(columns), rows)


def scope(atlas: Atlas, comparison: Comparison) -> tuple[list[str], dict[str, Dimension]]:
    """The subjects and the dimensions a comparison covers, "all" spelt out."""
    everything = comparison.subjects == "all"
    subjects = [model.id for model in atlas.of(Model)] if everything else list(comparison.subjects)
    known = atlas.vocabulary.dimensions
    chosen = known if comparison.dimensions == "all" else comparison.dimensions
    return subjects, {id: known[id] for id in chosen}


def _cells(writer: Writer, comparison: Comparison, subject: str, dimensions: dict[str, Dimension]) -> Iterator[Cell]:
    record = writer.atlas.records[subject]
    for id in dimensions:
        assert isinstance(record, Model)
        yield trait_cell(writer, id, record.traits[id])
    for aspect in comparison.aspects:
        cell = aspect.cells[subject]
        yield Cell("", "aspect", writer.inline(cell.text) + writer.cite(cell.cite))


def trait_cell(writer: Writer, dimension: str, trait: Trait) -> Cell:
    """A model's answer to one question, with its reason and citation."""
    style = trait.value if trait.value in writer.atlas.vocabulary.common_values else f"value-{trait.value}"
    reason = f'<br><span class="reason">{reason_of(writer, trait)}</span>' if trait.note or trait.cite else ""
    return Cell(trait.value, style, answer(writer, dimension, trait) + reason)


def answer(writer: Writer, dimension: str, trait: Trait) -> str:
    """The answer alone: its sign, if it has one, and its name."""
    choice = writer.atlas.vocabulary.values_of(dimension)[trait.value]
    mark = f'<span class="mark" aria-hidden="true">{escape(choice.mark)}</span> ' if choice.mark else ""
    return f'<span class="value">{mark}{escape(choice.name)}</span>'


def reason_of(writer: Writer, trait: Trait) -> str:
    """The reason and the citation of an answer."""
    note = writer.inline(trait.note) if trait.note else ""
    return note + (writer.cite(trait.cite) if trait.cite else "")


def legend(atlas: Atlas, dimensions: dict[str, Dimension]) -> list[tuple[str, tuple[Choice, ...]]]:
    """What the values of each dimension mean, with those common to all at the end."""
    rows = [(dimension.name, tuple(dimension.values.values())) for dimension in dimensions.values()]
    if rows:
        rows.append((atlas.labels[atlas.lang]["any_dimension"], tuple(atlas.vocabulary.common_values.values())))
    return rows
