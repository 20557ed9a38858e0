"""Python-Markdown left to itself takes a table's caption for running text and wraps it in a paragraph."""

from __future__ import annotations

from markdown import Extension, Markdown


class Captions(Extension):
    """Makes `caption` a block like the other parts of a table; goes before `md_in_html`, which copies the list."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Enter `caption` among the block elements."""
        md.block_level_elements.append("caption")
