from pathlib import Path

from atlas.corpus import evidence
from atlas.corpus.atlas import Atlas
from atlas.outputs.json_csv import as_data
from atlas.schema.records import Term
from atlas.text.dates import Date

VALID = Path(__file__).parents[2] / "bad_data/_valid"


def test_statements_are_counted_by_what_they_rest_on(small: Atlas):
    report = evidence.report(small)
    cites = sum(text.count("[@") for path in (VALID / "data").rglob("*.yml") for text in [path.read_text("utf-8")])
    assert report.statements == report.single_source == cites
    assert report.weak_only == report.unlinked_only == 0
    assert report.tiers == (("press", 1), ("repost", 0))


def test_a_field_left_out_is_one_that_nobody_looked_for(small: Atlas):
    report = evidence.report(small)
    assert report.not_looked_for == (("brick", "first_use", None),)
    assert report.looked_for == ()


def test_a_field_said_to_be_unknown_was_looked_for(fixture_atlas: Atlas):
    report = evidence.report(fixture_atlas)
    day = Date.parse("3022-05-04")
    assert {one.looked_for for one in report.looked_for} == {day}
    found = {(one.record, one.field) for one in report.looked_for}
    assert found == {
        ("zhiyuan-works", "ended"), ("spool-counter", "founded"), ("lantern-run", "period"),
        ("lantern-run", "repurchase"), ("kitestringwinders-fund", "first_use"), ("copied-leaflet", "date"),
    }  # fmt: skip
    assert ("rebate-loft", "repurchase", None) in report.not_looked_for
    assert found.isdisjoint((one.record, one.field) for one in report.not_looked_for)


def test_records_are_listed_by_the_day_their_sources_were_read(fixture_atlas: Atlas):
    (never, unread), *days = evidence.report(fixture_atlas).checked
    assert never is None
    assert "tower-selling" in unread
    assert [(str(day), set(ids)) for day, ids in days] == [
        ("3021-12-31", {"old-reed"}),
        ("3022-06-01", {"own-loft", "lofts-live-on-return", "market-opens-3007", "loft-keeping"}),
    ]
    listed = [*unread, *(id for _, ids in days for id in ids)]
    assert len(listed) == len(set(listed))
    assert not {"reed-essay-1", "zhiyao"} & set(listed), "sources and expressions have no such day"


def test_what_was_looked_for_in_vain_is_as_good_as_no_value(fixture_atlas: Atlas):
    fund = fixture_atlas.records["kitestringwinders-fund"]
    assert isinstance(fund, Term)
    assert not fund.first_use
    assert as_data(fixture_atlas, fund)["first_use"] == {"unknown": "3022-05-04"}
    lamp = fixture_atlas.records["loft-lamp"]
    assert isinstance(lamp, Term)
    assert lamp.first_use is None
    assert "first_use" not in as_data(fixture_atlas, lamp)


def test_weak_records_have_weak_sources(atlas: Atlas):
    report = evidence.report(atlas)
    assert report.statements >= report.single_source
    assert report.statements > report.weak_only >= report.weak_records[0][1] > 0
    assert {claim.verdict for claim in report.unverified} <= {"unverified"}
