"""What readers type into the search box leads to the right page, first."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, TimeoutError

from atlas.corpus.atlas import Atlas
from atlas.page.routes import page_of

QUERIES = yaml.safe_load((Path(__file__).parent / "golden_queries.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Iterator[Page]:
    """The home page with the search opened, once for all queries."""
    page = browser.new_page()
    page.goto(address)
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")
    yield page
    page.close()


def first_result(page: Page, query: str) -> str | None:
    """The path of the first result's page, or None."""
    page.locator(".md-search-result__list").evaluate("list => list.replaceChildren()")
    box = page.locator("input[name=query]")
    box.fill(query)
    box.press("End")  # the theme listens for keys, and Chinese is typed without any
    try:
        href = page.locator(".md-search-result__link").first.get_attribute("href", timeout=5_000)
    except TimeoutError:
        return None
    return urlsplit(href or "").path.strip("/")


@pytest.mark.parametrize("golden", QUERIES, ids=lambda golden: golden["query"])
def test_the_right_page_comes_first(home: Page, atlas: Atlas, golden: dict[str, str]):
    expected = page_of(atlas.records[golden["expect"]]).removesuffix(".md")
    assert first_result(home, golden["query"]) == expected, golden["tests"]


@pytest.mark.parametrize("part", ["零售", "运营", "客户", "电商", "平台", "优选"])
def test_a_word_inside_chinese_names_finds_one_of_them(home: Page, atlas: Atlas, part: str):
    found = (first_result(home, part) or "").rpartition("/")[2]
    assert part in (getattr(atlas.records.get(found), "zh", "") or "")


def test_nothing_is_found_for_what_is_not_there(home: Page):
    box = home.locator("input[name=query]")
    box.fill("asdfqwer")
    box.press("End")
    home.get_by_text("No matching documents").wait_for()


def test_the_key_enter_opens_the_page_named_as_typed(visit, atlas: Atlas):
    page = visit.open("")
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")
    assert first_result(page, "community group buying") == "models/community-group-buying"
    page.keyboard.press("Enter")
    page.wait_for_url("**/models/community-group-buying/**")


def test_queries_are_many_and_each_stands_once():
    queries = [golden["query"] for golden in QUERIES]
    assert len(set(queries)) == len(queries) >= 60
