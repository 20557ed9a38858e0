"""Text as words: what compares equal, and where each word stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_texts import wide

from atlas.lexicon.folding import BREAK, HYPHEN, SPACE, folded, joinable, stem, tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text, {})]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("program programs program", "program"),
        ("company companies", "company"),
        ("movie movies", "movy"),
        ("business businesses", "business"),
        ("box boxes", "box"),
        ("pass passes passed passing", "pass"),
        ("brush brushes brushed brushing", "brush"),
        ("share shares shared sharing", "share"),
        ("shop shops shopped shopping", "shop"),
        ("sell sells selling", "sell"),
        ("purchase purchases purchased purchasing", "purchas"),
        ("handle handles handled handling", "handl"),
        ("carry carries carried carrying", "carry"),
        ("value values valued valuing", "valu"),
        ("add adds added adding", "add"),
        ("see seeing", "see"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str, expected: str) -> None:
    assert {stem(form) for form in forms.split()} == {expected}


@pytest.mark.parametrize(
    ("one", "other"),
    [("pass", "pas"), ("car", "care"), ("plan", "plane"), ("not", "note"), ("focus", "focu"), ("bring", "br"),
     ("analysis", "analysi"), ("seed", "se"), ("red", "r"), ("king", "k"), ("bus", "bu")],
)  # fmt: skip
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_only_plain_english_words_have_endings() -> None:
    assert [stem(word) for word in ("36krs", "ørsteds", "привеs", "团", "")] == ["36krs", "ørsteds", "привеs", "团", ""]


ending = st.sampled_from(["s", "es", "ies", "ed", "ied", "ing", "ings", "ieings", "eeings", "ggings"])


@given(st.text("abcdeginrsty", min_size=1, max_size=9), ending)
def test_a_stem_keeps_the_first_letters(word: str, ending: str) -> None:
    """The index of compounds is asked only for words whose first letters it knows."""
    for form in (word, word + ending):
        assert stem(form)[:3] == form[:3]
        if len(form) > 10:
            assert stem(form)[:5] == form[:5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fast HAND", ["fast", "hand"]),
        ("Ｆａｓｔ　ｈａｎｄ", ["fast", "hand"]),
        ("café cafe\u0301 İstanbul ﬁne", ["cafe", "cafe", "istanbul", "fine"]),
        ("Xi'an Xi’an Xi＇an Xian", ["xian"] * 4),
        ("Taobao's Taobao’s sellers'", ["taobao", "taobao", "sellers"]),
        ("don't rock'n'roll", ["dont", "rocknroll"]),
        ("U.S. U. S. e.g.", ["us", "u", "s", "eg"]),
        ("Ele.me www.taobao.com 1.5", ["ele", "me", "www", "taobao", "com", "1", "5"]),
        ("用Taobao买36氪", ["用", "taobao", "买", "36", "氪"]),
        ("双11", ["双", "11"]),
        ("ta\u200bo\u00adbao t\u202eb", ["taobao", "tb"]),
        ("WeChat™ WeChat² x½", ["wechat", "wechat", "x"]),
        ("Taobaoи иTaobao", ["taobaoи", "иtaobao"]),
        ("\ud800a\U00020000b\x00c", ["a", "b", "c"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        (" ", SPACE), ("\n", SPACE), ("\r\n", SPACE), ("\u00a0", SPACE), (" “", SPACE), ("” ", SPACE), ("’ ", SPACE),
        ("   \n   ", SPACE), ("-", HYPHEN), ("‑", HYPHEN), ("–", HYPHEN), ("·", HYPHEN), ("_", HYPHEN), (".", HYPHEN),
        ("-\n", HYPHEN), ("-\r\n", HYPHEN), ("\n\n", BREAK), ("\r\n\r\n", BREAK), (", ", BREAK), (". ", BREAK),
        (" – ", BREAK), ("—", BREAK), ("\t", BREAK), (" (", BREAK), ("，", BREAK), (" " * 17, BREAK), ("/", BREAK),
    ],
)  # fmt: skip
def test_what_stands_between_two_words(between: str, gap: int) -> None:
    assert tokens(f"fast{between}hand", {})[1].gap == gap


def test_a_full_stop_after_an_initial_ends_no_sentence() -> None:
    assert tokens("U. S", {})[1].gap == SPACE
    assert tokens("us. S", {})[1].gap == BREAK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("micro business", True), ("micro-business", True), ("app let", False), ("app-let", True), ("a part", False),
        ("e-commerce", True), ("e commerce", False), ("micro. Business", False), ("淘-宝", False), ("micro 店", False),
    ],
)  # fmt: skip
def test_what_may_be_one_compound(text: str, expected: bool) -> None:
    assert joinable(*tokens(text, {})) is expected


def test_a_traditional_character_stands_for_the_simplified_one() -> None:
    assert [token.word for token in tokens("電商", {"電": "电"})] == ["电", "商"]


def test_a_word_ends_with_its_marks_and_before_what_is_invisible() -> None:
    text = "cafe\u0301\u202c \u202eşe\u0327\u0301's"
    first, second = tokens(text, {})
    assert text[first.start : first.end] == "cafe\u0301"
    assert text[second.start : second.end] == "şe\u0327\u0301"


anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_every_word_is_found_where_it_stands(text: str) -> None:
    done = 0
    for token in tokens(text, {}):
        assert done <= token.start < token.end <= len(text)
        assert token.word
        assert token.word.startswith(tokens(text[token.start : token.end], {})[0].word)
        done = token.end


@given(anything)
def test_folding_knows_the_place_of_each_of_its_characters(text: str) -> None:
    found = folded(text, {})
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert all(len(unit.encode("utf-16-le", "surrogatepass")) == 2 for unit in found.text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F)))
def test_width_and_composition_make_no_difference(text: str) -> None:
    assert words(wide(text)) == words(text)
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))
