"""The block under each page that offers its forms, what the head of the page says of them, and pages as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import urljoin

from markupsafe import Markup

from atlas.corpus.atlas import Atlas
from atlas.outputs import forms, twins
from atlas.outputs.forms import Form
from atlas.page.context import PageContext
from atlas.page.routes import address_of, index_of
from atlas.page.shared import shared_page
from atlas.pages.environment import render
from atlas.pages.finished import Draft
from atlas.schema.records import KINDS

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def take_away(page: PageContext, offered: tuple[Form, ...]) -> Markup:
    """Return the block that offers the forms of a page."""
    return render("take_away", page=page, forms=forms.links(offered, page.path))


def head(page: PageContext, offered: tuple[Form, ...], title: str, site: str) -> str:
    """Return what the head of a page says of its forms and of how it is cited."""
    return forms.head(forms.links(offered, page.path), title, f"{site}{address_of(page.path)}" if site else "")


def markdown_pages(atlas: Atlas, drafts: Mapping[str, Draft], site: str) -> dict[str, str]:
    """Return every page as Markdown, by the path below docs/ at which it is published."""
    written = {path: _page(atlas, path, draft, site) for path, draft in drafts.items()}
    return {**twins.records(atlas, site), **written}


def _page(atlas: Atlas, path: str, draft: Draft, site: str) -> str:
    """Return a page, its links whole; a list of records has a line for each.

    Of what a macro makes, a word or a line is kept; tables and pictures say what the records say.
    """
    text = draft.holes.in_words(draft.text, lambda piece: _words(piece, f"{site}{address_of(path)}"))
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip()
    if shared := shared_page(atlas, path):
        listed = [f"- {record.title}: {atlas.plain_summaries.get(record.id, '')}" for record in shared.records]
    else:
        kinds = [kind for kind in KINDS.values() if path == index_of(kind.section)]
        listed = [f"- [{record.title}]({site}{twins.place(record)})" for kind in kinds for record in atlas.of(kind)]
    return "\n\n".join(filter(None, (text, "\n".join(listed)))) + "\n"


def _words(piece: str, address: str) -> str:
    linked = _LINK.sub(lambda found: f"[{found[2]}]({urljoin(address, html.unescape(found[1]))})", piece)
    return html.unescape(_TAG.sub("", linked))
