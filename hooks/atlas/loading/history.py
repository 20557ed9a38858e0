"""When each file was written and changed, by git: one pass over its log, and nothing from the clock."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ENTRY, _PART = "\x1e", "\x1f"
_LOG = ("log", "--no-merges", "--no-renames", "--relative", "--name-status", f"--format={_ENTRY}%ct{_PART}%s")


@dataclass(frozen=True)
class Change:
    """A commit that wrote or changed a file: when, what it says of itself, and whether the file was new."""

    time: datetime.datetime
    words: str
    new: bool

    @property
    def day(self) -> str:
        """The day, as ISO 8601."""
        return self.time.date().isoformat()


History = Mapping[str, tuple[Change, ...]]
"""The changes of each file, the last first, by its path below the project."""


def history(project: Path, *folders: str) -> History:
    """Return the changes of the files in some folders of a project.

    Empty where there is no git, and where its log is cut short: the first commit left would stand for all before it.
    """
    if _git(project, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[str, list[Change]] = {}
    for entry in _git(project, *_LOG, "--", *folders).split(_ENTRY)[1:]:
        head, _, files = entry.partition("\n")
        seconds, _, words = head.partition(_PART)
        time = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
        for line in files.strip().splitlines():
            state, _, path = line.partition("\t")
            found.setdefault(path, []).append(Change(time, words, state == "A"))
    return {path: tuple(changes) for path, changes in found.items()}


def revision(project: Path) -> str:
    """Return the name of the commit that is checked out; empty where there is none."""
    return _git(project, "rev-parse", "HEAD").strip()


def _git(project: Path, *arguments: str) -> str:
    """Return what git says; nothing where there is none."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
