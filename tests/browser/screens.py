"""What browser tests are run on: one page of every kind, and the screens of a desk and of a phone."""

from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"

PAGES = {
    "home": "",
    "reader": "read/",
    "eras": "eras/",
    "era": "eras/gate-era/",
    "models": "models/",
    "model": "models/rebate-loft/",
    "comparison": "comparisons/all-models/",
    "comparison-in-words": "comparisons/market-or-bells/",
    "glossary": "glossary/",
    "expressions": "expressions/",
    "expressions-letter": "expressions/p/",
    "term": "glossary/yuanke/",
    "long-word": "glossary/kitestringwinders-fund/",
    "actors": "actors/",
    "actor": "actors/gelou/",
    "chronology": "chronology/",
    "contested": "chronology/first-yuanke-3007/",
    "numbers": "numbers/",
    "series": "numbers/kites-aloft-measured/",
    "claims": "claims/",
    "claim": "claims/agents-hung-on-one-gate/",
    "unverified": "claims/bamboo-is-older-than-kites/",
    "thread": "threads/the-road-of-the-string/",
    "sources": "sources/",
    "source": "sources/reed-essay-1/",
    "evidence": "evidence/",
    "economics": "economics/",
    "preset": "economics/sums-multi-level/",
    "data": "data/",
    "about": "about/",
    "contributing": "contributing/",
}
"""The made-up site: each kind of page, and the states of a page that look different."""

SECTIONS = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").rstrip("/") for path in DOCS.rglob("*.md")
)
SECTIONS = [f"{section}/" if section else "" for section in SECTIONS]
"""The real site: every page that is written by hand, with its long lists."""

SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "narrow": {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True},
}
both = pytest.mark.parametrize("visit", SCREENS.values(), ids=SCREENS, indirect=True)
wide = pytest.mark.parametrize("visit", [SCREENS["wide"]], ids=["wide"], indirect=True)
narrow = pytest.mark.parametrize("visit", [SCREENS["narrow"]], ids=["narrow"], indirect=True)
without_script = pytest.mark.parametrize(
    "visit", [{**options, "java_script_enabled": False} for options in SCREENS.values()], ids=SCREENS, indirect=True
)
