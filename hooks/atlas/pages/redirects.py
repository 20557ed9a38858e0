"""Pages at the old addresses of renamed records."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.pages.environment import render_html


def redirects(atlas: Atlas) -> dict[str, str]:
    """Return for each renamed record a page, by path below docs/, that leads from its old address to the new one."""
    return {
        f"{atlas.records[new].section}/{old}/index.html": render_html("redirect", to=f"../{new}/") + "\n"
        for old, new in atlas.moved.items()
    }
