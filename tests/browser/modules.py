"""Which scripts of ours a kind of page fetches, and how much they may weigh."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
BUDGET = 30_000
# The matcher and its page are there before a text is, so that they work offline; the calculator reckons in the page.
LARGER = {"reader": 35_000, "economics": 35_000}
"""Bytes, compressed, of our own scripts on any page."""
PARTS = {
    "comparison.js": {"comparison", "comparison-in-words", "models"},
    "lists.js": {"glossary", "expressions-letter", "chronology", "claims", "sources", "actors", "numbers"},
    "glossary.js": {"glossary", "expressions-letter"},
    "expressions.js": {"expressions"},
    "reader/reader.js": {"reader"},
    "economics/explorer.js": {"economics"},
}
"""Scripts and the kinds of page that hold what they work on."""


def fetched(asked: list[str]) -> set[str]:
    """Return which scripts of ours are among the addresses that were asked for, as paths below assets/js/."""
    paths = (urlsplit(address).path.partition("/assets/js/")[2] for address in asked)
    return set(filter(None, paths))


def wrongly_fetched(name: str, asked: list[str]) -> list[str]:
    """Return what is wrong with the scripts that a page of a kind asked for: missing, not needed, or heavy."""
    found = fetched(asked)
    wanted = {"main.js", *(part for part, pages in PARTS.items() if name in pages)}
    wrong = [f"{name} lacks {part}" for part in wanted - found]
    wrong += [f"{name} does not need {part}" for part in found & set(PARTS) - wanted]
    weight = sum(len(gzip.compress((SCRIPTS / path).read_bytes())) for path in found)
    return wrong + [f"{name} fetches {weight} bytes"] * (weight > LARGER.get(name, BUDGET))
