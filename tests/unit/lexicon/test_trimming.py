"""What the lexicon does without: phrases that hold others, and the company of mere hints."""

from __future__ import annotations

from dataclasses import replace

from lexicon_texts import SMALL, generated, lexicon, sense

from atlas.lexicon.indexing import compiled
from atlas.lexicon.matching import find
from atlas.lexicon.model import Pattern
from atlas.lexicon.trimming import trimmed


def kept(*patterns: Pattern) -> list[Pattern]:
    """What is left of the patterns of a sense, its Chinese aside."""
    return list(trimmed(lexicon(sense("电商", "e-commerce", *patterns))).senses[0].patterns[1:])


def test_a_phrase_that_holds_another_of_its_sense_is_left_out():
    short = Pattern("electricity supplier", "likely")
    assert kept(Pattern("electricity supplier industry", "likely"), short) == [short]
    assert kept(Pattern("the electricity supplier", "hint"), short) == [short]


def test_a_phrase_stays_that_says_more_than_the_one_in_it():
    strong, hint = Pattern("electricity supplier war"), Pattern("electricity supplier", "hint")
    assert kept(strong, hint) == [strong, hint]
    choosy = Pattern("electricity supplier", not_near=("grid",))
    assert kept(strong, choosy) == [strong, choosy]
    right = Pattern("e-commerce", "hint", garbled=False)
    named = Pattern("e-commerce industry", "hint")
    assert kept(right, named) == [right, named]


def test_what_parts_make_is_left_out():
    depot = Pattern("爆 仓", "likely", parts=True)

    def left(*patterns: Pattern) -> list[Pattern]:
        return list(trimmed(lexicon(sense("爆仓", "depot", depot, *patterns))).senses[0].patterns[2:])

    made = [Pattern("burst of warehouse"), Pattern("explosion positions", "hint"), Pattern("a burst warehouse")]
    other = [Pattern("burst room"), Pattern("burst warehouse", garbled=False)]
    assert left(*made, *other) == other
    hint = replace(depot, strength="hint")
    firm = Pattern("burst warehouse", "likely")
    assert trimmed(lexicon(sense("爆仓", "depot", hint, firm))).senses[0].patterns[1:] == (hint, firm)
    others = lexicon(sense("爆仓", "depot", depot), sense("仓爆", "other", firm))
    assert trimmed(others).senses[1].patterns[1:] == (firm,)


def test_of_two_ways_to_write_a_phrase_the_stronger_stays():
    assert kept(Pattern("electric shops", "hint"), Pattern("electric-shop")) == [Pattern("electric-shop")]


def test_a_name_that_is_found_as_it_is_stands_for_no_other_word():
    name, word = Pattern("network Reds"), Pattern("network red")
    assert kept(name, word) == [word]
    assert kept(name, Pattern("network reds shop")) == [name, Pattern("network reds shop")]


def test_words_that_are_one_to_the_matcher_are_written_as_one():
    """But for those that a text may run together with the next: "brushingorder" is not "brushorder"."""
    phrases = Pattern("brushing orders"), Pattern("single brushed"), Pattern("order brush"), Pattern("brush Moments")
    assert [one.phrase for one in kept(*phrases)] == ["brushing order", "single brush", "order brush", "brush Moments"]


def test_a_hint_keeps_its_company_only_to_be_told_from_others():
    assert kept(Pattern("supplier", "hint", near=("Taobao",))) == [Pattern("supplier", "hint")]
    assert kept(Pattern("supplier", "likely", near=("Taobao",))) == [Pattern("supplier", "likely", near=("Taobao",))]
    two = lexicon(
        sense("电商", "e-commerce", Pattern("supplier", "hint", near=("Taobao",))),
        sense("供应商", "supplier", Pattern("supplier", "hint", near=("factory",))),
    )
    assert trimmed(two) == two


def test_what_is_firm_is_found_as_before():
    """Where the whole lexicon has a firm hit the trimmed one has one in it, with the same sense."""
    whole, small = compiled(SMALL), compiled(trimmed(SMALL))
    for text in generated(SMALL, 200, seed=11):
        firm = [hit for hit in find(whole, text) if hit.strength != "hint"]
        found = find(small, text)
        for hit in firm:
            assert any(one.start < hit.end and hit.start < one.end for one in found), (text, hit)
