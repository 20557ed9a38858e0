"""The lexicon in its compact form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_texts import SMALL

from atlas.lexicon.compact import from_json, to_json
from atlas.lexicon.model import Lexicon, Pattern, Sense

line = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n\t*"))
name = line.filter(bool)
lists = st.lists(line, max_size=2).map(tuple)
patterns = st.builds(
    Pattern,
    phrase=name.filter(lambda phrase: "- " not in phrase),
    strength=st.sampled_from(["certain", "likely", "hint"]),
    garbled=st.booleans(),
    near=lists,
    not_near=lists,
    why=line,
)
senses = st.builds(
    Sense, name, line, line, name, name, st.none() | name, line, line, st.lists(patterns, max_size=3).map(tuple)
)
variants = st.dictionaries(st.characters(exclude_categories=("Cs",)), st.characters(exclude_categories=("Cs",)))
lexicons = st.builds(Lexicon, st.lists(senses, max_size=3).map(tuple), variants)


@given(lexicons)
def test_what_is_written_is_read(lexicon: Lexicon) -> None:
    assert from_json(to_json(lexicon)) == lexicon


def test_the_small_lexicon_and_an_empty_one_are_read_as_written() -> None:
    assert from_json(to_json(SMALL)) == SMALL
    assert from_json(to_json(Lexicon(()))) == Lexicon(())


def test_it_is_written_compactly() -> None:
    compact = json.loads(to_json(SMALL))
    assert compact["zh"].split("\n")[:2] == ["电商", "微商"]
    assert [len(phrase) for phrase in compact["phrases"].split("\n")[1].split(" ")] == [0, 2, 4, 2]
    assert compact["words"].split("\n")[-2:] == ["1ith", "0you"]
    assert compact["codes"].split("\n")[1:3] == ["CCch", "CCl+c"]
    depot = compact["zh"].split("\n").index("爆仓")
    assert compact["phrases"].split("\n")[depot] == " 11"
    assert compact["codes"].split("\n")[depot] == "Cm"
    assert (compact["notes"][0], compact["lists"][:2]) == ([0, 1, ""], [[], ["Olympic", "coach"]])
    assert compact["link"].split("\n")[1] == "glossary/*/"
    assert compact["variants"].startswith("電电團团")


def test_a_value_over_two_lines_or_a_tab_in_a_phrase_is_refused() -> None:
    first = SMALL.senses[0]
    with pytest.raises(ValueError, match="line break: 'two\\\\nlines'"):
        to_json(Lexicon((replace(first, means="two\nlines"),)))
    with pytest.raises(ValueError, match="a line break: 'a\\\\tb'"):
        to_json(Lexicon((replace(first, patterns=(Pattern("a\tb"),)),)))
    with pytest.raises(ValueError, match="after a hyphen: 'pick- up'"):
        to_json(Lexicon((replace(first, patterns=(Pattern("pick- up"),)),)))
    wrong = replace(first, patterns=(Pattern("商 电", parts=True),))
    with pytest.raises(ValueError, match="parts do not spell '电商': '商 电'"):
        to_json(Lexicon((wrong,), {}, {"商": ("trade",), "电": ("power",)}))
