"""The MkDocs plugin: reads and checks the records once a build, and hands the generated pages to MkDocs in memory."""

from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from atlas.cache import KeptSite, log
from atlas.diagnostics import ValidationFailed
from atlas.markdown_ext import PageMarkdown
from atlas.memory import gc_paused
from atlas.pages import finished, frames, policy, sections
from atlas.pages.records import Links
from atlas.preview import Built, Preview
from atlas.publication import Publication, complete_index


class AtlasConfig(base.Config):
    """The options of the plugin in mkdocs.yml."""

    records = config_options.Dir(exists=True, default="data")
    branch = config_options.Type(str, default="main")


class RecordPage(Page):
    """A page whose HTML is ready: nothing of it passes through Markdown, whose links we check ourselves."""

    def __init__(self, path: str, config: MkDocsConfig, made: finished.FinishedPage) -> None:
        self._finished = made
        file = File.generated(config, path, content="")
        file.edit_uri = f"../{made.origin}"
        super().__init__(None, file, config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML."""
        self.content = _put(self._finished, self)


class AtlasPlugin(BasePlugin[AtlasConfig]):
    """Publishes the records below `records` as pages and files; `branch` is the one that edit links lead to."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Start anew. While serving, MkDocs keeps a plugin between builds only if it has this event."""
        self._command, self._index = command, ""
        self._made: Publication | None = None  # the last good one, kept from build to build while serving

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the Markdown of the pages, and where they are built; end when all is built already."""
        self._site = KeptSite(config, self.config.records)
        if self._command == "build":
            config.site_dir = self._site.begin()
        config.not_in_nav = sections.hidden_pages()
        config.markdown_extensions.insert(0, PageMarkdown())  # type: ignore[arg-type] # an instance is as good as a name

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the records and add what is made from them. While serving, that waits until it is asked for."""
        with gc_paused():
            made = self._read(config)
        config.nav = [*(config.nav or []), *made.missing_entries(config.nav)]
        for path in made.drafts:
            file = files.get_file_from_path(path) or _add(files, File.generated(config, path, content=""))
            file.content_string = made.head(path) if self._command == "serve" else made.draft(path).text
        if self._command != "serve":
            for path in made.records:
                _add(files, RecordPage(path, config, made.page(path)).file)
            for path, content in made.files():
                name = f"{path}_" if path.endswith(".md") else path  # or it would be taken for a page
                _add(files, File.generated(config, name, content=content)).dest_uri = path

    def on_nav(self, nav: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for pages that are made after the build."""
        self._navigation = nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Compile the theme's templates once, not in every build, and render once what the pages of records share."""
        frames.Frames(env)
        env.globals.update(self._made.shared if self._made else {})
        self._built = Built(config, self._navigation, files, env, get_context)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put what the macros of a hand-written page made into it, and the settings that are made for it."""
        if not page.markdown or not self._made or page.file.src_uri not in self._made.drafts:
            return html
        return self._made.completed(_put(self._made.draft(page.file.src_uri).finished(html), page))

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Say in each page what it may load and run."""
        return policy.with_policy(output)

    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Say the same in the page for addresses that lead nowhere, which is the theme's alone."""
        return policy.with_policy(output) if template_name.endswith(".html") else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the records into the index of the search, and the site in its place; while serving, both wait."""
        self._index = complete_index(config.site_dir, None if self._command == "serve" else self._made)
        if self._command == "build":
            config.site_dir = self._site.finish()

    def on_build_error(self, *, error: Exception) -> None:
        """Take no site for current whose build had problems."""
        self._site.drop()

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> None:
        """Answer with what is made when it is asked for; build anew only when more than texts has changed."""
        watched = [config.docs_dir, self.config.records, config.config_file_path or ""]
        Preview(server, config.site_dir, watched, self._make, lambda: self._read(config), builder)

    def _make(self, name: str) -> str | bytes | None:
        """Return a file of the site while serving; None where it is there already."""
        made, path, page = self._made, f"{name.removesuffix('/index.html')}.md", self._built.page(name)
        if made and path in made.records:
            page = RecordPage(path, self._built.config, made.page(path))
        elif made and page:
            page.file.content_string = made.draft(page.file.src_uri).text
        return self._built.rendered(page) if page else made.file(name, self._index) if made else None

    def _read(self, config: MkDocsConfig) -> Publication:
        """Read the records; when they have problems, fall back on the last good ones, or raise PluginError."""
        try:
            links = Links.of(config.repo_url, self.config.branch, config.site_url)
            self._made = Publication.of(self.config.records, config.docs_dir, links)
        except ValidationFailed as error:
            if not self._made:
                raise PluginError(str(error)) from None
            log.error("%s\nthe last good site stays up", error)
        return self._made


def _put(made: finished.FinishedPage, page: Page) -> str:
    """Give a page what is made for it, and return its HTML."""
    page.meta = {**page.meta, **made.settings}
    page.toc, page.present_anchor_ids = get_toc(made.toc), made.anchors
    return made.html


def _add(files: Files, file: File) -> File:
    if files.get_file_from_path(file.src_uri):
        raise PluginError(f"docs/{file.src_uri} is in the way of a file that is generated; rename it")
    files.append(file)
    return file
