"""What browser tests are run on: one page of every kind, and the screens of a desk and of a phone."""

import pytest

PAGES = {
    "home": "",
    "eras": "eras/",
    "era": "eras/taoke-era/",
    "models": "models/",
    "model": "models/rebate-site/",
    "comparison": "comparisons/all-models/",
    "glossary": "glossary/",
    "term": "glossary/taoke/",
    "actors": "actors/",
    "actor": "actors/qiwei/",
    "chronology": "chronology/",
    "event": "chronology/alimama-public-launch-2007/",
    "numbers": "numbers/",
    "series": "numbers/pinduoduo-gmv/",
    "claims": "claims/",
    "claim": "claims/taoke-fate-with-platform/",
    "thread": "threads/tencents-road/",
    "sources": "sources/",
    "source": "sources/lao-zhang-1/",
    "evidence": "evidence/",
    "economics": "economics/",
    "preset": "economics/sums-multi-level/",
    "data": "data/",
    "contributing": "contributing/",
}
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
