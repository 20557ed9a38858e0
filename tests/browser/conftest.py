"""Headless Chromium over the built sites, served on this machine. Skipped where there is no browser, never in CI.

Tests run on the small made-up site (`address`, `visit`, `atlas`), unless they are about the real pages
(`real_address`, `real_visit`, `real_atlas`).
"""

import functools
import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas

PROJECT = Path(__file__).parents[2]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
READY = "import(document.querySelector('script[src*=\"js/main.js\"]').src).then(main => main.ready, () => null)"

expect.set_options(timeout=20_000)  # a busy machine is no defect


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, as GitHub Pages does, and keeps quiet."""

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TYPES or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        body = compressed(path)
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
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Yield the address at which a built site is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
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
def real_address(site: Path) -> Iterator[str]:
    """Yield the address of the real site."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def atlas(fixture_atlas: Atlas) -> Atlas:
    """Return the records of the made-up site."""
    return fixture_atlas


@pytest.fixture(scope="session")
def real_atlas() -> Atlas:
    """Return the records of the real site."""
    return load_atlas(PROJECT / "data", PROJECT / "docs")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Visit:
    """A page in the browser, with what it and others of its context complained about or asked other hosts for."""

    def __init__(self, context: BrowserContext, address: str, scripted: bool) -> None:
        self.address = address
        self.scripted = scripted
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        context.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        context.on("weberror", lambda found: self.complaints.append(str(found.error)))
        context.on("request", self._requested)

    def _requested(self, request) -> None:
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


@contextmanager
def visiting(browser: Browser, address: str, options: dict[str, Any]) -> Iterator[Visit]:
    """Yield a fresh page on a site; `options` are those of the browser's context."""
    context = browser.new_context(**options)
    yield Visit(context, address, options.get("java_script_enabled", True))
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh page on the made-up site; parametrize indirectly with options of the browser's context."""
    with visiting(browser, address, getattr(request, "param", {})) as found:
        yield found


@pytest.fixture
def real_visit(browser: Browser, real_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh page on the real site; parametrize indirectly with options of the browser's context."""
    with visiting(browser, real_address, getattr(request, "param", {})) as found:
        yield found
