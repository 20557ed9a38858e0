"""Do two things want one address? Pages of records, hand-written pages, and what else is made or lies below docs/."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Diagnostic, Location
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
    "search/search_index.json",
)


def check(atlas: Atlas, files: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the records and pages that would stand where a page stands, and the `files` below docs/ in the way."""
    taken: dict[str, str] = {}
    sections = (index_of(kind.section) for kind in KINDS.values())
    for path in dict.fromkeys((*atlas.pages, *sections)):
        other = taken.setdefault(folder_of(path), path)
        if other != path:
            yield _taken(Location(f"docs/{path}"), f"docs/{other}")
        yield from _in_the_way(folder_of(path), files)
    for id, address in _addresses(atlas):
        if address in taken:
            yield _taken(atlas.location(id, ()), f"docs/{taken[address]}")
        yield from _in_the_way(address, files)
    made = {*_MADE, *(json_of(record) for record in atlas.records.values())}
    yield from (_stray(path) for path in files if path in made)


def _addresses(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The address of the page of each record, and of the page that leads on from each old one."""
    for id, record in atlas.records.items():
        if record.own_page:
            yield id, folder_of(page_of(record))
    for old in atlas.moved:
        yield old, old_folder(atlas, old)


def _in_the_way(address: str, files: Collection[str]) -> Iterator[Diagnostic]:
    """A page is the file `index.html` in the folder of its address, so neither may be there."""
    for path in (address, f"{address}/index.html".lstrip("/")):
        if path in files:
            yield _stray(path)


def _taken(location: Location, other: str) -> Diagnostic:
    return Diagnostic(location, "duplicate-id", f"{other} already stands at this address", "rename one")


def _stray(path: str) -> Diagnostic:
    return Diagnostic(Location(f"docs/{path}"), "stray-file", "a file made by the build stands here", "rename it")
