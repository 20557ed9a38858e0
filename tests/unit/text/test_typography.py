"""Quotation marks and apostrophes as they are set in print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.text.typography import curly


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Yu'e Bao is Alibaba's.", "Yu’e Bao is Alibaba’s."),
        ("the merchants' own", "the merchants’ own"),
        ('He called it "temporary" (a "trial").', "He called it “temporary” (a “trial”)."),
        ("'so' and \"so\"", "‘so’ and “so”"),
        ("\"'Private' it was\", he said", "“‘Private’ it was”, he said"),
        ("nothing to set", "nothing to set"),
    ],
)
def test_marks_open_before_words_and_close_behind_them(written: str, printed: str):
    assert curly(written) == printed


def test_what_stands_in_front_decides_at_the_beginning():
    assert curly("'s links", "Taoke") == "’s links"
    assert curly('"links"', "(") == "“links”"


@given(st.text())
def test_nothing_else_is_changed_and_nothing_twice(text: str):
    once = curly(text)
    assert curly(once) == once
    assert len(once) == len(text)
    kept = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    assert once.translate(kept) == text.translate(kept)
