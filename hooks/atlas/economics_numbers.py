"""The numbers of the economic model: its inputs and results in the order of display, and how a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.economics import Impossible, Inputs, Layer, Result
from atlas.records import Preset, Quantity
from atlas.rounding import fixed, significant
from atlas.writing import Writer


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


def yuan(value: float) -> str:
    """Money: two digits after the point below a thousand, none above."""
    return fixed(value, 2 if abs(value) < 1000 else 0, thousands=True)


def amount(field: Field, value: float) -> str:
    """The value of an input without its unit."""
    return f"{significant(value * 100, 4)}%" if field.share else significant(value, 10, thousands=True)


def shown(writer: Writer, name: str, result: Result) -> str:
    """A result with its unit, or the words for why there is none."""
    return writer.t(f"econ_why_{result}") if isinstance(result, Impossible) else written(name, result)


def written(name: str, value: float) -> str:
    """Return the number of a result as a reader sees it."""
    if _COUNTS.get(name) == "orders":
        return fixed(value, 0, thousands=True)
    if _COUNTS.get(name) == "times":
        return f"× {fixed(value, 2)}"
    return yuan(value)
