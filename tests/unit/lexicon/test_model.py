"""What parts make, spelt out."""

from __future__ import annotations

from atlas.lexicon.model import Pattern, spelt_out

PARTS = {"爆": ("burst", "pop up"), "仓": ("warehouse", "position", "bin")}


def test_the_commonest_words_come_first_and_no_more_than_asked() -> None:
    made = list(spelt_out(Pattern("爆 仓", "likely", near=("depot",), parts=True), PARTS, 4))
    assert [one.phrase for one in made] == ["burst warehouse", "burst position", "pop up warehouse", "burst bin"]
    assert {(one.strength, one.near, one.parts) for one in made} == {("likely", ("depot",), False)}
    assert len(list(spelt_out(Pattern("爆 仓", parts=True), PARTS, 99))) == 6


def test_any_other_pattern_stays() -> None:
    assert list(spelt_out(Pattern("burst"), PARTS, 4)) == [Pattern("burst")]
