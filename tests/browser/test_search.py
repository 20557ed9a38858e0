"""What readers type into the search box leads to the right page, first."""

import random
import string
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, TimeoutError
from screens import SCREENS

from atlas.corpus import Atlas
from atlas.writing import page_of

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


PHONE = pytest.mark.parametrize("visit", [SCREENS["narrow"]], ids=["narrow"], indirect=True)
TYPED = """text => {
  const field = document.querySelector("input[name=query]");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
"""What pasting by pointer does: the text stands there, and no key was pressed."""


@PHONE
def test_the_first_tap_on_a_phone_leads_into_the_field(visit):
    page = visit.open("glossary/taoke/")
    page.locator("label.md-header__button[for=__search]").tap()
    page.wait_for_function("document.activeElement.name === 'query'")
    page.keyboard.type("zhitongche")
    page.locator(".md-search-result__link[href*='zhitongche']").first.wait_for()


@PHONE
def test_what_is_pasted_by_pointer_is_searched(visit):
    page = visit.open("")
    page.locator("label.md-header__button[for=__search]").tap()
    assert first_result(page, "taoke") == "glossary/taoke"  # the theme looks at the field once more when it is ready
    page.evaluate(TYPED, "through train")
    page.locator(".md-search-result__link[href*='zhitongche']").first.wait_for()


ASK = """async ([queries, docs]) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(search);
  const response = await fetch(new URL("search/search_index.json", new URL(`${base}/`, location)));
  const index = await response.json();
  const answer = (message) => new Promise((done) => {
    worker.addEventListener("message", ({ data }) => done(data), { once: true });
    worker.postMessage(message);
  });
  await answer({ type: 0, data: { ...index, docs: docs ?? index.docs, options: { suggest: true } } });
  const counts = {};
  for (const query of queries) counts[query] = (await answer({ type: 2, data: query })).data.items.length;
  return counts;
}"""


def test_nothing_that_is_typed_breaks_the_search(visit):
    warnings: list[str] = []
    visit.page.on("console", lambda message: message.type == "warning" and warnings.append(message.text))
    page = visit.open("")
    letters = [*string.ascii_lowercase, *(f"wechat {letter}" for letter in string.ascii_lowercase)]
    signs = [
        text.format(sign) for sign in '+-:~^*"\\/' for text in ("{0}", "{0}{0}", "m{0}", "{0}m", "a{0}b", "m{0}9 x")
    ]
    fields = [
        "title:taoke",
        "nofield:taoke",
        "taoke^x",
        "taoke~x",
        '"taoke',
        '+"',
        "-",
        "私域:",
        "+私域",
        '"私域 零售"',
    ]
    counts = page.evaluate(ASK, [[*letters, *signs, *fields], None])
    assert [text for text in warnings if "query" in text] == []
    assert [
        query for query in [*letters, "m:", "m~", "m^", "title:taoke", "taoke^x", "私域:"] if not counts[query]
    ] == []


def made_up_words(seed: int) -> list[str]:
    """Words of digits and a letter, such as 72a8, which lunr by itself takes for one another in some of such lists."""
    source = random.Random(seed)
    digits = ["".join(source.choices("0123456789", k=source.randint(2, 4))) for _ in range(4000)]
    return [
        word + (f"{source.choice('ab')}{source.randrange(1000)}" if source.random() < 0.5 else "") for word in digits
    ]


def test_numbers_among_the_words_lead_to_no_word_that_does_not_exist(visit):
    page = visit.open("")
    lost = {}
    for seed in range(6):
        words = made_up_words(seed)
        beginnings = sorted({word[:2] for word in words})
        docs = [{"location": "a/", "title": "All", "text": " ".join(words)}]
        counts = page.evaluate(ASK, [beginnings, docs])
        lost[seed] = [beginning for beginning in beginnings if not counts[beginning]]
    assert lost == dict.fromkeys(lost, [])


def test_a_word_can_be_asked_for_and_ruled_out(visit):
    counts = visit.open("").evaluate(ASK, [["taoke", "+taoke +rebate", '"taoke rebate"', "taoke -rebate"], None])
    assert counts["+taoke +rebate"] == counts['"taoke rebate"']
    assert 0 < counts["+taoke +rebate"] < counts["taoke"]
    assert 0 < counts["taoke -rebate"] < counts["taoke"]


def test_queries_are_many_and_each_stands_once():
    queries = [golden["query"] for golden in QUERIES]
    assert len(set(queries)) == len(queries) >= 60
