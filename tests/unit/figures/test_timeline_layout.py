"""The layout of the timeline: no marker covers another or leaves its lane."""

from __future__ import annotations

import pytest
from made_up import no_overlap

from atlas.corpus.atlas import Atlas
from atlas.figures import packing
from atlas.figures.svg import Box
from atlas.figures.timeline_layout import ROOM, plan_narrow, plan_wide, point_at
from atlas.page.context import PageContext


@pytest.mark.parametrize("layout", [plan_wide, plan_narrow])
def test_markers_never_cover_each_other(atlas: Atlas, busy: Atlas, layout) -> None:
    for drawn in (atlas, busy):
        plan = layout(PageContext(drawn, "index.md"))
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
