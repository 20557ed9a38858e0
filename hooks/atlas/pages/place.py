"""Say where the page of a record stands: its section and group, what it is, and its neighbours in the group.

A group's list is written once; a page shows the part of it around itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.page.html import chinese
from atlas.page.routes import index_of
from atlas.pages.environment import environment, render
from atlas.schema.records import Record
from atlas.schema.vocabulary import Option

_MOST = 14
"""How many neighbours are shown to either side."""


@dataclass(frozen=True)
class _Group:
    """Records that belong together, in order, their places in it, and the entry of each in the list of neighbours."""

    records: tuple[Record, ...]
    places: Mapping[str, int]
    entries: tuple[str, ...]


class Places:
    """Knows the groups of all records that have a page."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def way(self, page: PageContext, record: Record) -> Markup:
        """Return the end of the way to a page: its section's index, its group, and what kind of thing it is."""
        return render("place", page=page, record=record, title=self._section(page, record))

    def neighbours(self, page: PageContext, record: Record) -> Markup:
        """Return the part of the group's list around a record."""
        group = self._group(record)
        at = group.places[record.id]
        low, high = max(0, at - _MOST), at + _MOST + 1
        around = [*group.entries[low:at], self._here(record), *group.entries[at + 1 : high]]
        entries = Markup("").join(map(Markup, around))
        cut = len(group.records) > len(around)
        title = self._section(page, record)
        return render("neighbours", page=page, record=record, title=title, entries=entries, cut=cut, group=group)

    def turning(self, page: PageContext, record: Record) -> Markup:
        """Return the links to the records before and after one in its group."""
        group = self._group(record)
        at = group.places[record.id]
        before = group.records[at - 1] if at else None
        after = group.records[at + 1] if at + 1 < len(group.records) else None
        return render("turning", page=page, before=before, after=after) if before or after else Markup()

    def _section(self, page: PageContext, record: Record) -> str:
        index = self._atlas.pages.get(index_of(record.section))
        return str(index.settings.get("title") if index else page.t(f"kinds_{record.kind}"))

    def _group(self, record: Record) -> _Group:
        return self._groups[record.kind, record.group]

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], _Group]:
        found: dict[tuple[str, str], list[Record]] = {}
        for kind in {record.kind: None for record in self._atlas.records.values() if record.own_page}:
            for record in self._atlas.of_kind(kind):
                found.setdefault((kind, record.group), []).append(record)
        return {
            key: _Group(tuple(of), {one.id: at for at, one in enumerate(of)}, tuple(map(self._entry, of)))
            for key, of in found.items()
        }

    @staticmethod
    def _entry(record: Record) -> str:
        return f'<li><a href="../{record.id}/">{chinese(record.title)}</a></li>'  # all stand in one folder

    @staticmethod
    def _here(record: Record) -> str:
        return f'<li aria-current="page">{chinese(record.title)}</li>'


def group_of(page: PageContext, record: Record) -> Option | None:
    """Return the option of the vocabulary under which a record stands; None for kinds without groups."""
    return page.option(record.grouped_by[1], record.group) if record.grouped_by else None


def group_list(page: PageContext, record: Record) -> str:
    """Return the address of its section's list, filtered to the group of a record."""
    return f"{page.to(index_of(record.section))}?{record.group_filter}"


environment().globals |= {"group_of": group_of, "group_list": group_list, "index_of": index_of}
