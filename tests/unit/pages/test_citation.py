"""The block that says how a page is cited: when it changed, when its sources were read, and nothing nobody knows."""

from atlas.corpus.atlas import Atlas
from atlas.outputs.structured_data import Site
from atlas.page.context import PageContext
from atlas.pages.citation import cite_this_page, last_changed
from atlas.text.dates import Date


def block(atlas: Atlas, changed: str, checked: str = "") -> str:
    page = PageContext(atlas, "about/index.md")
    day = Date.parse(checked) if checked else None
    return cite_this_page(page, Site(atlas, "https://a.example/"), "About", changed, day)


def test_a_page_says_when_it_changed_and_when_its_sources_were_read(small: Atlas):
    html = block(small, "2026-11-25", "2026-11-22")
    assert '<p class="changed">Last changed on 25 November 2026.</p>' in html
    assert "(last changed 25 November 2026; sources last read 22 November 2026; accessed " in html
    assert "date = {2026-11-25}" in html


def test_what_nobody_knows_is_not_said(small: Atlas):
    html = block(small, "")
    assert "changed" not in html
    assert "sources last read" not in html
    assert "  date =" not in html
    assert last_changed(PageContext(small, "index.md"), "") == ""
