"""The explorer of unit economics: the same numbers as in Python, and a page that does what it says."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from screens import SCREENS

from atlas.corpus.atlas import Atlas
from atlas.page.formats import yuan
from atlas.schema.records import Preset
from conftest import Keep, visiting

PROJECT = Path(__file__).parents[2]
SCRIPTS = PROJECT / "docs" / "assets" / "js"
VECTORS = Path(__file__).with_name("economics_vectors.json")

COMPUTE = """async ([head, cases]) => {
  const { outcome, neededByLayers } = await import("/economics/model.js");
  const { shown } = await import("/economics/figures.js");
  const words = new Proxy({}, { get: (_, name) => name.replace("why_", "") });
  return cases.map(([values, layers]) => {
    const inputs = { layers: layers.map(([rate, base]) => ({ rate, base })) };
    head.fields.forEach((name, i) => { inputs[name] = values[i]; });
    const found = outcome(inputs);
    if (typeof found === "string") return [found, neededByLayers(inputs), []];
    const results = head.results.slice(-12).map((name) => shown(words, name, found[name]));
    return [head.results.map((name) => found[name]), neededByLayers(inputs), results];
  });
}"""
DISPLAY = """async (cases) => {
  const { fixed, grouped, percent, short, yuan } = await import("/numbers.js");
  const ways = {
    yuan, short, fixed2: (n) => fixed(n, 2), grouped0: (n) => grouped(n, 0),
    percent0: (n) => percent(n, 0), percent1: (n) => percent(n, 1),
  };
  return cases.map(([way, value]) => ways[way](value));
}"""


@pytest.fixture
def scripts(browser: Browser) -> Iterator[Page]:
    """Yield an empty page beside the scripts, which need nothing of the site."""

    def serve(route: Route) -> None:
        path = SCRIPTS / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path) if path.is_file() else route.fulfill(body="<!doctype html>", content_type="text/html")

    page = browser.new_page()
    page.route("**/*", serve)
    page.goto("http://scripts.invalid/")
    yield page
    page.close()


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that writes the vectors, as a module."""
    spec = importlib.util.spec_from_file_location("economics_vectors", PROJECT / "scripts" / "economics_vectors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def vectors() -> Any:
    return json.loads(VECTORS.read_text(encoding="utf-8"))


def test_vectors_are_those_of_the_python_model(script: ModuleType) -> None:
    assert VECTORS.read_text(encoding="utf-8") == script.vectors()


def test_vectors_hold_enough_of_everything(vectors: Any) -> None:
    named = [case[2] for case in vectors["cases"] if isinstance(case[2], str)]
    assert len(vectors["cases"]) == 2000
    assert 100 < len(named) < 600
    assert set(named) == {
        "negative-input", "too-large", "no-price", "share-above-one", "subsidy-above-price",
        "under-one-order-per-customer", "no-layer-before", "rates-reach-whole-price",
    }  # fmt: skip


def agree(one: Any, other: Any) -> bool:
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def test_the_page_computes_and_shows_what_python_does(scripts: Page, vectors: Any) -> None:
    found = scripts.evaluate(COMPUTE, [vectors["head"], vectors["cases"]])
    wrong = [
        (case, got)
        for case, got in zip(vectors["cases"], found, strict=True)
        if not agree(case[2], got[0]) or (case[3] and not agree(case[3], got[1])) or (case[4] and case[4] != got[2])
    ]
    assert not wrong[:3]


def test_numbers_are_written_as_python_writes_them(scripts: Page, vectors: Any) -> None:
    found = scripts.evaluate(DISPLAY, vectors["display"])
    wrong = [(case, got) for case, got in zip(vectors["display"], found, strict=True) if case[2] != got]
    assert not wrong[:3]


def test_display_vectors_hold_ties_that_the_languages_round_differently_by_themselves(vectors: Any) -> None:
    ties = [(value, text) for way, value, text in vectors["display"] if way == "grouped0" and value % 1 == 0.5]
    assert sum(f"{abs(value):,.0f}" != text.strip("−") for value, text in ties) > 10


def test_a_model_without_any_affordable_price_is_noted_all_the_same(scripts: Page) -> None:
    drawn = scripts.evaluate(
        """async () => {
          const { layersPicture } = await import("/economics/figures.js");
          const one = (curve, price) => ({ inputs: { price, layers: [] }, curve, style: "econ-a" });
          const words = { no_price: "No price", why_x: "never" };
          return layersPicture(words, [one([10, 20], 10), one([1e6, "x"], 10)]);
        }"""
    )
    assert "No price" in drawn


# --- the page -----------------------------------------------------------------------------


@pytest.fixture
def page(kept: Keep, address: str) -> Iterator[Page]:
    """Yield the explorer, opened; whatever the page complains about fails the test."""
    with explorer(kept, address) as page:
        yield page


@pytest.fixture
def real_page(kept: Keep, real_address: str) -> Iterator[Page]:
    """Yield the same on the real site, for somebody who wants no motion: each step would scroll for a second."""
    with explorer(kept, real_address, reduced_motion="reduce") as page:
        yield page


@contextmanager
def explorer(kept: Keep, address: str, **options: str) -> Iterator[Page]:
    with visiting(kept, address, options) as visit:
        page = visit.open("economics/")
        expect(page.locator(".econ-ready")).to_be_visible()
        yield page
        assert not visit.complaints


def result(page: Page, name: str, column: int = 0) -> str:
    row = page.locator(".econ-result tr", has=page.get_by_role("rowheader", name=name, exact=True)).last
    return row.locator("td").nth(column).inner_text()


def address_of(page: Page, part: str) -> None:
    page.wait_for_function("part => location.search.includes(part)", arg=part)


def test_typing_changes_pictures_table_and_address(page: Page) -> None:
    before = page.locator(".econ-result svg").first.inner_html()
    contribution = float(result(page, "Contribution"))
    page.get_by_label("Cost of the goods", exact=False).and_(page.locator("[type=number]")).fill("90")
    expect(page.locator(".econ-result tbody")).to_contain_text(["90.00"] + [""] * 2)
    assert float(result(page, "Contribution")) == pytest.approx(contribution - 1, abs=0.011)
    assert page.locator(".econ-result svg").first.inner_html() != before
    assert page.locator("input[type=range][data-name=goods]").input_value() == "90"
    address_of(page, "a.goods=90")


def test_a_slider_moves_by_keyboard(page: Page) -> None:
    slider = page.locator("input[type=range][data-name=price]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#econ-price").input_value() == "149"
    address_of(page, "a.price=149")


def test_a_view_can_be_sent_and_reset(page: Page, address: str) -> None:
    page.goto(address + "economics/?a=sums-own-loft&a.orders_per_customer=1&b=none#explorer")
    expect(page.locator(".econ-ready")).to_be_visible()
    assert page.locator("[data-side=a]").input_value() == "sums-own-loft"
    assert page.locator("[data-side=b]").input_value() == "none"
    assert result(page, "Break-even").startswith("never")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("() => !location.search.includes('orders_per_customer')")
    assert re.fullmatch(r"[\d,]+", result(page, "Break-even"))


def test_each_step_sets_the_explorer_without_leaving_the_page(real_page: Page) -> None:
    page = real_page
    page.evaluate("window.stayed = true")
    steps = page.locator("a.econ-step")
    assert steps.count() >= 9
    for i in range(steps.count()):
        target = steps.nth(i).get_attribute("href") or ""
        steps.nth(i).click()
        assert page.evaluate("location.search") == "?" + target.split("?")[1].split("#")[0]
        assert page.evaluate("window.stayed")
        named = page.evaluate("[...new URLSearchParams(location.search)]")
        for name, value in named:
            if "." not in name:
                assert page.locator(f"[data-side={name}]").input_value() == value
    first = page.locator("[data-side=a]").input_value()
    page.go_back()
    assert page.evaluate("window.stayed")
    assert page.locator("#econ-ad_rate").input_value() != "26"
    assert page.evaluate("new URLSearchParams(location.search).get('a')") == page.locator("[data-side=a]").input_value()
    page.go_forward()
    assert page.locator("[data-side=a]").input_value() == first


def test_a_preset_page_leads_to_the_explorer_set_to_it(page: Page, address: str) -> None:
    page.goto(address + "economics/sums-own-loft/")
    page.get_by_role("link", name="Open in the explorer").click()
    expect(page.locator(".econ-ready")).to_be_visible()
    assert page.locator("[data-side=a]").input_value() == "sums-own-loft"
    page.go_back()
    expect(page.locator("h1")).to_contain_text("loft")
    page.go_forward()
    expect(page.locator(".econ-controls")).to_have_count(1)


def test_impossible_numbers_are_said_in_words(page: Page) -> None:
    page.locator("#econ-subsidy").fill("500")
    expect(page.locator(".econ-wrong")).to_contain_text("the subsidy exceeds the price")
    for word in ("NaN", "Infinity", "undefined"):
        assert word not in page.locator(".econ").inner_text()


def test_the_second_model_can_be_changed_and_left_out(page: Page) -> None:
    page.get_by_role("radio", name="Group-deal kite platform").check()
    assert page.locator("#econ-price").input_value() == "50"
    page.locator("#econ-price").fill("60")
    address_of(page, "b.price=60")
    page.locator("[data-side=b]").select_option("none")
    expect(page.locator(".econ-table").first.locator("thead th")).to_have_count(2)


def test_however_fast_one_drags_it_is_drawn_once_a_frame(page: Page) -> None:
    drawn = page.evaluate(
        """async () => {
          const slider = document.querySelector("input[type=range][data-name=price]");
          let drawn = 0;
          new MutationObserver(() => { drawn++; }).observe(document.querySelector(".econ-result"), { childList: true });
          for (let i = 0; i < 50; i++) {
            slider.value = 100 + i;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return drawn;
        }"""
    )
    assert drawn == 1
    assert result(page, "Shopper pays at the till") == "141.00"


def test_a_phone_shows_everything(kept: Keep, address: str) -> None:
    with visiting(kept, address, SCREENS["narrow"]) as visit:
        page = visit.open("economics/")
        expect(page.locator(".econ-ready")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#econ-price").fill("120")
        address_of(page, "a.price=120")


def test_without_a_script_pictures_and_tables_are_complete(kept: Keep, address: str, atlas: Atlas) -> None:
    number = len(atlas.of(Preset))
    with visiting(kept, address, {"java_script_enabled": False}) as visit:
        page = visit.open("economics/")
        assert page.locator(".econ svg").count() == 3
        assert page.locator(".econ .econ-table tbody tr").count() == 12
        presets = page.locator(".econ-preset")
        assert presets.count() == number
        assert presets.locator("svg").count() == 2 * number
        assert page.locator(".econ-scroll tbody tr").count() == 12 + 9


ELEMENTS = """all => all.map((svg) => [svg, ...svg.querySelectorAll("*")].map((one) => [
  one.tagName,
  [...one.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
  one.children.length || one.textContent,
]))"""
"""The elements of pictures with their attributes, whose order says nothing, and their text."""


def test_script_and_page_draw_the_same_numbers(kept: Keep, address: str) -> None:
    """The pictures and results made in Python equal those the script puts in their place."""
    tables, pictures = [], []
    for script in (False, True):
        with visiting(kept, address, {"java_script_enabled": script}) as visit:
            page = visit.open("economics/")
            if script:
                expect(page.locator(".econ-ready")).to_be_visible()
            table = page.locator(".econ .econ-table", has=page.locator("caption", has_text="What comes out"))
            tables.append(table.locator("tbody").inner_text())
            pictures.append(page.locator(".econ svg").evaluate_all(ELEMENTS))
    assert tables[0] == tables[1]
    assert pictures[0] == pictures[1]


def matters(page: Page) -> list[list[str]]:
    rows = page.locator(".econ-matters").first.locator("tbody tr")
    return rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))")


def test_what_matters_most_is_the_same_in_the_page_of_each_preset_and_in_the_explorer(
    kept: Keep, address: str, atlas: Atlas
) -> None:
    with visiting(kept, address, {}) as visit:
        for preset in atlas.of(Preset):
            page = visit.open(f"economics/{preset.id}/")
            said, told = matters(page), page.locator("h2 + p").first.inner_text()
            page = visit.open(f"economics/?a={preset.id}&b=none#explorer")
            expect(page.locator(".econ-ready")).to_be_visible()
            assert matters(page) == said
            assert len(said) > 3
            assert page.locator(".econ-brief").inner_text().strip() == told


def test_a_part_has_its_name_below_the_bar(page: Page) -> None:
    key = page.locator(".econ-key").first.inner_text()
    assert "Goods" in key
    shares = [int(found) for found in re.findall(r"(−?\d+)%", key.replace("−", "-"))]
    assert sum(shares) == pytest.approx(100, abs=len(shares) / 2)


def test_a_folded_group_says_what_it_holds_and_what_is_assumed(page: Page) -> None:
    summary = page.locator("details[data-group=customers] summary small")
    assert summary.is_visible()
    assert "assumed" in summary.inner_text()
    page.locator("details[data-group=customers] summary").click()
    assert not summary.is_visible()
    page.locator("#econ-fixed_cost").fill("123456")
    page.locator("details[data-group=customers] summary").click()
    expect(summary).to_contain_text("123,456, changed")


def test_a_blank_case_begins_with_nothing_but_a_price(page: Page) -> None:
    page.locator("[data-side=a]").select_option("blank")
    page.locator("[data-side=b]").select_option("none")
    expect(page.locator(".econ-brief")).to_have_count(1)
    assert "Each order of 100.00 yuan leaves 100.00 yuan" in page.locator(".econ-brief").inner_text()
    assert page.locator(".econ-controls a").count() == 0
    page.locator("#econ-goods").fill("40")
    address_of(page, "a.goods=40")
    assert "a=blank" in page.url


CELL = re.compile(r"\bB(\d+)\b")


def evaluated(lines: list[list[str]]) -> dict[str, float | str]:
    """Return name and value of each line of a spreadsheet, its formulas worked out."""
    functions = {"IF": lambda test, yes, no: yes if test else no, "MAX": max}

    @cache
    def value(row: int) -> float | str:
        written = lines[row - 1][1]
        if not written.startswith("="):
            return float(written)
        return eval(CELL.sub(r"value(\1)", written[1:]), {"value": value, **functions})

    return {line[0]: value(row) for row, line in enumerate(lines, 1) if row > 1}


@pytest.mark.parametrize("changed", ["", "&a.count=5&a.subsidy_share=0.5", "&a.goods=10"])
def test_a_case_is_taken_along_as_formulas_and_as_five_lines_of_python(
    kept: Keep, address: str, atlas: Atlas, changed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with visiting(kept, address, {}) as visit:
        for preset in atlas.of(Preset):
            page = visit.open(f"economics/?a={preset.id}&b=none{changed}#explorer")
            expect(page.locator(".econ-ready")).to_be_visible()
            with page.expect_download() as download:
                page.get_by_role("button", name="Spreadsheet with formulas").click()
            text = download.value.path().read_text("utf-8-sig")
            found = evaluated(list(csv.reader(io.StringIO(text, newline=""))))
            for name in ("Shopper pays at the till", "Seller receives", "Total commission", "Contribution", "Profit"):
                assert shown_as(found[name]) == result(page, name), (preset.id, name)
            if not isinstance(found["Break-even"], str):
                assert f"{found['Break-even']:,.0f}" == result(page, "Break-even")
            page.locator("[data-act=python]").click()
            code = page.locator(".econ-code").inner_text()
            assert len(code.splitlines()) == 5
            exec(code, {})
            order, month = re.findall(r"-?\d[\d.]*", capsys.readouterr().out)
            assert float(order) == pytest.approx(found["Contribution"], abs=0.006)
            assert float(month) == pytest.approx(found["Profit"], abs=0.6)


def shown_as(value: float | str) -> str:
    assert not isinstance(value, str)
    return yuan(value)


def test_a_downloaded_text_is_no_formula_and_a_number_stays_one(scripts: Page) -> None:
    with scripts.expect_download() as download:
        scripts.evaluate(
            """async () => (await import("/csv.js")).download("a.csv", [
              ["=1+1", "@x", "-5", "+1,5%", "a, b", 7, null, { formula: "B1+1" }, "-x"],
            ])"""
        )
    (line,) = csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline=""))
    assert line == ["'=1+1", "'@x", "-5", "+1,5%", "a, b", "7", "", "=B1+1", "'-x"]
