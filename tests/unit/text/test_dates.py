import calendar
import datetime
import re

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atlas.text.dates import DAY, Date

years = st.integers(min_value=1900, max_value=2100)
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw):
    year, mark = draw(years), draw(marks)
    precision = draw(st.sampled_from(["year", "month", "day"]))
    day = draw(st.dates(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))
    text = {"year": f"{year}", "month": f"{day:%Y-%m}", "day": f"{day:%Y-%m-%d}"}[precision]
    return text + mark


@st.composite
def dates(draw):
    first, last = sorted([draw(points()), draw(points())])
    return draw(st.sampled_from([first, f"{first}/..", f"../{last}", f"{first[:4]}/{int(last[:4]) + 1}"]))


def as_date(struct):
    return datetime.date(struct.tm_year, struct.tm_mon, struct.tm_mday)


@given(points())
def test_bounds_agree_with_the_edtf_package(text):
    ours, theirs = Date.parse(text), edtf.parse_edtf(text)
    assert (ours.earliest, ours.latest) == (as_date(theirs.lower_strict()), as_date(theirs.upper_strict()))


_PIECES = st.sampled_from([*"0123456789-~?%/. ", "..", "2017", "-00", "-12", "-31", "２０１７", "٢", "X"])


@given(st.one_of(dates(), st.text(max_size=12), st.lists(_PIECES, max_size=8).map("".join)))
@example("2017-00")
@example("2017-05-00")
@example("２０１７")
@example("2017-02-30")
def test_what_we_accept_the_edtf_package_accepts(text):
    try:
        Date.parse(text)
    except ValueError:
        return
    # The package cannot read `2010/..`, so its open end is given a date.
    edtf.parse_edtf(re.sub(r"^\.\.(?=/)", "0001", re.sub(r"(?<=/)\.\.$", "9999", text.strip())))


@given(dates())
def test_a_date_is_written_as_it_was_read(text):
    assert str(Date.parse(text)) == text


@given(dates(), dates())
def test_order_is_by_first_then_last_possible_day(one, other):
    a, b = Date.parse(one), Date.parse(other)
    if a < b:
        assert (a.earliest, a.latest) <= (b.earliest, b.latest)
    assert (a < b) or (b < a) or a == b


@given(points())
def test_a_doubtful_date_never_reads_as_a_certain_one(text):
    date = Date.parse(text)
    certain = Date.parse(text.rstrip("~?%"))
    assert (date.text() == certain.text()) == date.certain


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2017", "2017"),
        ("2017-05", "May 2017"),
        ("2017-05-04", "4 May 2017"),
        ("2017~", "about 2017"),
        ("2017?", "2017 (uncertain)"),
        ("2010/2015", "2010 – 2015"),
        ("2020/..", "since 2020"),
        ("../2015", "until 2015"),
        ("2006~/..", "since about 2006"),
    ],
)
def test_wording(text, english):
    assert Date.parse(text).text() == english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 2017",
        "2017-13",
        "2017-02-30",
        "17",
        "2017/2016",
        "../..",
        "2017-5",
        "2017/",
        "20170504",
        "0000",
        "2017-00",
        "2017-05-00",
        "２０１７",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(
        ValueError, match=r"is not a date|is not in the calendar|ends before it starts|open at both ends"
    ):
        Date.parse(text)


def test_an_open_end_reaches_every_later_day_and_an_open_start_every_earlier():
    assert Date.parse("2020/..").overlaps(Date.parse("2099"))
    assert Date.parse("../2015").overlaps(Date.parse("1900"))
    assert not Date.parse("2020/..").overlaps(Date.parse("2019-12-31"))


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month):
    assert Date.parse(f"2017-{month:02}").text() == f"{calendar.month_name[month]} 2017"


@given(st.dates(datetime.date(1000, 1, 1)))
def test_every_day_has_the_form_of_a_day(day):
    assert re.fullmatch(DAY, day.isoformat())


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-11", "2026-00-01", "2026-13-01", "2026-11-00", "2026-11-32", "2026-11-2"]
)
def test_what_is_no_day_has_not(text: str):
    assert not re.fullmatch(DAY, text)
