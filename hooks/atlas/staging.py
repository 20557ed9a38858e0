"""Write the pages as plain files, from which a site generator that knows nothing of the atlas makes the same site.

What the templates made stands in the Markdown as HTML; hand-written text stays Markdown. The settings are those of
`mkdocs.yml` without what is ours: the plugin, and the changes to the theme.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from atlas.page.routes import folder_of, relative
from atlas.pages.finished import Settings
from atlas.publication import Publication
from atlas.text import markup

_OURS = {"watch", "validation", "edit_uri", "custom_dir", "static_templates"}
_SETTINGS = ("title", "description", "hide")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+[ \t]*|\n[ \t]+")
_HEADING = re.compile(r'<h([1-6]) id="([^"]+)">(.*?)<a class="headerlink"[^>]*>[^<]*</a></h\1>')
_NESTING = re.compile(r"<(/?)(?:div|section|details|figure|nav|table|ul|ol|dl|aside|blockquote|form)\b")
_TWIN = re.compile(r'(?: · )?<a href="[^"]*\.md" type="text/markdown">[^<]*</a>')
"""The link of a page to itself as Markdown, which is a source of the site here and no file of it."""
_LINK = re.compile(r"\]\((?![a-z]+:|[#/])([^)\s#]+)")
_KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
PLUGIN = "siyu-atlas"


def stage(made: Publication, docs: Path, settings: Path, target: Path) -> int:
    """Write a publication and a file of settings into an empty folder; return the number of pages.

    `docs` holds the files that pages need as they are, `settings` is the file to leave what is ours out of.
    """
    pages = dict(_pages(made))
    for path in docs.rglob("*"):
        if path.is_file() and path.suffix != ".md":
            _write(target / "docs" / path.relative_to(docs), path.read_bytes())
    for name, text in pages.items():
        _write(target / "docs" / name, text.encode())
    for name, data in made.files():
        if not name.endswith(".md"):  # Markdown beside a page would be taken for one
            _write(target / "docs" / name, data)
    _write(target / "mkdocs.yml", plain_settings(settings.read_text("utf-8")).encode())
    return len(pages)


def _pages(made: Publication) -> Iterator[tuple[str, str]]:
    for path in made.records:
        page = made.page(path)
        yield source_of(path), _page(page.settings, page.html)
    for path in made.drafts:
        draft = made.draft(path)
        text = made.completed(draft.holes.filled(_moved(draft.text, path), as_markdown))
        yield source_of(path), text + as_markdown(str(draft.settings.get("cite", "")))


def source_of(path: str) -> str:
    """Return where a page stands: in the folder that it is published as, so that links between addresses hold."""
    return posixpath.join(folder_of(path), "index.md")


def _moved(text: str, path: str) -> str:
    """Return Markdown with the links of a page to other pages and files as its address needs them."""

    def link(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
        return f"]({relative(target, folder_of(path))}"

    tokens = markup.tokens(text, code_everywhere=True)
    return "".join(token.raw if isinstance(token, markup.Code) else _LINK.sub(link, token.raw) for token in tokens)


def _page(settings: Settings, html: str) -> str:
    told = {name: _as_typed(settings[name]) for name in _SETTINGS if settings.get(name)}
    head = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{as_markdown(html)}\n{as_markdown(settings.get('cite', ''))}\n"


def _as_typed(value: Any) -> Any:
    """Return a setting as an author would write it: our templates print it as it is, others escape it."""
    return unescape(value) if isinstance(value, str) else value


def as_markdown(html: str) -> str:
    """Return HTML that Markdown leaves alone, but for its headings, which become those of Markdown.

    No line is blank or indented, except in what is shown as it is typed.
    """
    parts = _KEPT.split(_TWIN.sub("", html))
    return _with_headings("".join(part if at % 2 else _BLANK.sub("\n", part) for at, part in enumerate(parts)))


def _with_headings(html: str) -> str:
    """Return HTML with the headings that stand in no block as Markdown, so that the table of contents has them."""
    inside, done, parts = 0, 0, []
    for heading in _HEADING.finditer(html):
        before = html[done : heading.start()]
        inside += sum(-1 if end else 1 for end in _NESTING.findall(before))
        level, id, words = heading.groups()
        parts += [before, heading[0] if inside else f"\n\n{'#' * int(level)} {words} {{#{id}}}\n\n"]
        done = heading.end()
    return "".join([*parts, html[done:]])


def plain_settings(text: str) -> str:
    """Return the settings of MkDocs without what only our plugin and our changes to the theme understand.

    Values that only the site generator can read, such as those of the environment, stay as they are written.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    _prune(root)
    for key, value in root.value:
        if key.value == "nav":
            _move(value)
    return yaml.serialize(root, allow_unicode=True, width=1_000)


def told(settings: str, name: str) -> str:
    """Return what the settings say of a name; where they name variables of the environment, what one of these says."""
    root = yaml.compose(settings, yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    (node,) = (value for key, value in root.value if key.value == name)
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    *variables, default = (one.value for one in node.value)
    return next((os.environ[variable] for variable in variables if os.environ.get(variable)), default)


def _prune(node: yaml.MappingNode) -> None:
    node.value = [(key, value) for key, value in node.value if key.value not in {*_OURS, PLUGIN}]
    for _, value in node.value:
        if isinstance(value, yaml.MappingNode):
            _prune(value)


def _move(node: yaml.Node) -> None:
    """Name the pages of a navigation by their new places."""
    if isinstance(node, yaml.ScalarNode):
        node.value = source_of(node.value) if node.value.endswith(".md") else node.value
        return
    for child in node.value:
        _move(child[1] if isinstance(child, tuple) else child)


def clear(target: Path) -> None:
    """Make a folder empty that an earlier run wrote. Raises FileExistsError where it holds anything else."""
    if target.exists() and any(target.iterdir()) and not (target / "mkdocs.yml").is_file():
        raise FileExistsError(f"{target} is not empty and was not written by this command")
    shutil.rmtree(target, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
