import re
from pathlib import Path

import pytest
from lxml import etree

from atlas.corpus.atlas import Atlas
from atlas.outputs import charts
from atlas.schema.records import Series

PROJECT = Path(__file__).parents[3]
SITE = "https://atlas.example/"


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return charts.files(atlas, SITE)


def test_every_chart_holds_its_title_sources_and_address(atlas: Atlas, made: dict[str, str]):
    for series in atlas.of(Series):
        root = etree.fromstring(made[f"numbers/{series.id}.svg"].encode())
        words = " ".join("".join(text.itertext()) for text in root.iter("{*}text"))
        assert series.name.split()[0] in words
        address = f"{SITE}numbers/{series.id}/"
        assert address in words.replace(" ", "") or address in words
        assert "CC BY 4.0" in words


def test_a_chart_needs_nothing_from_elsewhere(made: dict[str, str]):
    for path, text in made.items():
        root = etree.fromstring(text.encode())
        assert float(root.get("width")) > 0, path
        assert "var(" not in text
        assert not root.xpath("//@*[local-name()='href']")


def test_its_colours_are_those_of_the_style_sheet(made: dict[str, str]):
    used = set(re.findall(r"#[0-9a-f]{6}", next(iter(made.values()))))
    light = (PROJECT / "docs/assets/css/tokens.css").read_text("utf-8").partition('"slate"')[0]
    assert used <= set(re.findall(r"#[0-9a-f]{6}", light))


def test_every_class_of_a_chart_that_is_styled_on_the_page_is_styled_in_it(made: dict[str, str]):
    text = "".join(made.values())
    sheet = (PROJECT / "docs/assets/css/figures.css").read_text("utf-8")
    page = set(re.findall(r"\.picture-chart \.([a-z-]+)", sheet))
    own = set(re.findall(r"\.([a-z-]+)[ ,.{]", re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]))
    drawn = {name for classes in re.findall(r'class="([^"]+)"', text) for name in classes.split()}
    assert page & drawn <= own
