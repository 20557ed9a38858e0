import datetime
import json

import pytest
from server import Reply, Server

from atlas.remote.archive import FIRST_WAIT, LONGEST_WAIT, TRIES, Archive, ArchiveBusy, Copy

PAGE = "https://example.org/a?b=1"
STAMP = "20240229120000"
DAY = datetime.date(2024, 2, 29)


def closest(stamp: str = STAMP, status: str = "200") -> Reply:
    return Reply(body=json.dumps({"archived_snapshots": {"closest": {"timestamp": stamp, "status": status}}}))


NONE = Reply(body=json.dumps({"archived_snapshots": {}}))


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def archive(server: Server, waits: list[float]) -> Archive:
    return Archive(server.url, f"{server.url}/available", sleep=waits.append, timeout=(1, 0.3))


def copy(server: Server) -> Copy:
    return Copy(f"{server.url}/web/{STAMP}/{PAGE}", DAY)


def opens(server: Server, *replies: Reply) -> None:
    server.replies[f"/web/{STAMP}id_/https://example.org/a"] = list(replies) or [Reply()]


def test_a_copy_that_opens_is_found(server: Server, archive: Archive):
    server.replies["/available"] = [closest()]
    opens(server)
    assert archive.copy_of(PAGE) == copy(server)
    assert "url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1" in server.asked[0]


@pytest.mark.parametrize(
    "reply",
    [
        NONE,
        Reply(500),
        Reply(body="<html>"),
        Reply(body="[]"),
        Reply(body='{"archived_snapshots": null}'),
        Reply(delay=0.6),
    ],
)
def test_no_copy_and_no_sense_are_no_copy(server: Server, archive: Archive, reply: Reply):
    server.replies["/available"] = [reply]
    assert archive.copy_of(PAGE) is None


def test_a_copy_of_an_error_or_one_that_does_not_open_is_none(server: Server, archive: Archive):
    server.replies["/available"] = [closest(status="404"), closest(stamp="no stamp"), closest()]
    assert archive.copy_of(PAGE) is None
    assert archive.copy_of(PAGE) is None
    opens(server, Reply(503))
    assert archive.copy_of(PAGE) is None


def test_a_saved_page_is_where_the_answer_leads(server: Server, archive: Archive, waits: list[float]):
    server.replies["/save/https://example.org/a"] = [Reply(302, {"Location": f"/web/{STAMP}/{PAGE}"})]
    server.replies[f"/web/{STAMP}/https://example.org/a"] = [Reply()]
    opens(server)
    assert archive.save(PAGE) == copy(server)
    assert waits == []


@pytest.mark.parametrize("reply", [Reply(523), Reply(500), Reply(delay=0.6), Reply(200, body="<html>")])
def test_a_page_saved_in_spite_of_an_error_is_looked_for(server: Server, archive: Archive, waits: list, reply: Reply):
    server.replies["/save/https://example.org/a"] = [reply]
    server.replies["/available"] = [NONE, NONE, closest()]
    opens(server)
    assert archive.save(PAGE) == copy(server)
    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]


def test_a_page_that_never_comes_is_given_up(server: Server, archive: Archive, waits: list[float]):
    server.replies["/save/https://example.org/a"] = [Reply(523)]
    server.replies["/available"] = [NONE]
    assert archive.save(PAGE) is None
    assert len(waits) == TRIES


def test_it_waits_as_long_as_it_is_told(server: Server, archive: Archive, waits: list[float]):
    server.replies["/available"] = [Reply(429, {"Retry-After": "7"}), Reply(429), closest()]
    opens(server)
    assert archive.copy_of(PAGE) == copy(server)
    assert waits == [7, FIRST_WAIT]


@pytest.mark.parametrize("wait", ["1", str(int(LONGEST_WAIT) + 1)])
def test_an_archive_that_stays_busy_ends_the_run(server: Server, archive: Archive, waits: list[float], wait: str):
    server.replies["/available"] = [Reply(429, {"Retry-After": wait})]
    with pytest.raises(ArchiveBusy):
        archive.copy_of(PAGE)
    assert len(waits) <= TRIES
