"""Turn the texts of records, whose links and citations are ready HTML already, into HTML.

Most texts hold no markup beside their links and citations; only the others cost a run of Markdown.
"""

from __future__ import annotations

import re
from functools import cache

from markdown import Extension, Markdown
from markdown.extensions.tables import TableExtension

from atlas.markdown_ext import PageMarkdown

_SPECIAL = re.compile(r"[\\`*_<&\[\]{]")
_BEGINS_LINES = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote")


class _NoHtml(Extension):
    """Leaves out what looks for HTML, which no record holds."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")


class _OneLine(Extension):
    """Leaves out what a line may begin with: in a cell or a sentence, "1." makes no list."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name in _BEGINS_LINES:
            md.parser.blockprocessors.deregister(name)


def line(text: str) -> str:
    """Return a text of one line as HTML, without an element around it."""
    if not _SPECIAL.search(text):
        return text.replace(">", "&gt;")
    return _converted(_lines(), text).removeprefix("<p>").removesuffix("</p>")


def blocks(text: str) -> str:
    """Return paragraphs, headings, lists and tables as HTML."""
    return _converted(_whole(), text)


@cache
def _lines() -> Markdown:
    return Markdown(extensions=[PageMarkdown(), _NoHtml(), _OneLine()])


@cache
def _whole() -> Markdown:
    tables = TableExtension(use_align_attribute=True)  # the policy of pages allows no style in them
    return Markdown(extensions=[PageMarkdown(), tables, "def_list", "fenced_code", _NoHtml()])


def _converted(markdown: Markdown, text: str) -> str:
    markdown.reset()
    return markdown.convert(text)
