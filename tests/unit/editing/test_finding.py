import pytest

from atlas.corpus.atlas import Atlas
from atlas.editing.finding import find, folded


@pytest.mark.parametrize("text", ["zhiyuan-market", "Zhiyuan Market", "纸鸢市集", "Zhǐyuān Shìjí", "zhiyuan shiji"])
def test_a_record_is_found_by_each_of_its_names(fixture_atlas: Atlas, text: str):
    assert find(fixture_atlas.records.values(), text)[0].record.id == "zhiyuan-market"


def test_whole_names_come_before_beginnings_and_parts(fixture_atlas: Atlas):
    found = find(fixture_atlas.records.values(), "kite")
    assert [match.rank for match in found] == sorted(match.rank for match in found)
    assert len({match.record.id for match in found}) == len(found)


def test_what_garbled_renderings_and_addresses_say_is_found(fixture_atlas: Atlas):
    rendered = next(record for record in fixture_atlas.records.values() if getattr(record, "renderings", ()))
    seen = rendered.renderings[0].seen
    assert rendered.id in {match.record.id for match in find(fixture_atlas.records.values(), seen)}
    source = next(record for record in fixture_atlas.records.values() if getattr(record, "url", None))
    assert source.id in {match.record.id for match in find(fixture_atlas.records.values(), source.url)}


def test_a_misspelt_name_finds_the_nearest(fixture_atlas: Atlas):
    found = find(fixture_atlas.records.values(), "zhiyaun markte")
    assert found
    assert {match.rank for match in found} == {3}
    assert "zhiyuan-market" in {match.record.id for match in found}


def test_nothing_is_found_by_nothing(fixture_atlas: Atlas):
    assert find(fixture_atlas.records.values(), " - ") == []


def test_tones_case_and_punctuation_do_not_count():
    assert folded("Táo-kè, 淘客!") == "taoke淘客"
