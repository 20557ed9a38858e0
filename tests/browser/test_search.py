"""What readers type into the search box leads to the right page, first: on the real site, where names compete."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from atlas.corpus.atlas import Atlas
from atlas.page.routes import page_of

QUERIES = yaml.safe_load((Path(__file__).parent / "golden_queries.yml").read_text("utf-8"))


# What a reader does, for one query after the other: type, press a key (the theme listens for keys, and Chinese is
# typed without any), and look at the first result.
FIRST_RESULTS = """async (queries) => {
  const [box, list] = ["input[name=query]", ".md-search-result__list"].map((place) => document.querySelector(place));
  const link = () => list.querySelector(".md-search-result__link");
  const found = [];
  for (const query of queries) {
    list.replaceChildren();
    box.focus();
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (const kind of ["keydown", "keyup"]) box.dispatchEvent(new KeyboardEvent(kind, { key: "End", bubbles: true }));
    const until = performance.now() + 5000;
    while (!link() && performance.now() < until) await new Promise((done) => setTimeout(done, 5));
    found.push(link() && new URL(link().href).pathname.replace(/^\\/|\\/$/g, ""));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def home(browser: Browser, real_address: str) -> Iterator[Page]:
    """The real home page with the search opened, once for all queries."""
    page = browser.new_page()
    page.goto(real_address)
    open_search(page)
    yield page
    page.close()


def open_search(page: Page) -> None:
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")


def first_results(page: Page, queries: list[str]) -> list[str | None]:
    """The path of the first result's page for each query, None where nothing is found within five seconds."""
    return page.evaluate(FIRST_RESULTS, queries)


@pytest.mark.content
def test_the_right_page_comes_first(home: Page, real_atlas: Atlas):
    found = first_results(home, [golden["query"] for golden in QUERIES])
    wrong = []
    for golden, path in zip(QUERIES, found, strict=True):
        expected = page_of(real_atlas.records[golden["expect"]]).removesuffix(".md")
        if path != expected:
            wrong.append(f"{golden['query']!r} ({golden['tests']}): {path}, not {expected}")
    assert not wrong, "\n".join([f"{len(wrong)} of {len(QUERIES)} queries lead astray", *wrong])


def test_a_word_inside_chinese_names_finds_one_of_them(home: Page, real_atlas: Atlas):
    parts = ["零售", "运营", "客户", "电商", "平台", "优选"]
    found = [real_atlas.records.get((path or "").rpartition("/")[2]) for path in first_results(home, parts)]
    chinese = [getattr(record, "zh", None) or "" for record in found]
    assert [part for part, name in zip(parts, chinese, strict=True) if part not in name] == []


def test_nothing_is_found_for_what_is_not_there(home: Page):
    box = home.locator("input[name=query]")
    box.fill("asdfqwer")
    box.press("End")
    home.get_by_text("No matching documents").wait_for()


def test_the_key_enter_opens_the_page_named_as_typed(real_visit):
    page = real_visit.open("")
    open_search(page)
    assert first_results(page, ["community group buying"]) == ["models/community-group-buying"]
    page.locator("input[name=query]").press("Enter")
    page.wait_for_url("**/models/community-group-buying/**")


def test_queries_are_many_and_each_stands_once():
    queries = [golden["query"] for golden in QUERIES]
    assert len(set(queries)) == len(queries) >= 60
