"""Describe pages for search engines and social networks: a description, and schema.org data.

The data are plain dictionaries, made of records and front matter; `embedded` writes one for a script element.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2.utils import htmlsafe_json_dumps

from atlas.corpus.atlas import Atlas
from atlas.outputs import archives, database
from atlas.outputs.how_to_cite import AUTHOR, LICENCE, SITE
from atlas.outputs.json_csv import ALL
from atlas.outputs.tables import files as table_files
from atlas.page.context import PageContext
from atlas.page.routes import address_of, index_of, json_of, page_of, place_of, sibling_of
from atlas.page.shared import shared_page
from atlas.schema.records import KINDS, Actor, Claim, Event, Model, Named, Record, Series, Source, Term
from atlas.text.dates import Date, DatePart

Data = dict[str, Any]

LANGUAGE = "en"
"""The language the atlas is written in."""
DATA = "data/index.md"
"""The page that says what data there is."""
_WHOLE = {
    archives.EVERYTHING: "application/zip",
    f"{table_files.FOLDER}/{table_files.DESCRIPTOR}": "application/json",
    ALL: "application/json",
    database.PATH: "application/vnd.sqlite3",
}
LONGEST = 300  # characters of a description; search engines cut earlier, readers of previews later
ORGANIZATIONS = {"Organization", "OnlineBusiness", "GovernmentOrganization", "ResearchOrganization"}


@dataclass(frozen=True)
class Site:
    """Where the atlas is published; every address is made here."""

    atlas: Atlas
    root: str

    def url(self, path: str) -> str:
        """Return the address of a page or another file, given its path below docs/."""
        return self.root + (address_of(path) if path.endswith(".md") else path)

    def name(self, path: str) -> str:
        """Return the title of a hand-written page or of a section's index; empty where there is none."""
        page = self.atlas.pages.get(path)
        shared = None if page else shared_page(self.atlas, path)
        return page.title if page else shared.title if shared else _section_names(self.atlas).get(path, "")

    def part(self, id: str) -> Data:
        """Return a record as the value of a property of another thing."""
        record = self.atlas.records[id]
        return {"@type": type_of(self.atlas, record), "name": record.title, "url": self.root + place_of(record)}

    @property
    def author(self) -> Data:
        """Who writes the atlas."""
        return {"@type": "Organization", "name": AUTHOR, "url": self.root}


def _section_names(atlas: Atlas) -> dict[str, str]:
    """Return what readers call the sections, by the path of their index pages."""
    return {index_of(kind.section): atlas.labels[f"kinds_{kind.kind}"] for kind in KINDS.values()}


def type_of(atlas: Atlas, record: Record) -> str:
    """Return the schema.org type of a record: an actor has that of its type, others that of their kind."""
    if isinstance(record, Actor):
        return atlas.vocabulary.actor_types[record.type].schema_org
    return record.schema_org


def description(page: PageContext, record: Record) -> str:
    """Return a record in one or two sentences of plain text, at most `LONGEST` characters."""
    if isinstance(record, Source):
        tier = page.atlas.vocabulary.tiers[record.tier]
        return shortened(f"{page.short(record)}. {tier.name}: {tier.meaning}")
    return shortened(page.atlas.plain_summaries.get(record.id) or record.title)


def shortened(text: str) -> str:
    """Return the text on one line; where it is longer than `LONGEST` characters, cut at a word, with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def of_record(site: Site, record: Record, text: str) -> Data:
    """Return the schema.org data of a record's page, described by `text`."""
    path = page_of(record)
    more = _MORE.get(record.kind, _article)(site, record)
    main = {
        "@type": type_of(site.atlas, record),
        "name": record.title,
        "description": text,
        "url": site.url(path),
        **more,
    }
    review = _review(site, record) if isinstance(record, Claim) else None
    return _graph(main, review, _crumbs(site, path, record.title, record.kind))


def of_page(site: Site, path: str) -> Data:
    """Return the schema.org data of a hand-written page; `schema` in its front matter names the type."""
    page = site.atlas.pages.get(path)
    front = page.settings if page else {}
    title = site.name(path) or SITE
    shared = shared_page(site.atlas, path)
    main = {
        "@type": front.get("schema", "WebPage"),
        "name": title,
        "description": shortened(shared.description if shared else str(front.get("description", ""))),
        "url": site.url(path),
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "author": site.author,
    }
    whole = _dataset(site) if main["@type"] == "DataCatalog" else None
    return _graph(main, whole, _crumbs(site, path, title) if path != "index.md" else None)


def _dataset(site: Site) -> Data:
    """Return the whole atlas as a data set, with the files in which it can be had."""
    return {
        "@type": "Dataset",
        "name": SITE,
        "description": shortened(str(site.atlas.pages["index.md"].settings.get("description", ""))),
        "url": site.root,
        "creator": site.author,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": [_download(site, path, type) for path, type in _WHOLE.items()],
    }


def _download(site: Site, path: str, type: str) -> Data:
    return {"@type": "DataDownload", "encodingFormat": type, "contentUrl": site.url(path)}


def _review(site: Site, record: Claim) -> Data:
    """Return the verdict on a claim; a word, since no number says how far it holds."""
    verdict = site.atlas.vocabulary.verdicts[record.verdict]
    return {
        "@type": "ClaimReview",
        "name": record.title,
        "url": site.url(page_of(record)),
        "claimReviewed": record.statement,
        "itemReviewed": {"@type": "Claim", "text": record.statement, "author": site.part(record.by)},
        "author": site.author,
        "reviewRating": {"@type": "Rating", "alternateName": verdict.name, "ratingExplanation": verdict.meaning},
    }


def embedded(data: Data) -> str:
    """Return the data as JSON that is safe inside a script element, whatever it holds."""
    return str(htmlsafe_json_dumps(data, ensure_ascii=False, separators=(",", ":")))


def robots(root: str) -> dict[str, str]:
    """Return robots.txt by its path: it lets every crawler in and names the site map."""
    return {"robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n"}


# --- the kinds ----------------------------------------------------------------------------


def _term(site: Site, record: Record) -> Data:
    glossary = index_of(Term.section)
    terms = {"@type": "DefinedTermSet", "name": site.name(glossary) or SITE, "url": site.url(glossary)}
    return {**_names(record), "termCode": record.id, "inDefinedTermSet": terms}


def _event(site: Site, record: Record) -> Data:
    assert isinstance(record, Event)
    about = [site.part(id) for id in dict.fromkeys((*record.actors, *record.models, *record.about))]
    dates = {"startDate": _iso(record.date.start), "endDate": _iso(record.date.end) if record.date.interval else None}
    return _given({**_names(record), **dates, "about": about})


def _actor(site: Site, record: Record) -> Data:
    assert isinstance(record, Actor)
    life = {}
    if type_of(site.atlas, record) in ORGANIZATIONS:
        life["foundingDate"] = _iso(record.founded.date.start) if record.founded else None
        life["dissolutionDate"] = _iso(record.ended.date.end) if record.ended else None
    return _given({**_names(record), **life})


def _series(site: Site, record: Record) -> Data:
    assert isinstance(record, Series)
    twins = {json_of(record): "application/json", sibling_of(record, "csv"): "text/csv"}
    first = min((point.period for point in record.points), key=lambda date: date.earliest)
    last = max((point.period for point in record.points), key=lambda date: date.latest)
    return {
        "variableMeasured": f"{record.title} ({record.unit}{f', {record.currency}' if record.currency else ''})",
        "creator": {"@type": "Organization", "name": record.measured_by},
        "temporalCoverage": _covered(first.start, last.end),
        "distribution": [_download(site, path, type) for path, type in twins.items()],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.name(DATA) or SITE, "url": site.url(DATA)},
        "isAccessibleForFree": True,
        "license": LICENCE,
    }


def _claim(site: Site, record: Record) -> Data:
    assert isinstance(record, Claim)
    return {"text": record.statement, "author": site.part(record.by), "about": [site.part(id) for id in record.about]}


def _source(site: Site, record: Record) -> Data:
    assert isinstance(record, Source)
    return _given(
        {
            "alternativeHeadline": record.english,
            "author": record.author,
            "publisher": {"@type": "Organization", "name": record.publisher},
            "datePublished": _iso(record.date.start or record.date.end) if record.date else None,
            "inLanguage": record.lang,
            "sameAs": record.url,
        }
    )


def _article(site: Site, record: Record) -> Data:
    """Return the properties of an article, for what the atlas itself wrote: essays, eras, tables."""
    period = getattr(record, "period", None)
    covered = _covered(period.start, period.end) if isinstance(period, Date) else None
    return _given(
        {
            **_names(record),
            "headline": record.title[:110],
            "temporalCoverage": covered,
            "author": site.author,
            "publisher": site.author,
            "inLanguage": LANGUAGE,
            "license": LICENCE,
        }
    )


_MORE: Mapping[str, Callable[[Site, Record], Data]] = {
    Term.kind: _term,
    Model.kind: _term,
    Event.kind: _event,
    Actor.kind: _actor,
    Series.kind: _series,
    Claim.kind: _claim,
    Source.kind: _source,
}
"""The properties by kind; every other kind is an article."""


# --- pieces -------------------------------------------------------------------------------


def _names(record: Record) -> Data:
    """Return the other names of a record as a property; Chinese that is only translated back is no name of it."""
    zh = None if getattr(record, "zh_back_translated", False) else getattr(record, "zh", None)
    names = (zh, *(record.aliases if isinstance(record, Named) else ()))
    found = [name for name in names if name]
    return {"alternateName": found} if found else {}


def _crumbs(site: Site, path: str, title: str, kind: str = "") -> Data:
    """Return the breadcrumbs from the home page to a page."""
    steps = [(site.name("index.md") or SITE, "index.md")]
    section = index_of(path.partition("/")[0])
    if kind or (section != path and section in site.atlas.pages):
        steps.append((site.name(section), section))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": site.url(step)}
        for position, (name, step) in enumerate([*steps, (title, path)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _graph(*things: Data | None) -> Data:
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def _given(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}


def _iso(point: DatePart | None) -> str | None:
    """Return one end of a date as ISO 8601, which has no mark for doubt; None where it is open."""
    return str(point).rstrip("~?%") if point else None


def _covered(start: DatePart | None, end: DatePart | None) -> str:
    """Return a period as ISO 8601, open ends as two dots."""
    return f"{_iso(start) or '..'}/{_iso(end) or '..'}"
