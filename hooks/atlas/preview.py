"""Make what a browser asks for, when it asks: while serving, a change costs one page and not the whole site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Make = Callable[[str], str | bytes | None]
"""Returns the file of a path below the site's folder, such as `models/a/index.html`; None where we make none."""
State = dict[str, tuple[int, int]]
"""When each file was changed, and its size."""


@dataclass(frozen=True)
class Built:
    """What the last build leaves for pages that are made after it: objects of the site generator."""

    config: Any
    navigation: Any
    files: Any
    templates: Any
    context: Callable[..., Any]
    """Returns what the template of a page is given: of the navigation, the files, the configuration and the page."""

    def page(self, name: str) -> Any:
        """Return the hand-written page that is published as a file of that name; None where there is none."""
        return {file.dest_uri: file.page for file in self.files.documentation_pages()}.get(name)

    def rendered(self, page: Any) -> str:
        """Return a page as a build renders it."""
        events, site = self.config.plugins, {"config": self.config, "files": self.files}
        page.read_source(self.config)
        page.render(self.config, self.files)
        page.content = events.on_page_content(page.content, page=page, **site)
        page.active = True
        context = self.context(self.navigation, self.files, self.config, page)
        context = events.on_page_context(context, page=page, config=self.config, nav=self.navigation)
        html = self.templates.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        return str(events.on_post_page(html, page=page, config=self.config))


class Preview:
    """A web application in front of the server's own, which answers with the files of a folder.

    A file is written when it is asked for the first time, and after each change anew. What changed below `watched` is
    found when a page is asked for, so that nobody waits for a watcher. After a change of texts alone, `reread` is
    called; after any other, or a new hand-written page, `rebuild`. It takes its place in the server at once.
    """

    def __init__(
        self,
        server: Any,
        folder: str,
        watched: list[str],
        make: Make,
        reread: Callable[[], object],
        rebuild: Callable[[], object],
    ) -> None:
        self._answer: WSGIApplication = server.get_app()
        self._root: str = server.mount_path
        self._folder = Path(folder)
        self._watched = watched
        self._make = make
        self._reread = reread
        self._rebuild = rebuild
        self._state = state_of(watched)
        self._made: set[str] = set()
        self._fresh: set[str] = set()
        self._lock = RLock()
        server.set_app(self)
        server.builder = self.refresh

    def __call__(self, environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = unquote(environment["PATH_INFO"])
        if path.startswith(self._root):
            name = path.removeprefix(self._root)
            self._write(f"{name}index.html" if not name or name.endswith("/") else name)
        return self._answer(environment, start)

    def refresh(self) -> None:
        """Take note of what has changed."""
        with self._lock:
            state = state_of(self._watched)
            if state != self._state:
                changed = {path for path, _ in self._state.items() ^ state.items()}
                texts = all(path.endswith((".yml", ".md")) and path not in self._watched for path in changed)
                pages = {path for path in self._state.keys() ^ state.keys() if path.endswith(".md")}
                self._state = state
                self._fresh.clear()
                if texts and not pages:
                    self._reread()
                else:
                    self._rebuild()

    def _write(self, name: str) -> None:
        if not name.endswith(".html"):
            self._put(name)
            return
        with self._lock:  # what a page loads belongs to it, and comes right behind it: pages alone look for changes
            self.refresh()
            self._put(name)

    def _put(self, name: str) -> None:
        if name in self._fresh:
            return
        content, target = self._make(name), self._folder / name
        if content is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
            self._made.add(name)
        elif name in self._made:  # what it was made from has gone
            target.unlink()
            self._made.discard(name)
        self._fresh.add(name)


def state_of(paths: Iterable[str]) -> State:
    """Return the state of files, and of all files below folders."""
    return dict(_entries(paths))


def _entries(paths: Iterable[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        if os.path.isdir(path):
            yield from _below(path)
        elif os.path.exists(path):
            yield _entry(path, os.stat(path))


def _below(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            else:
                yield _entry(entry.path, entry.stat(follow_symlinks=False))


def _entry(path: str, known: os.stat_result) -> tuple[str, tuple[int, int]]:
    return path, (known.st_mtime_ns, known.st_size)
