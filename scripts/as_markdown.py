"""Write a built site back as Markdown, so that plain MkDocs can be measured on the same pages.

The Markdown is what an author would write for them: links to files with their titles and classes, tables with bars,
definition lists, blocks that hold Markdown. Only pictures and forms stay HTML.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]<>{}|~^#!"} | {"&": "&amp;"})
_BLOCKS = {"p", "div", "section", "details", "nav", "ul", "ol", "dl", "table", "figure", "form", "svg", "noscript"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_WRAPPED = {"div", "section", "details", "nav", "noscript"}
_BLOCK, _SPAN = ' markdown="1"', ' markdown="span"'
_LEFT_OUT = re.compile(r"\b(headerlink|md-content__button|cite-page)\b")


def write(site: Path, folder: Path) -> int:
    """Write the pages of a site below a folder as Markdown, and return how many there are."""
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    names = {page: _name(page, pages) for page in pages}
    written = 0
    for page, name in names.items():
        root = html.parse(str(site / page / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
        article = root.find(".//article")
        if article is not None:  # a page that leads elsewhere has none
            text = _Writer(page, names).page(article)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            title = json.dumps(root.findtext(".//title"), ensure_ascii=False)
            search = "search: {exclude: true}\n" if name.startswith("sources/") else ""  # as we leave them out
            (folder / name).write_text(f"---\ntitle: {title}\n{search}---\n\n{text}\n", "utf-8")
            written += 1
    return written


def _name(page: str, pages: set[str]) -> str:
    """Return the file of a page: that of a folder with pages below it is its index."""
    has_more = page == "." or any(other.startswith(f"{page}/") for other in pages)
    return posixpath.normpath(f"{page}/index.md") if has_more else f"{page}.md"


class _Writer:
    """Writes the Markdown of one page, given the files of all by their addresses."""

    def __init__(self, page: str, names: dict[str, str]) -> None:
        self._page = page
        self._names = names

    def page(self, article: HtmlElement) -> str:
        return "\n\n".join(self._blocks(article))

    def _blocks(self, element: HtmlElement) -> Iterator[str]:
        """Yield what an element holds as blocks; words outside of any are a paragraph."""
        words = _escaped(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag in _BLOCKS:
                if words.strip():
                    yield words.strip()
                words = ""
                if not _LEFT_OUT.search(child.get("class", "")):
                    yield self._block(child)
            else:
                words += self._inline_element(child)
            words += _escaped(child.tail)
        if words.strip():
            yield words.strip()

    def _block(self, element: HtmlElement) -> str:
        match element.tag:
            case "p" if not element.attrib:
                return self._inline(element)
            case "ul" | "ol":
                return "\n".join(f"{'-' if element.tag == 'ul' else '1.'} {self._inline(item)}" for item in element)
            case "dl":
                return "\n\n".join(
                    self._inline(part) if part.tag == "dt" else f":   {self._inline(part)}" for part in element
                )
            case "table" if not element.attrib and element.find("caption") is None:
                return self._table(element)
            case "table" | "p":
                return self._marked(element)
            case tag if tag in _WRAPPED:
                return f"{_opened(element, _BLOCK)}\n\n{self.page(element)}\n\n</{tag}>"
            case tag if tag[0] == "h" and tag != "header":
                id = f" {{ #{element.get('id')} }}" if element.get("id") else ""
                return f"{'#' * int(tag[1])} {self._inline(element)}{id}"
        return _raw(element)

    def _table(self, table: HtmlElement) -> str:
        rows = [[self._inline(cell) for cell in row] for row in table.iter("tr")]
        right = ["---:" if "right" in cell.get("style", "") else "---" for cell in next(table.iter("tr"))]
        return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], right, *rows[1:]))

    def _marked(self, element: HtmlElement) -> str:
        """Return a block as HTML whose parts hold Markdown."""
        if element.tag in ("p", "caption", "th", "td"):
            return f"{_opened(element, _SPAN)}{self._inline(element)}</{element.tag}>"
        inner = "\n".join(self._marked(child) for child in element)
        return f"{_opened(element, _BLOCK)}\n{inner}\n</{element.tag}>"

    def _inline(self, element: HtmlElement) -> str:
        inner = "".join(self._inline_element(child) + _escaped(child.tail) for child in element)
        return " ".join((_escaped(element.text) + inner).split())

    def _inline_element(self, element: HtmlElement) -> str:
        if not isinstance(element.tag, str) or _LEFT_OUT.search(element.get("class", "")):
            return ""
        match element.tag:
            case "a" if element.get("href"):
                title = (
                    f' "{_escaped(element.get("title")).replace(chr(34), "&quot;")}"' if element.get("title") else ""
                )
                style = " ".join(f".{name}" for name in element.get("class", "").split())
                attributes = f"{{ {style} }}" if style else ""
                return f"[{self._inline(element)}]({self._target(element.get('href'))}{title}){attributes}"
            case "strong":
                return f"**{self._inline(element)}**"
            case "em":
                return f"*{self._inline(element)}*"
            case "code":
                return f"`{element.text_content()}`"
            case "svg" | "input" | "select" | "button" | "label":
                return _raw(element)
            case "br":
                return "<br>"
        return f"{_opened(element)}{self._inline(element)}</{element.tag}>"

    def _target(self, address: str) -> str:
        """Return the address of another page as the way to its file."""
        parts = urlsplit(address)
        if parts.scheme or not parts.path:
            return address.replace("(", "%28").replace(")", "%29")
        whole = urljoin(f"/{self._page}/" if self._page != "." else "/", parts.path).strip("/") or "."
        name = self._names.get(whole, whole)
        path = posixpath.relpath(name, posixpath.dirname(self._names[self._page]) or ".")
        return parts._replace(path=path).geturl()


def _escaped(text: str | None) -> str:
    return " ".join(text.translate(_SIGNS).split("\n")) if text else ""


def _opened(element: HtmlElement, more: str = "") -> str:
    attributes = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in element.attrib.items())
    return f"<{element.tag}{attributes}{more}>"


def _raw(element: HtmlElement) -> str:
    return re.sub(r"\n\s*\n", "\n", etree.tostring(element, method="html", encoding="unicode", with_tail=False))
