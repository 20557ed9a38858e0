"""The pictures of the economic model: every yuan shown, break-even marked, and impossible prices noted."""

from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree

import pytest

from atlas.corpus.atlas import Atlas
from atlas.economics.inputs import inputs_of
from atlas.economics.model import MOST_LAYERS, Impossible, Inputs, Layer, Outcome, needed_by_layers, outcome
from atlas.figures.economics import bars_picture, layers_picture, profit_picture, segments
from atlas.page.context import PageContext
from atlas.page.formats import yuan
from atlas.schema.records import Preset

PLAIN = Inputs(
    price=100, goods=60, fulfilment=10, subsidy=0, subsidy_share=0, take_rate=0, ad_rate=0, network_fee=0, rebate=0,
    further_rate=0.1, acquisition=0, orders_per_customer=1, fixed_cost=2000, orders=400,
)  # fmt: skip


@pytest.fixture
def page(atlas: Atlas) -> PageContext:
    return PageContext(atlas, "economics/index.md")


def solved(inputs: Inputs) -> Outcome:
    result = outcome(inputs)
    assert isinstance(result, Outcome)
    return result


def titles(picture: str) -> list[str]:
    return [title.text or "" for title in ElementTree.fromstring(picture).iter("title")]


def lines(picture: str) -> dict[str, int]:
    """Return how many points the line of each style has."""
    paths = re.findall(r'<path class="econ-line ([\w-]+)" d="([^"]+)"', picture)
    return {style: d.count("L") + 1 for style, d in paths}


def test_the_parts_of_every_preset_add_up_to_its_price(atlas: Atlas, page: PageContext) -> None:
    assert atlas.of(Preset)
    for preset in atlas.of(Preset):
        parts, left = segments(page, preset, solved(inputs_of(preset)))
        assert sum(part.amount for part in (*parts, left)) == pytest.approx(preset.price.value)
        assert left.style == ("econ-left" if left.amount >= 0 else "econ-loss")
        assert [part.name for part in parts if "econ-layer" in part.style] == [layer.name for layer in preset.layers]


def test_every_preset_is_drawn_with_its_name(atlas: Atlas, page: PageContext) -> None:
    cases = [(preset, solved(inputs_of(preset))) for preset in atlas.of(Preset)]
    picture = ElementTree.fromstring(bars_picture(page, cases))
    names = [text.text for text in picture.findall("text[@class='econ-title']")]
    assert names == [atlas.name_of(preset.model) for preset, _ in cases]


def test_profit_is_marked_today_and_at_break_even(page: PageContext) -> None:
    result = solved(PLAIN)  # 30 yuan an order, 2,000 a month
    picture = profit_picture(page, [(PLAIN, result)])
    profit, even = page.t("econ_out_profit"), page.t("econ_out_break_even")
    assert titles(picture) == [f"{profit}: {yuan(10_000)}", f"{even}: 67"]
    assert lines(picture) == {"econ-a": 2}


def test_a_break_even_out_of_reach_or_impossible_is_not_marked(page: PageContext) -> None:
    far = dataclasses.replace(PLAIN, orders=3)  # 67 orders are more than twenty times as many
    never = dataclasses.replace(PLAIN, goods=95)
    assert solved(never).break_even == Impossible.NO_CONTRIBUTION
    for inputs in (far, never):
        assert len(titles(profit_picture(page, [(inputs, solved(inputs))]))) == 1


def test_two_cases_are_told_apart(page: PageContext) -> None:
    other = dataclasses.replace(PLAIN, goods=50)
    picture = profit_picture(page, [(PLAIN, solved(PLAIN)), (other, solved(other))])
    assert list(lines(picture)) == ["econ-a", "econ-b"]
    assert 'class="econ-level"' in layers_picture(page, [PLAIN])
    assert 'class="econ-level"' not in layers_picture(page, [PLAIN, other])  # their list prices may differ


def test_the_needed_price_is_drawn_for_each_number_of_layers_and_marked_for_the_present(page: PageContext) -> None:
    inputs = dataclasses.replace(PLAIN, further_rate=0.02, layers=(Layer(0.02), Layer(0.02)))
    curve = needed_by_layers(inputs)
    picture = layers_picture(page, [inputs])
    assert lines(picture) == {"econ-a": MOST_LAYERS + 1}
    assert titles(picture) == [f"{page.t('econ_out_needed_price')}: {yuan(curve[2])}"]
    assert "econ-note" not in picture
    assert all(yuan(value) in picture for value in curve)


@pytest.mark.parametrize("price_of_nothing", [False, True])
def test_a_note_tells_of_layers_without_a_price_even_where_no_line_is_left(
    page: PageContext, price_of_nothing: bool
) -> None:
    some = dataclasses.replace(PLAIN, further_rate=0.3)
    none = dataclasses.replace(PLAIN, orders=0)
    curve = needed_by_layers(none if price_of_nothing else some)
    assert all(isinstance(value, Impossible) for value in curve) == price_of_nothing
    picture = layers_picture(page, [none if price_of_nothing else some])
    assert bool(lines(picture)) != price_of_nothing
    assert page.t("econ_no_price") in re.findall(r'class="econ-note"[^>]*>([^<]*)', picture)[0]
