"""The pictures: complete, safe, the same each time, and nothing in them covers anything else."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest

from atlas import figures as drawing
from atlas.build import examine
from atlas.corpus.atlas import Atlas
from atlas.figures import packing, svg
from atlas.figures.axis import Axis, span_of
from atlas.figures.flows import in_order, plan_flows
from atlas.figures.lineage import edges, plan_lineage
from atlas.figures.lineage import in_order as lineage_order
from atlas.figures.svg import Box, text_width, url_to, wrap
from atlas.figures.timeline_layout import ROOM, plan_narrow, plan_wide, point_at
from atlas.page.context import PageContext
from atlas.page.routes import page_of
from atlas.schema.records import Era, Event, Model, Record
from atlas.schema.vocabulary import Vocabulary
from atlas.text.dates import Date

ROOT = Path(__file__).parents[3]
NASTY = 'A|B </title> <b>"x"</b> & {{ y }}\n\n    code'


class Echo(dict[str, str]):
    """Labels whose words are their keys."""

    def __missing__(self, key: str) -> str:
        return key


@pytest.fixture(scope="module")
def real() -> Atlas:
    """The records of the project, problems or not."""
    atlas, _ = examine(ROOT / "data", ROOT / "docs")
    assert atlas is not None
    return atlas


def made(vocabulary: Vocabulary, *records: Record) -> Atlas:
    """A corpus of a few records made up for a test."""
    nothing: tuple = ()
    return Atlas(
        records={record.id: record for record in records},
        documents={},
        moved={},
        vocabulary=vocabulary,
        labels=Echo(),
        texts=nothing,
        mentions=nothing,
        citations=nothing,
        words=nothing,
        pages={},
    )


def era(id: str, period: str, name: str = "") -> Era:
    return Era(id=id, name=name or id, summary="s", cite="c", period=period, models=())


def event(id: str, date: str, lane: str = "alibaba", name: str = "", accounts: int = 0) -> Event:
    account = {"text": "t", "cite": "c"}
    return Event(id=id, name=name or id, date=date, lane=lane, summary="s", cite="c", accounts=[account] * accounts)


def model(
    id: str, name: str = "", period: str | None = "2010", flows: list[dict[str, str]] | None = None, **more
) -> Model:
    flows = [{"from": "merchant", "to": "shopper", "kind": "goods", "label": "x"}] if flows is None else flows
    return Model(
        id=id,
        name=name or id,
        summary="s",
        cite="c",
        period=period,
        traits={},
        strengths="s",
        limits="s",
        outcome="s",
        flows=[{"cite": "c", **flow} for flow in flows],
        **{"participants": ["merchant", "shopper"], **more},
    )


def pictures(atlas: Atlas) -> list[str]:
    """Every picture of a corpus."""
    page = PageContext(atlas, "eras/index.md")
    models = [drawing.flows(PageContext(atlas, page_of(model)), model) for model in atlas.of(Model)]
    return [drawing.timeline(page), drawing.lineage(page), *models]


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture.replace(" data-search-exclude", "").replace("xlink:href", "href"))


def hrefs(element: ElementTree.Element) -> list[str]:
    return [link.attrib["href"] for link in element.iter("a")]


def no_overlap(boxes: list[Box]) -> None:
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other), (one, other)


# --- all pictures ---------------------------------------------------------------------------


def test_pictures_of_the_records_are_well_formed_and_left_alone_by_markdown(real: Atlas) -> None:
    for picture in pictures(real):
        assert picture.startswith('<figure class="picture picture-')
        assert "\n\n" not in picture
        assert "\n    " not in picture
        parsed(picture)
        assert picture in markdown.markdown(
            f"Text.\n\n{picture}\n\nText.", extensions=["md_in_html", "attr_list", "tables"]
        )


def test_text_is_escaped_everywhere(real: Atlas) -> None:
    flow = {"from": "merchant", "to": "shopper", "kind": "money", "label": NASTY}
    atlas = made(
        real.vocabulary,
        era("e", "2010/..", NASTY),
        event("v", "2011", name=NASTY, accounts=2),
        model("m", NASTY, flows=[flow]),
        model("n", flows=[flow], participants=["m", "merchant", "shopper"], parent="m"),
    )
    for picture in pictures(atlas):
        root = parsed(picture)
        assert not list(root.iter("b"))
        assert "\n\n" not in picture
        assert "\n    " not in picture


def test_pictures_are_the_same_each_time_and_in_any_order_of_records(real: Atlas) -> None:
    turned = Atlas(**{**vars_of(real), "records": dict(reversed(real.records.items()))})
    assert pictures(real) == pictures(turned)


def vars_of(atlas: Atlas) -> dict:
    return {name: getattr(atlas, name) for name in Atlas.__dataclass_fields__}


@pytest.mark.parametrize(("kinds", "draw"), [((Era, Event), drawing.timeline), ((Model,), drawing.lineage)])
def test_every_record_is_linked_in_both_drawings(real: Atlas, kinds, draw) -> None:
    page = PageContext(real, "index.md")
    wanted = sorted(url_to(page, record) for kind in kinds for record in real.of(kind))
    for layout in parsed(draw(page)).findall("svg"):
        assert sorted(hrefs(layout)) == wanted
        assert all((link.findtext("title") or "").strip() for link in layout.iter("a"))


def test_an_empty_corpus_draws_without_failing(real: Atlas) -> None:
    for picture in pictures(made(real.vocabulary)):
        parsed(picture)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("index.md", "models/m/"),
        ("eras/index.md", "../models/m/"),
        ("eras/e.md", "../../models/m/"),
        ("models/index.md", "m/"),
        ("models/m.md", "./"),
        ("evidence.md", "../models/m/"),
    ],
)
def test_addresses_are_relative_to_the_folder_a_page_is_served_from(real: Atlas, page: str, url: str) -> None:
    assert url_to(PageContext(real, page), model("m")) == url


# --- text and time --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Supply chain platform", "供应链平台与团长的商品推广", "Unbreakablylongword of a name", "x"]
)
@pytest.mark.parametrize("room", [40, 60, 120])
def test_wrapped_lines_fit_and_keep_every_character(text: str, room: float) -> None:
    found = wrap(text, room)
    assert all(text_width(line) <= room for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (3.14, "3.1"), (-0.01, "0"), (340000.5, "340000.5"), (-2.5, "-2.5")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert svg.number(value) == text


def test_dates_keep_their_precision_on_the_axis() -> None:
    axis = Axis(2010, 2020, 0, 100)
    assert (axis.extent(Date.parse("2011")).low, axis.extent(Date.parse("2011")).high) == pytest.approx((10, 20))
    assert axis.extent(Date.parse("2011-01-01")).high == pytest.approx(10 + 10 / 365)
    still = axis.extent(Date.parse("2015/.."))
    assert still.open_high
    assert still.high == 100
    assert span_of([Date.parse("2007/2008"), Date.parse("2020/..")]) == (2007, 2021)


def test_rows_never_overlap_and_are_few() -> None:
    stretches = [(i * 7 % 500, i * 7 % 500 + 3 + i % 40) for i in range(400)]
    found = packing.rows(stretches)
    for row in set(found):
        mine = sorted(stretch for stretch, at in zip(stretches, found, strict=True) if at == row)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(mine))
    deepest = max(sum(low <= x < high for low, high in stretches) for x in range(600))
    assert max(found) + 1 == deepest
    assert [packing.from_middle(row) for row in range(5)] == [0, 1, -1, 2, -2]


# --- the timeline ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def busy(real: Atlas) -> Atlas:
    """Many events that collide, at every precision."""
    dates = ["2019", "2019-05", "2019-05-04", "2019~", "2018-03-01?", "2018/2021", "../2017", "2020/..", "2015-07"]
    events = [
        event(f"v{i}", dates[i % 9], list(real.vocabulary.lanes)[i % 4], accounts=2 * (i % 5 == 0)) for i in range(120)
    ]
    return made(real.vocabulary, era("a", "2007/2008"), era("b", "2007~/..", "A long name that needs room"), *events)


@pytest.mark.parametrize("layout", [plan_wide, plan_narrow])
def test_marks_never_cover_each_other(real: Atlas, busy: Atlas, layout) -> None:
    for atlas in (real, busy):
        plan = layout(PageContext(atlas, "index.md"))
        for lane in plan.lanes:
            boxes = []
            for placed in lane.events:
                at, across = (
                    point_at(placed.event, placed.extent),
                    lane.middle + packing.from_middle(placed.row) * plan.pitch,
                )
                low, high = min(placed.extent.low, at - 4), max(placed.extent.high, at + 4)
                boxes.append(Box(low, across - 3.4, high - low, 6.8))
                assert lane.start <= across - ROOM + 1
                assert across + ROOM - 1 <= lane.start + lane.size
            no_overlap(boxes)


def test_precision_doubt_and_dissent_show(real: Atlas) -> None:
    dates = {"day": "2019-05-04", "part": "2019", "doubt": "2019~", "long": "2018/2020"}
    events = [event(style, date) for style, date in dates.items()]
    root = parsed(
        drawing.timeline(PageContext(made(real.vocabulary, *events, event("two", "2016", accounts=2)), "index.md"))
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
        for link in parsed(drawing.timeline(PageContext(busy, "index.md"))).findall("svg")[0].iter("a")
    }
    assert eras["eras/b/"].find("path") is not None
    assert "fill" in eras["eras/b/"].find("rect").attrib
    assert eras["eras/a/"].find("path") is None
    assert eras["eras/b/"].attrib["class"] == "doubt"


# --- flows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [680, 340])
def test_labels_and_boxes_of_flows_never_overlap(real: Atlas, width: float) -> None:
    for record in real.of(Model):
        plan = plan_flows(PageContext(real, page_of(record)), record, width)
        heads, labels = [head.box for head in plan.heads], [arrow.label for arrow in plan.arrows]
        discs = [Box(arrow.start - 8, arrow.y - 8, 16, 16) for arrow in plan.arrows]
        no_overlap([*heads, *labels, *discs])
        for box in (*heads, *labels):
            assert box.x >= 0
            assert box.x + box.width <= width, record.id
            assert box.y + box.height <= plan.height, record.id
        for head in plan.heads:
            assert head.box.x <= head.line <= head.box.x + head.box.width
            assert all(text_width(line) <= head.box.width for line in head.lines)
            others = [other.box for other in plan.heads if other is not head and other.box.y > head.box.y]
            assert not any(box.x < head.line < box.x + box.width for box in others), record.id


def test_flows_stand_by_kind_with_letter_title_and_legend(real: Atlas) -> None:
    kinds = ["money", "goods", "money", "data"]
    found = [
        {"from": "merchant", "to": "shopper", "kind": kind, "label": f"{kind} {i}"} for i, kind in enumerate(kinds)
    ]
    record = model("m", flows=[*found, {"from": "shopper", "to": "shopper", "kind": "service", "label": "to itself"}])
    page = PageContext(made(real.vocabulary, record), page_of(record))
    assert [flow.kind for flow in in_order(page, record)] == ["goods", "money", "money", "data", "service"]
    picture = drawing.flows(page, record)
    assert "Goods: Merchant → Shopper: goods 1" in picture
    assert len(re.findall('class="badge"', picture)) == 2 * 5 + 4
    assert len(parsed(picture).findall("figcaption/span")) == 4


def test_participants_that_are_records_are_linked(real: Atlas) -> None:
    record = model("m", participants=["other", "merchant", "shopper"])
    picture = drawing.flows(PageContext(made(real.vocabulary, record, model("other")), page_of(record)), record)
    assert hrefs(parsed(picture)) == ["../other/", "../other/"]


# --- lineage --------------------------------------------------------------------------------


def test_lineage_keeps_kin_together_and_survives_rings(real: Atlas) -> None:
    models = [
        model("root", period="2007/2010", replaced_by=["late"]),
        model("aside", period="2009"),
        model("late", period="2012/.."),
        model("child", period="2011", parent="root"),
        model("ring-a", derived_from=["ring-b"]),
        model("ring-b", derived_from=["ring-a"]),
        model("undated", period=None),
    ]
    page = PageContext(made(real.vocabulary, *models), "models/index.md")
    found = edges(page)
    assert [record.id for record in lineage_order(page, found)][:4] == ["root", "child", "late", "aside"]
    plan = plan_lineage(page, found, 340)
    assert set(plan.bars) == {record.id for record in models}
    assert plan.bars["undated"].box.x + plan.bars["undated"].box.width <= plan.undated <= plan.axis.low
    assert 'class="undated"' in drawing.lineage(page)


@pytest.mark.parametrize("width", [800, 340])
def test_bars_and_names_of_lineage_never_overlap(real: Atlas, width: float) -> None:
    page = PageContext(real, "models/index.md")
    plan = plan_lineage(page, edges(page), width)
    names = [Box(bar.name_x, bar.box.y - 16, text_width(bar.name), 15) for bar in plan.bars.values()]
    no_overlap([*(bar.box for bar in plan.bars.values()), *names])
    assert all(box.x >= 0 and box.x + box.width <= width for box in names)


def test_every_relation_is_drawn(real: Atlas) -> None:
    page = PageContext(real, "models/index.md")
    drawn = parsed(drawing.lineage(page)).findall("svg")[0].findall("g[@class='edges']/g")
    assert len(drawn) == len(edges(page)) > 0
