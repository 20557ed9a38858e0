"""The corpus to Markdown: one page a record, and the hand-written pages with their macros run.

Returns text by path below docs/; nothing here touches the disk or the site generator.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import jinja2

from atlas import charts, citing, drawing, economics_page, metadata, tables
from atlas.connections import backlinks, connections
from atlas.corpus import Atlas
from atlas.exports import json_of
from atlas.markup import chinese_marked, escape, passage_ranges
from atlas.records import KINDS, Comparison, Era, Model, Named, Preset, Record, Series, Source
from atlas.writing import SECTIONS, Writer, page_of

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Links:
    """Where a reader goes to edit a file or report a problem: address beginnings, and how to quote a path.

    `site` is where the atlas is published, with a slash at the end; empty where that is not known.
    """

    edit: str
    report: str
    quote: Callable[[str], str]
    site: str


@cache
def environment() -> jinja2.Environment:
    """The environment of our own templates: strict about names, tidy about white space."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=jinja2.FileSystemBytecodeCache(),  # to compile all of them takes as long as twenty pages
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        autoescape=False,  # the output is Markdown; every text passes `md`, `inline` or `body`
    )
    env.filters |= {
        "md": escape,
        "html": html.escape,  # the theme puts front matter into HTML as it is
        "json": lambda value: json.dumps(value, ensure_ascii=False),
        "link": lambda id, writer: writer.link(id),
        "md_url": lambda url: url.replace("(", "%28").replace(")", "%29").replace(" ", "%20"),
        "zh_marked": _chinese_marked,
        "chinese_runs": chinese_marked,
        "field_name": lambda key, writer: writer.field_name(key),
        "number": charts.amount,
        "stop": citing.stop,
    }
    env.globals |= {"page_of": page_of, "json_of": json_of}
    return env


def _chinese_marked(escaped: str) -> str:
    """Mark already escaped text as Chinese when it holds Chinese characters."""
    chinese = any("\u3400" <= character <= "\u9fff" for character in escaped)
    return f'<span lang="zh-Hans">{escaped}</span>' if chinese else escaped


def record_pages(atlas: Atlas, links: Links) -> dict[str, tuple[str, str]]:
    """A page for each record: path below docs/ to its Markdown and the YAML file it is made from."""
    return {
        page_of(record): (_record_page(atlas, record, links), atlas.documents[record.id].path)
        for record in atlas.records.values()
    }


def handwritten_pages(atlas: Atlas, texts: Mapping[str, str], links: Links) -> dict[str, str]:
    """The hand-written pages, their macros run, each with its data for machines and how to cite it."""
    site = metadata.Site(atlas, links.site)
    found = {}
    for path, text in texts.items():
        data = json.dumps(metadata.embedded(metadata.of_page(site, path)), ensure_ascii=False)
        forms = json.dumps(cite(Writer(atlas, path), site, site.name(path) or citing.SITE), ensure_ascii=False)
        body = text.removeprefix("---\n") if metadata.front_matter(text) else f"---\n\n{text}"
        found[path] = f"---\njsonld: {data}\ncite: {forms}\n{body.rstrip()}\n"
    return found


def cite(writer: Writer, site: metadata.Site, title: str) -> str:
    """How the page of `writer` is cited, in every form, as HTML; the day of access is the reader's to fill in."""
    page = citing.Page(writer.path, title, site.url(writer.path))
    day = writer.t("cite_day")
    forms = [
        (writer.t("cite_plain"), citing.plain(page, writer.t("cite_accessed").format(day=day))),
        ("BibTeX", citing.bibtex(page, day)),
        ("GB/T 7714", citing.gbt7714(page, day)),
    ]
    return environment().get_template("cite.html.jinja").render(w=writer, forms=forms, day=html.escape(day)).strip()


def redirects(atlas: Atlas) -> dict[str, str]:
    """For each renamed record a page at its old address that leads to the new one."""
    found = {}
    for old, new in atlas.moved.items():
        kind = KINDS[PurePath(atlas.documents[old].path).parent.name].kind  # not always that of the new record
        address = f"{SECTIONS[kind]}/{old}"
        to = posixpath.relpath(citing.folder(page_of(atlas.records[new])), address) + "/"
        found[f"{address}/index.html"] = environment().get_template("redirect.html.jinja").render(to=to)
    return found


def _record_page(atlas: Atlas, record: Record, links: Links) -> str:
    writer = Writer(atlas, page_of(record))
    document = atlas.documents[record.id].path
    site = metadata.Site(atlas, links.site)
    description = metadata.description(writer, record)
    groups = connections(atlas, record)
    context = {
        "w": writer,
        "r": record,
        "connections": groups,
        "connection_picture": drawing.connections(writer, record, groups) if isinstance(record, Named) else "",
        "backlinks": backlinks(atlas, record),
        "events": atlas.events_of(record.id),
        "claims": atlas.claims_about(record.id),
        "edit_url": links.edit + links.quote(document),
        "report_url": links.report + links.quote(document),
        "description": description,
        "jsonld": metadata.embedded(metadata.of_record(site, record, description)),
        "cite": cite(writer, site, record.title),
    }
    template = environment().get_template(f"{record.kind}.md.jinja")
    return tidy(template.render({**context, **_more(writer, record)}))


def _more(writer: Writer, record: Record) -> Mapping[str, Any]:
    """What only one kind of page shows."""
    atlas = writer.atlas
    match record:
        case Era():
            eras = atlas.of(Era)
            at = eras.index(record)
            models = [model for model in atlas.of(Model) if model.id in record.models]
            return {
                "previous": eras[at - 1] if at else None,
                "next": eras[at + 1] if at + 1 < len(eras) else None,
                "models": models,
                "events": atlas.events_of_era(record),
            }
        case Model():
            return {
                "eras": atlas.era_of(record.id),
                "traits": traits(writer, record),
                "flow_picture": drawing.flows(writer, record),
            }
        case Preset():
            return economics_page.context(writer, record)
        case Comparison():
            return {"table": comparison(writer, record)}
        case Series():
            return {"chart": charts.chart(writer, record)}
        case Source():
            return {"coverage": coverage(writer, record), "cited_in": _cited_in(atlas, record)}
    return {}


def _cited_in(atlas: Atlas, source: Source) -> list[str]:
    owners = dict.fromkeys(citation.owner for citation in atlas.cited_by.get(source.id, ()))
    return sorted((id for id in owners if id in atlas.records), key=lambda id: atlas.name_of(id).casefold())


def traits(writer: Writer, model: Model) -> str:
    """A model's answers to the questions on which models are compared."""
    rows = [
        {
            "question": dimension.question,
            "answer": tables.answer(writer, id, model.traits[id]),
            "reason": tables.reason_of(writer, model.traits[id]),
        }
        for id, dimension in writer.atlas.vocabulary.dimensions.items()
    ]
    return piece("traits", w=writer, rows=rows)


def comparison(writer: Writer, record: Comparison) -> str:
    """A comparison table with the legend of its values."""
    table = tables.comparison_table(writer, record)
    legend = tables.legend(writer.atlas, tables.scope(writer.atlas, record)[1])
    return piece("table", w=writer, table=table, legend=legend)


def coverage(writer: Writer, source: Source) -> str:
    """Which passages of a numbered source are cited by what, and which are excused; runs joined."""
    excuses = {
        n: excuse.why for excuse in source.excused for a, b in passage_ranges(excuse.passages) for n in range(a, b + 1)
    }
    rows: list[dict[str, Any]] = []
    for passage, owners in writer.atlas.coverage(source).items():
        ids = tuple(id for id in owners if id in writer.atlas.records)
        excuse = "" if ids else excuses.get(passage, "")
        if rows and (rows[-1]["owners"], rows[-1]["excuse"]) == (ids, excuse):
            rows[-1]["last"] = passage
        else:
            rows.append({"first": passage, "last": passage, "owners": ids, "excuse": excuse})
    for row in rows:
        row["passages"] = str(row["first"]) if row["first"] == row["last"] else f"{row['first']}–{row['last']}"
    return piece("coverage", w=writer, rows=rows, heading=writer.t("coverage"), caption=escape(source.name))


def piece(template: str, **context: Any) -> str:
    """Render one of our templates."""
    return environment().get_template(f"{template}.md.jinja").render(**context).strip()


def tidy(text: str) -> str:
    """At most one blank line in a row, none at the ends."""
    lines: list[str] = []
    for line in map(str.rstrip, text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"
