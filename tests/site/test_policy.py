"""Every page says what it may load and run, and holds nothing that its policy forbids."""

import re
from pathlib import Path

OF_ITS_OWN = re.compile(r"<style\b|\s(?:style|on[a-z]+)=[^<>]*>")


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
        assert not OF_ITS_OWN.search(text), (page, OF_ITS_OWN.search(text))
