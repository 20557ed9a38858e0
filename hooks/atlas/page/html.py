"""Words as HTML, with what is Chinese in them marked, so that screen readers and the choice of fonts handle it."""

from __future__ import annotations

from markupsafe import Markup, escape

from atlas.text.han import has_han
from atlas.text.markup import chinese_marked


def chinese(text: object) -> Markup:
    """Return a text as HTML with each run of Chinese marked as such."""
    return Markup(chinese_marked(str(escape(text))))


def chinese_whole(text: object) -> Markup:
    """Return a text as HTML, marked as Chinese as a whole when it holds any."""
    words = escape(text)
    return Markup('<span lang="zh-Hans">{}</span>').format(words) if has_han(words) else words
