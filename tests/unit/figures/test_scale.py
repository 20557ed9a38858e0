"""Scales and ticks: places keep order and precision, steps are round, and names have room."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atlas.figures.scale import Scale, extent, time_ticks, value_ticks, whole_years, year_labels, year_lines
from atlas.figures.svg import text_width
from atlas.text.dates import Date

numbers = st.floats(-1e15, 1e15, allow_subnormal=False)


def day(text: str) -> int:
    return Date.parse(text).earliest.toordinal()


def test_a_scale_maps_its_ends_to_its_places_and_may_run_upwards() -> None:
    up = Scale(-10, 30, 200, 0)
    assert [up.at(value) for value in (-10, 0, 30)] == [200, 150, 0]


# --- numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "share", "found"),
    [
        (0, 29, 0.15, [0, 5, 10, 15, 20, 25]),
        (-0.3, 0.7, 0.1875, [-0.2, 0, 0.2, 0.4, 0.6]),
        (0, 8, 0.25, [0, 2, 4, 6, 8]),
        (0, 0.3, 0.25, [0, 0.1, 0.2, 0.3]),  # 3 * 0.1 is a little more than 0.3
        (0, 3e-11, 0.25, [0, 1e-11, 2e-11, 3e-11]),
    ],
)
def test_ticks_of_values(low: float, high: float, share: float, found: list[float]) -> None:
    assert value_ticks(low, high, share) == pytest.approx(found)


@given(numbers, numbers, st.sampled_from([0.15, 0.1875, 0.25]))
def test_ticks_are_round_evenly_spaced_and_within_the_range(one: float, other: float, share: float) -> None:
    low, high = sorted((one, other))
    assume(high - low > 1e-6 * max(abs(low), abs(high), 1e-6))
    ticks = value_ticks(low, high, share)
    slack = 1e-8 * (high - low)
    assert 1 <= len(ticks) <= 1 / share + 2
    assert all(low - slack <= tick <= high + slack for tick in ticks)
    assert not low <= 0 <= high or 0 in ticks
    if len(ticks) > 1:
        step = (ticks[-1] - ticks[0]) / (len(ticks) - 1)
        assert share * 0.998 <= step / (high - low) <= share * 2.51
        digits = step / 10 ** math.floor(math.log10(step * 1.0001))
        assert min(abs(digits - round_step) for round_step in (1, 2, 5)) < 0.001


# --- time ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "width", "names"),
    [
        ("2017", "2021", 600, ["2017", "2018", "2019", "2020", "2021"]),
        ("2017", "2021", 100, ["2017", "2019"]),
        ("2025-05-26", "2025-07-05", 600, ["May 2025", "June 2025", "July 2025"]),
        ("2021-08-09", "2021-08-10", 600, ["9 August 2021", "10 August 2021"]),
        ("9999-12", "9999-12-31", 120, ["December 9999"]),  # the last the calendar has
    ],
)
def test_ticks_of_time(first: str, last: str, width: float, names: list[str]) -> None:
    low, high = day(first), Date.parse(last).latest.toordinal() + 1
    start, end, ticks = time_ticks(low, high, width)
    assert [name for _, name in ticks if name] == names
    assert start <= low
    assert high <= end
    assert [at for at, _ in ticks] == sorted({at for at, _ in ticks})


@given(st.dates(), st.integers(0, 20_000), st.floats(60, 700))
def test_names_of_time_never_overlap_nor_leave_the_axis(first, days: int, width: float) -> None:
    low = first.toordinal()
    high = min(low + 1 + days, Date.parse("9999").latest.toordinal() + 1)
    start, end, ticks = time_ticks(low, high, width)
    assert start <= low < high <= end
    room = max((text_width(name) for _, name in ticks), default=0)
    places = [at * width / len(ticks) for at, (_, name) in enumerate(ticks) if name]
    assert all(other - one >= room for one, other in pairwise(places))
    assert all(place + room <= width for place in places)


# --- whole years --------------------------------------------------------------------------


def test_dates_keep_their_precision_on_a_scale() -> None:
    axis = Scale(day("2010"), day("2020"), 0, 3652)
    year = extent(axis, Date.parse("2011"))
    assert (year.low, year.high) == pytest.approx((365, 730))
    assert not year.open_low
    assert not year.open_high
    first = extent(axis, Date.parse("2011-01-01"))
    assert (first.low, first.high, first.middle) == pytest.approx((365, 366, 365.5))
    still = extent(axis, Date.parse("2015/.."))
    assert still.open_high
    assert still.high == 3652
    before = extent(axis, Date.parse("../2015"))
    assert before.open_low
    assert before.low == 0


def test_the_years_of_dates_are_whole() -> None:
    assert whole_years([Date.parse("2007/2008"), Date.parse("2020/..")]) == (day("2007"), day("2021"))
    assert whole_years([]) == (day("2000"), day("2001"))
    assert whole_years([Date.parse("9999")]) == (day("9999"), day("9999-12-31") + 1)


@pytest.mark.parametrize(
    ("room", "spare", "years"),
    [
        (10, 0, [2017, 2018, 2019, 2020, 2021, 2022]),
        (11, 0, [2018, 2020]),  # 2022 has no room before the end
        (11, 1, [2018, 2020, 2022]),
        (21, 20, [2020]),
        (51, 50, [2020]),
    ],
)
def test_years_are_written_where_they_have_room(room: float, spare: float, years: list[int]) -> None:
    axis = Scale(day("2017"), day("2023"), 5, 65)
    found = year_labels(axis, room, spare)
    assert [year for year, _ in found] == years
    assert [place for _, place in found] == [axis.at(day(str(year))) for year in years]


def test_every_year_has_a_line_and_so_has_the_end() -> None:
    assert year_lines(Scale(day("2019"), day("2021"), 0, 731)) == [0, 365, 731]
    assert len(year_lines(Scale(*whole_years([Date.parse("9998/9999")]), 0, 1))) == 3
