"""Where the money of one order goes: a small model of unit economics, pure and without any rounding of its own.

The books are those of the *seller*: whoever receives the price and pays for everything else. The list price of an
order comes from three pockets and goes to as many as the model has parts, and both sides add up to the price:

    list price = what the shopper pays + subsidy paid by others + subsidy borne by the seller
    list price = goods + fulfilment + platform take + advertising + commissions + seller's subsidy
                 + cost of winning the customer + contribution

Of each commission the network that settles it may keep a fee, and the one who brought the sale may hand a rebate on to
the shopper; both are cut out of the commission and cost the seller nothing more.

Units: money in yuan, per order unless a period is named; rates as shares (0.1 is 10 %); orders as numbers per period.
A commission layer is paid on one of three bases: the list price, what the shopper pays, or the commission of the layer
before. The platform's take and advertising are shares of what the seller receives.

What cannot be computed is a named `Impossible`, never a number. `docs/assets/js/economics/model.js` mirrors this file
line by line, in the same order of operations; `scripts/economics_vectors.py` writes the cases that hold them together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, get_args

MOST_LAYERS = 8
"""How many layers the curve of needed prices goes up to."""
MOST = 10**15
"""No input may exceed this, and a result that would is named instead."""
SMALLEST_PRICE = 0.01
"""One fen, the smallest amount that can be asked."""

Base = Literal["list", "paid", "previous"]
BASES: tuple[Base, ...] = get_args(Base)
"""What a commission may be a share of."""


class Impossible(StrEnum):
    """Why there is no number."""

    NEGATIVE = "negative-input"
    TOO_LARGE = "too-large"
    NO_PRICE = "no-price"
    SHARE_ABOVE_ONE = "share-above-one"
    SUBSIDY_ABOVE_PRICE = "subsidy-above-price"
    UNDER_ONE_ORDER = "under-one-order-per-customer"
    NO_LAYER_BEFORE = "no-layer-before"
    RATES_TAKE_ALL = "rates-reach-whole-price"
    NO_CONTRIBUTION = "no-positive-contribution"
    NO_ORDERS = "no-orders"
    NO_ROOM = "no-room-for-incentives"
    NO_ACQUISITION = "no-acquisition-cost"
    NO_COST = "no-cost-to-cover"


Result = float | Impossible


@dataclass(frozen=True)
class Layer:
    """One person or firm paid for bringing the sale, at `rate` of `base`."""

    rate: float
    base: Base = "paid"


@dataclass(frozen=True)
class Inputs:
    """Everything the model is told."""

    price: float  # list price, yuan
    goods: float  # cost of the goods, yuan
    fulfilment: float  # packing, shipping, handing out, yuan
    subsidy: float  # taken off the list price at the till, yuan
    subsidy_share: float  # the part of it that the seller bears, 0-1
    take_rate: float  # kept by the platform, share of what the seller receives
    ad_rate: float  # spent on advertising, share of what the seller receives
    network_fee: float  # kept by the affiliate network, share of each commission
    rebate: float  # handed to the shopper, share of what the first layer is left with
    further_rate: float  # rate of a layer beyond those listed, share of what the shopper pays
    acquisition: float  # cost of winning one customer, yuan
    orders_per_customer: float  # orders a customer places over the horizon, at least one
    fixed_cost: float  # yuan per period
    orders: float  # orders per period
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """Everything the model tells. Money in yuan per order, unless a period is named."""

    shopper_pays: float  # at the till; a rebate comes later
    others_pay: float  # the part of the subsidy that the seller does not bear
    received: float  # by the seller: the two above
    goods: float
    fulfilment: float
    take: float
    advertising: float
    layers: tuple[float, ...]  # what each layer keeps
    network: float
    rebate: float
    own_subsidy: float
    acquisition: float
    contribution: float  # what is left of the order
    incentive: float  # all commissions together, fees and rebate included
    profit: float  # per period
    break_even: Result  # orders per period at which profit is nought
    needed_price: Result  # the lowest list price without a loss at these orders
    multiplier: Result  # needed price over the needed price without any layer
    room: Result  # the highest total incentive without a loss at this price and these orders
    lifetime_value: float  # what a customer's orders leave before the cost of winning them
    lifetime_ratio: Result  # lifetime value over the cost of winning the customer


@dataclass(frozen=True)
class _Sums:
    """What an order comes to at its price, and how each amount grows with the price."""

    own: float
    paid: float
    received: float
    amounts: tuple[float, ...]
    incentive: float
    before: float  # contribution before the cost of winning the customer
    contribution: float
    share: float  # of one more yuan of price, what goes to rates


def outcome(inputs: Inputs) -> Outcome | Impossible:
    """Return what one order, one period and one customer come to, or why that can't be computed."""
    wrong = examine(inputs)
    if wrong:
        return wrong
    sums = _sums(inputs)
    if sums.share >= 1:
        return Impossible.RATES_TAKE_ALL
    layers, network, rebate = _divided(inputs, sums.amounts)
    needed = _needed_price(inputs, sums)
    lifetime = sums.before * inputs.orders_per_customer
    return Outcome(
        shopper_pays=sums.paid,
        others_pay=inputs.subsidy - sums.own,
        received=sums.received,
        goods=inputs.goods,
        fulfilment=inputs.fulfilment,
        take=sums.received * inputs.take_rate,
        advertising=sums.received * inputs.ad_rate,
        layers=layers,
        network=network,
        rebate=rebate,
        own_subsidy=sums.own,
        acquisition=inputs.acquisition / inputs.orders_per_customer,
        contribution=sums.contribution,
        incentive=sums.incentive,
        profit=sums.contribution * inputs.orders - inputs.fixed_cost,
        break_even=_ratio(inputs.fixed_cost, sums.contribution, Impossible.NO_CONTRIBUTION),
        needed_price=needed,
        multiplier=_multiplier(needed, _needed_at(with_layers(inputs, 0))),
        room=_room(inputs, sums),
        lifetime_value=lifetime,
        lifetime_ratio=_ratio(lifetime, inputs.acquisition, Impossible.NO_ACQUISITION),
    )


def examine(inputs: Inputs) -> Impossible | None:
    """Return why these inputs describe nothing that could exist; None when they do."""
    shares = (
        inputs.subsidy_share, inputs.take_rate, inputs.ad_rate, inputs.network_fee, inputs.rebate, inputs.further_rate,
    )  # fmt: skip
    rates = (*shares, *(layer.rate for layer in inputs.layers))
    money = (inputs.price, inputs.goods, inputs.fulfilment, inputs.subsidy, inputs.acquisition, inputs.fixed_cost)
    numbers = (*rates, *money, inputs.orders_per_customer, inputs.orders)
    if not all(math.isfinite(number) and number <= MOST for number in numbers):
        return Impossible.TOO_LARGE
    if any(number < 0 for number in numbers):
        return Impossible.NEGATIVE
    if inputs.price < SMALLEST_PRICE:
        return Impossible.NO_PRICE
    if any(share > 1 for share in shares):
        return Impossible.SHARE_ABOVE_ONE
    if inputs.subsidy > inputs.price:
        return Impossible.SUBSIDY_ABOVE_PRICE
    if inputs.orders_per_customer < 1:
        return Impossible.UNDER_ONE_ORDER
    if inputs.layers and inputs.layers[0].base == "previous":
        return Impossible.NO_LAYER_BEFORE
    return None


def _sums(inputs: Inputs) -> _Sums:
    own = inputs.subsidy * inputs.subsidy_share
    paid = inputs.price - inputs.subsidy
    received = inputs.price - own
    amounts: list[float] = []
    slopes: list[float] = []
    for layer in inputs.layers:
        if layer.base == "previous":
            amounts.append(amounts[-1] * layer.rate)
            slopes.append(slopes[-1] * layer.rate)
        else:
            amounts.append((paid if layer.base == "paid" else inputs.price) * layer.rate)
            slopes.append(layer.rate)
    incentive = _total(amounts)
    costs = inputs.goods + inputs.fulfilment + received * inputs.take_rate + received * inputs.ad_rate + incentive
    before = received - costs
    return _Sums(
        own=own,
        paid=paid,
        received=received,
        amounts=tuple(amounts),
        incentive=incentive,
        before=before,
        contribution=before - inputs.acquisition / inputs.orders_per_customer,
        share=inputs.take_rate + inputs.ad_rate + _total(slopes),
    )


def _divided(inputs: Inputs, amounts: tuple[float, ...]) -> tuple[tuple[float, ...], float, float]:
    """Return who gets the commissions, in yuan: what each layer keeps, the network's fee, the shopper's rebate."""
    fees = [amount * inputs.network_fee for amount in amounts]
    kept = [amount - fee for amount, fee in zip(amounts, fees, strict=True)]
    rebate = kept[0] * inputs.rebate if kept else 0
    return tuple(amount if i else amount - rebate for i, amount in enumerate(kept)), _total(fees), rebate


def _total(amounts: Iterable[float]) -> float:
    """Return the sum from left to right; the built-in `sum` corrects rounding, which JavaScript cannot mirror."""
    total: float = 0
    for amount in amounts:
        total = total + amount
    return total


def with_layers(inputs: Inputs, count: int) -> Inputs:
    """Return the inputs with `count` layers: those listed, then others at the further rate on what the shopper pays."""
    further = (Layer(inputs.further_rate),) * max(count - len(inputs.layers), 0)
    return replace(inputs, layers=(*inputs.layers[:count], *further))


def needed_by_layers(inputs: Inputs) -> tuple[Result, ...]:
    """Return the price (yuan) needed to break even with 0, 1, 2 … `MOST_LAYERS` layers."""
    return tuple(_needed_at(with_layers(inputs, count)) for count in range(MOST_LAYERS + 1))


def price_multiplier(layers: int, rate: float, other_rates: float = 0) -> Result:
    """Return the factor by which layers at `rate` of the price each raise it, where `other_rates` take a share too."""
    numbers = (layers, rate, other_rates)
    if not all(math.isfinite(number) and number <= MOST for number in numbers):
        return Impossible.TOO_LARGE
    if any(number < 0 for number in numbers):
        return Impossible.NEGATIVE
    left = 1 - other_rates - layers * rate
    return _ratio(1 - other_rates, left, Impossible.RATES_TAKE_ALL)


def _needed_at(inputs: Inputs) -> Result:
    wrong = examine(inputs)
    return wrong or _needed_price(inputs, _sums(inputs))


def _needed_price(inputs: Inputs, sums: _Sums) -> Result:
    """Return the lowest price (yuan) without a loss: contribution is linear in the price, so one step leads there."""
    if inputs.orders < 1:
        return Impossible.NO_ORDERS
    missing = inputs.fixed_cost / inputs.orders - sums.contribution
    step = _ratio(missing, 1 - sums.share, Impossible.RATES_TAKE_ALL)
    if isinstance(step, Impossible):
        return step
    return max(inputs.price + step, inputs.subsidy)  # a subsidy can't exceed the price it is taken off


def _multiplier(needed: Result, without: Result) -> Result:
    if isinstance(needed, Impossible):
        return needed
    if isinstance(without, Impossible):
        return without
    return _ratio(needed, without, Impossible.NO_COST)


def _room(inputs: Inputs, sums: _Sums) -> Result:
    if inputs.orders < 1:
        return Impossible.NO_ORDERS
    room = sums.incentive + sums.contribution - inputs.fixed_cost / inputs.orders
    return Impossible.NO_ROOM if room < 0 else room


def _ratio(part: float, whole: float, name: Impossible) -> Result:
    """Return the quotient; `name` where the divisor is nought, negative or too small to tell."""
    return name if whole <= 0 or abs(part) >= whole * MOST else part / whole
