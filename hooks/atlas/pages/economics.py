"""Prepare what the pages of the economic model show: rows of tables, pictures, the explorer's data."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from atlas.economics.inputs import INPUTS, PARTS, RESULTS, inputs_of
from atlas.economics.model import MOST_LAYERS, Inputs, Outcome, needed_by_layers, outcome, price_multiplier
from atlas.figures.economics import bars_picture, layers_picture, profit_picture, segments
from atlas.page.context import PageContext
from atlas.page.formats import input_value, shown, yuan
from atlas.page.routes import page_of
from atlas.schema.records import Model, Preset, Quantity
from atlas.text.rounding import percent, significant


def input_rows(page: PageContext, preset: Preset) -> Iterator[dict[str, Any]]:
    """Yield a row for each input: value, unit, and its source or the reason for assuming it."""
    for field in INPUTS:
        if field.name == "network_fee":
            yield from (_layer_row(page, preset, i) for i in range(len(preset.layers)))
        quantity: Quantity = getattr(preset, field.name)
        yield _row(page, page.t(f"econ_{field.name}"), input_value(field, quantity.value), field.name, quantity)


def _layer_row(page: PageContext, preset: Preset, index: int) -> dict[str, Any]:
    layer = preset.layers[index]
    name = f"{page.t('econ_layer')} {index + 1}: {layer.name}"
    return _row(page, name, f"{significant(layer.rate.value * 100, 4)}%", f"base_{layer.base}", layer.rate)


def _row(page: PageContext, name: str, value: str, unit: str, quantity: Quantity) -> dict[str, Any]:
    note = Markup(" ") + page.inline(quantity.note) if quantity.note else Markup()
    grounds = note + page.cite(quantity.cite) if quantity.cite else page.inline(quantity.assumption or "") + note
    return {
        "name": name,
        "value": value,
        "unit": page.t(f"econ_unit_{unit}"),
        "status": "cited" if quantity.cite else "assumed",
        "why": grounds.strip(),
    }


def part_rows(page: PageContext, preset: Preset, result: Outcome) -> list[dict[str, Any]]:
    """Return a row for each part of the price (yuan and share); parts of nothing are left out."""
    parts, left = segments(page, preset, result)
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


def result_rows(page: PageContext, result: Outcome) -> list[dict[str, Any]]:
    """Return a row for each result: name, value, unit."""
    return [
        {
            "name": page.t(f"econ_out_{name}"),
            "value": shown(page, name, getattr(result, name)),
            "unit": page.t(f"econ_outunit_{name}"),
        }
        for name in RESULTS
    ]


def layer_row(page: PageContext, inputs: Inputs) -> list[str]:
    """Return the price needed to break even with nought, one, two … layers, as words."""
    return [shown(page, "needed_price", result) for result in needed_by_layers(inputs)]


def solved(preset: Preset) -> Outcome:
    """Return a preset's outcome; the rule `impossible-preset` makes sure that there is one."""
    result = outcome(inputs_of(preset))
    assert isinstance(result, Outcome)
    return result


def presets_of(page: PageContext) -> list[Preset]:
    """Return all presets in the order of their models; those whose model has no period come first."""
    order = {model.id: (bool(model.period), i) for i, model in enumerate(page.atlas.of(Model))}
    return sorted(page.atlas.of(Preset), key=lambda preset: order[preset.model])


def context(page: PageContext, preset: Preset) -> dict[str, Any]:
    """Return what the template of one preset's page needs beside the record."""
    inputs, result = inputs_of(preset), solved(preset)
    return {
        "bar": Markup(bars_picture(page, [(preset, result)])),
        "profit": Markup(profit_picture(page, [(inputs, result)])),
        "layers": Markup(layers_picture(page, [inputs])),
        "inputs": input_rows(page, preset),
        "price_parts": part_rows(page, preset, result),
        "results": result_rows(page, result),
        "needed": layer_row(page, inputs),
    }


def overview(page: PageContext) -> dict[str, Any]:
    """Return what the template of all presets side by side needs: one picture, one table, small pictures of each."""
    found = [(preset, inputs_of(preset), solved(preset)) for preset in presets_of(page)]
    return {
        "page": page,
        "bars": Markup(bars_picture(page, [(preset, result) for preset, _, result in found])),
        "key": _key(page),
        "results": RESULTS,
        "presets": [
            {
                "record": preset,
                "values": {name: shown(page, name, getattr(result, name)) for name in RESULTS},
                "needed": layer_row(page, inputs),
                "profit": Markup(profit_picture(page, [(inputs, result)])),
                "layers": Markup(layers_picture(page, [inputs])),
            }
            for preset, inputs, result in found
        ],
    }


def _key(page: PageContext) -> list[tuple[str, str]]:
    return [(f"econ-{name}", page.t(f"econ_part_{name}")) for name in PARTS]


def explorer(page: PageContext, explored: tuple[str, str]) -> dict[str, Any]:
    """Return what the template of the explorer needs: what shows without a script, and the script's data."""
    presets = sorted((p for p in presets_of(page) if p.id in explored), key=lambda p: explored.index(p.id))
    solutions = [solved(preset) for preset in presets]
    inputs = [inputs_of(preset) for preset in presets]
    rows = [
        {
            "name": page.t(f"econ_out_{name}"),
            "unit": page.t(f"econ_outunit_{name}"),
            "values": [shown(page, name, getattr(result, name)) for result in solutions],
        }
        for name in RESULTS
    ]
    return {
        "page": page,
        "data": _data(page, explored),
        "presets": presets,
        "bars": Markup(bars_picture(page, list(zip(presets, solutions, strict=True)))),
        "key": _key(page),
        "profit": Markup(profit_picture(page, list(zip(inputs, solutions, strict=True)))),
        "layers": Markup(layers_picture(page, inputs)),
        "rows": rows,
    }


def _data(page: PageContext, explored: tuple[str, str]) -> Markup:
    """Return presets, inputs and labels for the script, as the value of an attribute."""
    labels: Mapping[str, str] = page.atlas.labels
    data = {
        "fields": [dataclasses.astuple(field) for field in INPUTS],
        "results": RESULTS,
        "explored": explored,
        "presets": {preset.id: _preset_data(page, preset) for preset in presets_of(page)},
        "words": {key.removeprefix("econ_"): text for key, text in labels.items() if key.startswith("econ_")},
    }
    return Markup(html.escape(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))


def _preset_data(page: PageContext, preset: Preset) -> dict[str, Any]:
    inputs = inputs_of(preset)
    return {
        "name": page.atlas.name_of(preset.model),
        "page": page.to(page_of(preset)),
        "inputs": [getattr(inputs, field.name) for field in INPUTS],
        "layers": [[layer.rate.value, layer.base, layer.name] for layer in preset.layers],
    }


def multipliers(page: PageContext) -> dict[str, Any]:
    """Return what the template of price multipliers needs: rates, and rows of factors by number of layers."""
    rates = (0.02, 0.05, 0.1, 0.15, 0.2)
    rows = [
        (count, [shown(page, "multiplier", price_multiplier(count, rate)) for rate in rates])
        for count in range(1, MOST_LAYERS - 1)
    ]
    return {"page": page, "rates": [percent(rate, 0) for rate in rates], "rows": rows}
