#!/usr/bin/env python3
"""Weigh what a reader fetches, a first view of pages and the search, and time how soon the search answers.

Example: python scripts/weigh.py --site site

A page is opened in Chromium, with nothing kept from another, until it fetches no more; each file counts as a server
sends it, compressed. Weighed are the pages of the navigation, the longest page of each kind, and the twelve longest.

Exit status: 0 when all is within its limit, 1 when something is heavier, 2 when there is no Chromium or no site.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from atlas.outputs import search_index
from screenshots import chromium, served

PROJECT = Path(__file__).resolve().parents[1]
FIRST_VIEW, LONGEST_VIEW, SEARCH = 130, 160, 150  # kB of 1,000 bytes
LONG_PAGES = 12
ANSWER, ASKED = 0.5, 5  # seconds; so often
_TIMED = """() => {
  const list = document.querySelector(".md-search-result__list");
  addEventListener("focusin", () => (window.opened = performance.now()), { capture: true, once: true });
  window.answered = new Promise((done) =>
    new MutationObserver(() => list.querySelector("a") && done(performance.now() - opened)).observe(list, {
      childList: true,
    }),
  );
}"""
"""Lets a page tell after how many milliseconds the search, once it is opened, shows a result."""
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@dataclass(frozen=True)
class Weights:
    """Bytes of the first view of pages, by their folders below the site, and of the search; seconds to its answer."""

    views: dict[str, int]
    longest: dict[str, int]
    names: int
    everything: int
    answer: float

    def verdicts(self) -> Iterator[tuple[bool, str]]:
        """Yield for each aim whether it is reached, and the aim in words with what was weighed."""
        for views, limit, name in (
            (self.views, FIRST_VIEW, "first view of a page"),
            (self.longest, LONGEST_VIEW, f"first view of the {LONG_PAGES} longest pages"),
        ):
            heavy = sorted((size, address) for address, size in views.items() if size > limit * 1_000)
            told = "; ".join(f"{address}/ {_kb(size)}" for size, address in reversed(heavy))
            most = f"the heaviest {_kb(max(views.values()))}"
            yield not heavy, f"{name} at most {limit} kB ({told or most})"
        sizes = f"{_kb(self.names)}; the whole one, which comes behind it, {_kb(self.everything)}"
        yield self.names <= SEARCH * 1_000, f"index of the search that answers first at most {SEARCH} kB ({sizes})"
        yield self.answer <= ANSWER, f"first answer {ANSWER} s after the search is opened ({self.answer:.2f} s)"


def _kb(size: int) -> str:
    return f"{size / 1_000:.0f} kB"


def weigh(site: Path, browser: str) -> Weights:
    """Return the weights of a built site."""
    pages = {path.parent.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("index.html")}
    by_length = sorted(pages, key=lambda address: -pages[address])
    of_kinds = {address.partition("/")[0]: address for address in reversed(by_length)}
    of_navigation = (address for address in pages if "/" not in address)
    longest = by_length[:LONG_PAGES]
    views = _views(site, {*of_kinds.values(), *of_navigation, *longest}, browser)
    others = {address: view for address, view in views.items() if address not in longest}
    names, everything = (sent(site / path) for path in (search_index.NAMES, search_index.DOCUMENTS))
    of_longest = {address: views[address] for address in longest}
    return Weights(others, of_longest, names, everything, _first_answer(site, browser))


def _views(site: Path, addresses: Iterable[str], browser: str) -> dict[str, int]:
    found = {}
    with served(site) as root, sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for address in sorted(addresses):  # that of the home page is a dot
            page = opened.new_page(viewport={"width": 390, "height": 844})
            asked = _asked(page)
            page.goto(f"{root}{address}/", wait_until="networkidle")
            page.close()
            found[address] = sum(sent(site / path.lstrip("/")) for path in asked)
        opened.close()
    return found


def _first_answer(site: Path, browser: str) -> float:
    """Return how many seconds after the search is opened the name of a page has been found, in the middle of a few."""
    name = json.loads((site / search_index.NAMES).read_bytes())["docs"][-1]["title"]
    found: list[float] = []
    with served(site) as root, sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(ASKED):
            page = opened.new_page()
            page.goto(root, wait_until="networkidle")
            page.evaluate(_TIMED)
            page.keyboard.press("/")
            page.keyboard.insert_text(name)
            found.append(page.evaluate("answered") / 1_000)
            page.close()
        opened.close()
    return statistics.median(found)


def _asked(page: Page) -> set[str]:
    """Return the set to which every path is added that a page asks for from now on."""
    found: set[str] = set()
    page.on("request", lambda request: found.add(urlsplit(request.url).path))
    return found


@cache
def sent(path: Path) -> int:
    """Return the bytes of a file as a server sends it; 0 where there is none."""
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        return 0
    return len(gzip.compress(path.read_bytes(), 6)) if path.suffix in _COMPRESSED else path.stat().st_size


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site (default: site)")
    site = parser.parse_args().site
    browser = chromium()
    if browser is None or not (site / "index.html").is_file():
        parser.error("there is no Chromium; .ci/browser installs it" if browser is None else f"no site in {site}")
    weights = weigh(site, browser)
    for address, size in sorted((weights.views | weights.longest).items(), key=lambda item: -item[1]):
        print(f"{_kb(size):>8}  {address}/")
    judged = list(weights.verdicts())
    print("\n" + "\n".join(f"- {'✓' if kept else '✗'} {text}" for kept, text in judged))
    return 0 if all(kept for kept, _ in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
