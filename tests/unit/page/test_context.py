import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.page.context import PageContext
from atlas.schema.records import Source


def page(atlas: Atlas) -> PageContext:
    return PageContext(atlas, "eras/somewhere.md")


def test_a_record_is_linked_once_a_section(atlas: Atlas):
    text = "[[taobao]] and [[taobao|Taobao again]].\n\n## Later\n\n[[taobao]] and `[[taobao]]`."
    text = page(atlas).body(text)
    assert text.count('href="../../actors/taobao/"') == 2
    assert "Taobao again" in text
    assert "<code>[[taobao]]</code>" in text


def test_a_source_keeps_its_number(atlas: Atlas):
    context = page(atlas)
    context.inline("[@lao-zhang-2 2] [@lao-zhang-1 1] [@lao-zhang-2 9]")
    assert [(number, source.id) for number, source in context.references()] == [(1, "lao-zhang-2"), (2, "lao-zhang-1")]


@pytest.mark.parametrize(
    ("cites", "marks"),
    [
        ("[@lao-zhang-1 33-38, 40]", ["1 Lao Zhang §33–38, 40"]),
        ("[@{0}; @{1}]", ["1", "2"]),
        ("[@{0}; @{1}; @{2}]", ["1–3"]),
        ("[@{0}] [@{1}; @lao-zhang-1 2; @{0}; @{2}]", ["1", "1; 2; 3 Lao Zhang §2; 4"]),
        ("[@{1}] [@{2}] [@{0}; @{3}; @{1}]", ["1", "2", "1; 3; 4"]),
    ],
)
def test_sources_share_a_mark_that_names_who_tells_of_his_own(atlas: Atlas, cites: str, marks: list[str]):
    few = [source.id for source in atlas.of(Source) if not atlas.vocabulary.tiers[source.tier].told][:4]
    found = re.findall(r'<a class="cite"[^>]*>([^<]*)</a>', page(atlas).inline(cites.format(*few)))
    assert found == marks


def test_the_note_of_a_shared_mark_has_a_line_for_each_source(atlas: Atlas):
    few = [source.id for source in atlas.of(Source)][:2]
    context = page(atlas)
    html = context.inline(f"[@{few[0]}; @{few[1]}; @lao-zhang-1 2]")
    (title,) = re.findall(r'title="([^"]*)"', html)
    lines = title.split("&#10;")
    assert len(lines) == 4
    assert lines[3] == "\u2003passage 2"
    assert context.marks == {1: "cite-1", 2: "cite-1", 3: "cite-1"}


def test_a_text_in_a_line_keeps_its_bar_and_has_no_line_break(atlas: Atlas):
    assert page(atlas).inline("a | b\nc") == "a | b c"


@pytest.mark.parametrize("text", ["1. one", "- one", "# one", "> one", "    one"])
def test_what_begins_a_line_makes_no_block_of_it(atlas: Atlas, text: str):
    assert page(atlas).inline(f"{text} *two*") == f"{text.strip().replace('>', '&gt;')} <em>two</em>"


def test_a_text_without_markup_reads_the_same_whether_markdown_sees_it_or_not(atlas: Atlas):
    text = "So says [[taobao]], “in 2012” > 2011 and 私域 of it. [@lao-zhang-2 2]"
    assert f"{page(atlas).inline(text)} <em>x</em>" == page(atlas).inline(f"{text} *x*")


def test_a_role_is_named_and_not_linked(atlas: Atlas):
    assert page(atlas).link("shopper") == "Shopper"


def test_hand_made_markup_loses_its_power(atlas: Atlas):
    text = page(atlas).body('<img src="x"> [a](b) *c*{: .d }')
    assert "<img" not in text
    assert "<a" not in text
    assert "class" not in text


def test_inside_a_sentence_a_common_noun_loses_its_capital(atlas: Atlas):
    text = page(atlas).body(
        "A [[group-leader]] of [[taobao]], [[taoke]] and [[s2b2c]]. [[group-leader|X]]. [[cps]] it was."
    )
    for words in ("group leader", "Taobao", "Taoke", "S2B2C", "Cost per sale"):
        assert f">{words}</a>" in text


def test_a_note_is_a_button_that_opens_its_text_without_a_script(atlas: Atlas):
    context = page(atlas)
    text = context.inline("So. ^[One *two*.] And. ^[See [[taobao]].]")
    assert text.count('popovertarget="note-1"') == text.count('id="note-1" popover') == 1
    assert text.index('popovertarget="note-2"') < text.index('id="note-2" popover')
    assert "One <em>two</em>.</span>" in text
    assert ">Taobao</a>.</span>" in text
    assert "^" not in text


def test_words_are_set_as_in_print(atlas: Atlas):
    text = "[[taobao]]'s own [[social-e-commerce]] \"links\" [@lao-zhang-1 1], said 'he'. `it's`"
    html = page(atlas).inline(text)
    assert "</a>’s own" in html
    assert '<span class="unbroken">e-commerce</span></a> “links”' in html
    assert "said ‘he’." in html
    assert "<code>it's</code>" in html
