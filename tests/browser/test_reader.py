"""The page that reads an article: how a text comes in, what is shown of it, what is taken along, what stays private."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from checks import VIEWS, violations
from lexicon_texts import SMALL, generated
from playwright.sync_api import Page, expect
from screens import both, narrow, wide, without_script

from atlas.corpus.atlas import Atlas
from atlas.lexicon.compact import PHRASES, to_json
from atlas.lexicon.indexing import Index, compiled
from atlas.lexicon.matching import Hit, find, grouped
from atlas.lexicon.report import summary
from atlas.lexicon.rewriting import corrected, table
from atlas.outputs.lexicon import lexicon_of
from conftest import Visit

ARTICLE = """Kite customers in the wind mouth lane

A lane of air, a draughty alley: the kite customers hung on one string, and nobody in the paper oven minded.
鸢客 is what they are called, and Yuanke in English. The kite customers left for the rope highway."""
HOSTILE = {
    "markup": "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script> "
    "wind mouth lane &amp; &lt; <b>paper oven</b>",
    "directions": "\u202epaper oven\u202c \u2066wind mouth\u2069 lane \u200fdraughty alley\u200e كلمة paper oven שלום",
    "longer small letters": "İİİİ wind mouth lane ŉ ǰ ẞ paper oven İ draughty alley",
    "beyond the plane": "𝓐𝓑 👩\u200d👩\u200d👧 wind mouth lane 🪁🪁 paper oven \U0010ffff draughty alley",
    "half a pair": "\ud83e wind mouth lane \udd81\udd81 paper oven \ud800",
    "controls": "wind mouth lane \x01\x02\x7f\x85 paper oven\r\ndraughty\ralley\u2028paper oven\u0000",
    "over a line break": "wind mouth\nlane and paper\noven " + "x" * 3000 + " wind\nmouth lane",
    "one endless line": "string " * 4000 + "wind mouth lane" + "𝓐" * 30000 + " paper oven",
}

SHOWN = """JSON.stringify([
  document.querySelector('.read-text').textContent,
  [...document.querySelectorAll('.read-text a')].map((link) => link.textContent),
])"""
"""The text and its marks; as JSON, which alone carries half a surrogate pair unharmed."""


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> Index:
    """The lexicon of the made-up site, ready for matching in Python."""
    return compiled(lexicon_of(atlas))


@pytest.fixture(scope="module")
def hits(index: Index) -> list[Hit]:
    """What is in the article."""
    return find(index, ARTICLE)


def paste(page: Page, text: str) -> None:
    """Paste a text where nothing has the focus, and wait until all of it is there."""
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', text)
          document.querySelector('.read-text').ariaBusy = 'true'  // the text before is not the one to wait for
          document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))
        }""",
        text,
    )
    whole(page)


def submit(page: Page, text: str) -> None:
    """Put a text into the field as it is, and read it."""
    page.evaluate("text => { document.querySelector('#read-field').value = JSON.parse(text) }", json.dumps(text))
    page.get_by_role("button", name="Read", exact=True).click()
    whole(page)


def whole(page: Page) -> None:
    page.locator(".read-text[aria-busy=false]").wait_for()


def marks(page: Page) -> list[str]:
    return page.locator(".read-text a.hit[href]").all_text_contents()


def entries(page: Page) -> list[str]:
    return page.locator(".read-list li:visible b").all_text_contents()


def current(page: Page) -> str:
    """The mark that is looked at, which has the focus."""
    assert page.evaluate("document.activeElement.matches('a.hit[aria-current]')")
    return page.evaluate("document.activeElement.textContent")


# --- in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("visit", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True)
def test_a_pasted_text_is_marked_and_told_of(visit, index, hits):
    page = visit.open("read/")
    page.evaluate("text => navigator.clipboard.writeText(text)", ARTICLE)
    page.get_by_role("textbox", name="article").first.focus()
    page.keyboard.press("Control+V")
    whole(page)
    assert len(hits) > 8
    assert marks(page) == [hit.text for hit in hits]
    classes = page.locator(".read-text a.hit").evaluate_all("all => all.map(one => one.classList[1])")
    assert classes == [hit.strength if hit.garbled else "right" for hit in hits]
    assert {"certain", "likely", "right"} <= set(classes)
    groups = grouped(hits)
    assert entries(page) == [index.lexicon.senses[group[0].sense].reading for group in groups]
    assert page.locator(".read-status").inner_text() == summary(hits)
    assert not page.locator("textarea").is_visible()
    assert not visit.complaints


@wide
def test_an_entry_tells_what_was_meant_and_why_it_was_garbled(visit):
    page = visit.open("read/")
    paste(page, "Through the wind mouth lane to the paper oven, from where kite customers come.")
    entry = page.locator(".read-list li").first
    text = entry.inner_text()
    for told in (
        "windy lane",
        "风口巷",
        "fēngkǒuxiàng",
        "kites rise by themselves",
        "Certain: wind mouth lane",
        "风 is wind",
    ):
        assert told.casefold() in text.casefold(), told
    assert entry.get_by_role("link", name="windy lane").get_attribute("href") == f"{visit.address}glossary/green-kite/"
    assert entry.locator("[lang=zh-Hans]").all_text_contents() == ["风口巷", "风", "口", "巷"]
    described = page.locator("a.hit").first.get_attribute("aria-describedby")
    assert "风口巷" in page.locator(f"#{described}").inner_text()


def with_small_lexicon(visit: Visit) -> Page:
    """The page with the lexicon that has every kind of pattern."""
    whole = json.loads(to_json(SMALL))
    found = {name: whole.pop(name) for name in PHRASES}
    visit.page.route("**/lexicon.json", lambda route: route.fulfill(json=found))
    visit.page.route("**/told.json", lambda route: route.fulfill(json=whole))
    return visit.open("read/")


@wide
def test_other_readings_of_a_phrase_follow(visit):
    page = with_small_lexicon(visit)
    paste(page, "They brush sales of the community, and electricity suppliers and derivatives love Shanghai.")
    entry = page.locator(".read-list li", has_text="Or:")
    assert entry.first.locator("b").inner_text() == "faked orders"
    assert entry.first.locator("p").last.inner_text() == "Or: flood the screen 刷屏"
    assert entry.nth(1).locator("p").last.inner_text() == "Or: neighbourhood 社区"
    assert entry.count() == 2


def drop(page: Page, name: str, kind: str, content: bytes) -> None:
    page.evaluate(
        """([name, type, content]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([Uint8Array.from(content)], name, {type}))
          const drop = new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true})
          document.querySelector('.reader').dispatchEvent(drop)
        }""",
        [name, kind, list(content)],
    )


PAGE = """<!doctype html><meta charset=gbk><title>paper oven</title><style>p { color: red }</style>
<h1>Wind mouth lane</h1><script>document.title = "taken"</script><p>A
   draughty alley<br>and a <b>paper</b> oven<img src="https://example.org/x.png" onerror="document.title='taken'"></p>
<ul><li>鸢客</li><li>one</li></ul>"""


@wide
@pytest.mark.parametrize(
    ("name", "kind", "content", "shown"),
    [
        ("a.txt", "text/plain", "A paper oven.\r\n鸢客".encode(), "A paper oven.\r\n鸢客"),
        ("a.md", "", "# A *paper oven*".encode("utf-16"), "# A *paper oven*"),
        ("a.txt", "text/plain", "纸窑是烧纸的地方, a paper oven".encode("gb18030"), "纸窑是烧纸的地方, a paper oven"),
        (
            "a.html",
            "text/html",
            PAGE.encode("gbk"),
            "Wind mouth lane\n\nA draughty alley\nand a paper oven\n\n鸢客\n\none",
        ),
    ],
    ids=["utf-8", "utf-16", "gb18030", "html"],
)
def test_a_dropped_file_is_read(visit, name, kind, content, shown):
    page = visit.open("read/")
    drop(page, name, kind, content)
    whole(page)
    assert page.locator(".read-text").evaluate("text => text.textContent") == shown.removeprefix("\ufeff")
    assert marks(page)
    assert page.title() != "taken"
    # What is read in is held to the policy of the page: its styles and scripts are refused, and of nothing else it says
    # a word.
    assert not [text for text in visit.complaints if "violates the following Content Security Policy" not in text]


@wide
def test_a_file_can_be_chosen_and_one_without_text_is_refused(visit):
    page = visit.open("read/")
    picker = page.locator("input[type=file]")
    picker.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"PK\x03\x04\x00\x00\x00"})
    expect(page.locator(".read-status")).to_have_text("This file holds no text.")
    assert not page.locator(".read-result").is_visible()
    picker.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"A paper oven"})
    whole(page)
    assert marks(page) == ["paper oven"]


@wide
def test_the_address_may_hold_a_text_which_does_not_stay_there(visit):
    text = 'A "paper oven" & 鸢客 at 100 %\n<b>#text=</b>'
    page = visit.open(f"read/#text={quote(text)}")
    whole(page)
    assert page.locator(".read-text").evaluate("text => text.textContent") == text
    assert marks(page) == ["paper oven", "鸢客"]
    assert page.url == f"{visit.address}read/"
    page.evaluate("location.hash = 'text=wind%20mouth%20lane%ZZ'")
    expect(page.locator(".read-text")).to_have_text("wind mouth lane%ZZ")
    assert page.url == f"{visit.address}read/"
    assert not visit.complaints


@both
def test_the_text_can_be_changed_and_another_one_read(visit):
    page = visit.open("read/")
    field = page.locator("textarea")
    field.fill("A paper oven")
    field.press("Control+Enter")
    whole(page)
    page.get_by_role("button", name="Change the text").click()
    expect(field).to_have_value("A paper oven")
    field.press_sequentially(" and a draughty alley")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".read-text")).to_have_text("A paper oven and a draughty alley")
    page.get_by_role("button", name="Another text").click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Try the example").click()
    whole(page)
    assert "wind mouth lane" in marks(page)


# --- what is shown ------------------------------------------------------------------------------


@wide
def test_strength_and_kind_narrow_marks_and_list(visit, index, hits):
    page = visit.open("read/")
    paste(page, ARTICLE)

    def wanted(strengths: set[str], kind: str = "") -> list[Hit]:
        return [
            hit
            for hit in hits
            if (hit.strength if hit.garbled else "right") in strengths
            and kind in ("", index.lexicon.senses[hit.sense].kind)
        ]

    page.get_by_label("Likely").uncheck()
    page.get_by_label("Right name").uncheck()
    left = wanted({"certain", "hint"})
    assert 0 < len(left) < len(hits)
    assert marks(page) == [hit.text for hit in left]
    assert len(entries(page)) == len({hit.sense for hit in left})
    page.get_by_label("Likely").check()
    page.get_by_label("Right name").check()
    page.get_by_label("Kind").select_option("term")
    left = wanted({"certain", "likely", "hint", "right"}, "term")
    assert 0 < len(left) < len(hits)
    assert marks(page) == [hit.text for hit in left]
    assert page.locator(".read-position").inner_text() == f"– of {len(left)}"
    assert page.locator(".read-text").evaluate("text => text.textContent") == ARTICLE
    paste(page, "A paper oven")
    expect(page.get_by_label("Kind")).to_have_value("")
    assert marks(page) == ["paper oven"], "a filter stays with its text"


@both
def test_keys_and_buttons_lead_from_mark_to_mark(visit, hits):
    page = visit.open("read/")
    paste(page, ARTICLE)
    for hit in hits:
        page.keyboard.press("j")
        assert current(page) == hit.text
        assert page.locator(".read-list li[aria-current] b").is_visible()
    page.keyboard.press("j")
    assert current(page) == hits[0].text, "after the last comes the first"
    page.keyboard.press("k")
    assert current(page) == hits[-1].text
    page.get_by_role("button", name="Previous").click()
    assert current(page) == hits[-2].text
    page.get_by_role("button", name="Next").click()
    assert current(page) == hits[-1].text
    assert page.locator(".read-position").inner_text() == f"{len(hits)} of {len(hits)}"
    page.locator("summary", has_text="One is missing").click()
    field = page.locator(".read-missing input")
    expect(field).to_be_focused()
    field.press_sequentially("jk")
    expect(field).to_have_value("jk")
    assert page.locator(".read-position").inner_text() == f"{len(hits)} of {len(hits)}", "whoever types goes nowhere"


@both
def test_a_mark_leads_to_its_entry_and_back_to_each_place(visit):
    page = visit.open("read/")
    paste(page, ARTICLE)
    mark = page.locator("a.hit", has_text="paper oven")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.read-list li')")
    entry = page.locator(".read-list li:focus")
    assert "纸窑" in entry.inner_text()
    entry.get_by_role("button", name="in the text").click()
    assert current(page) == "paper oven"
    entry = page.locator(".read-list li", has_text="3 times in the text")
    places = []
    for _ in range(4):
        entry.get_by_role("button", name="3 times in the text").click()
        places.append(int(page.locator(".read-text a[aria-current]").get_attribute("data-hit")))
    assert places[:3] == sorted(set(places[:3]))
    assert places[3] == places[0]
    assert "#" not in page.url


@narrow
def test_on_a_phone_the_list_stays_in_sight(visit):
    page = visit.open("read/")
    paste(page, (ARTICLE + "\n\n") * 12)
    page.locator("a.hit", has_text="rope highway").nth(8).tap()
    entry = page.locator(".read-list li[aria-current]")
    seen = entry.evaluate(
        """entry => {
          const box = entry.getBoundingClientRect()
          const list = entry.closest('.read-list').getBoundingClientRect()
          return box.top >= list.top && box.top < list.bottom && list.bottom <= innerHeight + 1 && box.top > 0
        }"""
    )
    assert seen
    mark = page.locator("a.hit[aria-current]")
    assert mark.bounding_box()["y"] < page.locator(".read-list").bounding_box()["y"], "the list covers the mark"
    paste(page, "paper oven" + "x" * 500)
    block = page.locator(".read-block")
    assert block.evaluate("block => block.scrollWidth <= block.clientWidth"), "a long word is cut off"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@wide
def test_the_text_can_be_shown_corrected(visit, index, hits):
    page = visit.open("read/")
    paste(page, ARTICLE)
    page.get_by_label("Show it corrected").check()
    whole(page)
    assert page.locator(".read-text").evaluate("text => text.textContent") == corrected(ARTICLE, hits, index.lexicon)
    page.get_by_label("Likely").uncheck()
    whole(page)
    left = [hit for hit in hits if hit.strength != "likely"]
    assert any(hit.garbled for hit in left)
    assert page.locator(".read-text").evaluate("text => text.textContent") == corrected(ARTICLE, left, index.lexicon)
    page.get_by_label("Show it corrected").uncheck()
    whole(page)
    assert page.locator(".read-text").evaluate("text => text.textContent") == ARTICLE


@wide
def test_a_text_without_expressions_says_so(visit):
    page = visit.open("read/")
    paste(page, "Nothing of note.")
    assert page.locator(".read-status").inner_text() == "No expression of the atlas was found in this text."
    page.keyboard.press("j")
    assert not visit.complaints


# --- what is taken along ------------------------------------------------------------------------


@pytest.mark.parametrize("visit", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True)
def test_what_is_copied_is_what_the_command_writes(visit, index, hits):
    visit.page.clock.install()
    page = visit.open("read/")
    paste(page, ARTICLE)
    page.locator("summary", has_text="Copy").click()
    for given in (hits, [hit for hit in hits if hit.strength != "likely"]):
        for name, wanted in {
            "Corrected text": corrected(ARTICLE, given, index.lexicon),
            "Corrected, as Markdown": corrected(ARTICLE, given, index.lexicon, markdown=True),
            "Table": table(given, index.lexicon),
        }.items():
            page.get_by_role("button", name=name, exact=True).click()
            page.get_by_role("button", name="Copied").wait_for()
            assert page.evaluate("navigator.clipboard.readText()") == wanted, name
            page.clock.run_for("00:05")
            page.get_by_role("button", name=name, exact=True).wait_for()
        page.get_by_label("Likely").uncheck()


@wide
def test_without_leave_to_copy_the_text_is_shown(visit, index, hits):
    page = visit.open("read/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    paste(page, ARTICLE)
    page.locator("summary", has_text="Copy").click()
    page.get_by_role("button", name="Table").click()
    field = page.get_by_role("textbox", name="To be copied")
    assert field.input_value() == table(hits, index.lexicon)
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(table(hits, index.lexicon))


@both
def test_a_missing_phrase_goes_into_an_issue_and_nothing_else(visit):
    page = visit.open("read/")
    paste(page, "A string of & <pearls> in the paper oven.\nSomething private.")
    page.evaluate(
        """() => {
          const [before] = document.querySelector('.read-block').childNodes
          getSelection().setBaseAndExtent(before, 2, before, 22)
        }"""
    )
    page.wait_for_timeout(50)
    page.locator("summary", has_text="One is missing").click()
    field = page.locator(".read-missing input")
    expect(field).to_have_value("string of & <pearls>")
    link = page.locator(".read-missing a")
    address = urlsplit(link.get_attribute("href"))
    assert (address.netloc, address.path) == ("github.com", "/siyu-atlas/siyu-atlas/issues/new")
    assert parse_qs(address.query) == {
        "template": ["garbled-phrase.yml"],
        "title": ["Missing expression: string of & <pearls>"],
        "phrase": ["string of & <pearls>"],
    }
    field.fill("other")
    assert parse_qs(urlsplit(link.get_attribute("href")).query)["phrase"] == ["other"]
    field.fill(" ")
    assert parse_qs(urlsplit(link.get_attribute("href")).query) == {"template": ["garbled-phrase.yml"]}


@wide
def test_the_bookmark_opens_the_page_with_what_is_selected(visit):
    page = visit.open("read/")
    code = page.get_by_role("link", name="Read in Siyu Atlas").get_attribute("href")
    page.get_by_role("link", name="Read in Siyu Atlas").click()
    page.wait_for_timeout(200)
    assert visit.context.pages[-1] == page, "on this page it does nothing"
    page.goto(f"{visit.address}no-such-page")  # a page that lets bookmarks run; ours let nothing run but their own
    page.set_content("<h1>Yuanke</h1>")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    with page.expect_popup() as opened:
        page.evaluate("code => { const a = document.createElement('a'); a.href = code; a.click() }", code)
    opened.value.locator(".read-text[aria-busy=false]").wait_for()
    assert opened.value.locator(".read-text").text_content().startswith("Yuanke")
    assert opened.value.url == f"{visit.address}read/"


# --- private ------------------------------------------------------------------------------------


@wide
def test_nothing_is_asked_for_or_kept_once_one_turned_to_the_reader(visit):
    page = visit.open("read/")
    page.wait_for_load_state("networkidle")
    phrases = {"lexicon.json", "told.json"}
    assert not phrases & {url.rpartition("/")[2] for url in visit.asked}, "who only sees the page fetches none"
    with page.expect_request("**/lexicon.json"), page.expect_request("**/told.json"):
        page.get_by_role("textbox", name="article").first.focus()
    submit(page, "A paper oven")
    page.get_by_role("button", name="Another text").click()
    visit.asked.clear()
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    before = page.evaluate(kept)
    visit.context.set_offline(True)
    paste(page, ARTICLE)
    assert marks(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_label("Show it corrected").check()
    page.locator("summary", has_text="Copy").click()
    page.get_by_role("button", name="Table").click()
    page.get_by_label("Hint").uncheck()
    page.locator("summary", has_text="One is missing").click()
    page.get_by_role("button", name="Another text").click()
    page.get_by_role("button", name="Try the example").click()
    whole(page)
    page.wait_for_load_state("networkidle")
    assert visit.asked == []
    assert page.evaluate(kept) == before
    assert visit.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert not visit.complaints


@wide
def test_a_lexicon_that_does_not_come_is_told_and_asked_for_again(visit):
    page = visit.page
    page.route("**/lexicon.json", lambda route: route.abort())
    visit.open("read/")
    page.get_by_role("textbox", name="article").first.focus()
    expect(page.locator(".read-status")).to_contain_text("could not be loaded")
    page.unroute("**/lexicon.json")
    paste(page, "A paper oven")
    assert marks(page) == ["paper oven"]


# --- hostile and large --------------------------------------------------------------------------


@wide
def test_whatever_a_text_holds_is_shown_as_text(visit, index):
    page = visit.open("read/")
    for name, text in HOSTILE.items():
        held = text.replace("\r\n", "\n").replace("\r", "\n")  # as a field holds it
        submit(page, text)
        shown = json.loads(page.evaluate("JSON.stringify(document.querySelector('.read-text').textContent)"))
        assert shown == json.loads(json.dumps(held)), name
        found = json.loads(
            page.evaluate("JSON.stringify([...document.querySelectorAll('.read-text a')].map(a => a.textContent))")
        )
        wanted = [hit.text for hit in find(index, held)]
        assert wanted, name
        assert found == json.loads(json.dumps(wanted)), name
        inside = page.evaluate("[...new Set([...document.querySelectorAll('.read-text *')].map(one => one.localName))]")
        assert set(inside) == {"a", "div"}, name
        page.get_by_role("button", name="Another text").click()
    assert page.title() != "taken"
    assert not visit.complaints


@wide
def test_marks_stand_where_python_finds_them(visit):
    page, index = with_small_lexicon(visit), compiled(SMALL)
    texts = (text.replace("\r\n", "\n").replace("\r", "\n") for text in generated(SMALL, 40, seed=11))
    for text in filter(str.strip, texts):
        submit(page, text)
        places: list[Any] = page.evaluate(
            """() => [...document.querySelectorAll('.read-text a')].map(link => {
              const range = document.createRange()
              range.selectNodeContents(document.querySelector('.read-text'))
              range.setEndBefore(link)
              const before = [...range.toString()].length
              return [before, before + [...link.textContent].length]
            })"""
        )
        assert places == [[hit.start, hit.end] for hit in find(index, text)]
        page.get_by_role("button", name="Another text").click()


@pytest.mark.nightly
@wide
def test_the_page_stays_in_hand_while_it_reads_two_megabytes(visit, index):
    page = visit.open("read/")
    text = (ARTICLE + "\n\n") * (2_000_000 // len(ARTICLE) + 1)
    ticks = page.evaluate(
        """text => new Promise(done => {
          const page = document.querySelector('.read-text')
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', text)
          document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))
          const said = document.querySelector('.read-status').textContent
          let searching = 0, painting = 0
          const tick = () => {
            if (page.ariaBusy === 'false') return done([said, searching, painting])
            if (page.ariaBusy === 'true') painting++
            else searching++
            setTimeout(tick)
          }
          tick()
        })""",
        text,
    )
    said, searching, painting = ticks
    assert said == "Reading …"
    assert searching > 5, "the search stops the page"
    assert painting > 5, "the marking stops the page"
    assert page.evaluate("document.querySelector('.read-text').textContent.length") == len(text)
    assert page.locator(".read-text a").count() == len(find(index, text))
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".read-text a").last).to_be_in_viewport()


# --- for everybody ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visit", "part"), [(view, part) for part, view in VIEWS.values()], ids=VIEWS, indirect=["visit"]
)
def test_axe_finds_nothing_in_a_text_that_was_read(visit, part):
    page = visit.open("read/")
    paste(page, ARTICLE)
    page.keyboard.press("j")
    page.get_by_label("Show it corrected").check()
    whole(page)
    assert violations(page, part) == []


@wide
def test_the_counts_are_announced_and_the_focus_goes_along(visit):
    page = visit.open("read/")
    paste(page, ARTICLE)
    status = page.locator(".reader [role=status]")
    assert status.count() == 1
    assert status.inner_text().endswith("mistranslated")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "The article, read"
    for name in ("The text", "What was meant"):
        expect(page.get_by_role("region", name=name)).to_have_count(1)


@wide
def test_strengths_differ_without_colour(visit):
    page = visit.open("read/")
    paste(page, ARTICLE)
    styles = {
        name: page.locator(f".read-filter .hit.{name}").evaluate(
            "one => [getComputedStyle(one).borderBottomStyle, getComputedStyle(one).borderBottomWidth].join(' ')"
        )
        for name in ("certain", "likely", "hint", "right")
    }
    assert len(set(styles.values())) == 4, styles


@without_script
def test_without_script_the_page_says_what_else_there_is(visit):
    page = visit.open("read/")
    assert not page.locator(".reader").is_visible()
    assert page.locator("code", has_text="python scripts/explain.py").is_visible()
    page.get_by_role("link", name="listed on a page of their own").click()
    page.wait_for_url("**/expressions/")


@wide
def test_print_is_the_text_with_numbered_notes(visit):
    page = visit.open("read/")
    paste(page, ARTICLE)
    page.emulate_media(media="print")
    for gone in (".read-buttons", ".read-filter", ".read-copy", ".read-steps", ".read-missing", "text=How to read it"):
        assert not page.locator(gone).first.is_visible(), gone
    notes = page.locator(".read-text a").evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
    numbers = [int(note.strip('"')) for note in notes]
    assert set(numbers) == set(page.locator(".read-list li").evaluate_all("all => all.map(one => one.value)"))
    assert page.locator(".read-list li").last.is_visible()
    late = page.locator(".read-block").evaluate_all("all => all.map(one => getComputedStyle(one).contentVisibility)")
    assert set(late) == {"visible"}


# --- the real page ------------------------------------------------------------------------------


@pytest.mark.nightly
def test_the_example_is_explained_with_the_real_lexicon(real_visit, real_atlas):
    page = real_visit.open("read/")
    page.get_by_role("button", name="Try the example").click()
    whole(page)
    known = lexicon_of(real_atlas)
    text = page.locator(".read-text").evaluate("text => text.textContent")
    found = find(compiled(known), text)
    assert text.count("\n\n") >= 3
    assert {hit.strength for hit in found if hit.garbled} == {"certain", "likely", "hint"}
    assert len(grouped(found)) > 20
    assert marks(page) == [hit.text for hit in found]
    assert page.locator(".read-status").inner_text() == summary(found)
    links = page.locator(".read-list b a").evaluate_all("all => all.map(one => one.href)")
    answers = page.evaluate("links => Promise.all(links.map(link => fetch(link).then(({ status }) => status)))", links)
    assert set(answers) == {200}
    assert not real_visit.complaints
    assert violations(page) == []  # axe tries styles that the policy of the page forbids
