"""The overview: every era linked, every event a tick in its lane."""

from __future__ import annotations

from collections import Counter

from made_up import corpus, event, hrefs, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.figures.svg import url_to
from atlas.page.context import PageContext
from atlas.schema.records import Era, Event


def test_every_event_is_a_tick_in_its_lane_and_every_era_a_link(atlas: Atlas) -> None:
    page = PageContext(atlas, "index.md")
    events = Counter(event.lane for event in atlas.of(Event))
    for layout in parsed(figures.overview(page)).findall("svg"):
        paths = {path.attrib["class"]: path.attrib["d"] for path in layout.findall("path")}
        assert {style: d.count("M") for style, d in paths.items()} == {
            f"ticks lane-{lane}": events[lane] for lane in atlas.vocabulary.lanes
        }
        assert sorted(hrefs(layout)) == sorted(url_to(page, era) for era in atlas.of(Era))


def test_a_tick_stands_in_the_middle_of_what_the_date_may_mean(atlas: Atlas) -> None:
    lane = next(iter(atlas.vocabulary.lanes))
    page = PageContext(corpus(atlas.vocabulary, event("e", "2011", lane), event("f", "2010/2012", lane)), "index.md")
    for layout in parsed(figures.overview(page)).findall("svg"):
        band = layout.find("rect[@class='lane']")
        middle = float(band.attrib["x"]) + float(band.attrib["width"]) / 2
        ticks = layout.find(f"path[@class='ticks lane-{lane}']").attrib["d"].split("M")[1:]
        assert [abs(float(tick.split()[0]) - middle) <= 0.5 for tick in ticks] == [True, True]
