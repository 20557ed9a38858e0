"""Which number matters most: what is moved, by how much, and in which order."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.corpus.atlas import Atlas
from atlas.economics.inputs import BLANK, inputs_of
from atlas.economics.model import Impossible, Inputs, Layer, Outcome, Result, outcome
from atlas.economics.sensitivity import shifts
from atlas.schema.records import Preset


def profit(inputs: Inputs) -> Result:
    result = outcome(inputs)
    return result.profit if isinstance(result, Outcome) else result


def test_each_number_is_moved_by_a_fifth_and_no_other(atlas: Atlas):
    for preset in atlas.of(Preset):
        inputs = inputs_of(preset)
        for shift in shifts(inputs):
            if not shift.input.startswith("layer"):
                more = dataclasses.replace(inputs, **{shift.input: getattr(inputs, shift.input) * 1.2})
                assert shift.more == profit(more), (preset.id, shift.input)


def test_what_matters_most_comes_first_and_what_changes_nothing_is_left_out(atlas: Atlas):
    for preset in atlas.of(Preset):
        spans = [shift.span for shift in shifts(inputs_of(preset))]
        assert spans == sorted(spans, reverse=True)
        assert 0 not in spans
    assert [shift.input for shift in shifts(BLANK)] == ["price", "orders"]


def test_a_layer_is_moved_by_its_rate():
    inputs = dataclasses.replace(BLANK, layers=(Layer(0.1, "list"), Layer(0.5, "previous")))
    found = {shift.input: (shift.less, shift.more) for shift in shifts(inputs)}
    assert found["layer-1"] == pytest.approx((88_000, 82_000))
    assert found["layer-2"] == pytest.approx((86_000, 84_000))


def test_what_cannot_be_is_named_and_counts_as_much_as_the_other_side():
    inputs = dataclasses.replace(BLANK, take_rate=0.9)
    first = shifts(inputs)[0]
    assert (first.input, first.more) == ("take_rate", Impossible.SHARE_ABOVE_ONE)
    assert first.span == pytest.approx(36_000)


@given(st.floats(0.01, 1e6), st.floats(0, 1e6), st.floats(0, 1), st.floats(0, 1e7))
def test_any_case_can_be_moved(price: float, goods: float, rate: float, orders: float):
    inputs = dataclasses.replace(BLANK, price=price, goods=goods, take_rate=rate, orders=orders)
    assert all(shift.span > 0 for shift in shifts(inputs))
