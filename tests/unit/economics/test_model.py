"""The model of unit economics. Exact fractions stand for numbers where a law must hold to the last digit."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from atlas.economics import model as economics
from atlas.economics.model import Impossible, Inputs, Layer, Outcome, outcome, with_layers

MONEY = ("price", "goods", "fulfilment", "subsidy", "acquisition", "fixed_cost")
MONEY_RESULTS = (
    "shopper_pays", "others_pay", "received", "goods", "fulfilment", "take", "advertising", "network", "rebate",
    "own_subsidy", "acquisition", "contribution", "incentive", "profit", "lifetime_value", "needed_price", "room",
)  # fmt: skip
PLAIN = Inputs(
    price=100, goods=60, fulfilment=5, subsidy=0, subsidy_share=0, take_rate=0, ad_rate=0, network_fee=0, rebate=0,
    further_rate=0.05, acquisition=0, orders_per_customer=1, fixed_cost=2500, orders=100,
)  # fmt: skip


# A slow machine is no reason to fail.
# Some laws hold of few of the inputs that are drawn: those of which there is an outcome.
law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def shares(most: Any = 1) -> st.SearchStrategy[Any]:
    return st.integers(0, int(most * 1000)).map(lambda n: Fraction(n, 1000))


def money(most: int = 1000, least: int = 0) -> st.SearchStrategy[Any]:
    return st.integers(least * 100, most * 100).map(lambda n: Fraction(n, 100))


@st.composite
def layers(draw: st.DrawFn) -> tuple[Layer, ...]:
    count = draw(st.integers(0, 5))
    bases = [draw(st.sampled_from(["list", "paid", "previous"] if i else ["list", "paid"])) for i in range(count)]
    return tuple(Layer(draw(shares(Fraction(1, 5))), base) for base in bases)


@st.composite
def possible(draw: st.DrawFn) -> Inputs:
    """Return inputs in exact fractions that describe something that could exist (rates may still take all)."""
    price = draw(money(least=1))
    return Inputs(
        price=price,
        goods=draw(money()),
        fulfilment=draw(money(100)),
        subsidy=price * draw(shares()),
        subsidy_share=draw(shares()),
        take_rate=draw(shares(Fraction(1, 4))),
        ad_rate=draw(shares(Fraction(1, 4))),
        network_fee=draw(shares()),
        rebate=draw(shares()),
        further_rate=draw(shares(Fraction(1, 5))),
        acquisition=draw(money()),
        orders_per_customer=1 + draw(money(50)),
        fixed_cost=draw(money(100000)),
        orders=draw(st.integers(0, 100000)),
        layers=draw(layers()),
    )


def floats(inputs: Inputs) -> Inputs:
    """Return the same in the numbers a computer uses."""
    values = {
        field.name: float(getattr(inputs, field.name)) for field in dataclasses.fields(inputs) if field.name != "layers"
    }
    return Inputs(**values, layers=tuple(Layer(float(layer.rate), layer.base) for layer in inputs.layers))


def uses(result: Outcome) -> list[Any]:
    return [
        result.goods, result.fulfilment, result.take, result.advertising, *result.layers, result.network,
        result.rebate, result.own_subsidy, result.acquisition, result.contribution,
    ]  # fmt: skip


@law
@given(possible())
def test_money_is_conserved(inputs: Inputs) -> None:
    result = outcome(inputs)
    assume(isinstance(result, Outcome))
    assert sum(uses(result)) == inputs.price
    assert result.shopper_pays + result.others_pay + result.own_subsidy == inputs.price
    assert sum(result.layers) + result.network + result.rebate == result.incentive


@law
@given(possible())
def test_money_is_conserved_in_floating_point(inputs: Inputs) -> None:
    inputs = floats(inputs)
    result = outcome(inputs)
    assume(isinstance(result, Outcome))
    size = sum(map(abs, uses(result)))
    assert abs(math.fsum(uses(result)) - inputs.price) <= 1e-12 * size


@law
@given(possible(), st.integers(0, 10))
def test_one_more_layer_never_lowers_the_needed_price(inputs: Inputs, count: int) -> None:
    fewer, more = outcome(with_layers(inputs, count)), outcome(with_layers(inputs, count + 1))
    if fewer is Impossible.RATES_TAKE_ALL:
        assert more is Impossible.RATES_TAKE_ALL
    elif isinstance(more, Outcome):
        if isinstance(more.needed_price, Impossible):
            assert more.needed_price is Impossible.NO_ORDERS
        else:
            assert more.needed_price >= fewer.needed_price


@law
@given(possible())
def test_profit_changes_sign_at_break_even(inputs: Inputs) -> None:
    result = outcome(inputs)
    assume(isinstance(result, Outcome))
    if result.break_even is Impossible.NO_CONTRIBUTION:
        assert result.contribution <= 0
        return

    def profit(orders: Any) -> Any:
        return outcome(dataclasses.replace(inputs, orders=orders)).profit

    assert profit(result.break_even) == 0
    assert profit(result.break_even + 1) > 0
    if result.break_even >= 1:
        assert profit(result.break_even - 1) < 0


@law
@given(possible())
def test_doubling_all_money_doubles_all_money_results(inputs: Inputs) -> None:
    inputs = floats(inputs)  # doubling is exact in floating point
    double = dataclasses.replace(inputs, **{name: getattr(inputs, name) * 2 for name in MONEY})
    one, two = outcome(inputs), outcome(double)
    if isinstance(one, Impossible):
        assert two is one
        return
    for name in MONEY_RESULTS:
        single = getattr(one, name)
        assert getattr(two, name) == (single if isinstance(single, Impossible) else single * 2), name
    assert two.layers == tuple(amount * 2 for amount in one.layers)
    for name in ("break_even", "multiplier", "lifetime_ratio"):
        assert getattr(two, name) == getattr(one, name), name


@law
@given(possible())
def test_the_needed_price_leaves_neither_loss_nor_gain(inputs: Inputs) -> None:
    result = outcome(inputs)
    assume(isinstance(result, Outcome) and not isinstance(result.needed_price, Impossible))
    assume(result.needed_price >= Fraction(1, 100))
    again = outcome(dataclasses.replace(inputs, price=result.needed_price))
    assert again.profit == 0 or (again.profit > 0 and result.needed_price == inputs.subsidy)


@law
@given(possible())
def test_room_is_the_incentive_that_leaves_nothing(inputs: Inputs) -> None:
    result = outcome(dataclasses.replace(inputs, layers=()))
    assume(isinstance(result, Outcome) and not isinstance(result.room, Impossible))
    paid = outcome(dataclasses.replace(inputs, layers=(Layer(result.room / inputs.price, "list"),)))
    if isinstance(paid, Outcome):
        assert paid.profit == 0
        assert paid.incentive == paid.room


@law
@given(st.integers(0, 12), shares(Fraction(1, 4)), shares(Fraction(1, 2)))
def test_equal_layers_raise_the_price_by_the_formula(count: int, rate: Fraction, other: Fraction) -> None:
    expected = economics.price_multiplier(count, rate, other)
    inputs = dataclasses.replace(PLAIN, take_rate=other, layers=(Layer(rate),) * count)
    result = outcome(inputs)
    assert (result if isinstance(result, Impossible) else result.multiplier) == pytest.approx(expected)


NUMBERS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, 1.0, -1.0, 1e-300, 5e-324, 1e300, 1e15, 0.01]),
    st.floats(0, 2),
)


@st.composite
def anything(draw: st.DrawFn) -> Inputs:
    values = {field.name: draw(NUMBERS) for field in dataclasses.fields(Inputs) if field.name != "layers"}
    base = st.sampled_from(["list", "paid", "previous"])
    return Inputs(**values, layers=tuple(Layer(draw(NUMBERS), draw(base)) for _ in range(draw(st.integers(0, 3)))))


@law
@given(anything())
def test_whatever_goes_in_no_result_is_infinite_or_no_number(inputs: Inputs) -> None:
    result = outcome(inputs)
    results = (
        [result] if isinstance(result, Impossible) else [getattr(result, f.name) for f in dataclasses.fields(result)]
    )
    flat = [value for found in results for value in (found if isinstance(found, tuple) else (found,))]
    assert all(isinstance(value, Impossible) or math.isfinite(value) for value in flat)
    assert all(isinstance(value, Impossible) or math.isfinite(value) for value in economics.needed_by_layers(inputs))


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"goods": -1}, Impossible.NEGATIVE),
        ({"orders": math.nan}, Impossible.TOO_LARGE),
        ({"fixed_cost": math.inf}, Impossible.TOO_LARGE),
        ({"price": 0}, Impossible.NO_PRICE),
        ({"rebate": 1.5}, Impossible.SHARE_ABOVE_ONE),
        ({"subsidy": 101}, Impossible.SUBSIDY_ABOVE_PRICE),
        ({"orders_per_customer": 0.5}, Impossible.UNDER_ONE_ORDER),
        ({"layers": (Layer(0.1, "previous"),)}, Impossible.NO_LAYER_BEFORE),
        ({"take_rate": 0.5, "ad_rate": 0.3, "layers": (Layer(0.2),)}, Impossible.RATES_TAKE_ALL),
        ({"layers": (Layer(1.2),)}, Impossible.RATES_TAKE_ALL),
    ],
)
def test_impossible_inputs_are_named(changes: dict[str, Any], name: Impossible) -> None:
    assert outcome(dataclasses.replace(PLAIN, **changes)) is name


@pytest.mark.parametrize(
    ("changes", "field", "name"),
    [
        ({"goods": 95}, "break_even", Impossible.NO_CONTRIBUTION),
        ({"goods": 96, "fixed_cost": 0}, "break_even", Impossible.NO_CONTRIBUTION),
        ({"orders": 0}, "needed_price", Impossible.NO_ORDERS),
        ({"orders": 0}, "room", Impossible.NO_ORDERS),
        ({"goods": 90}, "room", Impossible.NO_ROOM),
        ({}, "lifetime_ratio", Impossible.NO_ACQUISITION),
        ({"goods": 0, "fulfilment": 0, "fixed_cost": 0}, "multiplier", Impossible.NO_COST),
    ],
)
def test_what_has_no_answer_is_named(changes: dict[str, Any], field: str, name: Impossible) -> None:
    assert getattr(outcome(dataclasses.replace(PLAIN, **changes)), field) is name


def test_a_sum_done_by_hand() -> None:
    inputs = dataclasses.replace(
        PLAIN,
        subsidy=20, subsidy_share=0.25, take_rate=0.02, network_fee=0.1, rebate=0.5, acquisition=12,
        orders_per_customer=4, layers=(Layer(0.1), Layer(0.5, "previous"), Layer(0.01, "list")),
    )  # fmt: skip
    result = outcome(inputs)
    assert isinstance(result, Outcome)
    assert (result.shopper_pays, result.others_pay, result.own_subsidy, result.received) == (80, 15, 5, 95)
    assert result.incentive == pytest.approx(8 + 4 + 1)
    assert result.network == pytest.approx(1.3)
    assert result.rebate == pytest.approx(3.6)
    assert result.layers == pytest.approx((3.6, 3.6, 0.9))
    assert result.contribution == pytest.approx(95 - 60 - 5 - 1.9 - 13 - 3)
    assert result.lifetime_value == pytest.approx(4 * 15.1)
