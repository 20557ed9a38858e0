"""Where the page of a record stands: the way to it, its neighbours, and the pages before and after it."""

import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.pages.finished import FinishedPage
from atlas.pages.records import Links
from atlas.publication import Publication
from atlas.schema.records import Event, Record


@pytest.fixture(scope="module")
def pages(fixture_atlas: Atlas) -> dict[str, FinishedPage]:
    made = Publication(fixture_atlas, Links("edit/", "report/", "https://atlas.example/"))
    return {record.id: made.page(path) for path, record in made.records.items()}


@pytest.fixture(scope="module")
def lane(fixture_atlas: Atlas) -> list[Record]:
    """Return the events of the longest lane, in order."""
    events = fixture_atlas.of(Event)
    lanes = [[one for one in events if one.lane == lane] for lane in {event.lane for event in events}]
    return max(lanes, key=len)


def test_the_way_leads_to_the_index_and_to_the_filtered_list_of_the_group(pages: dict[str, FinishedPage], lane: list):
    way = pages[lane[0].id].settings["place"]
    assert '<a href="../">Chronology</a>' in way
    assert f'href="../?lane={lane[0].lane}"' in way
    assert ">Event<" in way


def test_a_page_turns_to_those_before_and_after_it_in_its_group(pages: dict[str, FinishedPage], lane: list):
    first, second, third = lane[:3]
    turned = dict(re.findall(r'<a rel="(prev|next)" href="../([^"]+)/"', pages[second.id].html))
    assert turned == {"prev": first.id, "next": third.id}
    assert 'rel="prev"' not in pages[first.id].html
    assert 'rel="next"' not in pages[lane[-1].id].html


def test_neighbours_are_those_of_the_group_and_the_page_itself_is_no_link(pages: dict[str, FinishedPage], lane: list):
    shown = pages[lane[1].id].settings["neighbours"]
    assert re.findall(r'<li><a href="../([^"]+)/"', shown) == [one.id for one in lane if one is not lane[1]]
    assert re.search(r'<li aria-current="page">[^<]', shown)
