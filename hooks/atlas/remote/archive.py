"""Find copies of pages in the Internet Archive, and ask for one where there is none.

Addresses and answers are those of its availability API and of "Save Page Now".
"""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import requests

from atlas.remote.fetching import TIMEOUT, WHO

WEB = "https://web.archive.org"
LOOK_UP = "https://archive.org/wayback/available"
TRIES = 4
FIRST_WAIT = 15.0
"""Seconds before a copy is looked for again; each further wait is twice as long."""
LONGEST_WAIT = 300.0
_COPY = re.compile(r"/web/(\d{14})[a-z_]*/(.+)")


class ArchiveBusy(Exception):
    """The archive asks to come back later."""


@dataclass(frozen=True)
class Copy:
    """A copy of a page: its address and the day on which it was made."""

    url: str
    day: datetime.date


@dataclass
class Archive:
    """The archive at `web`, looked up at `look_up`; `sleep` waits for some seconds."""

    web: str = WEB
    look_up: str = LOOK_UP
    sleep: Callable[[float], None] = time.sleep
    timeout: tuple[float, float] = TIMEOUT
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.headers["User-Agent"] = WHO

    def copy_of(self, url: str) -> Copy | None:
        """Return the copy that the archive holds of a page, if it can be opened. Raises ArchiveBusy."""
        response = self._get(self.look_up, params={"url": url})
        if response is None or response.status_code != 200:
            return None
        try:
            closest = response.json()["archived_snapshots"]["closest"]
            found = Copy(f"{self.web}/web/{closest['timestamp']}/{url}", _day(closest["timestamp"]))
        except (ValueError, KeyError, TypeError):  # no copy, or no answer of the form that is known
            return None
        return found if str(closest.get("status")) == "200" and self._opens(found, closest["timestamp"], url) else None

    def _opens(self, copy: Copy, timestamp: str, url: str) -> bool:
        response = self._get(f"{self.web}/web/{timestamp}id_/{url}")
        return response is not None and response.status_code == 200

    def save(self, url: str) -> Copy | None:
        """Ask for a copy and return it once it can be opened; None where none came. Raises ArchiveBusy.

        The answer to the request may be an error although the copy was made, so the copy is looked for in any case.
        """
        response = self._get(f"{self.web}/save/{url}")
        made = _COPY.search(response.url) if response is not None and response.status_code == 200 else None
        if made and self._opens(copy := Copy(f"{self.web}/web/{made[1]}/{url}", _day(made[1])), made[1], url):
            return copy
        wait = FIRST_WAIT
        for _ in range(TRIES):
            self.sleep(wait)
            found = self.copy_of(url)
            if found:
                return found
            wait *= 2
        return None

    def _get(self, url: str, params: dict[str, str] | None = None) -> requests.Response | None:
        """Return the answer, after waiting where the archive asks for it; None where there was none.

        Raises ArchiveBusy where it still asks after some waits, or for a longer one than is sensible.
        """
        for _ in range(TRIES):
            try:
                response = self.session.get(url, params=params, timeout=self.timeout)
            except requests.RequestException:
                return None
            if response.status_code != 429:
                return response
            wait = response.headers.get("Retry-After", "")
            seconds = float(wait) if wait.isdigit() else FIRST_WAIT
            if seconds > LONGEST_WAIT:
                break
            self.sleep(seconds)
        raise ArchiveBusy(f"{url} asks to come back later")


def _day(timestamp: str) -> datetime.date:
    return datetime.datetime.strptime(timestamp, "%Y%m%d%H%M%S").date()
