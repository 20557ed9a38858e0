"""The Markdown of the pages: Python-Markdown's with captions for tables, without reference-style links (`[a][b]`)."""

from __future__ import annotations

from markdown import Extension, Markdown

# `[words][name]`, with `[name]: address` elsewhere. Pages write `[[id]]` instead, and each of these patterns is
# tried on every piece of every page: without them the build is a tenth faster.
_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")


class PageMarkdown(Extension):
    """Adjusts the parser. Must be registered before `md_in_html`, which copies the list of block elements."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Make `caption` a block element, like the other parts of a table, and drop reference-style links."""
        md.block_level_elements.append("caption")
        md.parser.blockprocessors.deregister("reference")
        for name in _REFERENCES:
            md.inlinePatterns.deregister(name)
