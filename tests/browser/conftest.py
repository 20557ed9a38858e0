"""Headless Chromium over the built sites, served on this machine. Skipped where there is no browser, never in CI.

Tests run on the small made-up site (`address`, `visit`, `atlas`), unless they are about the real pages
(`real_address`, `real_visit`, `real_atlas`). Every page that opens reads the index of the search, at a cost: only
those who search are sent more than an empty one (`search_address`, `search_visit`, `real_search_visit`).

A page costs a third as much in a process of Chromium that has shown the site before. So tests have tabs of their own,
but share a context, with its process and its cache, with all tests that want the same kind of screen.
"""

import functools
import gzip
import http.server
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from screens import SCREENS

from atlas.corpus.atlas import Atlas
from screenshots import chromium

PROJECT = Path(__file__).parents[2]

CHROMIUM = chromium()
# To compile a script for speed takes longer than to run it once, as a page that is looked at and closed does.
ARGUMENTS = ["--no-sandbox", "--process-per-site", "--js-flags=--no-opt,--no-maglev"]
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
INDEXES = {"search/names.json", "search/documents.json"}
READY = "import(document.querySelector('script[src*=\"js/main.js\"]').src).then(main => main.ready, () => null)"

expect.set_options(timeout=20_000)  # a busy machine is no defect


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, as GitHub Pages does, and keeps quiet; without `search`, nothing can be found."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, search: bool, **kwargs: Any) -> None:
        self.search = search
        super().__init__(*args, **kwargs)

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TYPES or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        whole = self.search or f"{path.parent.name}/{path.name}" not in INDEXES
        body = compressed(path) if whole else without_documents(path)
        self.send_response(200)
        self.send_header("Content-Type", TYPES[path.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None


@functools.cache
def compressed(path: Path) -> bytes:
    """Return a file as it is sent; every visit asks for the same scripts and styles."""
    return gzip.compress(path.read_bytes(), 1)


@functools.cache
def without_documents(index: Path) -> bytes:
    """Return an index of the search as it is sent, without what could be found."""
    return gzip.compress(json.dumps({**json.loads(index.read_bytes()), "docs": []}).encode())


@contextmanager
def served(site: Path, search: bool = False) -> Iterator[str]:
    """Yield the address at which a built site is served."""
    handler = functools.partial(Handler, directory=str(site), search=search)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(fixture_site: Path) -> Iterator[str]:
    """Yield the address of the made-up site."""
    with served(fixture_site) as found:
        yield found


@pytest.fixture(scope="session")
def search_address(fixture_site: Path) -> Iterator[str]:
    """Yield the address of the made-up site where searching finds something."""
    with served(fixture_site, search=True) as found:
        yield found


@pytest.fixture(scope="session")
def real_address(site: Path) -> Iterator[str]:
    """Yield the address of the real site."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def real_search_address(site: Path) -> Iterator[str]:
    """Yield the address of the real site where searching finds something."""
    with served(site, search=True) as found:
        yield found


@pytest.fixture(scope="session")
def atlas(fixture_atlas: Atlas) -> Atlas:
    """Return the records of the made-up site."""
    return fixture_atlas


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


Keep = Callable[[str, dict[str, Any]], BrowserContext]

USUAL = {**SCREENS["wide"], "color_scheme": "light", "java_script_enabled": True}
"""The context of a test that asks for nothing else: those that want the same share it, however they say it."""


@pytest.fixture(scope="session")
def kept(browser: Browser) -> Keep:
    """Return what gives the context for an address and options: always the same, with one tab that stays open."""
    contexts: dict[str, BrowserContext] = {}

    def keep(address: str, options: dict[str, Any]) -> BrowserContext:
        whole = {**USUAL, **options}
        key = json.dumps([address, whole], sort_keys=True)
        if key not in contexts:
            contexts[key] = browser.new_context(**whole)
            # As long as a page of the site is shown, the site has its process.
            contexts[key].new_page().goto(f"{address}404.html")
        return contexts[key]

    return keep


class Visit:
    """A tab in the browser, what it and those it opens asked for, and what they complained about.

    To ask another host is reason to complain too.
    """

    def __init__(self, context: BrowserContext, address: str, scripted: bool) -> None:
        self.address = address
        self.scripted = scripted
        self.context = context
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._listeners: dict[Any, Callable[[Any], None]] = {
            "console": lambda message: message.type == "error" and self.complaints.append(message.text),
            "weberror": lambda found: self.complaints.append(str(found.error)),
            "request": self._requested,
        }
        for event, listener in self._listeners.items():
            context.on(event, listener)
        self.page: Page = context.new_page()

    def _requested(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def open(self, path: str) -> Page:
        """Open a page and wait until its scripts have run and it has been painted."""
        self.page.goto(self.address + path)
        return self._settled()

    def reload(self) -> Page:
        """Load the page anew and wait as `open` does."""
        self.page.reload()
        return self._settled()

    def _settled(self) -> Page:
        if self.scripted:
            self.page.evaluate(READY)
            self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return self.page

    def leave(self) -> None:
        """Leave the context as it was: nothing stored, online, with the one tab that stays open."""
        first, *others = self.context.pages
        for page in others:
            page.close()
        for event, listener in self._listeners.items():
            self.context.remove_listener(event, listener)
        self.context.set_offline(False)
        self.context.clear_cookies()
        first.evaluate("localStorage.clear()")


@contextmanager
def visiting(kept: Keep, address: str, options: dict[str, Any]) -> Iterator[Visit]:
    """Yield a fresh tab for a site; `options` are those of the browser's context."""
    found = Visit(kept(address, options), address, options.get("java_script_enabled", True))
    yield found
    found.leave()


@pytest.fixture
def visit(kept: Keep, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh tab for the made-up site; parametrize indirectly with options of the browser's context."""
    with visiting(kept, address, getattr(request, "param", {})) as found:
        yield found


@pytest.fixture
def search_visit(kept: Keep, search_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh tab for the made-up site, for searching; parametrize as `visit`."""
    with visiting(kept, search_address, getattr(request, "param", {})) as found:
        yield found


@pytest.fixture
def real_visit(kept: Keep, real_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh tab for the real site; parametrize as `visit`."""
    with visiting(kept, real_address, getattr(request, "param", {})) as found:
        yield found


@pytest.fixture
def real_search_visit(kept: Keep, real_search_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh tab for the real site, for searching; parametrize as `visit`."""
    with visiting(kept, real_search_address, getattr(request, "param", {})) as found:
        yield found
