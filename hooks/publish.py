"""The MkDocs plugin: reads and checks the records once a build, and hands the generated pages to MkDocs in memory."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

import jinja2
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from pathspec.gitignore import GitIgnoreSpec

from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas
from atlas.diagnostics import ValidationFailed
from atlas.markdown_ext import PageMarkdown
from atlas.memory import gc_paused
from atlas.outputs import json_csv, lexicon, search_index, structured_data, yomitan
from atlas.page.headings import Heading, ids
from atlas.pages import authored, redirects, sections
from atlas.pages.environment import environment
from atlas.pages.finished import Draft, FinishedPage
from atlas.pages.frames import Frames
from atlas.pages.records import Links, record_pages

log = logging.getLogger("mkdocs.plugins.atlas")  # MkDocs counts warnings of loggers below its own name only


class AtlasConfig(base.Config):
    """The options of the plugin in mkdocs.yml."""

    records = config_options.Dir(exists=True, default="data")
    branch = config_options.Type(str, default="main")


class RecordPage(Page):
    """A page whose HTML is ready: nothing of it passes through Markdown, whose links we check ourselves."""

    def __init__(self, file: File, config: MkDocsConfig, page: FinishedPage) -> None:
        self._finished = page
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the settings; there is no source."""
        self.markdown, self.meta = "", dict(self._finished.settings)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML."""
        self.content = self._finished.html
        self.toc, self.present_anchor_ids = _contents(self._finished.headings), ids(self.content)


class AtlasPlugin(BasePlugin[AtlasConfig]):
    """Publishes the records below `records` as pages and files; `branch` is the one that edit links lead to."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}
        self._search: dict[str, search_index.SearchEntry] = {}
        self._last_good: tuple[Atlas, dict[str, Draft]] | None = None  # kept from build to build while serving

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Forget the last good site. While serving, MkDocs keeps a plugin between builds only if it has this event."""
        self._last_good = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the Markdown of the pages, and keep the pages of records out of the navigation."""
        config.not_in_nav = GitIgnoreSpec.from_lines(sections.hidden_pages())
        config.markdown_extensions.insert(0, PageMarkdown())  # type: ignore[arg-type] # an instance is as good as a name

    @gc_paused()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the records and add everything made from them."""
        atlas, written = self._read(Path(self.config.records), Path(config.docs_dir))
        repository = (config.repo_url or "").rstrip("/")
        edit = f"{repository}/edit/{self.config.branch}/"
        links = Links(edit, f"{repository}/issues/new?title=", config.site_url or "")
        pages = record_pages(atlas, links)
        self._search = search_index.entries(atlas, {path: page.headings for path, page in pages.items()})
        for path, page in pages.items():
            file = _add(files, config, path, "")
            file.edit_uri = f"../{page.origin}"
            RecordPage(file, config, page)
        config.nav = [*(config.nav or []), *sections.missing_entries(config.nav, atlas)]
        for outputs in (
            json_csv.files(atlas),
            lexicon.files(atlas),
            yomitan.files(atlas, links.site),
            redirects.redirects(atlas),
            structured_data.robots(links.site),
        ):
            for path, content in outputs.items():
                _add(files, config, path, content)
        self._drafts = authored.finish(atlas, {**sections.index_pages(atlas), **written}, links)
        for path, draft in self._drafts.items():
            file = files.get_file_from_path(path) or _add(files, config, path, draft.text)
            file.content_string = draft.text

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Compile the theme's templates once, not in every build, and render once what the pages of records share."""
        env.bytecode_cache = environment().bytecode_cache
        env.globals["framed"] = Frames(env).page

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put what the macros of a hand-written page made into it, and the settings that are made for it.

        A page that hides its table of contents has none, or the theme's script would follow its headings.
        """
        if draft := self._drafts.get(page.file.src_uri):
            html, headings = draft.finished(html)
            page.toc, page.present_anchor_ids = _contents(headings), ids(html)
            page.meta.update(draft.settings)
        if "toc" in (page.meta.get("hide") or ()):
            for heading in page.toc.items[:1]:
                heading.children.clear()
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the names of the records into the index that the search plugin has just written."""
        for index in Path(config.site_dir, "search").glob("search_index.json"):
            index.write_text(search_index.enriched(index.read_text("utf-8"), self._search), "utf-8")

    def _read(self, data: Path, docs: Path) -> tuple[Atlas, dict[str, Draft]]:
        """Return the records and the hand-written pages; while serving, the last good ones when there are problems.

        Raises PluginError when there are problems and nothing good to fall back on.
        """
        try:
            atlas = load_atlas(data, docs)
            self._last_good = atlas, authored.run(atlas)
        except ValidationFailed as error:
            if not self._last_good:
                raise PluginError(str(error)) from None
            log.error("%s\nthe last good site stays up", error)
        return self._last_good


def _contents(headings: list[Heading]) -> TableOfContents:
    return get_toc(nest_toc_tokens([{"level": one.level, "id": one.id, "name": one.words} for one in headings]))


def _add(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> File:
    if files.get_file_from_path(path):
        raise PluginError(f"docs/{path} is in the way of a file that is generated; rename it")
    files.append(file := File.generated(config, path, content=content))
    return file
