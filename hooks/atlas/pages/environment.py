"""The templates of the pages: the environment they run in, and how one is rendered.

Whatever a template prints is escaped for Markdown, and so for HTML, unless it is `Md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from html import escape as html_escape
from pathlib import Path
from typing import Any

import jinja2

from atlas.outputs import how_to_cite
from atlas.page.context import PageContext
from atlas.page.formats import grouped
from atlas.page.markdown import Md, chinese, chinese_whole
from atlas.page.routes import json_of, page_of

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """Return the environment of our templates: unknown names are errors, white space is trimmed, text is escaped."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=jinja2.FileSystemBytecodeCache(),  # to compile all of them takes as long as twenty pages
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        autoescape=True,  # makes what macros and blocks return `Markup`, which `_printed` lets through
        finalize=_printed,
    )
    env.filters |= {
        "json": lambda value: Md(json.dumps(str(value), ensure_ascii=False)),  # a value of front matter
        "html": lambda value: Md(html_escape(value)),  # keeps line breaks, which Markdown would not
        "join": _joined,
        "link": lambda id, page: page.link(id),
        "md_url": lambda url: Md(url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")),
        "raw": Md,  # the marked exception: text that is Markdown already
        "code": lambda text: Md(f"`{text}`"),
        "chinese": chinese,
        "chinese_whole": chinese_whole,
        "field_name": lambda key, page: page.field_name(key),
        "number": grouped,
        "stop": how_to_cite.stop,
    }
    env.globals |= {"page_of": page_of, "json_of": json_of}
    return env


def _printed(value: Any) -> Any:
    """Return a value that a template prints as Markdown."""
    return value if isinstance(value, jinja2.Undefined) else Md.escape(value)


def _joined(values: Iterable[Any], between: str = "") -> Md:
    return Md(between).join(values)


def template(name: str) -> jinja2.Template:
    """Return the template of a page or of a part of one."""
    return environment().get_template(f"{name}.md.jinja")


def render(name: str, **context: Any) -> Md:
    """Return a part of a page as Markdown."""
    return Md(template(name).render(**context).strip())


def render_html(name: str, **context: Any) -> Md:
    """Return a part of a page as HTML."""
    return Md(environment().get_template(f"{name}.html.jinja").render(**context).strip())


def references(page: PageContext) -> Md:
    """Return the section with the numbered sources that a page has cited so far; empty where there are none."""
    return render("references", page=page)


def tidy(text: str) -> str:
    """Return a text with at most one blank line in a row, none at the ends."""
    lines: list[str] = []
    for line in map(str.rstrip, text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"
