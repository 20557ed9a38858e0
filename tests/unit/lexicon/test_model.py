"""The lexicon in its compact form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_texts import SMALL

from atlas.lexicon.model import Lexicon, Pattern, Sense, from_json, to_json

line = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n\t*"))
name = line.filter(bool)
lists = st.lists(line, max_size=2).map(tuple)
patterns = st.builds(
    Pattern,
    phrase=name.filter(lambda phrase: phrase != "="),
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
    assert compact["phrases"].split("\n")[1] == "\tWeishang\tmicro-business\tderivative"
    assert compact["codes"].split("\n")[1:3] == ["CCch", "CCl+c"]
    assert (compact["notes"][0], compact["lists"][:2]) == ([0, 1, ""], [[], ["Olympic", "coach"]])
    assert compact["link"].split("\n")[1] == "glossary/*/"
    assert compact["variants"].startswith("電电團团")


def test_a_value_over_two_lines_or_a_tab_in_a_phrase_is_refused() -> None:
    first = SMALL.senses[0]
    with pytest.raises(ValueError, match="line break: 'two\\\\nlines'"):
        to_json(Lexicon((replace(first, means="two\nlines"),)))
    with pytest.raises(ValueError, match="tab: 'a\\\\tb'"):
        to_json(Lexicon((replace(first, patterns=(Pattern("a\tb"),)),)))
