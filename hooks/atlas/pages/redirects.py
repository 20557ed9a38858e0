"""Pages at the old addresses of renamed records."""

from __future__ import annotations

import posixpath
from pathlib import PurePath

from atlas.corpus.atlas import Atlas
from atlas.page.routes import folder_of, page_of
from atlas.pages.environment import render
from atlas.schema.records import KINDS


def old_folder(atlas: Atlas, old: str) -> str:
    """Return where the page of a renamed record was published, as a folder below docs/."""
    kind = KINDS[PurePath(atlas.documents[old].path).parent.name]  # not always that of the new record
    return f"{kind.section}/{old}"


def redirects(atlas: Atlas) -> dict[str, str]:
    """Return for each renamed record a page, by path below docs/, that leads from its old address to the new one."""
    found: dict[str, str] = {}
    for old, new in atlas.moved.items():
        folder = old_folder(atlas, old)
        to = posixpath.relpath(folder_of(page_of(atlas.records[new])), folder) + "/"
        found[f"{folder}/index.html"] = render("redirect", to=to) + "\n"
    return found
