"""How plain text is set in HTML: what is escaped, and what gets an element of its own."""

from __future__ import annotations

import re

from atlas.text.han import CHINESE

UNSAFE = re.compile(
    r"(?P<html><(?=[A-Za-z/!?]))"
    r"|(?P<attributes>\{)"
    r"|(?P<link>\](?=\(|:))"
    r"|(?P<reference>\](?=\[))"
)
_NEUTRAL = {"html": "&lt;", "attributes": "&#123;", "link": "&#93;", "reference": "&#93;"}


def chinese_marked(escaped: str) -> str:
    """Wrap runs of Chinese in escaped text in `<span lang>`, so that screen readers and font selection handle them."""
    return CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', escaped)


SET_APART = re.compile(rf"(?P<chinese>{CHINESE.pattern})|\b[Ee]-commerce\b")
"""What gets an element of its own: Chinese, and a word that is not to be broken at its hyphen."""


def set_apart(found: re.Match[str]) -> str:
    """Return what `SET_APART` found as HTML."""
    return chinese_marked(found[0]) if found["chinese"] else f'<span class="unbroken">{found[0]}</span>'


def neutralise(text: str) -> str:
    """Escape raw HTML, attribute lists and links in Markdown from records, so that they appear as text."""
    return UNSAFE.sub(lambda found: _NEUTRAL[found.lastgroup or ""], text)
