"""The sections of the site: one for each kind of record, with an index page, an entry in the navigation, and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pathspec.gitignore import GitIgnoreSpec

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.page.holes import Holes
from atlas.page.routes import index_of
from atlas.page.shared import SharedPage, shared_pages
from atlas.pages.environment import render
from atlas.pages.finished import Draft, Settings
from atlas.schema.records import KINDS, Record


@dataclass(frozen=True)
class ListPage:
    """A page that nobody has written: its settings, and what makes it, since long lists take a while."""

    settings: Settings
    make: Callable[[], Draft]


def list_pages(atlas: Atlas) -> dict[str, ListPage]:
    """Return the pages that list records and are not hand-written, by their paths below docs/.

    These are the indexes of the sections, and the pages that records share.
    """
    indexes = {index_of(kind.section): _index(atlas, kind) for kind in KINDS.values()}
    shared = shared_pages(atlas)
    made = {**indexes, **{path: _shared(atlas, path, shared) for path in shared}}
    return {path: page for path, page in made.items() if path not in atlas.pages}


def _index(atlas: Atlas, kind: type[Record]) -> ListPage:
    page = PageContext(atlas, index_of(kind.section))
    settings = {"title": page.t(f"kinds_{kind.kind}")}

    def make() -> Draft:
        holes, listed = Holes(), render("list", page=page, records=atlas.of(kind))
        return Draft(holes.keep(render("section", title=settings["title"], listed=listed)), holes, settings)

    return ListPage(settings, make)


def _shared(atlas: Atlas, path: str, pages: Mapping[str, SharedPage]) -> ListPage:
    page, shared = PageContext(atlas, path), pages[path]
    settings = {
        "title": shared.title,
        "place": str(_way_up(page, shared)),
        "description": shared.description,
        "hide": ["toc"],
        "search": {"exclude": True},
    }

    def make() -> Draft:
        holes = Holes()
        listed = holes.keep(render(shared.kind.folder, page=page, shared=shared, pages=pages))
        return Draft(f"# {shared.title}\n\n{listed}", holes, settings)

    return ListPage(settings, make)


def _way_up(page: PageContext, shared: SharedPage) -> Markup:
    """Return the link to the page that leads to all pages of a kind."""
    index = index_of(shared.kind.section)
    written = page.atlas.pages.get(index)
    name = written.title if written else page.t(f"kinds_{shared.kind.kind}")
    return Markup('<a href="{}">{}</a>').format(page.to(index), name)


def hidden_pages() -> GitIgnoreSpec:
    """Return what fits the pages that no entry of the navigation names: those of records."""
    return GitIgnoreSpec.from_lines([*(f"/{kind.section}/*.md" for kind in KINDS.values()), "!index.md"])


def missing_entries(navigation: Any, atlas: Atlas) -> list[dict[str, str]]:
    """Return entries for the sections that the navigation of the site's configuration does not name."""
    named = set(_paths(navigation))
    return [
        {atlas.labels[f"kinds_{kind.kind}"]: index_of(kind.section)}
        for kind in KINDS.values()
        if index_of(kind.section) not in named
    ]


def _paths(navigation: Any) -> Iterator[str]:
    """Yield every page that a navigation names, however deep."""
    if isinstance(navigation, str):
        yield navigation
    for entry in navigation if isinstance(navigation, list) else ():
        yield from _paths(entry)
    for entry in navigation.values() if isinstance(navigation, dict) else ():
        yield from _paths(entry)
