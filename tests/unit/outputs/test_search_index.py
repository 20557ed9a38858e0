"""The words under which a page stands in the search index."""

import html
import json
import re
from collections.abc import Mapping

import jieba
import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import search_index as search
from atlas.page.headings import Heading
from atlas.page.routes import address_of, page_of
from atlas.schema.records import Event, Model, Term
from atlas.text.han import HAN_RUN

pytestmark = pytest.mark.unmeasured

SEPARATOR = r"[\s\-,()]+"


def enriched(atlas: Atlas, headings: Mapping[str, list[Heading]], *locations: str) -> dict[str, dict[str, str]]:
    docs = [{"location": location, "title": "A title", "text": ""} for location in locations]
    index = {"config": {"separator": SEPARATOR, "fields": {"title": {"boost": 1}}}, "docs": docs}
    files = search.files(json.dumps(index), search.entries(atlas, headings), atlas.labels)
    found = json.loads(files[search.DOCUMENTS])
    assert set(found["config"]["fields"]) >= {key for doc in found["docs"] for key in doc if key[-1].isdigit()}
    return {doc["location"]: doc for doc in found["docs"]}


SMALL = ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]


def words(*names: str) -> dict[str, float]:
    return search.words([(name.split(), 1.0) for name in names])


def test_a_word_that_is_the_whole_name_counts_most():
    assert words("taoke")["taoke"] == 1
    assert words("taoke era")["taoke"] < 1
    assert words("taoke era", "taoke")["taoke"] == 1


@pytest.mark.parametrize(
    "small", ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
def test_small_words_do_not_count(small: str):
    assert words(f"supplier {small} weishang") == words("supplier weishang")


def test_accents_tones_and_apostrophes_may_be_left_out():
    assert {"lüè", "lue", "lve"} <= set(words("lüè"))
    assert {"xiǎo'étōng", "xiaoetong", "xiao'etong"} <= set(words("xiǎo'étōng"))


def test_english_in_the_other_number():
    assert {"train", "trains"} <= set(words("through trains"))
    assert {"company", "companies"} <= set(words("company"))
    assert {"box", "boxes"} <= set(words("box"))
    assert "throughs" not in words("through trains")


def test_chinese_is_found_whole_by_its_parts_and_in_traditional_characters():
    found = words("社区团购")
    assert found["社区团购"] == found["社區團購"] == 1
    assert 0 < found["团购"] < 1


def test_a_page_holds_its_names_and_its_sections_do_not(atlas: Atlas):
    headings = [Heading(1, "wecom", "WeCom"), Heading(2, "printed", html.escape(atlas.labels["renderings"]))]
    found = enriched(atlas, {"actors/qiwei.md": headings}, "glossary/")
    page, section = found["actors/qiwei/"], found["actors/qiwei/#printed"]
    assert "qiwei" in page["names0"].split()
    assert {"qiyeweixin", "qǐyèwēixìn", "wechatwork", "企业微信", "企業微信"} <= set(page["whole"].split())
    assert "whole" not in section
    assert section["boost"] == page["boost"]
    assert found["glossary/"]["whole"] == "atitle"


def test_a_text_is_found_below_the_heading_it_stands_under_and_with_the_page_where_there_is_none(fixture_atlas: Atlas):
    model = next(model for model in fixture_atlas.of(Model) if model.limits)
    limits = html.escape(fixture_atlas.plain(model.limits), quote=False)
    headings = [Heading(2, "what-limits-it", fixture_atlas.labels["limits"])]
    address = f"models/{model.id}/"
    assert limits in enriched(fixture_atlas, {f"models/{model.id}.md": headings})[f"{address}#what-limits-it"]["text"]
    assert limits in enriched(fixture_atlas, {})[address]["text"]


def test_the_headings_inside_a_text_are_found_too(fixture_atlas: Atlas):
    owner = next(record for record in fixture_atlas.named if record.body and "## " in record.body)
    assert owner.body
    title = re.findall("^## (.+)$", owner.body, re.M)[0]
    entry = search.entries(fixture_atlas, {page_of(owner): [Heading(2, "part", title)]})[address_of(page_of(owner))]
    assert [section.title for section in entry.sections if section.fragment == "#part"] == [title]


def test_sources_are_not_in_the_search(atlas: Atlas):
    assert not any(location.startswith("sources/") for location in enriched(atlas, {}))


def test_events_count_less_than_models(atlas: Atlas):
    found = enriched(atlas, {})
    boosts = [found[at]["boost"] for at in ("models/rebate-site/", "chronology/alimama-public-launch-2007/")]
    assert boosts == sorted(boosts, reverse=True)
    assert boosts[0] > boosts[1]


def test_a_page_that_nobody_mentions_counts_by_its_kind_alone(atlas: Atlas):
    made = search.entries(atlas, {})
    unmentioned = next(record for record in atlas.of(Event) if not atlas.mentions_of.get(record.id))
    assert made[f"chronology/{unmentioned.id}/"].importance == Event.search_weight


def test_with_each_mention_a_page_counts_a_little_more(atlas: Atlas):
    made = search.entries(atlas, {})
    terms = sorted(atlas.of(Term), key=lambda term: len(atlas.mentions_of[term.id]))
    counts = [made[f"glossary/{term.id}/"].importance for term in terms]
    assert counts == sorted(counts)
    assert 1 < counts[0] < counts[-1] < 1.5


def test_the_segmenter_learns_names_of_two_characters(atlas: Atlas):
    search.entries(atlas, {})
    names = [record.zh for record in atlas.named if record.zh and HAN_RUN.fullmatch(record.zh) and len(record.zh) == 2]
    assert [name for name in names if name not in jieba.dt.FREQ] == []


def test_a_page_says_what_it_is_and_by_what_it_is_misread(fixture_atlas: Atlas):
    found = enriched(fixture_atlas, {})["glossary/yuanke/"]
    assert found["kind"] == "Term"
    summary = fixture_atlas.plain_summaries["yuanke"]
    told = found["line"] if isinstance(found["line"], str) else found["text"][: found["line"]]
    assert html.unescape(told).replace("\u200b", "") == summary
    assert set(found["wrong"].split()) == {"kite", "kitecustomers"}
    assert not {"kind", "line", "wrong"} & set(enriched(fixture_atlas, {}, "about/")["about/"])
