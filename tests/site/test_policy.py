"""Every page says what it may load and run, and holds nothing that its policy forbids."""

import re
from pathlib import Path

INLINE_STYLE = re.compile(r"<[a-z][^<>]*\sstyle=|<style\b")
HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+=")


def test_each_page_has_a_policy_that_allows_only_its_own_origin(site: Path):
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert len(policies) == 1, page
        assert "default-src 'none'" in policies[0]
        assert not re.search(r"unsafe|https?:|\*", policies[0]), page


def test_no_page_holds_a_style_or_handler_of_its_own(site: Path):
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not INLINE_STYLE.search(text), (page, INLINE_STYLE.search(text))
        assert not HANDLER.search(text), (page, HANDLER.search(text))
