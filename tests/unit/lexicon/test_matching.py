"""Where a text holds expressions of the lexicon, and which of several is meant."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lexicon_texts import SMALL, generated, lexicon, sense, wide

from atlas.lexicon import folding, matching
from atlas.lexicon.indexing import Index, compiled
from atlas.lexicon.matching import CLOSE, COMPANY, Hit, find, grouped
from atlas.lexicon.model import Lexicon, Pattern

INDEX = compiled(SMALL)
law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found(text: str, index: Index = INDEX) -> list[tuple[str, str]]:
    """What of the text is a hit, and the right English for it."""
    return [(hit.text, index.lexicon.senses[hit.sense].reading) for hit in find(index, text)]


def phrases(text: str, *patterns: str | Pattern) -> list[str]:
    """What of the text is a hit where the lexicon has these patterns."""
    given = [Pattern(pattern) if isinstance(pattern, str) else pattern for pattern in patterns]
    return [hit.text for hit in find(compiled(lexicon(sense("测试语", "test", *given))), text)]


# --- what is the same phrase ------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    ["micro-business", "micro business", "microbusiness", "Micro-Businesses", "MICRO BUSINESS", "micro‑business",
     "micro–business", "micro-\nbusiness", "micro\r\nbusiness", "micro\u00a0business", "ｍｉｃｒｏ　ｂｕｓｉｎｅｓｓ",
     "micro “business", "mi\u00adcro\u200bbusiness", "mícro business"],
)  # fmt: skip
@pytest.mark.parametrize("listed", ["micro-business", "micro business", "microbusiness"])
def test_every_spelling_of_a_compound_is_found(form: str, listed: str) -> None:
    assert phrases(f"The {form}.", listed) == [form]


def test_a_compound_that_is_divided_elsewhere_is_another() -> None:
    assert phrases("news ale, new sale, newsale, new-s-ale", "new sale") == ["new sale", "newsale", "new-s-ale"]
    assert phrases("e-commerce, ecommerce, e commerce", "ecommerce") == ["e-commerce", "ecommerce"]
    assert phrases("micro shopowners, microshop owner", "micro shop owner") == ["micro shopowners", "microshop owner"]


def test_an_ending_is_that_of_the_last_word() -> None:
    assert phrases("a line of Li Ning, Lining and Li-Ning's", "Li Ning") == ["Li Ning", "Lining", "Li-Ning"]
    assert phrases("ding ding, Dingding, ding-ding", "Ding Ding") == ["ding ding", "Dingding", "ding-ding"]
    assert phrases("ding ding, Dingding, ding-ding", "Dingding") == ["ding ding", "Dingding", "ding-ding"]
    assert phrases("livestreams, live streams, live-streamed", "live streaming") == [
        "livestreams", "live streams", "live-streamed",
    ]  # fmt: skip


def test_a_name_keeps_its_ending() -> None:
    assert phrases("at the moment, Moments, moments", "Moments") == ["Moments", "moments"]
    assert phrases("a line, lined, lining, LINING’S, lin-ing", "Lining") == ["lining", "LINING", "lin-ing"]
    assert phrases("WeChat Moment, WeChat Moments", "WeChat Moments") == ["WeChat Moments"]
    assert phrases("wechatmoment, wechatmoments", "WeChat Moments") == ["wechatmoments"]
    assert phrases("the moment", "moments") == ["moment"]


def test_a_text_may_have_an_article_where_a_phrase_has_none() -> None:
    assert phrases("make up the order, make up order", "make up order") == ["make up the order", "make up order"]
    assert phrases("make the the order", "make order") == []  # one article
    assert phrases("the moments, a Moments", "Moments") == ["moments", "Moments"]  # and none before the phrase
    assert phrases("explode the depot, explode depot", "explode the depot") == ["explode the depot"]
    assert phrases("in the WeChat the Moments", "WeChat Moments") == ["WeChat the Moments"]
    both = ("reap the wind", "reap harvest")  # a way on by the article does not hide the one without
    assert phrases("reap the harvest, reap the wind", *both) == ["reap the harvest", "reap the wind"]


# --- phrases of parts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    ["burst warehouse", "Warehouse bursts", "bursting of the warehouses", "burst-warehouse", "position explosion",
     "warehouse popping up", "burst with your warehouse"],
)  # fmt: skip
def test_parts_stand_for_each_of_their_words_in_either_order(form: str) -> None:
    assert found(f"It was {form}.") == [(form, "overflowing depot")]


@pytest.mark.parametrize(
    "form",
    ["burst", "warehouse", "warehouse. Burst", "warehouse, burst", "burst burst", "burst in a warehouse",
     "burst of all of the warehouse", "burst of the our my warehouse", "pop warehouse"],
)  # fmt: skip
def test_parts_need_all_parts_and_little_between_them(form: str) -> None:
    assert found(f"It was {form}.") == []


@pytest.mark.parametrize(
    ("form", "stands"),
    [("live bring goods", True), ("bring the goods live", True), ("goods with live broadcast with", False),
     ("cargo for live bringing", True), ("live goods bring", False), ("bring live goods", False)],
)  # fmt: skip
def test_of_three_parts_the_end_may_come_first_but_none_moves_alone(form: str, stands: bool) -> None:
    assert ((form, "live commerce") in found(f"burst warehouse: {form}")) == stands


def test_a_hint_of_parts_gives_way_to_what_is_firm() -> None:
    parts = sense("带货", "stream", Pattern("带 货", "hint", parts=True))
    index = compiled(lexicon(sense("淘", "Tao", Pattern("goods Taobao", "likely")), parts))
    assert found("goods Taobao; with goods Taobao", index) == [("goods Taobao", "Tao")] * 2
    assert found("goods Taobao; with goods", index)[1:] == [("with goods", "stream")]


def test_a_phrase_goes_before_parts_however_strong() -> None:
    parts = sense("带货", "stream", Pattern("带 货", "likely", parts=True))
    said = sense("货带", "said", Pattern("with goods", "hint"))
    index = compiled(lexicon(parts, said, sense("淘", "Tao", Pattern("Taobao"))))
    assert found("Taobao with goods", index) == [("Taobao", "Tao"), ("with goods", "said")]
    assert [hit.others for hit in find(index, "Taobao with goods")] == [(), (0,)]
    assert found("with goods", index) == [("with goods", "stream")]  # a hint stands by itself no more than before


def test_hints_of_several_words_are_company_for_each_other() -> None:
    three = [Pattern(phrase, "hint") for phrase in ("fight a lot", "love beans", "iron fan")]
    assert phrases("fight a lot, love beans, iron fans", *three) == ["fight a lot", "love beans", "iron fans"]
    assert phrases("fight a lot, love beans", *three) == []
    assert phrases("fight, love, iron", *(Pattern(word, "hint") for word in ("fight", "love", "iron"))) == []
    assert phrases(f"fight a lot {'x ' * (CLOSE + 1)} love beans, iron fans", *three) == []


def test_a_text_that_is_full_of_firm_hits_is_company_for_all_hints() -> None:
    patterns = (Pattern("applet"), Pattern("track", "hint"))
    far = "x " * (COMPANY + 1)
    assert phrases(f"applet applet applet {far} track", *patterns)[-1] == "track"
    assert phrases(f"applet applet {far} track", *patterns)[-1] == "applet"
    assert phrases(f"applet applet applet {far * 8} track", *patterns)[-1] == "applet"


def test_words_near_and_not_near_hold_for_parts_too() -> None:
    assert found("suck the powder") == [("suck the powder", "attract followers")]
    assert found("my nose will suck the powder") == []
    assert found("an anchor will bring live goods") == []
    assert found("an anchor will bring goods live") == [("bring goods live", "live commerce")]


def test_small_words_that_meet_are_no_compound() -> None:
    assert phrases("The app let us go. We chat online.", "applet", "WeChat", "on line") == []
    assert phrases("An app-let. We-chat.", "applet", "WeChat") == ["app-let", "We-chat"]


def test_inflected_forms_are_found() -> None:
    assert phrases("electricity suppliers, Electricity Supplier's, ELECTRICITY SUPPLIERS’", "electricity supplier") == [
        "electricity suppliers", "Electricity Supplier", "ELECTRICITY SUPPLIERS",
    ]  # fmt: skip
    assert phrases("brings old friends together, bringing an old friend", "bring old friend") == [
        "brings old friends", "bringing an old friend",
    ]  # fmt: skip
    assert phrases("He passed the pas.", "pass") == ["passed"]


def test_a_phrase_begins_and_ends_with_a_word() -> None:
    assert phrases("pineapplets, applet1, xapplet, appletы", "applet") == []
    assert phrases("用applet的", "applet") == ["applet"]


def test_word_order_is_fixed() -> None:
    assert phrases("supplier electricity; electricity from a supplier", "electricity supplier") == []


def test_a_phrase_runs_over_punctuation_only_where_it_has_some() -> None:
    assert phrases("fast, hand; fast. Hand\n\nfast\n\nhand", "fast hand") == []
    assert phrases("Taobao, love. Taobao love", "Taobao, love") == ["Taobao, love"]
    assert phrases("the “fast” hand", "fast hand") == ["fast” hand"]
    assert phrases("the U.S. team, the US team, U. S. team", "U.S. team") == ["U.S. team", "US team"]
    assert phrases("Are you hungry?", "are you hungry?") == ["Are you hungry"]


def test_chinese_is_found_without_word_ends() -> None:
    assert found("我们在淘宝做电商，2019双11和 36 氪。") == [
        ("淘宝", "Taobao"), ("电商", "e-commerce"), ("双11", "Double 11"), ("36 氪", "36Kr"),
    ]  # fmt: skip
    assert found("淘，宝；淘\n\n宝；双110；136氪") == []
    assert found("餓了麼做電商和社區團購") == [("餓了麼", "Ele.me"), ("電商", "e-commerce")]


def test_the_longest_phrase_wins_from_the_left() -> None:
    assert phrases("community group purchase group", "community", "community group purchase", "purchase group") == [
        "community group purchase"
    ]
    assert found("社区团购社区") == [("社区团购", "community group buying"), ("社区", "neighbourhood")]
    assert phrases("a b c d", "a b x", "b c") == ["b c"]


@pytest.mark.parametrize("phrase", ["KOL", "O2O", "CPS", "x", "刷", "U", "…", ""])
def test_acronyms_and_single_characters_are_left_out(phrase: str) -> None:
    assert phrases("kol KOL O2O CPS x 刷 U … ", phrase) == []


def test_what_looks_like_an_acronym_in_a_phrase_counts() -> None:
    assert phrases("MINISO, QQ group, 1688", "MINISO", "QQ group", "1688") == ["MINISO", "QQ group", "1688"]


# --- company ----------------------------------------------------------------------------------


def filler(count: int) -> str:
    return "word " * count


def test_a_hint_alone_says_nothing() -> None:
    assert found("She keeps pallets and derivatives.") == []


@pytest.mark.parametrize("place", [(COMPANY, True), (COMPANY + 1, False)])
def test_a_hint_counts_near_another_hit(place: tuple[int, bool]) -> None:
    distance, counts = place
    right = ("Taobao", "Taobao")
    hint = [("derivative", "Weishang")] if counts else []
    assert found(f"derivative {filler(distance)}Taobao") == [*hint, right]
    assert found(f"Taobao {filler(distance - 1)}derivative") == [right, *hint]


def test_hints_are_no_company_for_each_other() -> None:
    assert found("derivative pallets derivative") == []


@pytest.mark.parametrize("place", [(CLOSE - 1, True), (CLOSE, False)])
def test_a_hint_counts_near_one_of_its_words(place: tuple[int, bool]) -> None:
    distance, counts = place
    expected = [("brush", "faked orders")] if counts else []
    assert found(f"brush {filler(distance)}orders") == expected
    assert found(f"orders {filler(distance)}brush") == expected


def test_all_words_of_a_near_term_must_be_close() -> None:
    assert found("The community in the WeChat") == []
    assert found("The community in groups on WeChat") == [("community", "group of customers")]


def test_a_phrase_is_no_company_for_itself() -> None:
    assert phrases("brush brush", Pattern("brush", "hint", near=("brush",))) == ["brush", "brush"]
    assert phrases("brush", Pattern("brush", "hint", near=("brush",))) == []


def test_what_is_stronger_but_lacks_its_near_words_is_a_hint() -> None:
    known = compiled(lexicon(sense("锤子", "Smartisan", Pattern("hammer", "certain", near=("phone",)), Pattern("Luo"))))
    assert find(known, "a hammer") == []
    assert [hit.strength for hit in find(known, "a hammer phone")] == ["certain"]
    assert [hit.strength for hit in find(known, "Luo " + filler(CLOSE) + "hammer")] == ["certain", "hint"]
    assert found("hammer, hammer " + filler(CLOSE) + " hammer phone", known) == [("hammer", "Smartisan")] * 3
    assert found("hammer, hammer, hammer", known) == []


def test_a_word_of_not_near_rules_a_phrase_out() -> None:
    assert found("The US team won.") == [("US team", "Meituan")]
    assert found("At the Olympics... The US team won an Olympic medal.") == []
    assert found("derivative, US team, coach") == []


def test_where_a_longer_phrase_may_not_stand_a_shorter_one_may() -> None:
    patterns = (Pattern("fast hand shop", "likely", not_near=("wash",)), Pattern("fast hand", "likely"))
    assert phrases("fast hand shop", *patterns) == ["fast hand shop"]
    assert phrases("wash, fast hand shop", *patterns) == ["fast hand"]
    assert phrases("fast hand shop", Pattern("fast hand shop", "hint"), Pattern("fast hand")) == ["fast hand"]


# --- several senses ---------------------------------------------------------------------------


def test_words_close_by_choose_the_sense() -> None:
    assert found("brush for a fake order")[0] == ("brush", "faked orders")
    assert found("brush the screen")[0] == ("brush", "flood the screen")
    assert found("The community and its residents") == [("community", "neighbourhood")]
    assert found("The flow of shop sales, the flow. " + filler(COMPANY) + "flow of users, a flow") == [
        ("flow", "turnover"), ("flow", "turnover"), ("flow", "traffic"), ("flow", "traffic"),
    ]  # fmt: skip


def hit(text: str, *senses: Any) -> Hit:
    (found,) = (one for one in find(compiled(lexicon(*senses)), text) if one.text == "flow")
    return found


def test_the_other_senses_are_kept_likelier_first() -> None:
    one, two, three = (sense(zh, zh, Pattern("flow", strength)) for zh, strength in
                       (("流量", "likely"), ("流水", "certain"), ("流程", "likely")))  # fmt: skip
    assert (hit("flow", one, two, three).sense, hit("flow", one, two, three).others) == (1, (0, 2))


def test_hits_of_the_same_record_speak_for_a_sense() -> None:
    one = sense("流量", "traffic", Pattern("flow", "certain"), record="traffic")
    two = sense("流水", "turnover", Pattern("flow", "likely"), Pattern("turnover", garbled=False), record="turnover")
    assert hit("flow", one, two).sense == 0
    assert hit("turnover and flow", one, two).sense == 1
    assert hit("turnover " + filler(COMPANY + 1) + "flow", one, two).sense == 0


def test_hits_of_the_same_kind_decide_where_nothing_else_does() -> None:
    one = sense("流量", "traffic", Pattern("flow"))
    two = sense("弗洛", "Flo", Pattern("flow"), kind="actor")
    other = sense("淘宝", "Taobao", Pattern("Taobao"), kind="actor")
    assert hit("flow", one, two, other).sense == 0
    assert hit("flow on Taobao", one, two, other).sense == 1


def test_the_same_phrase_twice_is_one_hit_of_one_sense() -> None:
    assert hit("flow", sense("流量", "traffic", Pattern("flows", "likely"), Pattern("Flow"))).others == ()


def test_a_hit_says_what_its_pattern_says() -> None:
    right, garbled, own = find(INDEX, "Taobao, 36 kryptons, love Shanghai")
    assert (right.garbled, right.strength) == (False, "certain")
    assert (garbled.garbled, garbled.why) == (True, "氪 is krypton.")
    assert (own.garbled, own.strength, own.why) == (True, "likely", "Why Baidu.")


def test_hits_are_grouped_by_what_is_meant_not_by_the_record_it_leads_to() -> None:
    own = sense("美团", "Meituan", Pattern("US team"), Pattern("US group"), record="meituan")
    leading = sense("翻车", "to fail in public", Pattern("overturned car"), record="meituan")
    known = lexicon(own, leading, sense("电商", "e-commerce", Pattern("electric business")))
    hits = find(compiled(known), "US team, overturned car, electric business, US group, 翻车, 电商, 美团")
    assert [[hit.text for hit in group] for group in grouped(hits)] == [
        ["US team", "US group", "美团"],
        ["overturned car", "翻车"],
        ["electric business", "电商"],
    ]


# --- laws -------------------------------------------------------------------------------------

pieces = st.sampled_from([pattern.phrase for one in SMALL.senses for pattern in one.patterns]) | st.sampled_from(
    [
        "order",
        "screen",
        "residents",
        "Olympic",
        " ",
        "-",
        "\n",
        "\n\n",
        ", ",
        ". ",
        "’s",
        "s",
        "ed",
        "\u0301",
        "\u202e",
        "İ",
    ]
)
anything = st.text(st.characters(exclude_categories=()))
texts = st.lists(pieces | st.just(" ") | anything, max_size=30).map("".join)


@law
@given(texts)
@example("cafe\u0301 Taobao\u0301's İ ﬁ")
def test_hits_are_slices_of_the_text_in_order_without_overlap(text: str) -> None:
    done = 0
    for hit in find(INDEX, text):
        assert done <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        assert hit.sense not in hit.others
        assert len(set(hit.others)) == len(hit.others)
        done = hit.end


@law
@given(texts)
def test_width_makes_no_difference(text: str) -> None:
    assert [(hit.start, hit.end, hit.sense) for hit in find(INDEX, wide(text))] == [
        (hit.start, hit.end, hit.sense) for hit in find(INDEX, text)
    ]


@law
@given(texts)
def test_case_makes_no_difference_to_latin_letters(text: str) -> None:
    upper = "".join(one.upper() if one.isascii() else one for one in text)
    assert [(hit.start, hit.sense) for hit in find(INDEX, upper)] == [
        (hit.start, hit.sense) for hit in find(INDEX, text)
    ]


@law
@given(texts, texts)
def test_what_is_far_away_changes_nothing(one: str, other: str) -> None:
    gap = "\n\n" + filler(COMPANY + 2) + "\n\n"
    assert find(INDEX, one + gap + other)[: len(find(INDEX, one))] == find(INDEX, one)


@law
@given(anything, st.sampled_from([pattern.phrase for one in SMALL.senses for pattern in one.patterns]))
def test_any_phrase_is_found_in_company_whatever_surrounds_it(text: str, phrase: str) -> None:
    """Nothing near rules it out, and it stands alone between two ends of a paragraph."""
    whole = f"{text}\n\n{phrase}\n\nTaobao"
    if any(
        hit.text in ("Olympic", "coach") for hit in find(compiled(lexicon(sense("测", "t", Pattern("coach")))), text)
    ):
        return
    start = len(text) + 2
    assert any(hit.start == start for hit in find(INDEX, whole))


def test_the_texts_of_the_generator_hold_enough_of_everything() -> None:
    hits = [hit for text in generated(SMALL, 200) for hit in find(INDEX, text)]
    for strength in ("certain", "likely", "hint"):
        assert sum(hit.strength == strength for hit in hits) > 200
    assert sum(bool(hit.others) for hit in hits) > 100
    assert {hit.sense for hit in hits} == set(range(len(SMALL.senses)))


# --- work is linear in the text ---------------------------------------------------------------

CODE = str(Path(matching.__file__).parent)


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Count the lines of the package that run."""
    lines = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        if not frame.f_code.co_filename.startswith(CODE):
            return None
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lambda: lines
    finally:
        sys.settrace(before)


def work(index: Index, text: str) -> int:
    folding.stem.cache_clear()
    with counted() as lines:
        find(index, text)
        return lines()


def deep(length: int) -> Lexicon:
    """Phrases of which each is the beginning of the next."""
    return lexicon(sense("深", "deep", *(Pattern("deep " * count + "end", "hint") for count in range(1, length))))


@pytest.mark.parametrize(
    "text",
    ["flow ", "brush ", "community ", "Taobao ", "micro ", "micro-", "electricity ", "淘", "淘宝", "\u0301", "'", "a'",
     "a.", "x-", " ", "\n", "brush order ", "horse ", "US team Olympic ", "\ud800", "ﬁ", "word ", "derivative Taobao "],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(text: str) -> None:
    count = 200
    once, twice = work(INDEX, text * count), work(INDEX, text * 2 * count)
    assert twice <= 2.1 * once + 100


def test_work_per_word_is_bounded_by_the_longest_phrase() -> None:
    index = compiled(deep(10))
    assert work(index, "deep " * 1600) <= 2.1 * work(index, "deep " * 800)
    assert find(index, "deep " * 100) == []
