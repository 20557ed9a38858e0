"""A diagnostic: code, location, message and hint; printed as text, GitHub annotation or JSON."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Sized
from dataclasses import asdict, dataclass, field
from functools import lru_cache

FieldPath = tuple[str | int, ...]
"""The path to a value inside a document: keys of mappings and indexes of lists."""


@dataclass(frozen=True, order=True)
class Location:
    """Where something stands: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Fix:
    """What mends a problem: `new` in the place of `old`, which stands at its location."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Diagnostic:
    """What is wrong, where, and what to do about it; `fix` only where there is one right answer."""

    location: Location
    code: str
    message: str
    hint: str = ""
    fix: Fix | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.location}: {self.code}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class ValidationFailed(Exception):
    """The data has problems; `problems` lists all of them, sorted."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{as_text(self.problems)}\n{counted(self.problems)}")


def counted(problems: Sized) -> str:
    """Return how many problems there are, in words: "1 problem", "2 problems"."""
    return f"{len(problems)} problem{'s' * (len(problems) != 1)}"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return a hint that names the entry of `known` spelt most like `wrong`; empty when none is like it."""
    near = nearest(wrong, known)
    return f'did you mean "{near}"?' if near else ""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return the entry of `known` spelt most like `wrong`; empty when none is like it."""
    return _nearest(wrong, tuple(known))


@lru_cache(maxsize=4096)  # one wrong id often stands in many locations
def _nearest(wrong: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(wrong, known, n=1)), "")


def as_text(problems: Iterable[Diagnostic]) -> str:
    """Return one line a problem, for a terminal."""
    return "\n".join(map(str, problems))


def as_github(problems: Iterable[Diagnostic]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""

    def escape(text: str, more: str = "") -> str:
        for char in "%\r\n" + more:
            text = text.replace(char, f"%{ord(char):02X}")
        return text

    return "\n".join(
        f"::error file={escape(p.location.path, ':,')},line={p.location.line},col={p.location.column},title={p.code}"
        f"::{escape(p.message + (f'; {p.hint}' if p.hint else ''))}"
        for p in problems
    )


def as_json(problems: Iterable[Diagnostic]) -> str:
    """Return a JSON list, for other programs."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {"text": as_text, "github": as_github, "json": as_json}
