"""Prepare what the pages of the economic model show: rows of tables, pictures, the explorer's data."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from atlas.economics.inputs import BLANK, INPUTS, PARTS, RESULTS, TOUR, inputs_of
from atlas.economics.model import MOST_LAYERS, Impossible, Inputs, Outcome, needed_by_layers, outcome, price_multiplier
from atlas.economics.sensitivity import shifts
from atlas.figures.economics import bars_picture, layers_picture, profit_picture, segments
from atlas.figures.economics_charts import Segment
from atlas.page.context import PageContext
from atlas.page.formats import grouped, input_value, shown, yuan
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
    return [
        {
            "style": part.style,
            "name": part.name,
            "value": yuan(part.amount),
            "share": percent(part.amount / preset.price.value, 1),
        }
        for part in _present(page, preset, result)
    ]


def _present(page: PageContext, preset: Preset, result: Outcome) -> Iterator[Segment]:
    parts, left = segments(page, preset, result)
    yield from (part for part in parts if part.amount)
    yield left


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


def sentence(page: PageContext, inputs: Inputs, result: Outcome) -> str:
    """Return what comes out in one sentence, as the script says it too."""
    loses = isinstance(result.break_even, Impossible)
    key = "never" if loses else "loss" if result.profit < 0 else "gain"
    return page.t(f"econ_says_{key}").format(
        price=yuan(inputs.price),
        left=yuan(abs(result.contribution)),
        orders=grouped(inputs.orders),
        profit=yuan(abs(result.profit)),
        break_even=shown(page, "break_even", result.break_even),
    )


def key_rows(page: PageContext, preset: Preset, result: Outcome) -> list[tuple[str, str, str]]:
    """Return style, name and share of each part of the price, for the key below its bar."""
    price = preset.price.value
    return [(part.style, part.name, percent(part.amount / price, 0)) for part in _present(page, preset, result)]


def sensitivity_rows(page: PageContext, preset: Preset, inputs: Inputs) -> list[tuple[str, str, str]]:
    """Return name of input, and profit with a fifth less and more of it; what matters most comes first."""
    names = {f"layer-{i + 1}": f"{page.t('econ_layer')} {i + 1}: {layer.name}" for i, layer in enumerate(preset.layers)}
    return [
        (
            names.get(shift.input) or page.t(f"econ_{shift.input}"),
            shown(page, "profit", shift.less),
            shown(page, "profit", shift.more),
        )
        for shift in shifts(inputs)
    ]


def tour(page: PageContext, preset: Preset) -> list[str]:
    """Return the way of one order's money in five sentences, from the price to the profit of a month."""
    inputs, result = inputs_of(preset), solved(preset)
    handed = result.received - result.goods - result.fulfilment
    reached = handed - result.take - result.advertising
    amounts = {
        "price": inputs.price,
        "shopper_pays": result.shopper_pays,
        "others_pay": result.others_pay,
        "received": result.received,
        "goods": result.goods,
        "fulfilment": result.fulfilment,
        "handed": handed,
        "take": result.take,
        "ads": result.advertising,
        "reached": reached,
        "incentive": result.incentive,
        "paid": reached - result.incentive,
        "acquisition": result.acquisition,
        "contribution": result.contribution,
        "fixed_cost": inputs.fixed_cost,
        "profit": result.profit,
    }
    words = {name: yuan(amount) for name, amount in amounts.items()} | {"orders": grouped(inputs.orders)}
    return [page.t(f"econ_tour_{step}").format(**words) for step in TOUR]


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
        "sentence": sentence(page, inputs, result),
        "sensitivity": sensitivity_rows(page, preset, inputs),
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
        "briefs": [
            (sentence(page, put_in, result), key_rows(page, preset, result))
            for preset, put_in, result in zip(presets, inputs, solutions, strict=True)
        ],
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
        "presets": {
            **{preset.id: _preset_data(page, preset) for preset in presets_of(page)},
            "blank": {"name": page.t("econ_blank"), "page": "", "inputs": _values(BLANK), "layers": [], "assumed": []},
        },
        "words": {
            key.removeprefix("econ_"): text for key, text in labels.items() if key.startswith("econ_") or key == "value"
        },
    }
    return Markup(html.escape(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))


def _preset_data(page: PageContext, preset: Preset) -> dict[str, Any]:
    assumed = [field.name for field in INPUTS if not getattr(preset, field.name).cite]
    assumed += [f"r{i + 1}" for i, layer in enumerate(preset.layers) if not layer.rate.cite]
    return {
        "name": page.atlas.name_of(preset.model),
        "page": page.to(page_of(preset)),
        "inputs": _values(inputs_of(preset)),
        "layers": [[layer.rate.value, layer.base, layer.name] for layer in preset.layers],
        "assumed": assumed,
    }


def _values(inputs: Inputs) -> list[float]:
    return [getattr(inputs, field.name) for field in INPUTS]


def multipliers(page: PageContext) -> dict[str, Any]:
    """Return what the template of price multipliers needs: rates, and rows of factors by number of layers."""
    rates = (0.02, 0.05, 0.1, 0.15, 0.2)
    rows = [
        (count, [shown(page, "multiplier", price_multiplier(count, rate)) for rate in rates])
        for count in range(1, MOST_LAYERS - 1)
    ]
    return {"page": page, "rates": [percent(rate, 0) for rate in rates], "rows": rows}
