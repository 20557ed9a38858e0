"""How the lexicon is measured."""

from __future__ import annotations

from lexicon_texts import SMALL, lexicon, sense

from atlas.lexicon.indexing import compiled
from atlas.lexicon.measuring import Expected, marks, recall
from atlas.lexicon.model import Pattern

INDEX = compiled(SMALL)


def test_a_phrase_counts_if_it_is_hit_with_the_right_chinese():
    wrong = [Expected("US team", "团长"), Expected("garden", "电商")]
    result = recall(INDEX, [[Expected("U. S. troupe", "美团"), *wrong], [Expected("applets", "小程序")]])
    assert (result.tried, result.missed, result.share) == (4, tuple(wrong), 0.5)


def test_any_name_of_the_chinese_will_do_and_any_sense_that_is_told():
    named = sense("双十一", "Double 11", Pattern("双11", garbled=False), Pattern("double eleven", "likely"))
    assert not recall(compiled(lexicon(named)), [[Expected("double eleven", "双11")]]).missed
    two = lexicon(sense("社群", "group", Pattern("community")), sense("社区", "quarter", Pattern("community")))
    assert not recall(compiled(two), [[Expected("community", "社群")], [Expected("community", "社区")]]).missed


def test_the_phrases_of_an_article_are_company_for_each_other_and_no_more():
    hint, firm = Expected("derivative", "微商"), Expected("U. S. troupe", "美团")
    assert recall(INDEX, [[hint], [firm]]).missed == (hint,)
    assert recall(INDEX, [[hint, firm]]).missed == ()
    assert recall(INDEX, [[Expected("Taobao"), hint]]).missed == ()  # a right name is company, and not tried
    assert recall(INDEX, [[Expected("small", "小程序"), Expected("program")]]).share == 0
    assert recall(INDEX, []).share == 1


def test_hints_are_no_marks():
    assert [hit.text for hit in marks(INDEX, "Taobao and a derivative")] == ["Taobao"]
