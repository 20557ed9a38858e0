"""The block under each page that says how to cite it."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from atlas.outputs import how_to_cite
from atlas.outputs.structured_data import Site
from atlas.page.context import PageContext
from atlas.pages.environment import render
from atlas.text.dates import Date
from atlas.text.setting import chinese_marked


def cite_this_page(page: PageContext, site: Site, title: str, changed: str, checked: Date | None = None) -> Markup:
    """Return when a page was `changed` last (ISO 8601, empty where nobody knows), and every form of citing it.

    `checked` is the day on which its sources were last read. Words stand for the day of access, which the browser
    fills in.
    """
    cited = how_to_cite.CitedPage(page.path, title, site.url(page.path), changed)
    day = page.t("cite_day")
    told = [page.t("cite_changed").format(day=Date.parse(changed).text())] if changed else []
    told += [page.t("cite_checked").format(day=checked.text())] if checked else []
    forms = [
        (page.t("cite_plain"), how_to_cite.plain(cited, "; ".join([*told, page.t("cite_accessed").format(day=day)]))),
        ("BibTeX", how_to_cite.bibtex(cited, day)),
        ("GB/T 7714", how_to_cite.gbt7714(cited, day)),
    ]
    marked = [(name, _day_marked(text, day)) for name, text in forms]
    return render("cite", page=page, forms=marked, changed=last_changed(page, changed))


def last_changed(page: PageContext, changed: str) -> str:
    """Return the sentence that says when something was `changed` last; empty where nobody knows."""
    return page.t("changed").format(day=Date.parse(changed).text()) if changed else ""


def _day_marked(text: str, day: str) -> Markup:
    """Return a citation as HTML, line breaks kept, the words for the day of access in an element of their own."""
    shown = chinese_marked(escape(text, quote=True))
    return Markup(shown.replace(escape(day), f'<time class="cite-day">{escape(day)}</time>'))
