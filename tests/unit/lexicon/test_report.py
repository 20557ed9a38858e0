"""The hits in a text as data, as plain text, and as a page that stands alone."""

from __future__ import annotations

import json
import re

from bs4 import BeautifulSoup
from bs4.builder._htmlparser import HTMLParserTreeBuilder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lexicon_texts import SMALL, generated

from atlas.lexicon.indexing import compiled
from atlas.lexicon.matching import find
from atlas.lexicon.report import as_html, as_json, as_text, summary

INDEX = compiled(SMALL)
HOSTILE = "<script>alert(1)</script>\u202e US team\u2066 \"onload='x' & \ud800\x00 Taobao"


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(
        as_html(text, find(INDEX, text), SMALL, "A <title>", "https://example.org/atlas/"), "html.parser"
    )


def test_json_says_where_and_what() -> None:
    assert as_json(find(INDEX, "👩 US teams, 電商"), SMALL) == [
        {
            "start": 2, "end": 10, "text": "US teams", "zh": "美团", "pinyin": "pīnyīn", "means": "What Meituan is.",
            "record": "meituan", "reading": "Meituan", "strength": "likely",
        },
        {
            "start": 12, "end": 14, "text": "電商", "zh": "电商", "pinyin": "pīnyīn", "means": "What e-commerce is.",
            "record": None, "reading": "e-commerce", "strength": "certain",
        },
    ]  # fmt: skip


def test_any_text_gives_json() -> None:
    for text in generated(SMALL, 50):
        assert json.loads(json.dumps(as_json(find(INDEX, text), SMALL))) == as_json(find(INDEX, text), SMALL)


def test_the_summary_counts_expressions_not_hits() -> None:
    def counts(text: str) -> str:
        return summary(find(INDEX, text))

    assert counts("US team, US team, 美团, Taobao") == "2 expressions, 1 mistranslated"
    assert counts("Taobao") == "1 expression, 0 mistranslated"
    assert counts("") == "0 expressions, 0 mistranslated"


def test_text_lists_what_was_meant_with_the_place_of_the_first() -> None:
    text = "Taobao\nand the flow, brush; the US team\nand a US\nteam, 36 krypton"
    assert as_text(text, find(INDEX, text), SMALL) == (
        "5 expressions, 4 mistranslated\n"
        "\n"
        "1:1  Taobao · 淘宝 pīnyīn (right)\n"
        "    What Taobao is.\n"
        "\n"
        "2:9  flow → traffic · 流量 pīnyīn (hint)\n"
        "    What traffic is.\n"
        "    Why traffic.\n"
        "    Or: turnover (流水).\n"
        "\n"
        "2:15  brush → faked orders · 刷单 pīnyīn (hint)\n"
        "    What faked orders is.\n"
        "    Why faked orders.\n"
        "    Or: flood the screen (刷屏).\n"
        "\n"
        "2:26  US team → Meituan · 美团 pīnyīn (likely)\n"
        "    What Meituan is.\n"
        "    Why Meituan.\n"
        "\n"
        "4:7  36 krypton → 36Kr · 36氪 pīnyīn (certain)\n"
        "    What 36Kr is.\n"
        "    氪 is krypton.\n"
    )


def test_the_page_shows_the_text_with_marks_that_lead_to_what_was_meant() -> None:
    text = "The US team\nand Taobao, a community, the  US team."
    soup = page(text)
    assert soup.select_one(".text").text == text
    marks = [(mark["class"], mark.text, mark.a["href"]) for mark in soup.select("mark")]
    assert marks == [
        (["likely"], "US team", "#e1"), (["right"], "Taobao", "#e2"), (["hint"], "community", "#e3"),
        (["likely"], "US team", "#e1"),
    ]  # fmt: skip
    assert [item["id"] for item in soup.select("li")] == ["e1", "e2", "e3"]
    links = [link["href"] for link in soup.select("li b a")]
    assert links == ["https://example.org/atlas/glossary/meituan/", "https://example.org/atlas/glossary/taobao/"]
    assert soup.title.text == soup.h1.text == "A <title>"


def test_the_page_needs_no_other_file_and_runs_nothing() -> None:
    soup = page(HOSTILE)
    assert not soup.select("script, link, img, iframe, [src], [onload]")
    assert len(soup.select("style")) == 1
    assert "url(" not in soup.style.text
    assert soup.select_one("[http-equiv]")["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert all(set(tag.attrs) <= {"class", "dir", "href", "id", "lang"} for tag in soup.main.find_all(True))


def test_what_no_page_can_hold_is_replaced() -> None:
    assert page("a\ud800b\x00c\x1bd\uffffe\tf\ng").select_one(".text").text == "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng"
    text = "U\u200bS\u202e team\ud800"
    assert "US team → Meituan" in as_text(text, find(INDEX, text), SMALL)
    as_html(HOSTILE, find(INDEX, HOSTILE), SMALL, "T", "/").encode()


def test_what_a_text_does_to_writing_direction_stays_in_it() -> None:
    soup = page(HOSTILE)
    assert soup.select_one(".text")["dir"] == "auto"
    assert "unicode-bidi: isolate" in soup.style.text
    assert [form.name for form in soup.select("li .faint > *")] == ["bdi", "bdi"]


def test_light_and_dark_have_the_same_colours_to_set() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", page("").style.text, re.S)
    assert set(re.findall(r"--\w+", light)) == set(re.findall(r"--\w+", dark))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), max_size=60).map(lambda text: f"US team {text} applet"))
def test_any_text_is_shown_as_text(text: str) -> None:
    found = as_html(text, find(INDEX, text), SMALL, "T", "/")
    spaced = HTMLParserTreeBuilder(preserve_whitespace_tags={"div"})
    shown = BeautifulSoup(found.encode().decode(), builder=spaced).select_one(".text").text
    assert len(shown) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(shown, text, strict=True))
    as_text(text, find(INDEX, text), SMALL).encode()
