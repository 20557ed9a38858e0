"""Lineage: relatives stand near, every relation is drawn, and no name covers another."""

from __future__ import annotations

import pytest
from made_up import corpus, model, no_overlap, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.figures.lineage import edges, in_order, plan_lineage
from atlas.figures.svg import Box, text_width
from atlas.page.context import PageContext


def test_lineage_keeps_relatives_together_and_survives_cycles(atlas: Atlas) -> None:
    models = [
        model("root", period="2007/2010", replaced_by=["late"]),
        model("aside", period="2009"),
        model("late", period="2012/.."),
        model("child", period="2011", parent="root"),
        model("cycle-a", derived_from=["cycle-b"]),
        model("cycle-b", derived_from=["cycle-a"]),
        model("undated", period=None),
    ]
    page = PageContext(corpus(atlas.vocabulary, *models), "models/index.md")
    found = edges(page)
    assert [record.id for record in in_order(page, found)][:4] == ["root", "child", "late", "aside"]
    plan = plan_lineage(page, found, 340)
    assert set(plan.bars) == {record.id for record in models}
    assert plan.bars["undated"].box.x + plan.bars["undated"].box.width <= plan.undated <= plan.axis.start
    assert 'class="undated"' in figures.lineage(page)


@pytest.mark.parametrize("width", [800, 340])
def test_bars_and_names_of_lineage_never_overlap(atlas: Atlas, width: float) -> None:
    page = PageContext(atlas, "models/index.md")
    plan = plan_lineage(page, edges(page), width)
    names = [Box(bar.name_x, bar.box.y - 16, text_width(bar.name), 15) for bar in plan.bars.values()]
    no_overlap([*(bar.box for bar in plan.bars.values()), *names])
    assert all(box.x >= 0 and box.x + box.width <= width for box in names)


def test_every_relation_is_drawn(atlas: Atlas) -> None:
    page = PageContext(atlas, "models/index.md")
    drawn = parsed(figures.lineage(page)).findall("svg")[0].findall("g[@class='edges']/g")
    assert len(drawn) == len(edges(page)) > 0
