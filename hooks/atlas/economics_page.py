"""What the pages of the economic model show: rows of tables, pictures, the explorer's data."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Mapping
from typing import Any

from atlas.economics import MOST_LAYERS, Inputs, Outcome, needed_by_layers, outcome, price_multiplier
from atlas.economics_numbers import FIELDS, RESULTS, amount, inputs_of, shown, yuan
from atlas.economics_pictures import bars_picture, layers_picture, profit_picture, segments
from atlas.records import Model, Preset, Quantity
from atlas.rounding import percent, significant
from atlas.writing import Writer, page_of

EXPLORED = ("sums-multi-level", "sums-group-deal")
"""The presets the explorer opens with."""


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
    return _row(writer, name, f"{significant(layer.rate.value * 100, 4)}%", f"base_{layer.base}", layer.rate)


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


def part_rows(writer: Writer, preset: Preset, result: Outcome) -> list[dict[str, str]]:
    """Where the price goes, as a table; parts of nothing are left out."""
    parts, left = segments(writer, preset, result)
    return [
        {
            "style": part.style,
            "name": part.name,
            "value": yuan(part.amount),
            "share": percent(part.amount / preset.price.value, 1),
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
    return {"w": writer, "rates": [percent(rate, 0) for rate in rates], "rows": rows}
