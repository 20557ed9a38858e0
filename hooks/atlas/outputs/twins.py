"""The page of a record as Markdown for programs and people that want no page: all its fields, its text, its sources.

Citations stay as they are written, `[@source 4-9]`, which is how Pandoc writes them too; the sources follow by their
ids. Links lead to other such files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.outputs.how_to_cite import SITE
from atlas.page.context import PageContext
from atlas.page.routes import index_of, place_of, twin_of
from atlas.schema.introspection import ByKey, Each, Fields, Marked, OneOf, Plain, Shape, Words, fields_of
from atlas.schema.records import KINDS, Record, Source
from atlas.schema.types import Reference, VocabularyRef
from atlas.text import markup
from atlas.text.dates import Date

LLMS = "llms.txt"
_HEAD = frozenset({"name", "title", "statement", "summary", "body"})
"""What stands at fixed places: title, summary and text."""

_NOTHING = (None, ())  # most fields of most records


def records(atlas: Atlas, site: str) -> dict[str, str]:
    """Return the Markdown of each record that has a page, by the path below docs/ at which it is published."""
    return {twin_of(record): record_twin(atlas, record, site) for record in atlas.records.values() if record.own_page}


def record_twin(atlas: Atlas, record: Record, site: str) -> str:
    """Return a record as Markdown."""
    page = PageContext(atlas, twin_of(record))
    summary, body = getattr(record, record.summary_field, None), getattr(record, "body", None)
    parts = [
        f"# {record.title}",
        f"{page.t(f'kind_{record.kind}')} · {site}{place_of(record)}",
        f"> {_linked(atlas, summary, site)}" if isinstance(summary, str) else "",
        "\n".join(_fields(page, record, site)),
        _linked(atlas, body, site) if body else "",
        "\n".join(_sources(page, record)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _fields(page: PageContext, record: Record, site: str) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value not in _NOTHING and field.name not in _HEAD:
            yield from _lines(page, field.key.replace("_", " ").capitalize(), value, field.shape, site, 0)


def _lines(page: PageContext, name: str, value: Any, shape: Shape, site: str, depth: int) -> Iterator[str]:
    """Yield a list of a value and everything inside it, deeper for each part; nothing for no value."""
    head = f"{'    ' * depth}- {name}:"
    match shape:
        case OneOf(options):
            for option in options:
                yield from _lines(page, name, value, option, site, depth)
        case Fields(part) if isinstance(value, part):
            yield head
            for field in fields_of(part):
                inside = getattr(value, field.name)
                if inside not in _NOTHING:
                    yield from _lines(page, field.key, inside, field.shape, site, depth + 1)
        case ByKey(inner) if value:
            yield head
            for key, item in value.items():
                yield from _lines(page, _named(page.atlas, key, site), item, inner, site, depth + 1)
        case Each(Marked() as inner) if value and isinstance(value, tuple):
            yield f"{head} {'; '.join(_said(page, item, inner, site) for item in value)}"
        case Each(inner) if isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                yield from _lines(page, f"{name} {number}", item, inner, site, depth)
        case Marked() | Plain() | Words() if said := _said(page, value, shape, site):
            yield f"{head} {said}"


def _said(page: PageContext, value: Any, shape: Shape, site: str) -> str:
    """Return a single value in words; empty where the value is of another shape or says nothing."""
    match shape:
        case Marked(VocabularyRef(vocabulary)) if isinstance(value, str):
            return page.option(vocabulary, value).name
        case Marked(Reference()) if isinstance(value, str):
            return _named(page.atlas, value, site)
        case Marked() if isinstance(value, str):
            return _linked(page.atlas, value, site).strip()
        case Plain(kind) if isinstance(value, Date) and kind is Date:
            return value.text()
        case Plain(kind) if kind is bool:
            return "yes" if value is True else ""
        case Plain() | Words() if isinstance(value, str | int | float):
            return str(value)
    return ""


def _named(atlas: Atlas, id: str, site: str) -> str:
    """Return the id of a record as a link to it; that of a role as its name."""
    record = atlas.records.get(id)
    return f"[{record.title}]({site}{place(record)})" if record else atlas.name_of(id)


def _linked(atlas: Atlas, text: str, site: str) -> str:
    """Return a text with its links as links of Markdown, and its citations as they are."""

    def link(found: markup.Link) -> str:
        record = atlas.records.get(found.id)
        words = atlas.words_of(text, found)
        return f"[{words}]({site}{place(record)})" if record else words

    return markup.render(text, link, lambda cite: f" {cite.raw}")  # the space before it is taken off


def place(record: Record) -> str:
    """Return where a record is read as Markdown; one without a page of its own, on the page where it stands."""
    return twin_of(record) if record.own_page else place_of(record)


def _sources(page: PageContext, record: Record) -> Iterator[str]:
    cited = dict.fromkeys(use.source for use in page.atlas.citations_of.get(record.id, ()))
    if cited:
        yield f"## {page.t('references')}\n"
    for id in cited:
        source = page.atlas.records[id]
        assert isinstance(source, Source)
        yield f"- `{id}`: {page.short(source)}{f'. {source.url}' if source.url else ''}"


def llms(atlas: Atlas, site: str) -> dict[str, str]:
    """Return llms.txt by its path: what the site is, and where each part of it stands in a form without pages."""
    names = {kind: atlas.labels[f"kinds_{kind.kind}"] for kind in KINDS.values()}
    sections = [f"- [{name}]({site}{index_of(kind.section)})" for kind, name in names.items()]
    tables = [
        f"- [{name}]({site}api/v1/{kind.folder}.json): {len(atlas.of(kind))} records" for kind, name in names.items()
    ]
    home = atlas.pages.get("index.md")
    told = str(home.settings.get("description", "")) if home else ""
    lines = [
        f"# {SITE}", "", f"> {told}", "",
        "Each page is also published as Markdown: its address with `.md` in place of the last slash. Each statement",
        "names its source as `[@source passages]`; the sources stand at the end of the file. CC BY 4.0.", "",
        "## Pages", "", *sections, "",
        "## Data", "", f"- [What there is]({site}data/index.md)", *tables, "",
    ]  # fmt: skip
    return {LLMS: "\n".join(lines)}
