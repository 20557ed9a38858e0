"""What the atlas promises its readers, counted on the real records."""

import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.schema.records import Claim, Era, Event, Model, Series, Source, Term, Thread

pytestmark = [pytest.mark.content, pytest.mark.unmeasured]


def words(atlas: Atlas, text: str | None) -> int:
    return len(atlas.plain(text or "").split())


def test_eras_models_and_threads_are_told_at_encyclopedic_length(atlas: Atlas):
    lengths = {record.id: words(atlas, record.body) for record in (*atlas.of(Era), *atlas.of(Model))}
    assert {id: length for id, length in lengths.items() if not 250 <= length <= 700} == {}
    assert all(words(atlas, thread.body) >= 250 for thread in atlas.of(Thread))


def test_there_is_enough_of_everything(atlas: Atlas):
    assert len(atlas.of(Era)) >= 5
    assert len(atlas.of(Term)) >= 90
    assert len(atlas.of(Event)) >= 120
    assert len([claim for claim in atlas.of(Claim) if claim.by == "lao-zhang"]) >= 46
    assert {series.topic for series in atlas.of(Series)} >= set(atlas.vocabulary.series_topics) - {"other"}


def test_the_founding_texts_are_covered(atlas: Atlas):
    for id in ("lao-zhang-1", "lao-zhang-2"):
        source = atlas.records[id]
        assert isinstance(source, Source)
        assert source.passages
        assert sum(map(bool, atlas.coverage(source).values())) >= source.passages - 5


def test_common_misreadings_lead_to_their_records(atlas: Atlas):
    seen = {re.sub(r"\W", "", one.seen.casefold()): record.id for record in atlas.named for one in record.renderings}
    expected = {
        "throughtrains": "zhitongche",
        "gravitycubes": "yinli-mofang",
        "taobaocustomers": "taoke",
        "pallet": "assortment",
        "800discounts": "zhe800",
        "enterprisesandmicroenterprises": "qiwei",
    }
    assert {text: seen.get(text) for text in expected} == expected
