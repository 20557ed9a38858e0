"""The templates of the pages: the environment they run in, and how one is rendered.

Whatever a template prints is escaped for HTML, unless it is `Markup`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from atlas.outputs import how_to_cite
from atlas.page.context import PageContext
from atlas.page.formats import grouped
from atlas.page.html import chinese, chinese_whole
from atlas.page.routes import json_of, page_of
from atlas.text import alphabet
from atlas.text.typography import curly

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """Return the environment of our templates: unknown names are errors, white space is trimmed, text is escaped."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=_compiled(),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        autoescape=True,
        finalize=_set,
    )
    env.filters |= {
        "link": lambda id, page: page.link(id),
        "chinese": chinese,
        "chinese_whole": chinese_whole,
        "field_name": lambda key, page: page.field_name(key),
        "number": grouped,
        "stop": how_to_cite.stop,
    }
    env.tests["open_value"] = _is_open
    env.globals |= {"page_of": page_of, "json_of": json_of, "shown_letter": alphabet.shown}
    return env


def _set(value: Any) -> Any:
    """Return what a template prints, its words set as in print; HTML and addresses are ready."""
    return curly(value) if type(value) is str and "://" not in value else value


def _is_open(value: str) -> bool:
    """Return whether the value of a fact is only that nobody found it."""
    return str(value).startswith('<span class="unknown"')


def _compiled() -> jinja2.FileSystemBytecodeCache:
    """Return the cache of compiled templates: to compile all of them takes as long as twenty pages.

    What is compiled depends on the settings of the environment, so a change of this file begins a new cache.
    """
    settings = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return jinja2.FileSystemBytecodeCache(pattern=f"siyu_atlas_{settings}_%s.cache")


def render(name: str, **context: Any) -> Markup:
    """Return a page or a part of one as HTML."""
    return Markup(environment().get_template(f"{name}.html.jinja").render(**context).strip())


def references(page: PageContext) -> Markup:
    """Return the section with the numbered sources that a page has cited so far; empty where there are none."""
    return render("references", page=page)
