"""The only file that knows MkDocs: events in, files out.

Each build reads the records once, checks them, and hands the generated pages to MkDocs in memory.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from urllib.parse import quote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs puts it there only while this file loads

from atlas import exports, handwritten, memory, metadata, pages, reading, search
from atlas.corpus import Atlas
from atlas.dialect import Dialect
from atlas.problems import InvalidAtlas

log = logging.getLogger("mkdocs.hooks.atlas")
last_good: tuple[Atlas, dict[str, str]] | None = None  # there only from the second build on, so only while serving


def on_config(config: MkDocsConfig) -> None:
    """Set the Markdown of the pages."""
    config.markdown_extensions.insert(0, Dialect())


@memory.settled()
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Read the records and add everything made from them."""
    atlas, written = _read(Path(config.config_file_path).parent / "data", Path(config.docs_dir))
    config.extra["search_entries"] = search.entries(atlas)
    repository = (config.repo_url or "").rstrip("/")
    links = pages.Links(f"{repository}/edit/main/", f"{repository}/issues/new?title=", quote, config.site_url or "")
    for path, (text, origin) in pages.record_pages(atlas, links).items():
        _add(files, config, path, text).edit_uri = f"../{origin}"
    for path, text in {**exports.files(atlas), **pages.redirects(atlas), **metadata.robots(links.site)}.items():
        _add(files, config, path, text)
    for path, text in pages.handwritten_pages(atlas, written, links).items():
        page = files.get_file_from_path(path) or _add(files, config, path, text)
        page.content_string = text


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Compile the theme's templates once, not in every build."""
    env.bytecode_cache = pages.environment().bytecode_cache


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the names of the records into the index that the search plugin has just written."""
    for index in Path(config.site_dir, "search").glob("search_index.json"):
        index.write_text(search.enriched(index.read_text("utf-8"), config.extra["search_entries"]), "utf-8")


def _read(data: Path, docs: Path) -> tuple[Atlas, dict[str, str]]:
    """The records and the hand-written pages; the last good ones, if any, when there are problems."""
    global last_good
    try:
        atlas = reading.read(data, docs)
        last_good = atlas, handwritten.run(atlas)
    except InvalidAtlas as error:
        if not last_good:
            raise PluginError(str(error)) from None
        log.error(f"{error}\nthe last good site stays up")
    return last_good


def _add(files: Files, config: MkDocsConfig, path: str, text: str) -> File:
    if files.get_file_from_path(path):
        raise PluginError(f"docs/{path} is in the way of a file that is generated; rename it")
    files.append(file := File.generated(config, path, content=text))
    return file
