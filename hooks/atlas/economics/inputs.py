"""The inputs and results of the economic model in the order of display, with how far a reader may move each input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.economics.model import Inputs, Layer
from atlas.schema.records import Preset, Quantity


@dataclass(frozen=True)
class InputSpec:
    """One input: name, group, largest value and step of its control, whether it is a share, whether logarithmic."""

    name: str
    group: str
    most: float
    step: float
    share: bool = False
    log: bool = False


INPUTS = (
    InputSpec("price", "order", 300, 1),
    InputSpec("goods", "order", 300, 0.5),
    InputSpec("fulfilment", "order", 50, 0.1),
    InputSpec("subsidy", "order", 100, 0.5),
    InputSpec("subsidy_share", "order", 1, 0.05, share=True),
    InputSpec("take_rate", "platform", 0.3, 0.001, share=True),
    InputSpec("ad_rate", "platform", 0.4, 0.001, share=True),
    InputSpec("network_fee", "commission", 1, 0.01, share=True),
    InputSpec("rebate", "commission", 1, 0.01, share=True),
    InputSpec("further_rate", "commission", 0.3, 0.005, share=True),
    InputSpec("acquisition", "customers", 1200, 1),
    InputSpec("orders_per_customer", "customers", 30, 0.1),
    InputSpec("fixed_cost", "customers", 1e8, 1, log=True),
    InputSpec("orders", "customers", 1e7, 1, log=True),
)
"""The inputs beside the layers, in the order of display."""

BLANK = Inputs(
    price=100, goods=0, fulfilment=0, subsidy=0, subsidy_share=0, take_rate=0, ad_rate=0, network_fee=0, rebate=0,
    further_rate=0, acquisition=0, orders_per_customer=1, fixed_cost=0, orders=1000,
)  # fmt: skip
"""The case to begin with when none of the presets fits: a price, orders, and nothing else yet."""

PARTS = (
    "goods", "fulfilment", "take", "ads", "layer", "network", "rebate", "subsidy", "acquisition", "left", "loss",
)  # fmt: skip
"""What a price is made of, in the order in which it is drawn."""

RESULTS = (
    "shopper_pays", "others_pay", "received", "incentive", "room", "contribution", "profit", "break_even",
    "needed_price", "multiplier", "lifetime_value", "lifetime_ratio",
)  # fmt: skip

SENTENCES = ("gain", "loss", "never")
"""How a result is said in a sentence."""

TOUR = ("price", "goods", "platform", "commission", "month")
"""The steps in which the money of one order is followed."""


def inputs_of(preset: Preset) -> Inputs:
    """Return the numbers of a preset without their reasons."""
    numbers = {field.name: getattr(preset, field.name).value for field in INPUTS}
    return Inputs(**numbers, layers=tuple(Layer(layer.rate.value, layer.base) for layer in preset.layers))


def quantities(preset: Preset) -> Iterator[tuple[tuple[str | int, ...], Quantity]]:
    """Yield every value of a preset that must be cited or assumed, with its path in the record."""
    for field in INPUTS:
        yield (field.name,), getattr(preset, field.name)
    for i, layer in enumerate(preset.layers):
        yield ("layers", i, "rate"), layer.rate
