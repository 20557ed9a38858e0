"""The Markdown of the pages: Python-Markdown's, with captions for tables and without links that stand in two places."""

from __future__ import annotations

from markdown import Extension, Markdown

# `[words][name]` and `[name]: address` elsewhere. Pages say `[[id]]` instead, and each of these patterns is
# tried on every piece of every page: without them the pages are made a tenth faster.
_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")


class PageMarkdown(Extension):
    """Goes before `md_in_html`, which copies the list of block elements."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Make `caption` a block like the other parts of a table, not running text to be put into a paragraph."""
        md.block_level_elements.append("caption")
        md.parser.blockprocessors.deregister("reference")
        for name in _REFERENCES:
            md.inlinePatterns.deregister(name)
