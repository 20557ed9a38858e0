"""Name the paths of pages and files below docs/, their addresses, and the way from one to another."""

from __future__ import annotations

import re

from atlas.schema.records import Record


def page_of(record: Record) -> str:
    """Return the path below docs/ of the page on which a record stands, e.g. ``models/rebate-site.md``."""
    return f"{record.section}/{record.page_name}.md"


def target_of(record: Record) -> str:
    """Return the path below docs/ by which to link a record, with a fragment where it shares its page with others."""
    return page_of(record) if record.own_page else f"{page_of(record)}#{record.id}"


def json_of(record: Record) -> str:
    """Return the path below docs/ of a record's JSON, e.g. ``models/rebate-site.json``."""
    return sibling_of(record, "json")


def sibling_of(record: Record, ending: str) -> str:
    """Return the path below docs/ of a file about a record, e.g. ``numbers/taobao-gmv.csv``."""
    return f"{record.section}/{record.id}.{ending}"


def twin_of(record: Record) -> str:
    """Return the path below docs/ of the Markdown that says what a record's page says; it is that of the page."""
    return page_of(record)


def index_of(section: str) -> str:
    """Return the path below docs/ of a section's index page."""
    return f"{section}/index.md"


def folder_of(path: str) -> str:
    """Return the folder a page is published in: ``models/a`` for ``models/a.md`` and for ``models/a/index.md``."""
    return re.sub(r"(^|/)index$", "", path.removesuffix(".md"))


def address_of(path: str) -> str:
    """Return the address of a page below the site's root: ``models/a/`` for ``models/a.md``, empty for the home."""
    folder = folder_of(path)
    return f"{folder}/" if folder else ""


def relative(path: str, folder: str) -> str:
    """Return the address of a file below docs/ (a page may have a fragment), relative to a folder that is published."""
    page, fragment = path.partition("#")[::2] if "#" in path else (path, "")
    there = (address_of(page) if page.endswith(".md") else page).split("/")
    here = folder.split("/") if folder else []
    shared = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    address = "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
    return f"{address}#{fragment}" if fragment else address


def place_of(record: Record) -> str:
    """Return the address of a record below the site's root, with a fragment where it shares its page with others."""
    return address_of(page_of(record)) + ("" if record.own_page else f"#{record.id}")
