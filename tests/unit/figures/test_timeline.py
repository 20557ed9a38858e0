"""The timeline: precision, doubt, dissent and open ends show."""

from __future__ import annotations

from made_up import corpus, event, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext


def test_precision_doubt_and_dissent_show(atlas: Atlas) -> None:
    dates = {"day": "2019-05-04", "part": "2019", "doubt": "2019~", "long": "2018/2020"}
    events = [event(style, date) for style, date in dates.items()]
    root = parsed(
        figures.timeline(PageContext(corpus(atlas.vocabulary, *events, event("two", "2016", accounts=2)), "index.md"))
    )
    marks = {link.attrib["href"].split("/")[-2]: link for link in root.findall("svg")[0].iter("a")}
    assert {id: marks[id].attrib["class"] for id in dates} == {style: style for style in dates}
    assert marks["day"].find("rect") is None
    assert marks["part"].find("rect") is not None
    assert marks["two"].find("circle") is None
    assert "contested" in (marks["two"].findtext("title") or "")
    assert marks["doubt"].findtext("title") == "about 2019: doubt"


def test_open_eras_end_in_an_arrow_and_fade(busy: Atlas) -> None:
    eras = {
        link.attrib["href"]: link
        for link in parsed(figures.timeline(PageContext(busy, "index.md"))).findall("svg")[0].iter("a")
    }
    assert eras["eras/b/"].find("path") is not None
    assert "fill" in eras["eras/b/"].find("rect").attrib
    assert eras["eras/a/"].find("path") is None
    assert eras["eras/b/"].attrib["class"] == "doubt"


def test_it_is_drawn_for_a_phone_only_where_a_phone_shows_it(busy: Atlas) -> None:
    page = PageContext(busy, "index.md")
    drawings = {narrow: parsed(figures.timeline(page, narrow=narrow)).findall("svg") for narrow in (True, False)}
    assert [svg.attrib["class"] for svg in drawings[True]] == ["picture-wide", "picture-narrow"]
    assert [svg.attrib["class"] for svg in drawings[False]] == ["picture-wide"]
