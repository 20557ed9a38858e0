from pathlib import Path

from atlas.corpus import evidence
from atlas.corpus.atlas import Atlas

VALID = Path(__file__).parents[2] / "bad_data/_valid"


def test_statements_are_counted_by_what_they_rest_on(small: Atlas):
    report = evidence.report(small)
    cites = sum(text.count("[@") for path in (VALID / "data").rglob("*.yml") for text in [path.read_text("utf-8")])
    assert report.statements == report.single_source == cites
    assert report.weak_only == report.unlinked_only == 0
    assert report.tiers == (("press", 1), ("repost", 0))


def test_unknown_fields_are_listed(small: Atlas):
    assert dict(evidence.report(small).unknown) == {"brick": ("first_use",)}


def test_weak_records_have_weak_sources(atlas: Atlas):
    report = evidence.report(atlas)
    assert report.statements >= report.single_source
    assert report.statements > report.weak_only >= report.weak_records[0][1] > 0
    assert {claim.verdict for claim in report.unverified} <= {"unverified"}
