"""Which files say what a page says: what its head names to programs, and what readers are offered to take away."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from html import escape

from atlas.corpus.atlas import Atlas
from atlas.outputs.bibliography import cited_by
from atlas.outputs.how_to_cite import AUTHOR, SITE
from atlas.outputs.versions import API
from atlas.page.routes import folder_of, index_of, json_of, sibling_of, twin_of
from atlas.schema.records import KINDS, Comparison, Record, Series

ALTERNATE = "alternate "
"""The relation of a form to its page. The theme asks for a site map beside each link whose relation is this word alone,
as it would be for a translation of the site; the space keeps it from that, and means nothing to anybody else."""


@dataclass(frozen=True)
class Form:
    """A file beside a page: what readers call it, its path below docs/, and its type."""

    label: str
    path: str
    type: str


def of_record(atlas: Atlas, record: Record) -> tuple[Form, ...]:
    """Return the forms of a record, those for most readers first."""
    found = [
        Form("JSON", json_of(record), "application/json"),
        Form("Markdown", twin_of(record), "text/markdown"),
    ]
    if isinstance(record, Series | Comparison):
        found += [
            Form("CSV", sibling_of(record, "csv"), "text/csv"),
            Form("ZIP", sibling_of(record, "zip"), "application/zip"),
            Form("SVG", sibling_of(record, "svg"), "image/svg+xml"),
        ]
    if cited_by(atlas, record):
        found += [
            Form("BibTeX", sibling_of(record, "bib"), "application/x-bibtex"),
            Form("RIS", sibling_of(record, "ris"), "application/x-research-info-systems"),
        ]
    return tuple(found)


def of_page(path: str) -> tuple[Form, ...]:
    """Return the forms of a hand-written page; the index of a kind has the table of the kind."""
    found = [Form("Markdown", path, "text/markdown")]
    for kind in KINDS.values():
        if path == index_of(kind.section):
            found += [
                Form("CSV", f"data/tables/{kind.folder}.csv", "text/csv"),
                Form("ZIP", f"data/tables/{kind.folder}.zip", "application/zip"),
                Form("JSON", f"api/{API}/{kind.folder}.json", "application/json"),
            ]
    return tuple(found)


def head(linked: list[tuple[Form, str]], title: str, address: str) -> str:
    """Return what the head of a page says of its forms, and of how programs for references cite it."""
    # The theme takes what is exactly `alternate` for the site in another language and asks for its sitemap; a space,
    # which means nothing, keeps it from that.
    links = [
        f'<link rel="{ALTERNATE}" type="{form.type}" title="{form.label}" href="{escape(place)}">'
        for form, place in linked
    ]
    told = {
        "z:itemType": "encyclopediaArticle",  # or Zotero takes what has a citation_title for an article of a journal
        "citation_title": title,
        "citation_author": AUTHOR,
        "citation_publisher": SITE,
        "citation_language": "en",
        "citation_public_url": address,
    }
    metas = [f'<meta name="{name}" content="{escape(text)}">' for name, text in told.items() if text]
    return "\n".join([*links, *metas])


def links(forms: tuple[Form, ...], page: str) -> list[tuple[Form, str]]:
    """Return forms, each with its address relative to that of a page, which is served as a folder."""
    return [(form, posixpath.relpath(form.path, folder_of(page) or ".")) for form in forms]
