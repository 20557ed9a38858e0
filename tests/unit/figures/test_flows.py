"""Flows: by kind, each with its letter, and nothing covers anything else."""

from __future__ import annotations

import re

import pytest
from made_up import corpus, hrefs, model, no_overlap, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.figures.flows import in_order, plan_flows
from atlas.figures.svg import Box, text_width
from atlas.page.context import PageContext
from atlas.page.routes import page_of
from atlas.schema.records import Model


@pytest.mark.parametrize("width", [680, 340])
def test_labels_and_boxes_of_flows_never_overlap(atlas: Atlas, width: float) -> None:
    for record in atlas.of(Model):
        plan = plan_flows(PageContext(atlas, page_of(record)), record, width)
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


def test_flows_stand_by_kind_with_letter_title_and_legend(atlas: Atlas) -> None:
    kinds = ["money", "goods", "money", "data"]
    found = [
        {"from": "merchant", "to": "shopper", "kind": kind, "label": f"{kind} {i}"} for i, kind in enumerate(kinds)
    ]
    record = model("m", flows=[*found, {"from": "shopper", "to": "shopper", "kind": "service", "label": "to itself"}])
    page = PageContext(corpus(atlas.vocabulary, record), page_of(record))
    assert [flow.kind for flow in in_order(page, record)] == ["goods", "money", "money", "data", "service"]
    picture = figures.flows(page, record)
    assert "Goods: Merchant → Shopper: goods 1" in picture
    assert len(re.findall('class="badge"', picture)) == 2 * 5 + 4
    assert len(parsed(picture).findall("figcaption/span")) == 4


def test_participants_that_are_records_are_linked(atlas: Atlas) -> None:
    record = model("m", participants=["other", "merchant", "shopper"])
    picture = figures.flows(PageContext(corpus(atlas.vocabulary, record, model("other")), page_of(record)), record)
    assert hrefs(parsed(picture)) == ["../other/", "../other/"]
