"""Judge whether the addresses of sources are dead: only what was gone in two runs a week apart."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from atlas.remote.fetching import Answer

Judgement = Literal["fine", "gone", "unknown"]
GONE = frozenset({404, 410})
A_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Trouble:
    """Since when an address has been gone, in every run that got an answer, and what it answered."""

    since: datetime.date
    why: str

    def dead(self, today: datetime.date) -> bool:
        """Whether it was gone in two runs at least a week apart."""
        return today - self.since >= A_WEEK


def judge(answer: Answer) -> Judgement:
    """Return what an answer says of an address. A refusal or a slow or broken host says nothing."""
    if answer.status is None:
        return "gone" if answer.error == "no connection" else "unknown"
    if answer.status in GONE:
        return "gone"
    return "fine" if 200 <= answer.status < 300 else "unknown"


def remembered(
    before: Mapping[str, Trouble], answers: Mapping[str, Answer], today: datetime.date
) -> dict[str, Trouble]:
    """Return the addresses in trouble after a run; one that is unknown keeps what was known of it before."""
    found: dict[str, Trouble] = {}
    for url, answer in answers.items():
        known = before.get(url)
        match judge(answer):
            case "gone":
                found[url] = Trouble(known.since if known else today, str(answer.status or answer.error))
            case "unknown" if known:
                found[url] = known
    return found


def to_json(troubles: Mapping[str, Trouble]) -> dict[str, dict[str, str]]:
    """Return what a run has to remember, as plain data."""
    return {url: {"since": str(one.since), "why": one.why} for url, one in sorted(troubles.items())}


def from_json(data: Mapping[str, Mapping[str, str]]) -> dict[str, Trouble]:
    """Return what an earlier run remembered. Raises KeyError or ValueError where the data is not of that form."""
    return {url: Trouble(datetime.date.fromisoformat(one["since"]), one["why"]) for url, one in data.items()}
