#!/usr/bin/env python3
"""Photograph the pages of the records that a change touches, at the width of a desk and of a phone.

Example: python scripts/screenshots.py origin/main --site site --to screenshots

Needs Chromium and the tools that tests need (make tools). Beside the pictures it writes pages.md, which lists them.

Exit status: 0 when the pictures are written, 2 when the arguments cannot be used or there is no Chromium.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

import diff
from atlas.editing.comparing import changes
from atlas.loading.records import load
from atlas.page.routes import address_of, page_of

PROJECT = Path(__file__).resolve().parents[1]
WIDTHS = {"desk": 1280, "phone": 390}
MOST = 20
"""How many pages are photographed: what changes more is better looked at in the preview."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder for as long as the block lasts, and give its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def chromium() -> str | None:
    """Return the path of Chromium; None where there is none."""
    return next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))),
        None,
    )


def changed_pages(base: str, project: Path) -> list[str]:
    """Return the addresses, below the site's root, of the pages whose records differ from those of a commit."""
    after = load(project / "data")
    ids = [change.id for change in changes(diff.records_at(base, project), after) if change.id in after.entries]
    return list(dict.fromkeys(address_of(page_of(after.entries[id].record)) for id in ids))


def photograph(addresses: list[str], site: Path, to: Path, chromium: str) -> list[str]:
    """Write the pictures of pages and return lines of Markdown that list them."""
    lines = []
    with served(site) as root, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for address in addresses:
            names = [f"{address.strip('/').replace('/', '-') or 'home'}-{name}.png" for name in WIDTHS]
            for name, width in zip(names, WIDTHS.values(), strict=True):
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(root + address)
                page.screenshot(path=to / name, full_page=True)
                page.close()
            lines.append(f"- `{address}`: {', '.join(f'`screenshots/{name}`' for name in names)}")
        browser.close()
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the commit, branch or tag to compare with")
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site (default: site)")
    parser.add_argument("--to", type=Path, default=PROJECT / "screenshots", help="the folder for the pictures")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of the project (default: this one)")
    args = parser.parse_args()
    browser = chromium()
    if browser is None:
        parser.error("there is no Chromium; .ci/browser installs it")
    try:
        addresses = changed_pages(args.base, args.project)
    except ValueError as error:
        parser.error(str(error))
    args.to.mkdir(parents=True, exist_ok=True)
    lines = photograph(addresses[:MOST], args.site, args.to, browser)
    if len(addresses) > MOST:
        lines.append(f"- and {len(addresses) - MOST} more pages")
    (args.to / "pages.md").write_text("\n".join(lines or ["No page of a record changes."]) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
