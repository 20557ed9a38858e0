"""The built site as its readers get it: files, and what stands in each page, read once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import yaml
from lxml import etree, html

PROJECT = Path(__file__).parents[2]
INDEX = "index.html"
LETTER = re.compile(r"expressions/\w+/")
"""The address of a page that expressions share, and that is made from all their files."""
HAN = re.compile(r"[\u3400-\u9fff]")

_ADDRESSES = {"href", "src", "srcset", "poster", "data", "action"}
_IDS = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"}  # these name ids
_ELSEWHERE = "https://elsewhere.example/far/below/"
_BY_URL = re.compile(r"url\(['\"]?#([^)'\"]+)")
_UNSEEN = {"head", "script", "style", "template"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_SHOWN = etree.XPath(
    "descendant::text()[not(ancestor::sup) and not(ancestor::a[@class='headerlink'])"
    " and not(ancestor::*[@class='note' or @class='note-button'])]"
)


@dataclass(frozen=True)
class Reference:
    """An address in a page, and what the element that holds it says of it."""

    tag: str
    attribute: str
    value: str
    rel: str
    words: str


@dataclass(frozen=True)
class Words:
    """A piece of text that readers see: the elements it stands in, innermost first, and the language in force."""

    text: str
    inside: tuple[str, ...]
    lang: str


@dataclass
class Page:
    """What one HTML file holds. `address` is where it is published, below the site's root.

    Title, headings, summary and what `meta` says have the quotation marks of the keyboard, as records are written.
    """

    address: str
    lang: str
    title: str
    headings: list[str]
    summary: str
    ids: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    meta: dict[str, str] = field(default_factory=dict)
    scripts: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places in the page that a fragment may name."""
        return frozenset(self.ids)

    @property
    def is_page(self) -> bool:
        """Whether it is shown at its own address: not in place of a missing page, not on the way to another."""
        return self.address != "404.html" and "refresh" not in self.meta

    def one(self, rel: str) -> str:
        """Return the address of the page's only link of a relation."""
        (found,) = (reference.value for reference in self.references if reference.rel == rel)
        return found

    def linked(self, words: str) -> str:
        """Return the address of the page's only link with these words."""
        (found,) = (reference.value for reference in self.references if reference.words == words)
        return found

    @cached_property
    def data(self) -> list[dict[str, Any]]:
        """The things that the page's structured data describes."""
        (text,) = (text for kind, text in self.scripts if kind == "application/ld+json")
        found = json.loads(text)
        assert set(found) == {"@context", "@graph"}
        assert found["@context"] == "https://schema.org"
        return found["@graph"]


def parsed(text: bytes, address: str) -> Page:
    """Return what an HTML file holds."""
    root = html.document_fromstring(text, html.HTMLParser(encoding="utf-8"))
    summary = next((_shown(p) for p in root.iter("p") if p.get("class") == "summary"), "")
    title, headings = root.findtext("head/title") or "", [_shown(h1) for h1 in root.iter("h1")]
    named = (straight(title.strip()), [straight(heading) for heading in headings], straight(summary))
    page = Page(address, root.get("lang", ""), *named)
    _walk(page, root, (), "")
    return page


def straight(text: str) -> str:
    """Return a text with the quotation marks of the keyboard in place of those of print."""
    return text.translate(_STRAIGHT)


def _shown(element: html.HtmlElement) -> str:
    """Return the words of an element, without its notes, the numbers of citations and the sign that links to it."""
    return " ".join("".join(_SHOWN(element)).split())


def _walk(page: Page, element: html.HtmlElement, inside: tuple[str, ...], lang: str) -> None:
    if not isinstance(element.tag, str):  # a comment
        return
    inside, lang = (element.tag, *inside), element.get("lang", lang)
    _note(page, element)
    _keep(page, element.text, inside, lang)
    for child in element:
        _walk(page, child, inside, lang)
        _keep(page, child.tail, inside, lang)


def _keep(page: Page, text: str | None, inside: tuple[str, ...], lang: str) -> None:
    if text and not text.isspace() and _UNSEEN.isdisjoint(inside):
        page.words.append(Words(text, inside, lang))


def _note(page: Page, element: html.HtmlElement) -> None:
    """Keep what the attributes of an element say."""
    for name, value in element.attrib.items():
        page.attributes.add((name, value))
        if name == "id":
            page.ids.append(value)
        elif name in _IDS:
            page.named += value.split()
        elif name in _ADDRESSES:
            words = _shown(element) if element.tag == "a" else ""
            page.references.append(Reference(element.tag, name, value, element.get("rel", ""), words))
        elif "url(" in value:
            page.named += _BY_URL.findall(value)
    if element.tag == "meta":
        name = next((element.get(name) for name in ("property", "name", "http-equiv") if element.get(name)), "")
        page.meta[name] = straight(element.get("content", ""))
    elif element.tag == "script":
        page.scripts.append((element.get("type", ""), element.text or ""))


@dataclass(frozen=True)
class Site:
    """A folder of published files, and the address it is made for."""

    folder: Path
    base: str

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def documents(self) -> dict[str, Page]:
        """Every HTML file by its address."""
        found = sorted(name for name in self.files if name.endswith(".html"))
        pages = [parsed((self.folder / name).read_bytes(), name.removesuffix(INDEX)) for name in found]
        return {page.address: page for page in pages}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages among them."""
        return {address: page for address, page in self.documents.items() if page.is_page}

    @cached_property
    def search(self) -> list[dict[str, Any]]:
        """What the search knows: an entry for each page, and one for each of its sections."""
        return self.json("search/documents.json")["docs"]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def json(self, name: str) -> Any:
        return json.loads(self.text(name))

    def whole(self, start: str, value: str) -> str:
        """Return the whole address that a browser makes of one that stands in the file at `start`.

        A relative address is tried far below the root of a host, which would stop it from climbing out of the site.
        """
        value = value.strip()
        if value.startswith("/") or urlsplit(value).scheme:
            return _joined(self.base, value)
        address = _joined(_ELSEWHERE + start, value)
        return self.base + address.removeprefix(_ELSEWHERE) if address.startswith(_ELSEWHERE) else address

    def fault(self, start: str, value: str) -> str:
        """Return what is wrong with an address that stands in the file at `start`; empty where it leads somewhere."""
        address, fragment = urldefrag(self.whole(start, value))
        if not address.startswith(self.base):
            own = {urlsplit(place).netloc for place in (self.base, _ELSEWHERE)}
            return "outside of the site" if urlsplit(address).netloc in own else ""
        name = unquote(address.removeprefix(self.base).partition("?")[0])
        name = f"{name}{INDEX}" if not name or name.endswith("/") else name
        if name not in self.files:
            return "no such file"
        document = self.documents.get(name.removesuffix(INDEX))
        if fragment and document and unquote(fragment) not in document.anchors:
            return "no such place in the page"
        return ""


@lru_cache(maxsize=1 << 16)  # few folders, many links: the same again and again
def _joined(start: str, value: str) -> str:
    return urljoin(start, value)


@dataclass(frozen=True)
class Record:
    """A file of data/ as it is written, every value a text."""

    path: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        return Path(self.path).stem

    @property
    def folder(self) -> str:
        return Path(self.path).parent.name

    @property
    def title(self) -> str:
        return next(self.fields[name] for name in ("name", "title", "statement") if name in self.fields)

    def known(self, name: str) -> Any:
        """Return the value of a field; None where it is left out or said to be unknown."""
        value = self.fields.get(name)
        return None if isinstance(value, dict) and "unknown" in value else value


def records(data: Path) -> Iterator[Record]:
    """Yield the records below a folder; a file that only says where a record has moved is none."""
    for path in sorted(data.glob("*/*.yml")):
        fields = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        if set(fields) != {"moved_to"}:
            yield Record(path.relative_to(data.parent).as_posix(), fields)
