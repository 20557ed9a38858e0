"""Where pages and files stand: paths below docs/, and the way from one to another."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from atlas.schema.records import Record


def page_of(record: Record) -> str:
    """The path of the page below docs/ on which a record stands, e.g. ``models/rebate-site.md``."""
    return f"{record.section}/{record.id}.md" if record.own_page else index_of(record.section)


def target_of(record: Record) -> str:
    """The path to link a record by: that of its page, with a fragment where it shares the page with others."""
    return page_of(record) if record.own_page else f"{page_of(record)}#{record.id}"


def json_of(record: Record) -> str:
    """The path of a record's JSON below docs/, e.g. ``models/rebate-site.json``."""
    return f"{record.section}/{record.id}.json"


def index_of(section: str) -> str:
    """The path of a section's index page below docs/."""
    return f"{section}/index.md"


def folder_of(path: str) -> str:
    """The folder a page is published in: ``models/a.md`` in ``models/a``, ``models/index.md`` in ``models``."""
    return re.sub(r"(^|/)index$", "", path.removesuffix(".md"))


def address_of(path: str) -> str:
    """The address of a page below the site's root: ``models/a/`` for ``models/a.md``, nothing for the home page."""
    folder = folder_of(path)
    return f"{folder}/" if folder else ""


@lru_cache(maxsize=1 << 16)  # a few folders, many targets: asked for again and again
def relative(path: str, folder: str) -> str:
    """The way from a folder to a path, both below docs/."""
    return posixpath.relpath(path, folder or ".")


def place_of(record: Record) -> str:
    """The address of a record below the site's root, with a fragment where it shares its page with others."""
    return address_of(page_of(record)) + ("" if record.own_page else f"#{record.id}")


def address_between(page: str, target: str) -> str:
    """The relative address of one page on another, both given by their paths below docs/ and served as folders."""
    return posixpath.relpath("/" + folder_of(target), "/" + folder_of(page)) + "/"
