"""Fetch pages politely: one at a time from each host, with a pause between two, never more of a page than is needed."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

HOSTS_AT_ONCE = 8
PAUSE = 2.0
"""Seconds between two requests to one host."""
TIMEOUT = (10.0, 30.0)
"""Seconds within which a host must accept a connection, and answer."""
WHO = "siyu-atlas-links (checks the sources of a public reference, at most one request every two seconds a host)"
_ENOUGH = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """What a host answered; `status` is None where it did not, and `error` then says what happened.

    `location` is where the page was found after redirects, `moved` whether all of these were said to be for good.
    """

    status: int | None
    location: str = ""
    moved: bool = False
    error: str = ""


@dataclass
class Fetcher:
    """Asks hosts for pages. `pause` is in seconds; `sleep` waits that long."""

    pause: float = PAUSE
    timeout: tuple[float, float] = TIMEOUT
    sleep: Callable[[float], None] = time.sleep
    _local: threading.local = field(default_factory=threading.local)

    def get(self, url: str) -> Answer:
        """Return what the host answers; never raises."""
        try:
            with self._session.get(url, timeout=self.timeout, stream=True) as response:
                next(response.iter_content(_ENOUGH), b"")
                moved = bool(response.history) and all(one.status_code in (301, 308) for one in response.history)
                return Answer(response.status_code, response.url, moved)
        except requests.Timeout:
            return Answer(None, error="timeout")
        except requests.ConnectionError:
            return Answer(None, error="no connection")
        except (requests.RequestException, ValueError) as error:
            return Answer(None, error=type(error).__name__)

    def each(self, urls: Iterable[str], told: Callable[[str, Answer], None]) -> None:
        """Ask for every page and tell the answer of each as it comes; one call of `told` at a time."""
        hosts: dict[str, list[str]] = defaultdict(list)
        for url in dict.fromkeys(urls):
            hosts[urlsplit(url).netloc.lower()].append(url)
        lock = threading.Lock()

        def ask(own: list[str]) -> None:
            for number, url in enumerate(own):
                if number:
                    self.sleep(self.pause)
                answer = self.get(url)
                with lock:
                    told(url, answer)

        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            for done in [pool.submit(ask, own) for own in hosts.values()]:
                done.result()

    @property
    def _session(self) -> requests.Session:
        """A session of the thread's own: sessions are not made to be shared."""
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
            self._local.session.headers["User-Agent"] = WHO
        session: requests.Session = self._local.session
        return session
