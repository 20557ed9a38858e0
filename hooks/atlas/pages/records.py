"""Write the page of each record as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.corpus.certainty import Certainty, certainty
from atlas.corpus.relations import backlinks, connections
from atlas.figures import series
from atlas.outputs import forms, structured_data
from atlas.page import tables
from atlas.page.context import PageContext
from atlas.page.headings import linked
from atlas.page.html import chinese
from atlas.page.routes import address_of, page_of, place_of, sibling_of
from atlas.pages import economics, frames
from atlas.pages.citation import cite_this_page
from atlas.pages.environment import render
from atlas.pages.finished import FinishedPage, Settings
from atlas.pages.place import Places
from atlas.pages.take_away import head, take_away
from atlas.schema.records import Claim, Comparison, Era, Model, Named, Preset, Record, Series, Source
from atlas.text.typography import curly

_NEAREST = 8
"""So many other models a model's page offers to compare it with."""


@dataclass(frozen=True)
class Links:
    """The addresses at which files are edited, problems reported, and the atlas published.

    `edit` is the beginning of an address, to which a path is added, `issue` that of the form for a new issue; `site`
    ends with a slash and is empty where it is not known.
    """

    edit: str
    issue: str
    site: str

    @classmethod
    def of(cls, repository: str | None, branch: str, site: str | None) -> Links:
        """Return the addresses in a repository whose files are edited on a branch."""
        base = (repository or "").rstrip("/")
        return cls(f"{base}/edit/{branch}/", f"{base}/issues/new?", site or "")

    def report(self, record: Record) -> str:
        """Return the address of the form for a problem of a record, filled in with its id and page."""
        form = "broken-link.yml" if isinstance(record, Source) else "wrong-fact.yml"
        page = self.site + address_of(page_of(record))
        return self.issue + urlencode({"template": form, "record": f"{record.folder}/{record.id}", "page": page})


def record_page(atlas: Atlas, record: Record, links: Links, places: Places, changed: str) -> FinishedPage:
    """Return the page of a record that has one.

    `places` are those of all records, `changed` is the day of its last change, empty where nobody knows.
    """
    page = PageContext(atlas, page_of(record))
    document = atlas.documents[record.id].path
    groups = connections(atlas, record)
    context = {
        "address": f"{links.site}{place_of(record)}" if links.site else "",
        "page": page,
        "record": record,
        "connections": groups,
        "connection_picture": Markup(figures.connections(page, record, groups)) if isinstance(record, Named) else "",
        "backlinks": backlinks(atlas, record),
        "events": atlas.events_of(record.id),
        "claims": atlas.claims_about(record.id),
        "edit_url": links.edit + quote(document),
        "report_url": links.report(record),
    }
    html, headings = linked(render(record.kind, **{**context, **_more(page, record)}))
    around = {"place": places.way(page, record), "neighbours": places.neighbours(page, record)}
    settings = {**_settings(page, record, links, changed), **around}
    return FinishedPage(f"{html}\n{places.turning(page, record)}", headings, settings, document)


def _settings(page: PageContext, record: Record, links: Links, changed: str) -> Settings:
    site = structured_data.Site(page.atlas, links.site)
    description = structured_data.description(page, record)
    offered = forms.of_record(page.atlas, record)
    checked = getattr(record, "checked", None)
    return {
        "title": escape(curly(record.title)),
        "marked_title": chinese(record.title),
        "description": escape(curly(description)),
        "jsonld": structured_data.embedded(structured_data.of_record(site, record, description)),
        "head": head(page, offered, record.title, links.site),
        "cite": take_away(page, offered) + cite_this_page(page, site, record.title, changed, checked),
        "template": frames.TEMPLATE,
        "search": {"exclude": True},  # its entries are made from the record
        "hide": ["toc"] if isinstance(record, Comparison) else [],
    }


def _more(page: PageContext, record: Record) -> Mapping[str, Any]:
    """Return what the template of one kind of page needs beside what all need.

    What cites is made where the template asks for it, so that references are numbered in order of appearance.
    """
    atlas = page.atlas
    match record:
        case Era():
            models = [model for model in atlas.of(Model) if model.id in record.models]
            return {
                "models": models,
                "events": atlas.events_of_era(record),
            }
        case Model():
            return {
                "eras": atlas.era_of(record.id),
                "traits": traits(page, record),
                "flow_picture": Markup(figures.flows(page, record)),
                "payments": payments(page, record),
                **_comparable(atlas, record),
            }
        case Preset():
            return economics.context(page, record)
        case Claim():
            sure = certainty(atlas, record)
            return {"sure": sure, "reasons": certainty_reasons(page, sure) if sure else ()}
        case Comparison():
            return {"table": partial(comparison, page, record), **_pictures(page, record)}
        case Series():
            return {"chart": Markup(series.chart(page, record)), **_pictures(page, record)}
        case Source():
            return {"coverage": coverage(page, record), "cited_in": _cited_in(atlas, record)}
    return {}


def _pictures(page: PageContext, record: Series | Comparison) -> Mapping[str, str]:
    """Return what the block needs that offers a picture for use elsewhere."""
    return {"title": record.title, **{form: page.to(sibling_of(record, form)) for form in ("svg", "csv")}}


def payments(page: PageContext, model: Model) -> list[Markup]:
    """Return who pays whom in a model, each pair once, in the order of its flows: "Merchant → Affiliate"."""
    kinds = page.atlas.vocabulary.flow_kinds
    pairs = dict.fromkeys((flow.source, flow.target) for flow in model.flows if kinds[flow.kind].pays)
    return [Markup("{} → {}").format(page.link(payer), page.link(payee)) for payer, payee in pairs]


def _comparable(atlas: Atlas, model: Model) -> Mapping[str, Any]:
    """Return the comparison of all models, and the nearest to a model: its family, then those of its eras."""
    comparison = next((each for each in atlas.of(Comparison) if each.subjects == "all"), None)
    if not comparison:
        return {}
    variants = (variant.id for variant in atlas.variants_of.get(model.id, ()))
    same_time = (id for era in atlas.era_of(model.id) for id in era.models)
    nearest = dict.fromkeys(id for id in (model.parent, *variants, *same_time) if id and id != model.id)
    return {"comparison": comparison, "beside": [atlas.records[id] for id in islice(nearest, _NEAREST)]}


def certainty_reasons(page: PageContext, sure: Certainty) -> list[str]:
    """Why a verdict is as certain as it is: the tiers, the independence and the directness of its evidence."""
    if not sure.direct + sure.indirect:
        return [page.t("certainty_none")]
    tiers = (page.t("certainty_tier").format(count=n, name=page.option("tiers", id).name) for id, n in sure.tiers)
    return [
        page.t("certainty_tiers").format(tiers=", ".join(tiers)),
        page.t("certainty_independence").format(independent=sure.independent, lesser=sure.lesser, own=sure.own),
        page.t("certainty_directness").format(direct=sure.direct, indirect=sure.indirect),
    ]


def _cited_in(atlas: Atlas, source: Source) -> list[str]:
    owners = dict.fromkeys(citation.owner for citation in atlas.cited_by.get(source.id, ()))
    return sorted((id for id in owners if id in atlas.records), key=lambda id: atlas.name_of(id).casefold())


def traits(page: PageContext, model: Model) -> Iterator[dict[str, Markup | str]]:
    """Yield a model's answers to the questions on which models are compared."""
    for id, dimension in page.atlas.vocabulary.dimensions.items():
        trait = model.traits[id]
        answer, reason = tables.answer(page, id, trait), tables.reason_of(page, trait)
        yield {"question": dimension.question, "answer": answer, "reason": reason}


def comparison(page: PageContext, record: Comparison) -> Markup:
    """Return a comparison table with the legend of its values."""
    table = tables.comparison_table(page, record)
    legend = tables.legend(page.atlas, tables.scope(page.atlas, record)[1])
    return render("table", page=page, table=table, legend=legend)


def coverage(page: PageContext, source: Source) -> Markup:
    """Return the table of the passages of a numbered source: what cites each, or why nothing needs to.

    Neighbours that are alike share a row.
    """
    excuses = source.excused_passages
    rows: list[dict[str, Any]] = []
    for passage, owners in page.atlas.coverage(source).items():
        ids = tuple(id for id in owners if id in page.atlas.records)
        excuse = "" if ids else excuses.get(passage, "")
        if rows and (rows[-1]["owners"], rows[-1]["excuse"]) == (ids, excuse):
            rows[-1]["last"] = passage
        else:
            rows.append({"first": passage, "last": passage, "owners": ids, "excuse": excuse})
    for row in rows:
        row["passages"] = str(row["first"]) if row["first"] == row["last"] else f"{row['first']}–{row['last']}"
    return render("coverage", page=page, rows=rows, heading=page.t("coverage"), caption=source.name)
