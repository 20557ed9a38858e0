import itertools
import re

from atlas.corpus.atlas import Atlas
from atlas.corpus.relations import backlinks, connections
from atlas.schema.records import Era, Event, Expression, Source
from atlas.text.alphabet import OTHER


def test_backlinks_run_both_ways(small: Atlas):
    assert {mention.owner for mention in small.mentions_of["brick"]} == {"acme", "bricks-last", "index.md"}
    assert {mention.target for mention in small.mentions_by["acme"]} == {"brick"}


def test_events_and_claims_are_found_from_what_they_name(small: Atlas):
    assert [event.id for event in small.events_of("acme")] == ["first-brick-9001"]
    assert [claim.id for claim in small.claims_about("brick")] == ["bricks-last"]


def test_coverage_names_who_cites_a_passage(small: Atlas):
    source = small.records["paper"]
    assert isinstance(source, Source)
    assert small.coverage(source) == {
        1: ("acme", "stone-era", "barter"),
        2: ("stone-era", "barter"),
        3: ("bricks-last", "stone-era"),
    }


def test_each_connection_stands_once_under_its_closest_relation(small: Atlas):
    found = {c.label: c.ids for c in connections(small, small.records["acme"])}
    assert found["rel_out_see_also"] == ("brick",), "a typed relation, not the mention in the body"
    ids = [id for connection in found.values() for id in connection]
    assert len(ids) == len(set(ids))


def test_what_is_only_compared_is_no_connection(fixture_atlas: Atlas):
    works, opening = fixture_atlas.records["zhiyuan-works"], fixture_atlas.records["market-opens-3007"]
    assert getattr(works, "dates", ()) == (opening.id,)
    assert {c.label for c in connections(fixture_atlas, works)} & {"rel_out_figures", "rel_out_dates"} == set()
    assert {c.label for c in connections(fixture_atlas, opening)} >= {"rel_out_begins"}


def test_an_event_is_one_of_the_actor_that_begins_with_it(fixture_atlas: Atlas):
    assert "market-opens-3007" in [event.id for event in fixture_atlas.events_of("zhiyuan-market")]


def test_records_come_in_the_order_readers_expect(atlas: Atlas):
    for kind, date in ((Era, lambda record: record.period), (Event, lambda record: record.date)):
        records = atlas.of(kind)
        assert all(date(a).earliest <= date(b).earliest for a, b in itertools.pairwise(records))
    names = [record.name.casefold() for record in atlas.named]
    assert names == sorted(names)


def test_of_events_that_begin_alike_the_less_exact_come_first(atlas: Atlas):
    dates = [event.date for event in atlas.of(Event)]
    alike = [(a, b) for a, b in itertools.pairwise(dates) if a.earliest == b.earliest]
    assert any(a.latest > b.latest for a, b in alike)
    assert all(a.latest >= b.latest for a, b in alike)


def test_a_backlink_quotes_the_sentence_that_mentions_the_record(atlas: Atlas):
    for record in atlas.named:
        for backlink in backlinks(atlas, record):
            texts = [m.text for m in atlas.mentions_of[record.id] if m.owner == backlink.id]
            assert any(f"[[{record.id}" in text for text in texts)
            assert not re.search(r"\[\[|\[@|\*\*", backlink.sentence)
            assert " | " not in backlink.sentence, (record.id, backlink)
            assert 0 < len(backlink.sentence) < 900, (record.id, backlink)


def test_of_pages_that_records_share_the_one_for_other_signs_comes_last(atlas: Atlas):
    pages = list(atlas.sharing[Expression])
    assert pages == [*sorted(set(pages) - {OTHER}), OTHER]
