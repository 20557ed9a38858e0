import datetime
from typing import Any

import feedparser
import icalendar
import pytest
from lxml import etree

from atlas.corpus.atlas import Atlas
from atlas.loading.history import Change
from atlas.outputs import feeds
from atlas.schema.records import Event

SITE = "https://atlas.example/"
NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)


def changes(atlas: Atlas) -> dict[str, tuple[Change, ...]]:
    """Every file was new on a day and changed a day later."""
    found = {}
    for number, record in enumerate(atlas.records.values()):
        time = NOON + datetime.timedelta(minutes=number)
        later = Change(time + datetime.timedelta(days=1), "Mend <this> & that", False)
        found[atlas.documents[record.id].path] = (later, Change(time, "Tell of it", True))
    return found


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return feeds.files(atlas, changes(atlas), SITE)


def parsed(text: str) -> Any:
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize(
    ("path", "words"), [(feeds.CHANGES, "Changed: Mend <this> & that."), (feeds.NEW, "New: Tell of it.")]
)
def test_a_feed_tells_what_changed_the_last_first(atlas: Atlas, made: dict[str, str], path: str, words: str):
    found = parsed(made[path])
    times = [entry.updated for entry in found.entries]
    assert len(times) == feeds.MOST
    assert times == sorted(times, reverse=True)
    assert found.feed.updated == times[0]
    assert len({entry.id for entry in found.entries}) == len(times)
    places = {f"{SITE}{record.section}/{record.id}/": record for record in atlas.records.values() if record.own_page}
    for entry in found.entries:
        assert entry.title == places[entry.link].title
        assert (
            words
            in etree.fromstring(made[path].encode()).xpath(
                "//*[local-name()='entry'][*[local-name()='id']=$id]/*[local-name()='summary']/text()", id=entry.id
            )[0]
        )


def test_a_feed_without_history_is_empty_and_takes_its_time_from_the_records(atlas: Atlas):
    made = feeds.files(atlas, {}, "")
    found = parsed(made[feeds.CHANGES])
    assert found.entries == []
    newest = max(str(source.accessed) for source in atlas.of_kind("source"))
    assert found.feed.updated == f"{newest}T00:00:00Z"


def test_the_calendar_holds_the_events_that_have_a_day_and_no_others(atlas: Atlas, made: dict[str, str]):
    read = icalendar.Calendar.from_ical(made[feeds.EVENTS])
    told = {str(event["UID"]).removesuffix("@siyu-atlas"): event for event in read.walk("VEVENT")}
    days = {event.id: event for event in atlas.of(Event) if len(str(event.date)) == len("2026-11-26")}
    assert set(told) == {id for id in days if str(days[id].date)[-1].isdigit()}
    for id, event in told.items():
        assert event["DTSTART"].dt == datetime.date.fromisoformat(str(days[id].date))
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
        assert str(event["SUMMARY"]) == days[id].title
        assert str(event["DESCRIPTION"]) == atlas.plain_summaries[id]
    left = len(atlas.of(Event)) - len(told)
    assert f"{left} others" in str(read["X-WR-CALDESC"])


def test_no_line_of_the_calendar_is_longer_than_75_octets(made: dict[str, str]):
    lines = made[feeds.EVENTS].encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_calendar_without_history_takes_its_times_from_the_events(atlas: Atlas):
    for event in icalendar.Calendar.from_ical(feeds.calendar(atlas, {}, "")).walk("VEVENT"):
        assert event["DTSTAMP"].dt.date() == event["DTSTART"].dt
        assert "URL" not in event
