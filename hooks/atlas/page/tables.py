"""Comparison tables: typed rows of cells, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from markupsafe import Markup, escape

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.page.html import chinese
from atlas.schema.records import Comparison, Model, Trait
from atlas.schema.vocabulary import Dimension, Option


@dataclass(frozen=True)
class ColumnHead:
    """The head of a column: the id it stands for, its words, and its values in their order."""

    id: str
    text: Markup
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableCell:
    """One cell: the value's id (empty where there is no fixed value), its style and its words."""

    value: str
    style: str
    text: Markup


@dataclass(frozen=True)
class TableRow:
    """One row: subject of comparison or dimension, with a cell for each column."""

    id: str
    text: Markup
    cells: tuple[TableCell, ...]


FEW = 4
"""So many subjects stand side by side, each in a column, with their reasons open."""


@dataclass(frozen=True)
class Table:
    """A comparison: subjects are rows, dimensions and aspects are columns; it is shown turned where subjects are few.

    `turned`: a column shows a subject; `few` is the number of subjects up to which it is.
    """

    id: str
    caption: str
    columns: tuple[ColumnHead, ...]
    rows: tuple[TableRow, ...]
    turned: bool
    few: int = FEW


def comparison_table(page: PageContext, comparison: Comparison) -> Table:
    """Return a comparison laid out: one row a subject, one column a dimension or aspect."""
    subjects, dimensions = scope(page.atlas, comparison)
    columns = [ColumnHead(id, escape(dimension.name), tuple(dimension.values)) for id, dimension in dimensions.items()]
    columns += [ColumnHead(f"aspect-{i}", escape(aspect.name)) for i, aspect in enumerate(comparison.aspects)]
    questions: tuple[str | int, ...] = (*dimensions, *range(len(comparison.aspects)))
    turned = len(subjects) <= FEW
    # Made in the order in which they are read, so that references are numbered in order of appearance.
    read = ((s, q) for q in questions for s in subjects) if turned else product(subjects, questions)
    cells = {(subject, question): _cell(page, comparison, subject, question) for subject, question in read}
    rows = tuple(TableRow(id, page.link(id), tuple(cells[id, question] for question in questions)) for id in subjects)
    return Table(comparison.id, comparison.name, tuple(columns), rows, turned)


def scope(atlas: Atlas, comparison: Comparison) -> tuple[list[str], dict[str, Dimension]]:
    """Return the subjects and the dimensions that a comparison covers, "all" spelt out."""
    everything = comparison.subjects == "all"
    subjects = [model.id for model in atlas.of(Model)] if everything else list(comparison.subjects)
    known = atlas.vocabulary.dimensions
    chosen = known if comparison.dimensions == "all" else comparison.dimensions
    return subjects, {id: known[id] for id in chosen}


def _cell(page: PageContext, comparison: Comparison, subject: str, question: str | int) -> TableCell:
    """Return the answer of a subject to a dimension, or to an aspect by its number."""
    if isinstance(question, int):
        cell = comparison.aspects[question].cells[subject]
        return TableCell("", "aspect", page.inline(cell.text) + page.cite(cell.cite))
    record = page.atlas.records[subject]
    assert isinstance(record, Model)
    return trait_cell(page, question, record.traits[question])


def trait_cell(page: PageContext, dimension: str, trait: Trait) -> TableCell:
    """Return a model's answer to one question as a cell, with its reason and citation."""
    style = trait.value if trait.value in page.atlas.vocabulary.common_values else f"value-{trait.value}"
    why = reason_of(page, trait)
    reason = Markup('<br><span class="reason">{}</span>').format(why) if why else Markup()
    return TableCell(trait.value, style, answer(page, dimension, trait) + reason)


def answer(page: PageContext, dimension: str, trait: Trait) -> Markup:
    """Return the answer alone: its symbol, if it has one, and its name."""
    option = page.atlas.vocabulary.values_of(dimension)[trait.value]
    mark = Markup('<span class="mark" aria-hidden="true">{}</span> ').format(option.mark) if option.mark else Markup()
    return Markup('<span class="value">{}{}</span>').format(mark, chinese(option.name))


def reason_of(page: PageContext, trait: Trait) -> Markup:
    """Return the reason and the citation of an answer; empty where it has neither."""
    note = page.inline(trait.note) if trait.note else Markup()
    looked = page.t("looked_for").format(day=trait.looked_for.text()) if trait.looked_for else ""
    searched = Markup(' <span class="unknown">{}</span>').format(looked) if looked else Markup()
    return note + (page.cite(trait.cite) if trait.cite else Markup()) + searched


def legend(atlas: Atlas, dimensions: dict[str, Dimension]) -> list[tuple[str, tuple[Option, ...]]]:
    """Return each dimension's name with its options; those common to all dimensions come last."""
    rows = [(dimension.name, tuple(dimension.values.values())) for dimension in dimensions.values()]
    if rows:
        rows.append((atlas.labels["any_dimension"], tuple(atlas.vocabulary.common_values.values())))
    return rows
