"""Everything that is published of one corpus. Each piece is made when it is asked for; a build asks for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas
from atlas.loading.history import History, history
from atlas.outputs import search_index
from atlas.outputs.published import Published
from atlas.outputs.search_index import SearchEntry
from atlas.page.context import PageContext
from atlas.page.formats import in_bytes
from atlas.page.routes import address_of, page_of
from atlas.pages import authored, redirects, sections
from atlas.pages.citation import last_changed
from atlas.pages.finished import Draft, FinishedPage
from atlas.pages.macros import NEWEST_CHANGE
from atlas.pages.place import Places
from atlas.pages.records import Links, record_page
from atlas.pages.take_away import markdown_pages
from atlas.schema.records import KINDS, Record

Contents = Mapping[str, str | bytes]


_SIZE = re.compile(r'<data class="size" value="([^"]*)"></data>')


class Publication:
    """The pages and files of a corpus without problems, by their paths below docs/."""

    def __init__(self, atlas: Atlas, links: Links, project: Path | None = None) -> None:
        """Take a corpus, the addresses that pages name, and the folder of the project, if git knows its changes."""
        self._atlas = atlas
        self._links = links
        self._places = Places(atlas)
        self._project = project
        self._files: list[Contents] = []
        self._pages: dict[str, FinishedPage] = {}
        self._drafts: dict[str, Draft] = {}
        self._sizes: dict[str, int] = {}
        self._search: dict[str, str] = {}

    @classmethod
    def of(cls, data: str, docs: str, links: Links) -> Publication:
        """Return the publication of two folders. Raises ValidationFailed with all problems."""
        return cls(load_atlas(Path(data), Path(docs)), links, Path(docs).parent)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The records that have a page, by its path."""
        return {page_of(record): record for record in self._atlas.records.values() if record.own_page}

    @cached_property
    def lists(self) -> Mapping[str, sections.ListPage]:
        """The pages that list records and that nobody has written by hand."""
        return sections.list_pages(self._atlas)

    def page(self, path: str) -> FinishedPage:
        """Return the page of a record."""
        if path not in self._pages:
            record, changed = self.records[path], self._days.get(path, "")
            self._pages[path] = record_page(self._atlas, record, self._links, self._places, changed)
        return self._pages[path]

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """The paths of the pages whose Markdown is still to be converted."""
        return (*self.lists, *self._atlas.pages)

    def draft(self, path: str) -> Draft:
        """Return a page whose Markdown is still to be converted."""
        if path not in self._drafts:
            listed = self.lists.get(path)
            draft = listed.make() if listed else authored.run_page(self._atlas, path)
            self._drafts[path] = authored.finished(self._atlas, path, draft, self._links, self._days.get(path, ""))
        return self._drafts[path]

    def head(self, path: str) -> str:
        """Return the settings of a hand-written page as its author wrote them, or those of a list that is made."""
        listed = self.lists.get(path)
        head = yaml.safe_dump(dict(listed.settings)) if listed else self._atlas.pages[path].head
        return f"---\n{head}---\n" if head else ""

    def completed(self, html: str) -> str:
        """Return the HTML of a page with the size of each file that it asks for, and the day of the last change."""

        def told(found: re.Match[str]) -> str:
            if found[1] not in self._sizes and (content := self.file(found[1], "")) is not None:
                self._sizes[found[1]] = len(content)
            return f'<data value="{self._sizes[found[1]]}">{in_bytes(self._sizes[found[1]])}</data>'

        newest = last_changed(PageContext(self._atlas, ""), max(self._days.values(), default=""))
        return _SIZE.sub(told, html).replace(NEWEST_CHANGE, newest)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that are no pages, with their contents; on the way teach the segmenter the Chinese names."""
        search_index.teach(self._atlas)
        for make in self._makers:
            for path, content in make().items():
                data = content.encode() if isinstance(content, str) else content  # takes half the memory
                self._sizes[path] = len(data)
                yield path, data

    def file(self, path: str, index: str) -> str | bytes | None:
        """Return a file that is no page, making no more than it takes; None where there is none.

        `index` is the theme's search index of the hand-written pages, empty where the site has no search.
        """
        if index and path in search_index.PATHS:
            self._search = self._search or self.search_files(index, whole=False)
            return self._search[path]
        return next((group[path] for group in self._groups() if path in group), None)

    def _groups(self) -> Iterator[Contents]:
        yield from self._files
        for make in self._makers[len(self._files) :]:
            self._files.append(make())
            yield self._files[-1]

    def search_files(self, written: str, whole: bool = True) -> dict[str, str]:
        """Return the files of the search by their paths, given the theme's index of the hand-written pages.

        Unless they are `whole`, results lead to the page of a record and never to a heading, and no page need be made.
        """
        pages = self._entries if whole else search_index.entries(self._atlas, {})
        return search_index.files(written, pages, self._atlas.labels)

    @cached_property
    def _entries(self) -> Mapping[str, SearchEntry]:
        headings = {path: self.page(path).headings for path in self.records}
        return search_index.entries(self._atlas, headings)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of every page, with the day on which its file last changed; empty where git says nothing."""
        return {self._links.site + address_of(path): day for path, day in self._days.items()}

    @cached_property
    def _days(self) -> dict[str, str]:
        """The day on which the file of each page last changed, by the page's path; empty where git says nothing."""
        written = {path: f"docs/{path}" for path in self.drafts}
        written |= {path: self._atlas.documents[record.id].path for path, record in self.records.items()}
        changes = ((path, self._changes.get(file)) for path, file in written.items())
        return {path: found[0].day if found else "" for path, found in changes}

    @property
    def shared(self) -> dict[str, Any]:
        """What the template of every page may name.

        The addresses, the fixed words, the kinds that the search finds, and where else a reader may look.
        """
        labels = self._atlas.labels
        kinds = [labels[f"kind_{kind.kind}"] for kind in KINDS.values() if kind.in_search]
        ways = {"glossary/index.md": labels["search_glossary"], "read/index.md": labels["search_reader"]}
        there = {address_of(path): name for path, name in ways.items() if path in self.drafts}
        return {"addresses": self.addresses, "words": labels, "searched": kinds, "elsewhere": there}

    @cached_property
    def _changes(self) -> History:
        return history(self._project, "data", "docs") if self._project else {}

    def missing_entries(self, navigation: object) -> list[dict[str, str]]:
        """Return entries for the sections that a navigation does not name."""
        return sections.missing_entries(navigation, self._atlas)

    @cached_property
    def _makers(self) -> tuple[Callable[[], Contents], ...]:
        atlas, site = self._atlas, self._links.site
        return (
            lambda: redirects.redirects(atlas),
            *Published(atlas, self._changes, site).makers,
            lambda: markdown_pages(atlas, {path: self.draft(path) for path in self.drafts}, site),
        )


def complete_index(site: str, made: Publication | None) -> str:
    """Write the files of the search over the theme's index, and return what the theme wrote.

    That is the index of the hand-written pages; an empty text where the site has no search. Without a publication the
    files stay as they are.
    """
    file = Path(site, search_index.INDEX)
    index = file.read_text("utf-8") if file.exists() else ""
    if index and made:
        for path, content in made.search_files(index).items():
            Path(site, path).write_text(content, "utf-8")
    return index
