"""Draw what flows in a model: participants side by side, each flow an arrow on a row of its own.

The form is the same for every model: participants in the order the record names them, flows by kind in the order of
the vocabulary. As each flow has its own row, no label covers another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.figures.svg import (
    LINE,
    Box,
    clean,
    element,
    figure,
    legend,
    lines,
    link,
    number,
    sheet,
    text_width,
    url_to,
    widest_word,
    wrap,
)
from atlas.page.context import PageContext
from atlas.schema.records import Flow, Model

BADGE = 8.0  # radius of the disc with the letter of the kind
_GAP = 10.0  # between the rows of two kinds


@dataclass(frozen=True)
class ParticipantBox:
    """A participant: its box with the name in lines, and the x at which its lifeline runs down."""

    party: str
    box: Box
    lines: tuple[str, ...]
    line: float


@dataclass(frozen=True)
class Arrow:
    """A flow: the x of both its ends, its y, and its label."""

    flow: Flow
    start: float
    end: float
    y: float
    label: Box
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FlowLayout:
    """Where everything in one drawing stands."""

    width: float
    height: float
    heads: tuple[ParticipantBox, ...]
    arrows: tuple[Arrow, ...]


def flows(page: PageContext, model: Model) -> str:
    """Return the picture of the participants of a model and what flows between them."""
    name = page.t("picture_flows").format(name=model.name)
    drawings = [
        sheet(layout, plan.width, plan.height, name, _described(page, model), *_draw(page, plan))
        for layout, plan in (("wide", plan_flows(page, model, 680)), ("narrow", plan_flows(page, model, 340)))
    ]
    return figure("flows", *drawings, _legend(page, model))


# --- where things stand -------------------------------------------------------------------


def plan_flows(page: PageContext, model: Model, width: float) -> FlowLayout:
    """Lay out a model on a given width; the height follows."""
    ends = [end for flow in model.flows for end in (flow.source, flow.target)]
    parties = list(dict.fromkeys([*model.participants, *ends]))
    heads = _heads([(party, page.atlas.name_of(party)) for party in parties], width)
    at = {head.party: head.line for head in heads}
    y = max((head.box.y + head.box.height for head in heads), default=0)
    arrows: list[Arrow] = []
    for flow in in_order(page, model):
        if arrows and arrows[-1].flow.kind != flow.kind:
            y += _GAP
        arrows.append(_arrow(flow, at[flow.source], at[flow.target], y, width))
        y = arrows[-1].y + BADGE
    return FlowLayout(width, y + 14, tuple(heads), tuple(arrows))


def in_order(page: PageContext, model: Model) -> list[Flow]:
    """Return a model's flows by kind, in the order of the vocabulary."""
    kinds = list(page.atlas.vocabulary.flow_kinds)
    return sorted(model.flows, key=lambda flow: kinds.index(flow.kind))


def _heads(parties: Sequence[tuple[str, str]], width: float) -> list[ParticipantBox]:
    """Lay the boxes in one row; in two, every other one lower, when a word would not fit its column."""
    pitch = width / max(len(parties), 1)
    widest = max((widest_word(name) for _, name in parties), default=0)
    staggered = len(parties) > 1 and widest + 14 > pitch
    room = 1.4 * pitch - 10 if staggered else min(pitch - 14, 150)
    wrapped = [wrap(name, room) for _, name in parties]
    tall = [max((len(content) for content in wrapped[i::2]), default=0) * LINE + 10 for i in (0, 1)]
    heads = []
    for i, ((party, _), content) in enumerate(zip(parties, wrapped, strict=True)):
        line = pitch * (i + 0.5)
        size = max(text_width(part) for part in content) + 10 if staggered else room + 8
        x = min(max(line - size / 2, 1), width - size - 1)
        y = tall[0] + 7 if staggered and i % 2 else 1
        box = Box(x, y, size, tall[i % 2] if staggered else max(tall))
        heads.append(ParticipantBox(party, box, tuple(content), line))
    return heads


def _arrow(flow: Flow, start: float, end: float, top: float, width: float) -> Arrow:
    """Lay out a row below `top`: the label, below it the arrow."""
    room = min(max(abs(end - start), 0.6 * width), width - 8)
    content = wrap(flow.label, room)
    size = max(text_width(line) for line in content)
    x = min(max((start + end) / 2 - size / 2, 2), width - size - 2)
    label = Box(x, top + 6, size, len(content) * LINE)
    return Arrow(flow, start, end, label.y + label.height + BADGE + 3, label, tuple(content))


# --- drawing ------------------------------------------------------------------------------


def _draw(page: PageContext, plan: FlowLayout) -> list[str]:
    tails = "".join(
        f"M{number(head.line)} {number(head.box.y + head.box.height)}V{number(plan.height)}" for head in plan.heads
    )
    return [
        element("path", class_="lifelines", d=tails),
        *(_head(page, head) for head in plan.heads),
        *(_flow(page, arrow, plan.width) for arrow in plan.arrows),
    ]


def _head(page: PageContext, head: ParticipantBox) -> str:
    foot = head.box.y + (head.box.height - LINE * len(head.lines)) / 2 + 11.5
    box = element("rect", rx=3, **vars(head.box))
    text = lines(head.lines, head.box.x + head.box.width / 2, foot, text_anchor="middle")
    record = page.atlas.records.get(head.party)
    if record is None:
        return element("g", box, text, class_="party")
    return link(url_to(page, record), page.atlas.name_of(head.party), box, text, class_="party")


def _flow(page: PageContext, arrow: Arrow, width: float) -> str:
    kind = arrow.flow.kind
    text = lines(arrow.lines, arrow.label.x + arrow.label.width / 2, arrow.label.y + 12, text_anchor="middle")
    return element(
        "g",
        element("title", clean(sentence(page, arrow.flow))),
        text,
        _loop(arrow, width) if arrow.start == arrow.end else _straight(arrow),
        _badge(arrow.start, arrow.y, letter(page, kind)),
        class_=f"flow flow-{kind}",
    )


def _straight(arrow: Arrow) -> str:
    direction = 1 if arrow.end > arrow.start else -1
    line = f"M{number(arrow.start + direction * BADGE)} {number(arrow.y)}H{number(arrow.end - direction * 8)}"
    return element("path", class_="line", d=line) + _tip(arrow.end - direction, arrow.y, direction)


def _loop(arrow: Arrow, width: float) -> str:
    """Draw a flow from a participant to itself: out to the side with more room, and back."""
    direction = 1 if arrow.start < width / 2 else -1
    x, y = arrow.start + direction * BADGE, number(arrow.y - 3)
    line = f"M{number(x)} {y}h{direction * 20}v6H{number(x + direction * 7)}"
    return element("path", class_="line", d=line) + _tip(x, arrow.y + 3, -direction)


def _tip(x: float, y: float, direction: int) -> str:
    return element("path", class_="tip", d=f"M{number(x)} {number(y)}l{-9 * direction} -5v10z")


def _badge(x: float, y: float, symbol: str) -> str:
    return element("circle", cx=x, cy=y, r=BADGE) + element("text", symbol, x=x, y=y + 4, class_="badge")


def letter(page: PageContext, kind: str) -> str:
    """Return the symbol of a kind of flow, or the first letter of its name, escaped."""
    option = page.atlas.vocabulary.flow_kinds[kind]
    return clean(option.mark or option.name[0])


def _legend(page: PageContext, model: Model) -> str:
    used = dict.fromkeys(flow.kind for flow in in_order(page, model))
    return legend(((_sample(page, kind), page.atlas.vocabulary.flow_kinds[kind].name) for kind in used), width=50)


def _sample(page: PageContext, kind: str) -> str:
    line = element("path", class_="line", d="M18 8H38") + _tip(46, 8, 1)
    return element("g", line, _badge(9, 8, letter(page, kind)), class_=f"flow flow-{kind}")


def sentence(page: PageContext, flow: Flow) -> str:
    """Tell a flow in words: "Money: Merchant → Shopper: rebate"."""
    kind = page.atlas.vocabulary.flow_kinds[flow.kind].name
    return f"{kind}: {page.atlas.name_of(flow.source)} → {page.atlas.name_of(flow.target)}: {flow.label}"


def _described(page: PageContext, model: Model) -> str:
    return "; ".join(sentence(page, flow) for flow in in_order(page, model))
