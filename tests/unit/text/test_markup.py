import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.text import markup
from atlas.text.markup import CitationMark, CitedSource, Code, Link, Literal, Malformed, NoteEdge

pieces = st.sampled_from(
    [
        "[[a]]",
        "[[a|b c]]",
        "[@s]",
        "[@s 1-2; @t 4]",
        "^[",
        "^[So [[a]]. [@s]]",
        "`",
        "```\n",
        "\n\n",
        "    ",
        "- x ",
        "word ",
        "\\[[a]]",
        "[[",
        "]]",
        "[@",
        "\t",
        "\n",
    ]
)
texts = st.lists(pieces, max_size=25).map("".join)


def raw(token):
    return token.text if isinstance(token, Literal | Code) else token.raw


@given(texts)
def test_tokens_cover_the_text_in_order(text):
    position = 0
    for token in markup.tokens(text, code_everywhere=True):
        assert token.offset == position
        assert text.startswith(raw(token), position)
        position += len(raw(token))
    assert position == len(text)


def test_links_and_citations():
    link, _, other, _, cite = markup.tokens("[[taoke]] [[taoke|affiliates]] [@lao-zhang-1 4-9, 12; @press]")
    assert link == Link("taoke", "", "[[taoke]]", 0)
    assert isinstance(other, Link)
    assert (other.id, other.text) == ("taoke", "affiliates")
    assert isinstance(cite, CitationMark)
    assert cite.items == (CitedSource("lao-zhang-1", ((4, 9), (12, 12))), CitedSource("press"))
    assert cite.items[0].locator == "4–9, 12"


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]`",
        "``[[a]] ` [@s]``",
        "```\n[[a]]\n```",
        "~~~ yaml\n[@s]\n~~~",
        "para\n\n    [[a]]\n    [@s]\n",
        "\\[[a]]",
        "```\n[[a]] never closed",
    ],
)
def test_nothing_inside_code_is_touched(text):
    assert markup.render(text, lambda link: "X", lambda cite: "X") == text


def test_a_paragraph_that_continues_a_list_item_is_no_code():
    text = "- one\n\n    two [[a]]\n\n    three [[b]]\n"
    assert [token.id for token in markup.tokens(text) if isinstance(token, Link)] == ["a", "b"]


def test_in_a_table_the_bar_may_be_escaped():
    (link,) = markup.tokens("[[taoke\\|affiliates]]")
    assert isinstance(link, Link)
    assert (link.id, link.text) == ("taoke", "affiliates")


@pytest.mark.parametrize("text", ["[[]]", "[[a|]]", "[[a", "[@]", "[@a b]", "[@a 9-4]", "[@a 4-]", "[@a;]", "[@a"])
def test_what_is_not_well_formed_is_named(text):
    assert isinstance(next(markup.tokens(text)), Malformed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("[[a", "not closed"), ("[[a\\b", "not closed"), ("[[a]b]]", "not closed"), ("[[a\\b]]", "no path"),
     ("[[a [@s]]]", "another mark"), ("[@a", "not closed")],
)  # fmt: skip
def test_what_is_wrong_with_a_mark_is_said(text: str, reason: str):
    (token,) = (token for token in markup.tokens(text) if isinstance(token, Malformed))
    assert reason in token.reason


def test_plain_text_keeps_words_and_drops_marks():
    text = "**Taoke** are [[taobao|Taobao's]] affiliates [@s 4]. So is [[fanli]]. [@s]"
    assert (
        markup.plain(text, lambda _, link: link.text or link.id.title())
        == "Taoke are Taobao's affiliates. So is Fanli."
    )


def test_a_citation_stands_close_to_what_it_supports():
    assert markup.render("It was so. [@s]", lambda link: "", lambda cite: "(1)") == "It was so.(1)"


def test_a_note_holds_links_and_citations_in_place():
    text = "So. ^[By [[a]]. [@s]] Then [[b]]."
    found = list(markup.tokens(text))
    assert [type(token) for token in found] == [
        Literal, NoteEdge, Literal, Link, Literal, CitationMark, NoteEdge, Literal, Link, Literal,
    ]  # fmt: skip
    assert all(text.startswith(raw(token), token.offset) for token in found)
    assert [token.id for token in markup.outside_notes(found) if isinstance(token, Link)] == ["b"]


def test_a_note_is_rendered_as_one_and_left_out_of_plain_text():
    text = "So it was. ^[A repost; see [[a]]. [@s]] And then."
    shown = markup.render(text, lambda link: link.id, lambda cite: "(1)", note=lambda words: f"<{words}>")
    assert shown == "So it was.<A repost; see a.(1)> And then."
    assert markup.plain(text, lambda _, link: link.id) == "So it was. And then."


@pytest.mark.parametrize("text", ["^[", "^[]", "^[a", "^[a ^[b]]", "^[a\n\nb]", "^[a [b]]"])
def test_a_note_is_closed_in_its_paragraph_and_holds_no_other(text: str):
    assert any(isinstance(token, Malformed) for token in markup.tokens(text))


def test_a_note_and_the_text_around_it_are_read_apart():
    text = "One. ^[Two [[a]].] Three [[b]]."
    inside, at = markup.unfolded(text, text.index("[[a"))
    assert (inside, inside[at:]) == ("Two [[a]].", "[[a]].")
    around, at = markup.unfolded(text, text.index("[[b"))
    assert (around, around[at:]) == ("One.  Three [[b]].", "[[b]].")
    around, at = markup.unfolded(text, text.index(" Three"))  # the first character after the note
    assert (around, around[at:]) == ("One.  Three [[b]].", " Three [[b]].")


@pytest.mark.parametrize("text", ["", "a", "9-4", "4,", "-3"])
def test_passage_lists_are_checked(text):
    with pytest.raises(ValueError, match="list of passages"):
        markup.passage_ranges(text)


def test_long_texts_take_linear_work():
    text = "word [[a]] `code` [@s 4-9] ^[b]\n\n" * 5000 + "`" * 2001 + "[[" * 2000 + "^[a " * 2000
    assert sum(len(raw(token)) for token in markup.tokens(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("[[x]]", True),
        ("So. [[x]]", True),
        ("So. [@s 4; @t] [[x]]", True),
        ("- [[x]]", True),
        ("one\n\n[[x]]", True),
        ("| [[x]]", True),
        ("A [[x]]", False),
        ("one-[[x]]", False),
        ("So. ^[Why.] [[x]]", True),
        ("So ^[Why.] [[x]]", False),
        ("so ^[[[x]] it was]", True),
        ("by [@s] [[x]]", False),
        ("one\n[[x]]", False),
    ],
)
def test_a_link_knows_whether_it_begins_a_sentence(text: str, begins: bool):
    assert markup.starts_sentence(text, text.index("[[x")) == begins


def test_code_is_told_apart_in_text_without_any_mark_where_it_is_asked_for():
    text = "a `{{ b }}` c"
    assert [type(token) for token in markup.tokens(text)] == [Literal]
    assert [type(token) for token in markup.tokens(text, code_everywhere=True)] == [Literal, Code, Literal]
