"""The picture of a record's connections: who names it on the left, whom it names on the right."""

from __future__ import annotations

import pytest
from made_up import NASTY, corpus, hrefs, model, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.corpus.relations import Connection
from atlas.corpus.relations import connections as groups_of
from atlas.figures.connections import FEW, MANY
from atlas.figures.svg import text_width
from atlas.page.context import PageContext
from atlas.page.routes import page_of
from atlas.schema.records import Named, Record


@pytest.fixture
def star(atlas: Atlas) -> tuple[PageContext, Record]:
    """Return a model among many others."""
    names = {"m": "The model itself", "long": "A very long name " * 5, "nasty": NASTY}
    others = [model(f"o{at}") for at in range(20)]
    records = [*(model(id, name) for id, name in names.items()), *others]
    return PageContext(corpus(atlas.vocabulary, *records), "models/m.md"), records[0]


def draw(star: tuple[PageContext, Record], *groups: tuple[str, list[str]]) -> str:
    return figures.connections(*star, [Connection(label, tuple(ids)) for label, ids in groups])


def test_too_few_connections_need_no_picture(star: tuple[PageContext, Record]) -> None:
    ids = [f"o{at}" for at in range(FEW)]
    assert draw(star, ("rel_out_parent", ids[:-1])) == ""
    assert draw(star, ("rel_out_parent", ids)) != ""
    assert draw(star, ("rel_out_parent", ids[:-1]), ("rel_out_text", ids)) == ""  # the text's links are in the list


def test_who_names_the_record_stands_left_and_what_it_names_right(star: tuple[PageContext, Record]) -> None:
    wide, narrow = parsed(
        draw(star, ("rel_in_parent", ["o1", "o2"]), ("rel_out_parent", ["o3"]), ("rel_out_derived", ["o4"]))
    ).findall("svg")
    places = {link.attrib["href"]: float(link.find("rect").attrib["x"]) for link in wide.iter("a")}
    own = float(wide.find("rect[@class='self']").attrib["x"])
    assert {href for href, x in places.items() if x < own} == {"../o1/", "../o2/"}
    assert {href for href, x in places.items() if x > own} == {"../o3/", "../o4/"}
    assert hrefs(narrow) == [f"../o{at}/" for at in (1, 2, 3, 4)]
    for layout in (wide, narrow):
        relations = [text.text for text in layout.findall("text[@class='relation']")]
        assert relations == ["rel_in_parent", "rel_out_parent", "rel_out_derived"]
        assert len(layout.findall("path[@class='edge']")) == 4


def test_only_so_many_are_drawn_on_a_side_but_all_are_told(star: tuple[PageContext, Record]) -> None:
    ids = [f"o{at}" for at in range(MANY + 3)]
    for layout in parsed(draw(star, ("rel_out_parent", ids))).findall("svg"):
        assert hrefs(layout) == [f"../{id}/" for id in ids[:MANY]]
        assert (layout.findtext("desc") or "") == f"rel_out_parent: {', '.join(ids)}"


def test_long_and_hostile_names_stay_in_their_boxes(star: tuple[PageContext, Record]) -> None:
    root = parsed(draw(star, ("rel_in_parent", ["long", "nasty"]), ("rel_out_parent", ["o1"])))
    assert root.find(".//b") is None
    for link in root.iter("a"):
        box, text = link.find("rect"), link.find("text")
        assert text_width(text.text) <= float(box.attrib["width"])


def test_every_record_is_drawn_inside_its_sheet(atlas: Atlas) -> None:
    drawn = 0
    for record in atlas.records.values():
        if not isinstance(record, Named):
            continue
        picture = figures.connections(PageContext(atlas, page_of(record)), record, groups_of(atlas, record))
        for layout in parsed(picture).findall("svg") if picture else ():
            drawn += 1
            _, _, width, height = map(float, layout.attrib["viewBox"].split())
            for rect in layout.iter("rect"):
                x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
                assert min(x, y) >= 0, record.id
                assert x + w <= width, record.id
                assert y + h <= height, record.id
    assert drawn
