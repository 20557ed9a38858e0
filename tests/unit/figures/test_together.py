"""Several series in one picture: on one scale, each by itself, each named."""

from collections import Counter
from xml.etree import ElementTree

import pytest

from atlas.corpus.atlas import Atlas
from atlas.figures.together import Group, _letter, groups, together
from atlas.page.context import PageContext
from atlas.schema.records import Series
from atlas.text.typography import curly

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def pictures(atlas: Atlas) -> list[tuple[Group, ElementTree.Element]]:
    found = groups(atlas)
    assert len(found) > 10
    drawn = [together(PageContext(atlas, group.path), group, ["told"]) for group in found]
    return list(zip(found, map(ElementTree.fromstring, drawn), strict=True))


def test_series_of_one_topic_and_unit_are_drawn_together_and_no_others(atlas: Atlas):
    found = groups(atlas)
    assert all({(one.topic, one.unit) for one in group.series} == {(group.topic, group.unit)} for group in found)
    counted = Counter((one.topic, one.unit) for one in atlas.of(Series))
    assert {(group.topic, group.unit): len(group.series) for group in found} == {
        key: number for key, number in counted.items() if number > 1
    }
    assert len({group.path for group in found}) == len(found)


def test_every_value_is_there_once_on_one_scale(pictures: list[tuple[Group, ElementTree.Element]]):
    for group, root in pictures:
        ones = [one for one in root.iter(f"{SVG}g") if one.get("class") == "one"]
        assert len(ones) == len(group.series)
        places = []
        for series, one in zip(group.series, ones, strict=True):
            signs = [sign for sign in one.iter() if (sign.get("class") or "").startswith("sign")]
            assert len(signs) == len(series.points)
            heights = [float(sign.get("cy") or sign.get("y", 0)) for sign in signs]
            in_time = sorted(series.points, key=lambda point: (point.period.latest, point.period.earliest))
            if len({point.period for point in series.points}) == len(series.points) == 1:
                places.append((in_time[0].value, heights[0]))
        for (low, under), (high, above) in zip(sorted(places), sorted(places)[1:], strict=False):
            assert low == high or under > above, group.path


def test_the_key_names_each_series_and_who_measured_it(pictures: list[tuple[Group, ElementTree.Element]]):
    for group, root in pictures:
        text = " ".join(" ".join(root.itertext()).split())
        for series in group.series:
            assert curly(series.name) in text
            assert curly(series.measured_by) in text
        letters = [one.text for one in root.iter(f"{SVG}text") if one.get("class") == "letter"]
        assert len(set(letters)) == len(group.series)


def test_lines_join_only_values_of_one_series(pictures: list[tuple[Group, ElementTree.Element]]):
    for _, root in pictures:
        outside = [one for one in root.iter(f"{SVG}path") if (one.get("class") or "").startswith("line")]
        inside = [one for g in root.iter(f"{SVG}g") if g.get("class") == "one" for one in g.iter(f"{SVG}path")]
        assert all(one in inside for one in outside)


def test_letters_go_on_after_the_last():
    assert [_letter(at) for at in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
