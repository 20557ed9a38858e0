"""What a reader takes along: the text put right, and a table of what was in it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from lexicon_texts import SMALL, generated, lexicon, sense
from markdown import markdown

from atlas.lexicon.indexing import compiled
from atlas.lexicon.matching import find
from atlas.lexicon.model import Pattern
from atlas.lexicon.rewriting import corrected, escaped, table

INDEX = compiled(SMALL)


def right(text: str, markdown: bool = False) -> str:
    return corrected(text, find(INDEX, text), SMALL, markdown)


def test_the_right_reading_stands_before_what_was_printed() -> None:
    assert right("An electricity supplier's micro-businesses on Taobao.") == (
        "An e-commerce [electricity supplier]'s Weishang [micro-businesses] on Taobao."
    )


def test_what_is_right_and_the_chinese_stay() -> None:
    text = "Weishang on Taobao: 電商, 淘宝"
    assert right(text) == text
    assert right("") == ""


def test_a_capital_stays_a_capital() -> None:
    assert right("Electricity suppliers. ELECTRICITY suppliers. Applets") == (
        "E-commerce [Electricity suppliers]. E-commerce [ELECTRICITY suppliers]. Mini program [Applets]"
    )
    assert right("３6 krypton; Love Shanghai") == "36Kr [３6 krypton]; Baidu [Love Shanghai]"


def test_in_markdown_the_text_stays_as_printed() -> None:
    assert right("*One* <b>applet</b> [x](y) #1 & `c`", markdown=True) == (
        r"\*One\* &#60;b\>**mini program** [applet]&#60;/b\> \[x\](y) \#1 &#38; \`c\`"
    )


def test_taking_the_readings_out_gives_the_text_back() -> None:
    for text in generated(SMALL, 60):
        hits = [hit for hit in find(INDEX, text) if hit.garbled]
        done, whole = 0, right(text)
        for hit in hits:
            bracket = f" [{hit.text}]"
            at = whole.index(bracket, done)
            before = text[hits[hits.index(hit) - 1].end if hits.index(hit) else 0 : hit.start]
            assert whole[done:at].startswith(before)
            done = at + len(bracket)
        assert whole[done:] == text[hits[-1].end if hits else 0 :]


def test_the_table_has_a_row_for_what_was_meant_with_all_its_forms() -> None:
    text = "US team, applet, U. S.\ntroupe, US team, 美团"
    assert table(find(INDEX, text), SMALL) == (
        "| In the text | Meant | Chinese | Pinyin | Meaning |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| US team, U. S. troupe, 美团 | Meituan | 美团 | pīnyīn | What Meituan is. |\n"
        "| applet | mini program | 小程序 | pīnyīn | What mini program is. |\n"
    )


def test_a_table_holds_any_text_in_its_cells() -> None:
    known = lexicon(sense("淘宝", "a|b *c*", Pattern("x-y_z")))
    soup = BeautifulSoup(markdown(table(find(compiled(known), "x_y_z"), known), extensions=["tables"]), "lxml")
    assert [cell.text for cell in soup.select("td")] == ["x_y_z", "a|b *c*", "淘宝", "pīnyīn", "What a|b *c* is."]


@given(st.text("ab *_`[]<>#|~&\\()!", max_size=20))
def test_escaped_text_is_printed_as_it_is(text: str) -> None:
    soup = BeautifulSoup(markdown("x" + escaped(text) + "x"), "lxml")
    assert not soup.select("em, strong, code, a, h1, b")
    assert re.sub(r"\s+", " ", soup.text) == re.sub(r"\s+", " ", f"x{text}x")
