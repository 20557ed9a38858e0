"""What is new and what has changed as Atom feeds, and the dated events as a calendar.

Every time in them comes from git or from the records. An event without a full day is in no calendar: a month or a year
has no day to stand on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html import escape

from atlas.corpus.atlas import Atlas
from atlas.loading.history import Change, History
from atlas.outputs.how_to_cite import AUTHOR, SITE
from atlas.page.routes import place_of
from atlas.schema.records import Event, Record, Source

CHANGES, NEW, EVENTS = "feeds/changes.xml", "feeds/new.xml", "feeds/events.ics"
MOST = 100
"""Entries in a feed."""
_URN = "urn:siyu-atlas:"  # where the site has no address
_FOLD = 75  # octets of a line of a calendar


def files(atlas: Atlas, history: History, site: str) -> dict[str, str]:
    """Return both feeds and the calendar, path below docs/ to text."""
    dated = [(record, found) for record in atlas.records.values() if (found := _changes(atlas, history, record))]
    changed = sorted(dated, key=lambda pair: (pair[1][0].time, pair[0].id), reverse=True)
    new = sorted(dated, key=lambda pair: (pair[1][-1].time, pair[0].id), reverse=True)
    words = atlas.labels
    return {
        CHANGES: _feed(atlas, site, CHANGES, words["feed_changes"], [(one, found[0]) for one, found in changed[:MOST]]),
        NEW: _feed(atlas, site, NEW, words["feed_new"], [(one, found[-1]) for one, found in new[:MOST]]),
        EVENTS: calendar(atlas, history, site),
    }


def _changes(atlas: Atlas, history: History, record: Record) -> tuple[Change, ...]:
    return history.get(atlas.documents[record.id].path, ()) if record.own_page else ()


# --- Atom -------------------------------------------------------------------------------------


def _feed(atlas: Atlas, site: str, path: str, title: str, entries: list[tuple[Record, Change]]) -> str:
    base = site or _URN
    updated = max((change.time for _, change in entries), default=_newest(atlas))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{base}{path}</id>",
        f"<title>{SITE}: {escape(title)}</title>",
        f"<updated>{_stamp(updated)}</updated>",
        f"<author><name>{AUTHOR}</name></author>",
        "<rights>CC BY 4.0</rights>",
        *([f'<link rel="self" href="{base}{path}"/>', f'<link rel="alternate" href="{base}"/>'] if site else ()),
        *(_entry(atlas, base, record, change) for record, change in entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(atlas: Atlas, base: str, record: Record, change: Change) -> str:
    address = escape(f"{base}{place_of(record)}")
    said = atlas.plain_summaries.get(record.id, "")
    what = atlas.labels["feed_entry_new" if change.new else "feed_entry_changed"].format(words=change.words)
    return (
        f"<entry><id>{address}#{change.time:%Y%m%dT%H%M%SZ}</id>"
        f"<title>{escape(record.title)}</title>"
        f'<link rel="alternate" href="{address}"/>'
        f"<updated>{_stamp(change.time)}</updated>"
        f'<category term="{record.kind}"/>'
        f"<summary>{escape(f'{what} {said}'.strip(), quote=False)}</summary></entry>"
    )


def _newest(atlas: Atlas) -> datetime.datetime:
    """Return the last day on which a source was read: the time of a feed of which git says nothing."""
    day = max(source.accessed.earliest for source in atlas.of(Source))
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _stamp(time: datetime.datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


# --- iCalendar --------------------------------------------------------------------------------


def calendar(atlas: Atlas, history: History, site: str) -> str:
    """Return the events that have a certain day as a calendar of whole days."""
    events = atlas.of(Event)
    dated = [event for event in events if has_day(event)]
    left = atlas.labels["calendar_help"].format(count=len(dated), left=len(events) - len(dated))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{SITE}//events//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{SITE}",
        f"X-WR-CALNAME:{SITE}",
        f"DESCRIPTION:{_escaped(left)}",
        f"X-WR-CALDESC:{_escaped(left)}",
        *(line for event in dated for line in _event(atlas, history, event, site)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def has_day(event: Event) -> bool:
    """Return whether the date of an event is one certain day."""
    point = event.date.start
    return not event.date.interval and bool(point and point.day) and event.date.certain


def _event(atlas: Atlas, history: History, event: Event, site: str) -> Iterator[str]:
    changes = _changes(atlas, history, event)
    day = event.date.earliest
    stamp = changes[0].time if changes else datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@siyu-atlas"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(atlas.plain_summaries[event.id])}"
    if site:
        yield f"URL:{site}{place_of(event)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _FOLD:
            pieces.append("")
            size = 1  # the space that begins the next piece
        pieces[-1] += character
        size += width
    return "\r\n ".join(pieces)
