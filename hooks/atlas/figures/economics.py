"""Draw the economic model: where an order's money goes, profit against scale, price against layers."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.economics.model import MOST_LAYERS, Impossible, Inputs, Outcome, needed_by_layers
from atlas.figures import economics_charts as charts
from atlas.page.context import PageContext
from atlas.page.formats import shown, yuan
from atlas.schema.records import Preset

STYLES = ("econ-a", "econ-b")


def segments(page: PageContext, preset: Preset, result: Outcome) -> tuple[tuple[charts.Segment, ...], charts.Segment]:
    """Return the parts of an order's price, and what is left of it."""

    def part(key: str, value: float) -> charts.Segment:
        return charts.Segment(f"econ-{key}", page.t(f"econ_part_{key}"), value)

    before = [("goods", result.goods), ("fulfilment", result.fulfilment)]
    before += [("take", result.take), ("ads", result.advertising)]
    after = [("network", result.network), ("rebate", result.rebate)]
    after += [("subsidy", result.own_subsidy), ("acquisition", result.acquisition)]
    layers = [
        charts.Segment(f"econ-layer econ-layer-{i + 1}", preset.layers[i].name, value)
        for i, value in enumerate(result.layers)
    ]
    left = part("left" if result.contribution >= 0 else "loss", result.contribution)
    return (*(part(*one) for one in before), *layers, *(part(*one) for one in after)), left


def bars_picture(page: PageContext, cases: Sequence[tuple[Preset, Outcome]]) -> str:
    """Return where the price of one order goes, a bar for each preset."""
    rows = []
    for preset, result in cases:
        parts, left = segments(page, preset, result)
        rows.append(charts.PriceBar(page.atlas.name_of(preset.model), preset.price.value, parts, left))
    return charts.bars(page.t("econ_picture_bar"), rows)


def profit_picture(page: PageContext, cases: Sequence[tuple[Inputs, Outcome]]) -> str:
    """Return profit a month (yuan) against orders a month, with break-even and the present point marked."""
    most = _reach(cases)
    lines = []
    for style, (inputs, result) in zip(STYLES, cases, strict=False):
        ends = ((0, -inputs.fixed_cost), (most, result.contribution * most - inputs.fixed_cost))
        lines.append(charts.Line(style, ends, _profit_markers(page, inputs, result, most)))
    profits = [profit for line in lines for _, profit in line.points]
    low, high = min(0, *profits), max(0, *profits)
    pad = (high - low) * 0.05 or 1
    title = [f"{page.t('econ_out_break_even')}: {shown(page, 'break_even', r.break_even)}" for _, r in cases]
    axes = (page.t("econ_axis_orders"), page.t("econ_axis_profit"))
    chart = charts.Chart((0, most), (low - pad if low < 0 else 0, high + pad), *axes, tuple(lines))
    return charts.chart(f"{page.t('econ_picture_profit')}. {'; '.join(title)}", chart)


def _reach(cases: Sequence[tuple[Inputs, Outcome]]) -> float:
    """Return how many orders the picture of profit shows: past the present ones and any break-even not far beyond."""
    most = 10.0
    for inputs, result in cases:
        most = max(most, inputs.orders * 2)
        if not isinstance(result.break_even, Impossible) and result.break_even <= inputs.orders * 20:
            most = max(most, result.break_even * 1.25)
    return most


def _profit_markers(
    page: PageContext, inputs: Inputs, result: Outcome, most: float
) -> tuple[tuple[float, float, str], ...]:
    markers = [(inputs.orders, result.profit, f"{page.t('econ_out_profit')}: {yuan(result.profit)}")]
    if not isinstance(result.break_even, Impossible) and result.break_even <= most:
        markers.append(
            (result.break_even, 0, f"{page.t('econ_out_break_even')}: {shown(page, 'break_even', result.break_even)}")
        )
    return tuple(markers)


def layers_picture(page: PageContext, cases: Sequence[Inputs]) -> str:
    """Return the price needed to break even (yuan) against the number of layers, the list price as a dashed line.

    A note says so when some number of layers has no such price.
    """
    curves = [needed_by_layers(inputs) for inputs in cases]
    cap = max(inputs.price for inputs in cases) * 4
    lines = []
    titles = []
    most: float = max(inputs.price for inputs in cases)
    for style, inputs, curve in zip(STYLES, cases, curves, strict=False):
        points = [(i, value) for i, value in enumerate(curve) if not isinstance(value, Impossible) and value <= cap]
        now = len(inputs.layers)
        markers = tuple((x, y, f"{page.t('econ_out_needed_price')}: {yuan(y)}") for x, y in points if x == now)
        most = max([most, *(y for _, y in points)])
        if points:
            lines.append(charts.Line(style, tuple(points), markers))
        titles.append(", ".join(shown(page, "needed_price", value) for value in curve))
    note = page.t("econ_no_price") if any(isinstance(v, Impossible) for curve in curves for v in curve) else ""
    axes = (page.t("econ_axis_layers"), page.t("econ_axis_price"))
    level = cases[0].price if len(cases) == 1 else None
    drawn = charts.Chart((0, MOST_LAYERS), (0, most * 1.05), *axes, tuple(lines), level, note)
    return charts.chart(f"{page.t('econ_picture_layers')}: {'; '.join(titles)}", drawn)
