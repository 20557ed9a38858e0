"""Markdown that is ready for a page, told apart from text that has to be escaped first."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from atlas.text.han import has_han
from atlas.text.markup import chinese_marked, escape


class Md(Markup):
    """Markdown ready for a page. Whatever is joined or formatted into it is escaped unless it is `Md` itself."""

    @classmethod
    def escape(cls, s: Any) -> Md:
        """Return `s` as Markdown that shows its characters; what is ready already stays as it is."""
        return cls(s) if hasattr(s, "__html__") else cls(escape(str(s)))


def chinese_whole(text: object) -> Md:
    """Return a text as Markdown, marked as Chinese as a whole when it holds any."""
    words = Md.escape(text)
    return Md(f'<span lang="zh-Hans">{words}</span>') if has_han(words) else words


def chinese(text: object) -> Md:
    """Return a text as Markdown with each run of Chinese marked as such."""
    return Md(chinese_marked(str(Md.escape(text))))
