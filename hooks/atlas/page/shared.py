"""Which pages records share that have none of their own."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.corpus.atlas import Atlas
from atlas.page.routes import page_of
from atlas.schema.records import Record
from atlas.text import alphabet


@dataclass(frozen=True)
class SharedPage:
    """The records of a kind on one page, from A to Z: their letter, and what the page is called and described as."""

    kind: type[Record]
    letter: str
    title: str
    description: str
    records: tuple[Record, ...]


def shared_pages(atlas: Atlas) -> dict[str, SharedPage]:
    """Return the pages that records share, by their paths below docs/, those of a kind from A to Z."""
    return {
        page_of(records[0]): _page(atlas, kind, name, records)
        for kind, pages in atlas.sharing.items()
        for name, records in pages.items()
    }


def shared_page(atlas: Atlas, path: str) -> SharedPage | None:
    """Return the shared page of a path below docs/; None where none is published there."""
    section, _, name = path.removesuffix(".md").partition("/")
    found = ((kind, pages[name]) for kind, pages in atlas.sharing.items() if kind.section == section and name in pages)
    return next((_page(atlas, kind, name, records) for kind, records in found), None)


def _page(atlas: Atlas, kind: type[Record], name: str, records: tuple[Record, ...]) -> SharedPage:
    letter = alphabet.shown(name)
    title = f"{atlas.labels[f'kinds_{kind.kind}']}: {letter}"
    told = atlas.labels["shared_page"].format(title=title, first=records[0].title, last=records[-1].title)
    return SharedPage(kind, letter, title, told, records)
