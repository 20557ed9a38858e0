import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.text.dates import Date
from atlas.text.meant import date_meant, number_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2017/05/04", "2017-05-04"),
        ("2017.5.4", "2017-05-04"),
        ("2017-5", "2017-05"),
        ("5 May 2017", "2017-05-05"),
        ("May 5th, 2017", "2017-05-05"),
        ("Sept. 2017", ""),
        ("Sep. 2017", "2017-09"),
        ("２０１７年５月", "2017-05"),
        ("2017年", "2017"),
        ("2010–2015", "2010/2015"),
        ("2010 to 2015", "2010/2015"),
        ("2015-2010", ""),
        ("circa 2017", "2017~"),
        ("04.05.2017", ""),
        ("2017/13/04", ""),
        ("2010s", ""),
        ("2017 Q3", ""),
        ("", ""),
    ],
)
def test_dates(written: str, meant: str):
    assert date_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,000", "1000"),
        ("1 000 000", "1000000"),
        ("1,234.50", "1234.5"),
        ("-3万", "-30000"),
        ("2.5亿", "250000000"),
        ("3 million", "3000000"),
        ("3 Million", "3000000"),
        ("３００", "300"),
        ("7", "7"),
        ("1,00", ""),
        ("12%", ""),
        ("¥300", ""),
        ("300 yuan", ""),
        ("300-400", ""),
        ("about 300", ""),
        ("", ""),
    ],
)
def test_numbers(written: str, meant: str):
    assert number_meant(written) == meant


@given(st.dates(), st.sampled_from(["%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%d %B %Y", "%B %d, %Y"]))
def test_every_form_of_a_day_means_that_day(day, form: str):
    if day.year >= 1000:
        assert date_meant(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=20))
def test_whatever_is_written_what_is_meant_is_right_or_nothing(text: str):
    meant = date_meant(text)
    if meant:
        with contextlib.suppress(ValueError):  # the calendar may lack the day
            assert str(Date.parse(meant)) == meant
    number = number_meant(text)
    if number:
        float(number)


@given(st.integers(min_value=1000, max_value=10**15))
def test_commas_change_no_number(number: int):
    assert number_meant(f"{number:,}") == str(number)
