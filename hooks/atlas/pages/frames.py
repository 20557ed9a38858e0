"""What the theme puts around a page, rendered once for all pages that differ only in what they say.

The pages of records are in no navigation, so their header, menus and footer are the same but for the way back to the
root. A stand-in, whose values are private characters, is rendered in place of the first page of a sort; the values of
each page then take the places of these characters.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.runtime import Context

from atlas.pages.environment import environment as own

TEMPLATE = "record.html"
"""The template that calls `Frames.page`, for pages whose settings name it."""
_WHOLE = "main.html"
_TOC_ITEM = "partials/toc-item.html"
_META = ("title", "marked_title", "description", "jsonld", "head", "cite", "place", "neighbours")
_FIRST = 0xFFF00
_SLOTS = {
    name: chr(_FIRST + i) for i, name in enumerate((*_META, "canonical_url", "edit_url", "top", "content", "toc"))
}
_NAMES = {slot: name for name, slot in _SLOTS.items()}
_SPLIT = re.compile(f"([{''.join(_NAMES)}])")


class Frames:
    """Renders pages in one environment, the same build long."""

    def __init__(self, environment: jinja2.Environment) -> None:
        environment.globals["framed"] = self.page
        environment.bytecode_cache = own().bytecode_cache  # to compile the theme takes as long as a hundred pages
        self._environment = environment
        self._frames: dict[tuple[Any, ...], list[str]] = {}

    @jinja2.pass_context
    def page(self, context: Context) -> str:
        """Return the page of a template's context as the template of the theme renders it."""
        page = context["page"]
        marked = "data-url-state" in page.content  # what our template asks of the content
        folder = page.url.rstrip("/").rpartition("/")[0]  # the way to its index is a shorter one
        sort = (folder, tuple(page.meta["hide"]), bool(page.toc.items[0].children), marked)
        if sort not in self._frames:
            self._frames[sort] = self._frame(context, marked)
        values = self._values(page)
        return "".join(values[_NAMES[part]] if part in _NAMES else part for part in self._frames[sort])

    def _frame(self, context: Context, marked: bool) -> list[str]:
        """Return what stands around the values of a page and pages of its sort, with the slots for them."""
        page = context["page"]
        stand_in = copy.copy(page)
        index = _index(context["nav"], page)
        stand_in.parent = index.parent if index else None
        stand_in.meta = {**page.meta, **{name: _SLOTS[name] for name in _META}}
        stand_in.title = stand_in.meta["title"]
        stand_in.canonical_url, stand_in.edit_url = _SLOTS["canonical_url"], _SLOTS["edit_url"]
        stand_in.content = (
            f"<h1{_SLOTS['content']}{' data-url-state' if marked else ''}"  # the theme asks for a heading
        )
        stand_in.toc = copy.deepcopy(page.toc)
        (top,) = stand_in.toc.items
        top.id, top.children = _SLOTS["top"], top.children[:1]
        _light(index, True)
        rendered = self._environment.get_template(_WHOLE).render({**context.get_all(), "page": stand_in})
        _light(index, False)
        for listed in map(self._listed, top.children):
            rendered = rendered.replace(listed, _SLOTS["toc"])
        return _SPLIT.split(rendered.replace(stand_in.content, _SLOTS["content"]))

    def _values(self, page: Any) -> Mapping[str, str]:
        top = page.toc.items[0]
        return {
            **{name: page.meta[name] for name in _META},
            "canonical_url": page.canonical_url,
            "edit_url": page.edit_url,
            "top": top.id,
            "content": page.content,
            "toc": "\n".join(map(self._listed, top.children)),
        }

    def _listed(self, heading: Any) -> str:
        return self._environment.get_template(_TOC_ITEM).render(toc_item=heading)


def _index(navigation: Any, page: Any) -> Any:
    """Return the index page of a page's section in a navigation; None where it has none."""
    section = page.url.rstrip("/").rpartition("/")[0] + "/"
    return next((one for one in navigation.pages if one.url == section), None)


def _light(index: Any, on: bool) -> None:
    """Show that a page of a record stands below an index page of the navigation, or no longer."""
    if index:
        index.active = on
