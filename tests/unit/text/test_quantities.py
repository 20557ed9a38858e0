"""Amounts as texts state them, with their rounding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.text.quantities import amounts, scaled


def states(text: str, exact: str) -> bool:
    return any(amount.agrees(Decimal(exact)) for amount in amounts(text))


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It sold 1.007 trillion yuan.", "1006.6e9"),
        ("It sold 1,006.6 billion yuan.", "1006.6e9"),
        ("It sold over 1 trillion.", "1006.6e9"),
        ("From 2.5 to 5.5 million.", "2.5e6"),
        ("From 2.5 to 5.5 million.", "5.5e6"),
        ("It grew by 71.7%.", "71.7"),
        ("It had 101,867 merchants", "101867"),
        ("It had 7.", "7"),
        ("101,867, it says", "101867"),
    ],
)
def test_a_text_states_an_amount_as_far_as_it_is_exact(text: str, exact: str):
    assert states(text, exact)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It sold 1.008 trillion yuan.", "1006.6e9"),
        ("It sold 1,006.6 million yuan.", "1006.6e9"),
        ("It sold 35.3 billion.", "35.2e9"),
        ("It had 101,868 merchants.", "101867"),
        ("It had 11,867 merchants.", "867"),
        ("Version 1.2.3 came.", "3"),
        ("No number at all.", "0"),
    ],
)
def test_another_amount_is_not_stated(text: str, exact: str):
    assert not states(text, exact)


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_what_is_written_is_stated(whole: int, digits: int):
    number = Decimal(whole).scaleb(-digits)
    assert states(f"It was {number:,f} then.", str(number))
    assert not states(f"It was {number:,f} then.", str(number + Decimal(2).scaleb(-digits)))


@given(st.text(alphabet="0123456789,. milontr", max_size=60))
def test_any_text_can_be_read(text: str):
    assert all(amount.value >= 0 and amount.half > 0 for amount in amounts(text))


def test_a_value_counts_in_its_unit():
    assert scaled(1006.6, "billion yuan") == Decimal("1006.6e9")
    assert scaled(3, "companies") == 3
