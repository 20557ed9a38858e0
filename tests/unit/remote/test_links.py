import datetime

import pytest

from atlas.remote.fetching import Answer
from atlas.remote.links import from_json, judge, remembered, to_json

FIRST = datetime.date(2026, 11, 1)
NEXT_DAY = datetime.date(2026, 11, 2)
NEXT_WEEK = datetime.date(2026, 11, 8)
URL = "https://example.org/"


@pytest.mark.parametrize(
    ("answer", "judgement"),
    [
        (Answer(200), "fine"),
        (Answer(204), "fine"),
        (Answer(404), "gone"),
        (Answer(410), "gone"),
        (Answer(None, error="no connection"), "gone"),
        (Answer(None, error="timeout"), "unknown"),
        (Answer(403), "unknown"),
        (Answer(429), "unknown"),
        (Answer(500), "unknown"),
        (Answer(503), "unknown"),
    ],
)
def test_only_what_says_that_a_page_is_gone_counts(answer: Answer, judgement: str):
    assert judge(answer) == judgement


def test_an_address_is_dead_after_two_runs_a_week_apart():
    once = remembered({}, {URL: Answer(404)}, FIRST)
    assert not once[URL].dead(FIRST)
    assert not remembered(once, {URL: Answer(404)}, NEXT_DAY)[URL].dead(NEXT_DAY)
    again = remembered(once, {URL: Answer(410)}, NEXT_WEEK)
    assert again[URL].dead(NEXT_WEEK)
    assert again[URL].why == "410"


def test_an_answer_in_between_forgets_and_a_refusal_does_not():
    once = remembered({}, {URL: Answer(404)}, FIRST)
    assert remembered(once, {URL: Answer(200)}, NEXT_DAY) == {}
    assert remembered(once, {URL: Answer(429)}, NEXT_DAY) == once
    assert remembered({}, {URL: Answer(429)}, FIRST) == {}


def test_an_address_that_is_no_longer_cited_is_forgotten():
    once = remembered({}, {URL: Answer(404)}, FIRST)
    assert remembered(once, {}, NEXT_WEEK) == {}


def test_what_is_remembered_is_read_again():
    once = remembered({}, {URL: Answer(404)}, FIRST)
    assert from_json(to_json(once)) == once
