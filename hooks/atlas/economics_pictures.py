"""The pictures of the economic model: where an order's money goes, profit against scale, price against layers."""

from __future__ import annotations

from collections.abc import Sequence

from atlas import economics_drawing as drawing
from atlas.economics import MOST_LAYERS, Impossible, Inputs, Outcome, needed_by_layers
from atlas.economics_numbers import shown, yuan
from atlas.records import Preset
from atlas.writing import Writer

STYLES = ("econ-a", "econ-b")


def segments(writer: Writer, preset: Preset, result: Outcome) -> tuple[tuple[drawing.Segment, ...], drawing.Segment]:
    """The parts of an order's price, and what is left of it."""

    def part(key: str, value: float) -> drawing.Segment:
        return drawing.Segment(f"econ-{key}", writer.t(f"econ_part_{key}"), value)

    before = [("goods", result.goods), ("fulfilment", result.fulfilment)]
    before += [("take", result.take), ("ads", result.advertising)]
    after = [("network", result.network), ("rebate", result.rebate)]
    after += [("subsidy", result.own_subsidy), ("acquisition", result.acquisition)]
    layers = [
        drawing.Segment(f"econ-layer econ-layer-{i + 1}", preset.layers[i].name, value)
        for i, value in enumerate(result.layers)
    ]
    left = part("left" if result.contribution >= 0 else "loss", result.contribution)
    return (*(part(*one) for one in before), *layers, *(part(*one) for one in after)), left


def bars_picture(writer: Writer, cases: Sequence[tuple[Preset, Outcome]]) -> str:
    """Where the price of one order goes, a bar each."""
    rows = []
    for preset, result in cases:
        parts, left = segments(writer, preset, result)
        rows.append(drawing.Bar(writer.atlas.name_of(preset.model), preset.price.value, parts, left))
    return drawing.bars(writer.t("econ_picture_bar"), rows)


def profit_picture(writer: Writer, cases: Sequence[tuple[Inputs, Outcome]]) -> str:
    """Profit a month against orders a month, with break-even and the present point."""
    most = _reach(cases)
    lines = []
    for style, (inputs, result) in zip(STYLES, cases, strict=False):
        ends = ((0, -inputs.fixed_cost), (most, result.contribution * most - inputs.fixed_cost))
        lines.append(drawing.Line(style, ends, _profit_marks(writer, inputs, result, most)))
    profits = [profit for line in lines for _, profit in line.points]
    low, high = min(0, *profits), max(0, *profits)
    pad = (high - low) * 0.05 or 1
    title = [f"{writer.t('econ_out_break_even')}: {shown(writer, 'break_even', r.break_even)}" for _, r in cases]
    axes = (writer.t("econ_axis_orders"), writer.t("econ_axis_profit"))
    chart = drawing.Chart((0, most), (low - pad if low < 0 else 0, high + pad), *axes, tuple(lines))
    return drawing.chart(f"{writer.t('econ_picture_profit')}. {'; '.join(title)}", chart)


def _reach(cases: Sequence[tuple[Inputs, Outcome]]) -> float:
    """How many orders the picture of profit reaches: past the present and any break-even within reach."""
    most = 10.0
    for inputs, result in cases:
        most = max(most, inputs.orders * 2)
        if not isinstance(result.break_even, Impossible) and result.break_even <= inputs.orders * 20:
            most = max(most, result.break_even * 1.25)
    return most


def _profit_marks(writer: Writer, inputs: Inputs, result: Outcome, most: float) -> tuple[tuple[float, float, str], ...]:
    marks = [(inputs.orders, result.profit, f"{writer.t('econ_out_profit')}: {yuan(result.profit)}")]
    if not isinstance(result.break_even, Impossible) and result.break_even <= most:
        orders = shown(writer, "break_even", result.break_even)
        marks.append((result.break_even, 0, f"{writer.t('econ_out_break_even')}: {orders}"))
    return tuple(marks)


def layers_picture(writer: Writer, cases: Sequence[Inputs]) -> str:
    """The price needed to break even against the number of layers; the dashed line is the list price."""
    curves = [needed_by_layers(inputs) for inputs in cases]
    cap = max(inputs.price for inputs in cases) * 4
    lines = []
    titles = []
    most: float = max(inputs.price for inputs in cases)
    for style, inputs, curve in zip(STYLES, cases, curves, strict=False):
        points = [(i, value) for i, value in enumerate(curve) if not isinstance(value, Impossible) and value <= cap]
        now = len(inputs.layers)
        marks = tuple((x, y, f"{writer.t('econ_out_needed_price')}: {yuan(y)}") for x, y in points if x == now)
        most = max([most, *(y for _, y in points)])
        if points:
            lines.append(drawing.Line(style, tuple(points), marks))
        titles.append(", ".join(shown(writer, "needed_price", value) for value in curve))
    note = writer.t("econ_no_price") if any(isinstance(v, Impossible) for curve in curves for v in curve) else ""
    axes = (writer.t("econ_axis_layers"), writer.t("econ_axis_price"))
    level = cases[0].price if len(cases) == 1 else None
    drawn = drawing.Chart((0, MOST_LAYERS), (0, most * 1.05), *axes, tuple(lines), level, note)
    return drawing.chart(f"{writer.t('econ_picture_layers')}: {'; '.join(titles)}", drawn)
