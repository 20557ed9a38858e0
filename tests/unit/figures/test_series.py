"""The charts of the series: complete, in the page's colours, readable without seeing them, safe."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import NASTY
from made_up import series as made

from atlas.corpus.atlas import Atlas
from atlas.figures import series as charts
from atlas.figures.svg import Box, text_width
from atlas.page.context import PageContext
from atlas.page.formats import grouped
from atlas.page.routes import page_of
from atlas.schema.records import Series
from atlas.text.dates import Date
from atlas.text.typography import curly

ROOT = Path(__file__).parents[3]
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(|\b(black|white|red|green|blue|gr[ae]y)\b", re.I)


@pytest.fixture(scope="module")
def drawn(atlas: Atlas) -> dict[str, str]:
    """Return the chart of every series."""
    return {series.id: charts.chart(PageContext(atlas, page_of(series)), series) for series in atlas.of(Series)}


def page(atlas: Atlas) -> PageContext:
    return PageContext(atlas, "numbers/made.md")


def sheets(figure: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(figure.replace(" data-search-exclude", "")).findall("svg")


def markers(sheet: ElementTree.Element) -> list[ElementTree.Element]:
    return [part for part in sheet.iter() if part.get("class", "").startswith("sign")]


def lines(sheet: ElementTree.Element) -> dict[str, int]:
    """Return how many segments are drawn of each class."""
    found: dict[str, int] = {}
    for path in sheet.iter("path"):
        if path.attrib["class"].startswith(("line", "span")):
            found[path.attrib["class"]] = found.get(path.attrib["class"], 0) + path.attrib["d"].count("M")
    return found


# --- every chart of the project ---------------------------------------------------------------


def test_there_is_a_chart_of_every_series_in_two_sizes(drawn: dict[str, str]) -> None:
    assert drawn
    for id, figure in drawn.items():
        assert [sheet.get("class") for sheet in sheets(figure)] == ["picture-wide", "picture-narrow"], id


def test_every_point_is_drawn_with_its_basis_and_words(atlas: Atlas, drawn: dict[str, str]) -> None:
    for series in atlas.of(Series):
        points = sorted((f"sign basis-{point.basis}", grouped(point.value)) for point in series.points)
        for sheet in sheets(drawn[series.id]):
            assert sorted(sign.get("class") for sign in markers(sheet)) == [sign for sign, _ in points]
            titles = [part.findtext("title") or "" for part in sheet.iter("g") if part.find("title") is not None]
            assert len(titles) == len(points)
            for point in series.points:
                told = f"{point.period.text()}: {grouped(point.value)} {series.unit} ("
                assert any(title.startswith(told) for title in titles), (series.id, told)


def test_the_text_equivalent_agrees_with_the_data(atlas: Atlas, drawn: dict[str, str]) -> None:
    for series in atlas.of(Series):
        highest = max(series.points, key=lambda point: point.value)
        for sheet in sheets(drawn[series.id]):
            assert sheet.get("role") == "img"
            assert sheet.findtext("title") == curly(series.name)
            text = sheet.findtext("desc") or ""
            assert f"Values: {len(series.points)}. " in text
            assert f"{grouped(highest.value)} {series.unit}" in text.split("Highest: ")[1]
            for word, point in (("First", min), ("Last", max)):
                if word == "Last" or len({p.period.earliest for p in series.points}) == len(series.points):
                    end = point(series.points, key=lambda p: (p.period.latest, p.period.earliest))
                    assert f"{word}: {end.period.text()}: {grouped(end.value)} {series.unit}" in text


def test_markers_stand_inside_the_sheet_higher_for_higher_values(atlas: Atlas, drawn: dict[str, str]) -> None:
    for series in atlas.of(Series):
        values = [mark.value for mark in charts.in_order(page(atlas), series)]
        for sheet in sheets(drawn[series.id]):
            _, _, width, height = (float(part) for part in sheet.attrib["viewBox"].split())
            places = [
                (float(s.get("cx") or s.get("x") or 0), float(s.get("cy") or s.get("y") or 0)) for s in markers(sheet)
            ]
            assert all(0 < x < width and 0 < y < height for x, y in places)
            assert [x for x, _ in places] == sorted(x for x, _ in places)
            for (one, (_, a)), (other, (_, b)) in itertools.combinations(zip(values, places, strict=True), 2):
                assert one == other or (one > other) == (a < b) or abs(a - b) < 5  # a square's y is its edge


def test_written_values_never_cover_each_other_nor_leave_the_sheet(atlas: Atlas, drawn: dict[str, str]) -> None:
    for id, figure in drawn.items():
        for sheet in sheets(figure):
            width = float(sheet.attrib["viewBox"].split()[2])
            texts = sheet.findall("g[@class='values']/text")
            assert texts, id
            boxes = []
            for text in texts:
                wide = text_width(text.text or "")
                boxes.append(Box(float(text.attrib["x"]) - wide / 2, float(text.attrib["y"]) - 11, wide, 14))
            assert all(box.x > 0 and box.x + box.width < width for box in boxes)
            assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2)), id


def test_no_colour_style_script_or_host_is_in_a_chart(drawn: dict[str, str]) -> None:
    for figure in drawn.values():
        assert not re.search(r"<style|<script|<!--|style=|fill=|stroke=|font|href|http|\bid=", figure)
        for element in ElementTree.fromstring(figure.replace(" data-search-exclude", "")).iter():
            assert not any(COLOUR.search(value) for value in element.attrib.values())


def test_charts_are_the_same_in_another_process(fixture_atlas: Atlas) -> None:
    code = (
        "from pathlib import Path; from atlas.build import examine; from atlas.figures import series as charts\n"
        "from atlas.page.context import PageContext; from atlas.page.routes import page_of\n"
        "from atlas.schema.records import Series\n"
        "atlas, _ = examine(Path('data'), Path('docs'))\n"
        "print(*(charts.chart(PageContext(atlas, page_of(s)), s) for s in atlas.of(Series)), sep='\\n')"
    )
    env = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    corpus = ROOT / "tests" / "corpus"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=corpus, env=env, capture_output=True, text=True, check=True
    )
    here = [charts.chart(PageContext(fixture_atlas, page_of(series)), series) for series in fixture_atlas.of(Series)]
    assert len(here) > 2
    assert found.stdout == "".join(f"{chart}\n" for chart in here)


def test_markdown_leaves_charts_alone(drawn: dict[str, str]) -> None:
    figure = next(iter(drawn.values()))
    converter = markdown.Markdown(extensions=["attr_list", "md_in_html", "tables"])
    assert figure.replace(" data-search-exclude", "") in converter.convert(f"a\n\n{figure}\n\nb").replace(
        " data-search-exclude", ""
    )
    for line in figure.split("\n"):
        assert line.strip()
        assert not line.startswith("    ")


# --- charts made up for a test ------------------------------------------------------------------


def test_hostile_words_are_escaped(atlas: Atlas) -> None:
    series = made(("2019", 1, "reported"), ("2020", 2, "forecast"), name=NASTY, unit=NASTY, measured_by=NASTY)
    for sheet in sheets(charts.chart(page(atlas), series)):
        assert sheet.findtext("title") == curly(" ".join(NASTY.split()))
        assert sheet.find(".//b") is None


@pytest.mark.parametrize(
    "points",
    [
        [("2019", 5, "reported")],
        [("2019", 0, "reported")],
        [("2019", -5, "reported"), ("2020", -7, "reported")],
        [("2019", -5e9, "measured"), ("2020", 0.0001, "estimate")],
        [("2019", 1, "reported"), ("2020", 1, "reported")],
        [("2020-02-29", 1, "reported")],
        [("1949", 1, "reported"), ("2049", 2, "forecast")],
        [("2019/..", 1, "reported"), ("../2017", 2, "reported")],
    ],
)
def test_odd_series_are_drawn(atlas: Atlas, points: list[tuple[str, float, str]]) -> None:
    series = made(*points)
    for sheet in [*sheets(charts.chart(page(atlas), series)), *sheets(charts.small(page(atlas), series))]:
        assert len(markers(sheet)) == len(points)
        assert [path for path in sheet.iter("path") if path.get("class") == "zero"]
        assert [text.text for text in sheet.iter("text") if text.get("class") == "tick"]


def test_a_line_is_as_sure_as_the_less_sure_of_its_ends(atlas: Atlas) -> None:
    points = [("2018", 1, "reported"), ("2019", 2, "measured"), ("2020", 3, "estimate"), ("2021", 4, "forecast")]
    found = lines(sheets(charts.chart(page(atlas), made(*points)))[0])
    assert found == {"span": 4, "line basis-measured": 1, "line basis-estimate": 1, "line basis-forecast": 1}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2020", True),
        ("2019", "2021", False),  # nobody knows 2020
        ("2019", "2020-07/2020-09", False),  # a quarter is no year
        ("2020", "2021-01/2021-09", True),
        ("2021-01/2021-06", "2022-01/2022-06", True),  # the same half
        ("2017-06-30", "2021-06", True),  # levels
        ("2020-01/2020-08", "2020-05/2020-12", False),  # they share months
    ],
)
def test_lines_join_only_what_continues(atlas: Atlas, one: str, other: str, expected: bool) -> None:
    first, second = charts.in_order(page(atlas), made((one, 1, "reported"), (other, 2, "reported")))
    assert charts.joined(first, second) is expected


def test_values_stand_in_the_middle_of_their_period_or_after_what_it_holds(atlas: Atlas) -> None:
    marks = charts.in_order(page(atlas), made(("2020", 9, "reported"), ("2020-10-15", 7, "reported")))
    assert [mark.value for mark in marks] == [7, 9]
    assert marks[1].at == marks[1].high
    (alone,) = charts.in_order(page(atlas), made(("2020-01/2020-02", 9, "reported")))
    assert (
        alone.at == (Date.parse("2020-01-01").earliest.toordinal() + Date.parse("2020-03-01").earliest.toordinal()) / 2
    )


@given(st.lists(st.tuples(st.integers(2000, 2006), st.integers(0, 4)), min_size=1, max_size=6))
def test_a_value_is_drawn_at_the_end_of_a_period_that_contains_another(
    atlas: Atlas, years: list[tuple[int, int]]
) -> None:
    periods = [(first, first + more) for first, more in years]
    markers = charts.in_order(page(atlas), made(*((f"{a}/{b}", 1, "reported") for a, b in periods)))
    for marker in markers:
        inside = [other for other in markers if marker.low <= other.low and other.high <= marker.high]
        contains = any(other.days < marker.days for other in inside)
        assert marker.at == (marker.high if contains else (marker.low + marker.high) / 2)


def test_values_have_room_above_and_losses_below(atlas: Atlas) -> None:
    markers = charts.in_order(page(atlas), made(("2019", -5, "reported"), ("2020", 10, "reported")))
    for frame in (charts.WIDE, charts.NARROW, charts.SMALL):
        layout = charts.plan_chart(markers, frame)
        _, top, _, bottom = layout.box.edges
        room = charts.HEADROOM * layout.box.height / 2
        assert layout.at(markers[0].at, -5)[1] < bottom - room
        assert layout.at(markers[1].at, 10)[1] > top + room


def test_the_legend_explains_just_the_markers_that_are_there(atlas: Atlas) -> None:
    months = made(("2019-01", 1, "reported"), ("2020-01", 2, "estimate"))
    years = made(("2019", 1, "measured"))
    found = [charts.legend_of(page(atlas), [("topic", group)]) for group in ([months], [months, years])]
    words = [re.findall(r"</svg> ([A-Z]\w+)", legend) for legend in found]
    assert words == [["Reported", "Estimate"], ["Reported", "Measured", "Estimate", "The"]]
