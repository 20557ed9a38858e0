"""Words as HTML, with what is Chinese in them marked, so that screen readers and the choice of fonts handle it."""

from __future__ import annotations

from markupsafe import Markup, escape

from atlas.text.han import has_han
from atlas.text.setting import SET_APART, set_apart
from atlas.text.typography import curly


def chinese(text: object) -> Markup:
    """Return a text as HTML, set as in print, with each run of Chinese marked as such."""
    return Markup(SET_APART.sub(set_apart, str(escape(curly(str(text))))))


def chinese_whole(text: object) -> Markup:
    """Return a text as HTML, marked as Chinese as a whole when it holds any."""
    words = escape(curly(str(text)))
    return Markup('<span lang="zh-Hans">{}</span>').format(words) if has_han(words) else words
