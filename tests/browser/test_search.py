"""What readers type into the search box leads to the right page, first: on the real site, where names compete."""

import random
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect
from screens import SCREENS

from atlas.corpus.atlas import Atlas
from atlas.page.routes import address_of, page_of
from conftest import Visit

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
    const until = performance.now() + 15000;
    while (!link() && performance.now() < until) await new Promise((done) => setTimeout(done, 5));
    const url = link() && new URL(link().href);
    const find = url?.searchParams.get("find"); // where many stand on one page
    found.push(url && url.pathname.replace(/^\\/|\\/$/g, "") + (find ? `?find=${find}` : ""));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def home(browser: Browser, real_search_address: str) -> Iterator[Page]:
    """Yield the real home page with the search opened, once for all queries."""
    page = browser.new_page()
    page.goto(real_search_address)
    open_search(page)
    find_nothing(page)
    yield page
    page.close()


def open_search(page: Page) -> None:
    page.locator("label.md-header__button[for=__search]").first.dispatch_event("click")


def find_nothing(page: Page) -> None:
    """Ask for what no page has, which only the whole index can say: from then on it answers."""
    box = page.locator("input[name=query]")
    box.fill("asdfqwer")
    box.press("End")
    page.get_by_text("No matching documents").wait_for()


def first_results(page: Page, queries: list[str]) -> list[str | None]:
    """Return the path of the first result's page for each query, None where nothing is found within fifteen seconds."""
    return page.evaluate(FIRST_RESULTS, queries)


def led_astray(found: dict[str, str | None], atlas: Atlas) -> list[str]:
    """Return for which queries another page comes first than the one expected, given the path of the first page."""
    wrong = []
    for golden in (golden for golden in QUERIES if golden["query"] in found):
        path, record = found[golden["query"]], atlas.records[golden["expect"]]
        expected = address_of(page_of(record)).removesuffix("/") + ("" if record.own_page else f"?find={record.zh}")
        if path != expected:
            wrong.append(f"{golden['query']!r} ({golden['tests']}): {path}, not {expected}")
    return wrong


@pytest.mark.content
def test_the_right_page_comes_first(home: Page, real_atlas: Atlas):
    queries = [golden["query"] for golden in QUERIES]
    assert led_astray(dict(zip(queries, first_results(home, queries), strict=True)), real_atlas) == []


def test_a_word_inside_chinese_names_finds_one_of_them(home: Page, real_atlas: Atlas):
    parts = ["零售", "运营", "客户", "电商", "平台", "优选"]
    paths = [path or "" for path in first_results(home, parts)]
    records = [real_atlas.records.get(path.rpartition("/")[2]) for path in paths]
    chinese = [getattr(one, "zh", None) or path.partition("=")[2] for one, path in zip(records, paths, strict=True)]
    assert [part for part, name in zip(parts, chinese, strict=True) if part not in name] == []


def test_nothing_is_found_for_what_is_not_there(home: Page):
    find_nothing(home)


WHOLE, NAMES = "**/search/documents.json", "**/search/names.json"


def test_the_indexes_come_when_the_search_is_opened_and_when_something_is_typed(search_visit):
    page = search_visit.open("")
    with page.expect_request(NAMES):
        open_search(page)
    page.wait_for_load_state("networkidle")
    assert not [address for address in search_visit.asked if "documents.json" in address]
    with page.expect_request(WHOLE):
        page.keyboard.type("kite")


def kept_back(page: Page, addresses: str) -> list[Route]:
    """Return the list to which requests are added that get no answer until they are told to go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(addresses, hold)
    return held


def test_names_answer_until_everything_is_there(search_visit):
    held = kept_back(search_visit.page, WHOLE)
    page = search_visit.open("")
    open_search(page)
    shown = looked_up(page, "Kite customer")
    assert "A person or stall that sends shoppers to kite makers" in shown
    assert "Misread as “Kite customer”." in shown
    found = page.locator(".md-search-result__meta")
    by_name = found.inner_text()
    held[0].continue_()
    expect(found).not_to_have_text(by_name)


def test_what_is_no_name_waits_for_everything(search_visit):
    held = kept_back(search_visit.page, WHOLE)
    page = search_visit.open("")
    open_search(page)
    looked_up(page, "kite")
    before = page.locator(FIRST).inner_text()
    page.locator("input[name=query]").fill("yunakke")
    page.wait_for_timeout(300)
    assert page.locator(FIRST).inner_text() == before
    held[0].continue_()
    expect(page.locator(FIRST)).to_contain_text("Yuanke")


@pytest.mark.content
def test_names_alone_lead_nobody_astray(real_search_visit, real_atlas: Atlas):
    queries = [golden["query"] for golden in QUERIES]
    answers = real_search_visit.open("").evaluate(ASK, [queries, None, "names.json"])
    sure = {query: answer["first"].rstrip("/") for query, answer in answers.items() if answer["sure"]}
    assert led_astray(sure, real_atlas) == []
    assert len(sure) >= 0.8 * len(queries)


def test_the_key_enter_opens_the_page_named_as_typed(real_search_visit):
    page = real_search_visit.open("")
    open_search(page)
    assert first_results(page, ["community group buying"]) == ["models/community-group-buying"]
    page.locator("input[name=query]").press("Enter")
    page.wait_for_url("**/models/community-group-buying/**")


PHONE = pytest.mark.parametrize("real_search_visit", [SCREENS["narrow"]], ids=["narrow"], indirect=True)
TYPED = """text => {
  const field = document.querySelector("input[name=query]");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
"""What pasting by pointer does: the text stands there, and no key was pressed."""


@PHONE
def test_the_first_tap_on_a_phone_leads_into_the_field(real_search_visit):
    page = real_search_visit.open("glossary/taoke/")
    page.locator("label.md-header__button[for=__search]").tap()
    page.wait_for_function("() => document.activeElement.name === 'query'")
    page.keyboard.type("zhitongche")
    page.locator(".md-search-result__link[href*='zhitongche']").first.wait_for()


@PHONE
def test_what_is_pasted_by_pointer_is_searched(real_search_visit):
    page = real_search_visit.open("")
    page.locator("label.md-header__button[for=__search]").tap()
    # The theme looks at the field once more when it is ready.
    assert first_results(page, ["taoke"]) == ["glossary/taoke"]
    page.evaluate(TYPED, "through train")
    page.locator(".md-search-result__link[href*='zhitongche']").first.wait_for()


ASK = """async ([queries, docs, name]) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(search.replace("search-worker", "search-index"));
  const response = await fetch(new URL(`search/${name ?? "documents.json"}`, new URL(`${base}/`, location)));
  const index = await response.json();
  const answer = (message) => new Promise((done) => {
    worker.addEventListener("message", ({ data }) => done(data), { once: true });
    worker.postMessage(message);
  });
  await answer({ type: 0, data: { ...index, docs: docs ?? index.docs, options: { suggest: true } } });
  const answers = {};
  for (const query of queries) {
    const { data: { items }, sure } = await answer({ type: 2, data: query });
    answers[query] = { count: items.length, first: items[0]?.[0].location, sure };
  }
  return answers;
}"""
"""Asks one index, by its worker alone: how many pages there are for each query, the first, and whether it is sure."""


SIGNED = [text.format(sign) for sign in '+-:~^*"\\/' for text in ("{0}", "{0}{0}", "m{0}", "{0}m", "a{0}b", "m{0}9 x")]
FIELDS = ["nofield:{0}", "{0}~x", '"{0}', '+"', "-", "+私域", '"私域 零售"']


def unanswered(visit: Visit, letters: Iterable[str], word: str, chinese: str) -> list[str]:
    """Return what is typed in vain though words begin so; nothing that is typed may be beyond the search."""
    warnings: list[str] = []
    visit.page.on("console", lambda message: message.type == "warning" and warnings.append(message.text))
    answered = [*letters, *(f"{word} {letter}" for letter in letters), "m:", "m~", "m^"]
    answered += [f"title:{word}", f"{word}^x", f"{chinese}:"]
    asked = [*answered, *SIGNED, *(field.format(word) for field in FIELDS)]
    answers = visit.open("").evaluate(ASK, [asked, None])
    assert [text for text in warnings if "query" in text] == []
    return [query for query in answered if not answers[query]["count"]]


def test_nothing_that_is_typed_breaks_the_search(search_visit):
    assert unanswered(search_visit, "abcdefghiklmnoprstuwy", "kite", "鸢客") == []


@pytest.mark.nightly
def test_nothing_that_is_typed_breaks_the_search_of_the_real_site(real_search_visit):
    assert unanswered(real_search_visit, string.ascii_lowercase, "taoke", "私域") == []


def made_up_words(seed: int) -> list[str]:
    """Return words of digits and a letter, such as 72a8; in some lists of them lunr alone confuses two."""
    source = random.Random(seed)
    digits = ["".join(source.choices("0123456789", k=source.randint(2, 4))) for _ in range(4000)]
    return [
        word + (f"{source.choice('ab')}{source.randrange(1000)}" if source.random() < 0.5 else "") for word in digits
    ]


def test_numbers_among_the_words_lead_to_no_word_that_does_not_exist(real_search_visit):
    page = real_search_visit.open("")
    lost = {}
    for seed in range(6):
        words = made_up_words(seed)
        beginnings = sorted({word[:2] for word in words})
        docs = [{"location": "a/", "title": "All", "text": " ".join(words)}]
        answers = page.evaluate(ASK, [beginnings, docs])
        lost[seed] = [beginning for beginning in beginnings if not answers[beginning]["count"]]
    assert not any(lost.values()), lost


def test_a_word_can_be_asked_for_and_ruled_out(real_search_visit):
    queries = ["taoke", "+taoke +rebate", '"taoke rebate"', "taoke -rebate"]
    answers = real_search_visit.open("").evaluate(ASK, [queries, None])
    counts = {query: answer["count"] for query, answer in answers.items()}
    assert counts["+taoke +rebate"] == counts['"taoke rebate"']
    assert 0 < counts["+taoke +rebate"] < counts["taoke"]
    assert 0 < counts["taoke -rebate"] < counts["taoke"]


def test_queries_are_many_and_each_stands_once():
    queries = [golden["query"] for golden in QUERIES]
    assert len(set(queries)) == len(queries) >= 60


FIRST = ".md-search-result__item:first-child"


def looked_up(page: Page, text: str) -> str:
    """Return what the first result says of its page, once the search has answered."""
    page.locator("input[name=query]").fill("")
    page.locator(".md-search-result__item").first.wait_for(state="detached")
    page.locator("input[name=query]").fill(text)
    page.locator("input[name=query]").press("End")
    return page.locator(f"{FIRST} article").first.inner_text()


def test_a_result_says_what_it_is_and_why_it_was_found(search_visit):
    page = search_visit.open("")
    open_search(page)
    shown = looked_up(page, "Kite customer")
    assert "A person or stall that sends shoppers to kite makers" in shown
    assert "Misread as “Kite customer”." in shown
    assert page.locator(f"{FIRST} .md-tag").first.inner_text() == "Term"
    assert "Also called “纸鸢客”" not in shown
    assert "In Chinese “鸢客”." in looked_up(page, "鸢客")
    assert "“" not in looked_up(page, "Yuanke")


def test_the_search_can_be_kept_to_one_kind(search_visit):
    page = search_visit.open("")
    open_search(page)
    looked_up(page, "kite")
    page.get_by_role("button", name="Event", exact=True).click()
    page.locator(f"{FIRST} .md-tag", has_text="Event").wait_for()
    kinds = page.locator(".md-search-result__item > a .md-tag").all_inner_texts()
    assert set(kinds) == {"Event"}
    assert page.locator("input[name=query]").input_value() == "kind:event kite"
    page.get_by_role("button", name="Event", exact=True).click()
    page.locator(".md-search-result__item > a .md-tag", has_text="Term").first.wait_for()
    assert page.locator("input[name=query]").input_value() == "kite"
    pressed = page.locator(".search-kinds [aria-pressed=true]")
    page.locator("input[name=query]").fill("kind:term kite")
    expect(pressed).to_have_text("Term")
    page.locator("button[type=reset]").click()
    expect(pressed).to_have_count(0)


def test_where_nothing_is_found_near_names_and_other_ways_are_offered(search_visit):
    page = search_visit.open("models/rebate-loft/")
    open_search(page)
    assert looked_up(page, "yunakke").startswith("Yuanke")
    page.locator("input[name=query]").fill("qqqqqqqqqqqqqq")
    page.locator("input[name=query]").press("End")
    page.get_by_text("No matching documents").wait_for()
    page.get_by_role("link", name="Paste the sentence").click()
    page.wait_for_url("**/read/")
