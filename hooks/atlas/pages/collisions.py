"""Find pages and files that would be published at the same address."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Diagnostic, Location
from atlas.outputs import search_index
from atlas.outputs.json_csv import ALL, GLOSSARY
from atlas.outputs.lexicon import LEXICON, NAMES, TOLD
from atlas.page.routes import folder_of, index_of, json_of, page_of
from atlas.pages.redirects import old_folder
from atlas.schema.records import KINDS

_MADE = (
    ALL,
    GLOSSARY,
    LEXICON,
    NAMES,
    TOLD,
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "search",
    *search_index.PATHS,
)


def check(atlas: Atlas, files: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each record or page whose address is taken, and each of `files` (below docs/) in the way."""
    taken: dict[str, str] = {}
    made = (*(index_of(kind.section) for kind in KINDS.values()), *_shared(atlas))
    for path in dict.fromkeys((*atlas.pages, *made)):
        other = taken.setdefault(folder_of(path), path)
        if other != path:
            yield _taken(Location(f"docs/{path}"), f"docs/{other}")
        yield from _in_the_way(folder_of(path), files)
    for id, address in _addresses(atlas):
        if address in taken:
            yield _taken(atlas.location(id, ()), f"docs/{taken[address]}")
        yield from _in_the_way(address, files)
    others = {*_MADE, *(json_of(record) for record in atlas.records.values())}
    yield from (_stray(path) for path in files if path in others)


def _shared(atlas: Atlas) -> Iterator[str]:
    """Yield the paths of the pages that records share."""
    for pages in atlas.sharing.values():
        yield from (page_of(records[0]) for records in pages.values())


def _addresses(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield the id and the folder of the page of each record, and of the redirect of each renamed one."""
    for id, record in atlas.records.items():
        if record.own_page:
            yield id, folder_of(page_of(record))
    for old in atlas.moved:
        yield old, old_folder(atlas, old)


def _in_the_way(address: str, files: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each file where a page goes: a page is `index.html` in the folder of its address."""
    for path in (address, f"{address}/index.html".lstrip("/")):
        if path in files:
            yield _stray(path)


def _taken(location: Location, other: str) -> Diagnostic:
    return Diagnostic(location, "duplicate-id", f"{other} would have the same address", "rename one")


def _stray(path: str) -> Diagnostic:
    return Diagnostic(Location(f"docs/{path}"), "stray-file", "the build makes a file of this name", "rename this one")
