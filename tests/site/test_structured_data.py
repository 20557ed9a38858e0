"""What search engines are told of a page in the words of schema.org."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

import pytest
import rdflib
from built import Page, Record, Site, straight
from rdflib.namespace import SDO
from small import BASE, Project

THING = {"@type", "name", "description", "url", "alternateName"}
CREATIVE_WORK = {
    *THING, "author", "publisher", "datePublished", "inLanguage", "sameAs", "license", "about", "text", "headline",
    "alternativeHeadline", "temporalCoverage", "creator", "isAccessibleForFree",
}  # fmt: skip
ORGANIZATION = {*THING, "foundingDate", "dissolutionDate"}
PROPERTIES = {  # of those that schema.org gives each type, the ones that are used
    "WebSite": CREATIVE_WORK,
    "WebPage": CREATIVE_WORK,
    "CollectionPage": CREATIVE_WORK,
    "DefinedTermSet": CREATIVE_WORK,
    "DataCatalog": CREATIVE_WORK,
    "DefinedTerm": {*THING, "termCode", "inDefinedTermSet"},
    "Event": {*THING, "startDate", "endDate", "about"},
    "Organization": ORGANIZATION,
    "OnlineBusiness": ORGANIZATION,
    "GovernmentOrganization": ORGANIZATION,
    "ResearchOrganization": ORGANIZATION,
    "Person": THING,
    "Product": THING,
    "SoftwareApplication": THING,
    "Dataset": {*CREATIVE_WORK, "variableMeasured", "distribution", "includedInDataCatalog"},
    "ClaimReview": {*CREATIVE_WORK, "claimReviewed", "itemReviewed", "reviewRating"},
    "Rating": {"@type", "alternateName", "ratingExplanation"},
    "DataDownload": {"@type", "encodingFormat", "contentUrl"},
    "Claim": CREATIVE_WORK,
    "CreativeWork": CREATIVE_WORK,
    "Article": CREATIVE_WORK,
    "BreadcrumbList": {"@type", "itemListElement"},
    "ListItem": {"@type", "position", "name", "item"},
}
TYPES = {
    "eras": "Article", "threads": "Article", "comparisons": "Article", "economics": "Article", "terms": "DefinedTerm",
    "models": "DefinedTerm", "events": "Event", "series": "Dataset", "claims": "Claim", "sources": "CreativeWork",
}  # fmt: skip
OF_ACTORS = {
    "company": "Organization", "retailer": "Organization", "platform": "OnlineBusiness", "product": "Product",
    "tool": "SoftwareApplication", "person": "Person", "authority": "GovernmentOrganization",
    "research": "ResearchOrganization",
}  # fmt: skip
DATES = {"startDate", "endDate", "datePublished", "foundingDate", "dissolutionDate"}
SPANS = [("startDate", "endDate"), ("foundingDate", "dissolutionDate")]
ADDRESSES = {"url", "item", "contentUrl"}


pytestmark = [pytest.mark.unmeasured, pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")]


NEWER = {"OnlineBusiness"}
"""Terms that schema.org has had since 2023, and rdflib not yet."""


def things(value: Any) -> list[dict[str, Any]]:
    """Return every thing described in a value, those inside others too."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [thing for part in inner for thing in things(part)]
    return [value, *found] if isinstance(value, dict) else found


def date_of(text: str) -> datetime.date:
    """Return the first day of a year, month or day in ISO 8601.

    Raises ValueError when the text is none.
    """
    return datetime.date.fromisoformat("-".join([*text.split("-"), "01", "01"][:3]))


def in_order(first: str, last: str) -> bool:
    """Return whether two dates may follow each other, as exactly as both are given: May 2017 and 2017 may."""
    assert date_of(first)
    assert date_of(last)
    told = min(len(first), len(last))
    return first[:told] <= last[:told]


def iso(edtf: str) -> str:
    """Return one end of a date without the marks of doubt; empty where it is open."""
    return edtf.rstrip("~?%").replace("..", "")


def test_every_thing_has_a_type_and_properties_of_the_type(published: Site):
    for page in published.pages.values():
        for thing in things(page.data):
            assert set(thing) <= PROPERTIES[thing["@type"]], (page.address, thing)
            assert all(value not in ("", [], None) for value in thing.values()), (page.address, thing)


def test_every_date_is_in_the_calendar_and_no_end_before_its_start(published: Site):
    for page in published.pages.values():
        for thing in things(page.data):
            for name in DATES & set(thing):
                assert date_of(thing[name]), (page.address, thing)
            spans = [(thing.get(start), thing.get(end)) for start, end in SPANS]
            if "temporalCoverage" in thing:
                spans.append(tuple(end.replace("..", "") for end in thing["temporalCoverage"].split("/")))
            assert all(in_order(*span) for span in spans if all(span)), (page.address, thing)


def test_every_address_is_whole_and_leads_to_what_it_names(published: Site):
    for page in published.pages.values():
        for thing in things(page.data):
            for address in (thing[name] for name in ADDRESSES & set(thing)):
                assert address.startswith(published.base), (page.address, address)
                assert not published.fault("", address), (page.address, address)
                target = published.pages.get(address.removeprefix(published.base))
                if target and thing["@type"] not in ("ListItem", "Organization") and target.address:
                    assert thing["name"] == target.data[0]["name"], page.address


def test_the_first_thing_of_a_page_is_what_the_page_is_about(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    for id, page in page_of.items():
        record, main = entered[id], page.data[0]
        assert main["@type"] == (TYPES.get(record.folder) or OF_ACTORS[record.fields["type"]])
        assert main["name"] == record.title
        assert main["url"] == published.base + page.address
        assert straight(main["description"]) == page.meta["description"]
        seen = None if record.known("zh_back_translated") else record.known("zh")
        names = [*filter(None, [seen]), *record.fields.get("aliases", ())]
        if record.folder not in ("sources", "series", "claims"):
            assert main.get("alternateName", []) == names


def test_the_way_to_a_page_starts_at_home_and_names_every_step(published: Site):
    home = published.pages[""].data[0]["name"]
    for page in published.pages.values():
        found = [thing for thing in page.data if thing["@type"] == "BreadcrumbList"]
        if not page.address:
            assert not found
            continue
        steps = found[0]["itemListElement"]
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        parts = page.address.split("/")[:-1]
        ways = ["/".join([*parts[:depth], ""]) if depth else "" for depth in range(len(parts) + 1)]
        assert [step["item"] for step in steps] == [published.base + way for way in ways]
        assert (steps[0]["name"], steps[-1]["name"]) == (home, page.data[0]["name"])
        for step, way in zip(steps[1:-1], ways[1:-1], strict=True):
            assert step["name"] == published.pages[way].data[0]["name"]


def test_events_say_when(entered: Mapping[str, Record], page_of: Mapping[str, Page]):
    for record in entered.values():
        if record.folder == "events":
            start, slash, end = record.fields["date"].partition("/")
            main = page_of[record.id].data[0]
            assert main.get("startDate", "") == iso(start)
            assert main.get("endDate", "") == (iso(end) if slash else "")


def test_organizations_say_when_they_began_and_ended(entered: Mapping[str, Record], page_of: Mapping[str, Page]):
    for record in entered.values():
        main = page_of[record.id].data[0]
        if "foundingDate" in PROPERTIES[main["@type"]]:
            founded, ended = record.known("founded"), record.known("ended")
            assert main.get("foundingDate", "") == (iso(founded["date"].partition("/")[0]) if founded else "")
            assert main.get("dissolutionDate", "") == (iso(ended["date"].rpartition("/")[2]) if ended else "")


def test_datasets_say_what_they_measure_when_and_where_the_data_is(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    for record in entered.values():
        if record.folder != "series":
            continue
        page, main = page_of[record.id], page_of[record.id].data[0]
        unit = ", ".join(record.fields[name] for name in ("unit", "currency") if name in record.fields)
        assert main["variableMeasured"] == f"{record.title} ({unit})"
        assert main["creator"] == {"@type": "Organization", "name": record.fields["measured_by"]}
        files = {file["contentUrl"]: file["encodingFormat"] for file in main["distribution"]}
        start = published.base + page.address.removesuffix("/")
        assert files == {f"{start}.json": "application/json", f"{start}.csv": "text/csv"}
        first, last = main["temporalCoverage"].split("/")
        ends = [iso(end) for point in record.fields["points"] for end in point["period"].split("/")]
        assert date_of(first) == min(date_of(end) for end in ends)
        assert last in ends


def test_claims_and_sources_say_whose_they_are(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    for record in entered.values():
        main = page_of[record.id].data[0]
        if record.folder == "claims":
            assert main["text"] == record.title
            assert main["author"]["url"] == published.base + page_of[record.fields["by"]].address
            assert [part["name"] for part in main["about"]] == [entered[id].title for id in record.fields["about"]]
        elif record.folder == "sources":
            assert main["publisher"]["name"] == record.fields["publisher"]
            assert main.get("author") == record.fields.get("author")
            assert main.get("sameAs") == record.fields.get("url")
            assert main["inLanguage"] == record.fields["lang"]


def test_signs_that_mean_something_to_html_are_only_signs(project: Project):
    name = """A < B & "C" 'D' &amp; > E"""
    acme = (project.folder / "data/actors/acme.yml").read_text("utf-8")
    project.write("data/actors/acme.yml", acme.replace("name: Acme", f"name: {json.dumps(name)}"))
    page = project.build().pages["actors/acme/"]
    assert page.data[0]["name"] == page.meta["og:title"] == page.headings[0] == name
    assert page.title == f"{name} · Siyu Atlas"


DOUBTS = {
    "9001-05-04": ("9001-05-04", None),
    "9001~": ("9001", None),
    "9001-05%/9002-03?": ("9001-05", "9002-03"),
    "9001/..": ("9001", None),
    "../9002": (None, "9002"),
}


@pytest.mark.unmeasured
def test_dates_with_doubts_and_open_ends(project: Project):
    text = (project.folder / "data/events/first-brick-9001.yml").read_text("utf-8")
    for number, date in enumerate(DOUBTS):
        named = text.replace("name: The first brick", f"name: Brick {number}")
        project.write(f"data/events/brick-{number}.yml", named.replace("date: 9001-05", f"date: {json.dumps(date)}"))
    pages = project.build().pages
    events = [pages[f"chronology/brick-{number}/"].data[0] for number in range(len(DOUBTS))]
    assert [(event.get("startDate"), event.get("endDate")) for event in events] == list(DOUBTS.values())
    about = {"@type": "Organization", "name": "Acme", "url": f"{BASE}actors/acme/"}
    assert all(event["about"] == [about] for event in events)


def test_each_claim_has_a_review_with_its_verdict(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    verdicts = published.json("data/atlas.json")["vocabulary"]["verdicts"]
    for record in entered.values():
        reviews = [thing for thing in page_of[record.id].data if thing["@type"] == "ClaimReview"]
        assert len(reviews) == (record.folder == "claims")
        for review in reviews:
            assert review["claimReviewed"] == record.title
            assert review["reviewRating"]["alternateName"] == verdicts[record.fields["verdict"]]["name"]
            assert review["itemReviewed"]["author"]["url"] == published.base + page_of[record.fields["by"]].address


def test_the_page_of_the_data_tells_where_the_whole_is_to_be_had(published: Site):
    (whole,) = (thing for thing in published.pages["data/"].data if thing["@type"] == "Dataset")
    files = {file["contentUrl"].removeprefix(published.base) for file in whole["distribution"]}
    assert "data/siyu-atlas.zip" in files
    assert files <= published.files


def test_every_type_and_property_is_one_of_schema_org(published: Site):
    """rdflib knows the terms of schema.org, so that nothing has to be fetched."""
    used = {name for page in published.pages.values() for thing in things(page.data) for name in thing}
    types = {thing["@type"] for page in published.pages.values() for thing in things(page.data)}
    assert {name for name in {*used, *types} - {"@type"} if name not in SDO} <= NEWER


def test_it_is_json_ld(published: Site):
    page = published.pages["data/"]
    (text,) = (text for kind, text in page.scripts if kind == "application/ld+json")
    told = {**json.loads(text), "@context": {"@vocab": str(SDO)}}
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    assert (None, rdflib.RDF.type, SDO.Dataset) in graph
