"""Phrases as the numbers of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.lexicon.spelling import SIGNS, Spelling

phrases = st.lists(st.text("ab -é店", min_size=1).filter(lambda phrase: "- " not in phrase), min_size=1)


@given(phrases)
def test_what_is_coded_is_read(given: list[str]) -> None:
    spelling = Spelling.of(given)
    read = Spelling.read(spelling.listed)
    assert read.words == spelling.words
    assert [read.phrase(spelling.coded(phrase)) for phrase in given] == given


def test_words_share_their_beginning_and_numbers_are_short() -> None:
    spelling = Spelling.of(["self-lifting", "self-made shop", "shopping"])
    assert spelling.listed == "0lifting\n0made\n0self-\n1hop\n4ping"
    assert spelling.coded("self-made shop") == SIGNS[0] + SIGNS[2] + SIGNS[0] + SIGNS[1] + SIGNS[0] + SIGNS[3]
    with pytest.raises(KeyError):
        spelling.coded("other")


def test_many_words_take_three_signs() -> None:
    many = [f"w{number:05}" for number in range(len(SIGNS) ** 2 + 1)]
    spelling = Spelling.of(many)
    assert len(spelling.coded(many[-1])) == 3
    assert Spelling.read(spelling.listed).phrase(spelling.coded(many[-1])) == many[-1]


def test_no_words_are_no_words() -> None:
    assert Spelling.read(Spelling([]).listed).words == []
