"""From preset records to what pages show: inputs for the model, rows of tables, pictures, the explorer's data."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas import economics_drawing as drawing
from atlas.economics import (
    MOST_LAYERS,
    Impossible,
    Inputs,
    Layer,
    Outcome,
    Result,
    needed_by_layers,
    outcome,
    price_multiplier,
)
from atlas.records import Model, Preset, Quantity
from atlas.writing import Writer, page_of


@dataclass(frozen=True)
class Field:
    """One input: its name, what it belongs to, and how a reader moves it."""

    name: str
    group: str
    most: float
    step: float
    share: bool = False
    log: bool = False


FIELDS = (
    Field("price", "order", 300, 1),
    Field("goods", "order", 300, 0.5),
    Field("fulfilment", "order", 50, 0.1),
    Field("subsidy", "order", 100, 0.5),
    Field("subsidy_share", "order", 1, 0.05, share=True),
    Field("take_rate", "platform", 0.3, 0.001, share=True),
    Field("ad_rate", "platform", 0.4, 0.001, share=True),
    Field("network_fee", "commission", 1, 0.01, share=True),
    Field("rebate", "commission", 1, 0.01, share=True),
    Field("further_rate", "commission", 0.3, 0.005, share=True),
    Field("acquisition", "customers", 1200, 1),
    Field("orders_per_customer", "customers", 30, 0.1),
    Field("fixed_cost", "customers", 1e8, 1, log=True),
    Field("orders", "customers", 1e7, 1, log=True),
)
"""The inputs beside the layers, in the order of display."""

RESULTS = (
    "shopper_pays", "others_pay", "received", "incentive", "room", "contribution", "profit", "break_even",
    "needed_price", "multiplier", "lifetime_value", "lifetime_ratio",
)  # fmt: skip
_COUNTS = {"break_even": "orders", "multiplier": "times", "lifetime_ratio": "times"}
EXPLORED = ("sums-multi-level", "sums-group-deal")
"""The presets the explorer opens with."""


def inputs_of(preset: Preset) -> Inputs:
    """The numbers of a preset without their reasons."""
    numbers = {field.name: getattr(preset, field.name).value for field in FIELDS}
    return Inputs(**numbers, layers=tuple(Layer(layer.rate.value, layer.base) for layer in preset.layers))


def quantities(preset: Preset) -> Iterator[tuple[tuple[str | int, ...], Quantity]]:
    """Every value of a preset that must be cited or assumed, with its path in the record."""
    for field in FIELDS:
        yield (field.name,), getattr(preset, field.name)
    for i, layer in enumerate(preset.layers):
        yield ("layers", i, "rate"), layer.rate


# --- numbers as a reader sees them --------------------------------------------------------


def yuan(value: float) -> str:
    """Money: two digits after the point below a thousand, none above."""
    digits = 2 if abs(value) < 1000 else 0
    return _signed(f"{abs(value):,.{digits}f}", value < 0)


def _signed(text: str, negative: bool) -> str:
    return f"−{text}" if negative and text.strip("0.,") else text


def amount(field: Field, value: float) -> str:
    """The value of an input without its unit."""
    if field.share:
        return f"{value * 100:.4g}%"
    return f"{value:,.10g}"


def shown(writer: Writer, name: str, result: Result) -> str:
    """A result with its unit, or the words for why there is none."""
    if isinstance(result, Impossible):
        return writer.t(f"econ_why_{result}")
    if _COUNTS.get(name) == "orders":
        return f"{result:,.0f}"
    if _COUNTS.get(name) == "times":
        return f"× {result:.2f}"
    return yuan(result)


# --- rows ---------------------------------------------------------------------------------


def input_rows(writer: Writer, preset: Preset) -> list[dict[str, str]]:
    """Each input with its value, unit and the source or the reason for assuming it."""
    rows = []
    for field in FIELDS:
        if field.name == "network_fee":
            rows += [_layer_row(writer, preset, i) for i in range(len(preset.layers))]
        quantity: Quantity = getattr(preset, field.name)
        rows.append(_row(writer, writer.t(f"econ_{field.name}"), amount(field, quantity.value), field.name, quantity))
    return rows


def _layer_row(writer: Writer, preset: Preset, index: int) -> dict[str, str]:
    layer = preset.layers[index]
    name = f"{writer.t('econ_layer')} {index + 1}: {layer.name}"
    return _row(writer, name, f"{layer.rate.value * 100:.4g}%", f"base_{layer.base}", layer.rate)


def _row(writer: Writer, name: str, value: str, unit: str, quantity: Quantity) -> dict[str, str]:
    note = f" {writer.inline(quantity.note)}" if quantity.note else ""
    if quantity.cite:
        why = f"{note}{writer.cite(quantity.cite)}".strip()
    else:
        why = writer.inline(quantity.assumption or "") + note
    return {
        "name": name,
        "value": value,
        "unit": writer.t(f"econ_unit_{unit}"),
        "status": "cited" if quantity.cite else "assumed",
        "why": why,
    }


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


def part_rows(writer: Writer, preset: Preset, result: Outcome) -> list[dict[str, str]]:
    """Where the price goes, as a table; parts of nothing are left out."""
    parts, left = segments(writer, preset, result)
    return [
        {
            "style": part.style,
            "name": part.name,
            "value": yuan(part.amount),
            "share": _signed(f"{abs(part.amount) / preset.price.value * 100:.1f}%", part.amount < 0),
        }
        for part in (*parts, left)
        if part.amount or part is left
    ]


def result_rows(writer: Writer, result: Outcome) -> list[dict[str, str]]:
    """The results with their names and units."""
    return [
        {
            "name": writer.t(f"econ_out_{name}"),
            "value": shown(writer, name, getattr(result, name)),
            "unit": writer.t(f"econ_outunit_{name}"),
        }
        for name in RESULTS
    ]


def layer_row(writer: Writer, inputs: Inputs) -> list[str]:
    """The needed price with nought, one, two … layers."""
    return [shown(writer, "needed_price", result) for result in needed_by_layers(inputs)]


# --- pictures -----------------------------------------------------------------------------


def bars_picture(writer: Writer, cases: Sequence[tuple[Preset, Outcome]]) -> str:
    """Where the price of one order goes, a bar each."""
    rows = []
    for preset, result in cases:
        parts, left = segments(writer, preset, result)
        rows.append(drawing.Bar(writer.atlas.name_of(preset.model), preset.price.value, parts, left))
    return drawing.bars(writer.t("econ_picture_bar"), rows)


STYLES = ("econ-a", "econ-b")


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
        marks.append((result.break_even, 0, f"{writer.t('econ_out_break_even')}: {result.break_even:,.0f}"))
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


# --- what templates are given -------------------------------------------------------------


def solved(preset: Preset) -> Outcome:
    """A preset's outcome; a rule sees to it that there is one."""
    result = outcome(inputs_of(preset))
    assert isinstance(result, Outcome)
    return result


def presets_of(writer: Writer) -> list[Preset]:
    """All presets in the order of their models; one without a date stands first, as what the others left."""
    order = {model.id: (model.period is not None, i) for i, model in enumerate(writer.atlas.of(Model))}
    return sorted(writer.atlas.of(Preset), key=lambda preset: order[preset.model])


def context(writer: Writer, preset: Preset) -> dict[str, Any]:
    """What the page of one preset shows beside the record."""
    inputs, result = inputs_of(preset), solved(preset)
    return {
        "bar": bars_picture(writer, [(preset, result)]),
        "profit": profit_picture(writer, [(inputs, result)]),
        "layers": layers_picture(writer, [inputs]),
        "inputs": input_rows(writer, preset),
        "price_parts": part_rows(writer, preset, result),
        "results": result_rows(writer, result),
        "needed": layer_row(writer, inputs),
    }


def overview(writer: Writer) -> dict[str, Any]:
    """All presets side by side: one picture, one table, small pictures of each."""
    found = [(preset, inputs_of(preset), solved(preset)) for preset in presets_of(writer)]
    return {
        "w": writer,
        "bars": bars_picture(writer, [(preset, result) for preset, _, result in found]),
        "key": _key(writer),
        "results": RESULTS,
        "presets": [
            {
                "record": preset,
                "values": {name: shown(writer, name, getattr(result, name)) for name in RESULTS},
                "needed": layer_row(writer, inputs),
                "profit": profit_picture(writer, [(inputs, result)]),
                "layers": layers_picture(writer, [inputs]),
            }
            for preset, inputs, result in found
        ],
    }


def _key(writer: Writer) -> list[tuple[str, str]]:
    names = "goods fulfilment take ads layer network rebate subsidy acquisition left loss"
    return [(f"econ-{name}", writer.t(f"econ_part_{name}")) for name in names.split()]


def explorer(writer: Writer) -> dict[str, Any]:
    """The explorer as it stands without a script, and the data the script starts from."""
    presets = [preset for preset in presets_of(writer) if preset.id in EXPLORED]
    presets.sort(key=lambda preset: EXPLORED.index(preset.id))
    solutions = [solved(preset) for preset in presets]
    inputs = [inputs_of(preset) for preset in presets]
    rows = [
        {
            "name": writer.t(f"econ_out_{name}"),
            "unit": writer.t(f"econ_outunit_{name}"),
            "values": [shown(writer, name, getattr(result, name)) for result in solutions],
        }
        for name in RESULTS
    ]
    return {
        "w": writer,
        "data": _data(writer),
        "presets": presets,
        "bars": bars_picture(writer, list(zip(presets, solutions, strict=True))),
        "key": _key(writer),
        "profit": profit_picture(writer, list(zip(inputs, solutions, strict=True))),
        "layers": layers_picture(writer, inputs),
        "rows": rows,
    }


def _data(writer: Writer) -> str:
    """Presets, fields and words for the script, as the value of an attribute.

    Not in a script element: with instant navigation the theme would run it.
    """
    labels: Mapping[str, str] = writer.atlas.labels[writer.atlas.lang]
    data = {
        "fields": [dataclasses.astuple(field) for field in FIELDS],
        "results": RESULTS,
        "explored": EXPLORED,
        "presets": {preset.id: _preset_data(writer, preset) for preset in presets_of(writer)},
        "words": {key.removeprefix("econ_"): text for key, text in labels.items() if key.startswith("econ_")},
    }
    return html.escape(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _preset_data(writer: Writer, preset: Preset) -> dict[str, Any]:
    inputs = inputs_of(preset)
    return {
        "name": writer.atlas.name_of(preset.model),
        "page": writer.to(page_of(preset)).removesuffix(".md") + "/",
        "inputs": [getattr(inputs, field.name) for field in FIELDS],
        "layers": [[layer.rate.value, layer.base, layer.name] for layer in preset.layers],
    }


def multipliers(writer: Writer) -> dict[str, Any]:
    """By what factor some layers at some rates raise the price that has to be asked."""
    rates = (0.02, 0.05, 0.1, 0.15, 0.2)
    rows = [
        (count, [shown(writer, "multiplier", price_multiplier(count, rate)) for rate in rates])
        for count in range(1, MOST_LAYERS - 1)
    ]
    return {"w": writer, "rates": [f"{rate * 100:.0f}%" for rate in rates], "rows": rows}
