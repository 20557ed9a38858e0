"""Register and run the rules. A rule is a generator over the resolved corpus, registered under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Diagnostic, Fix, Location


class Finding(NamedTuple):
    """What a rule finds: where, what is wrong, what to do about it, and what mends it if there is one right answer."""

    location: Location
    message: str
    hint: str = ""
    fix: Fix | None = None


Rule = Callable[[Atlas], Iterator[Finding]]
RULES: dict[str, Rule] = {}
"""The rules by code; the docstring of each is its line in CONTRIBUTING.md."""


def rule(code: str) -> Callable[[Rule], Rule]:
    """Return a decorator that registers a rule under its code."""

    def register(check: Rule) -> Rule:
        RULES[code] = check
        return check

    return register


_LONGEST = 200  # characters of a message that quotes a text, which may be of any length


def _short(message: str) -> str:
    return message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"


def check(atlas: Atlas) -> list[Diagnostic]:
    """Return what every rule finds, as problems."""
    return [
        Diagnostic(found.location, code, _short(found.message), found.hint, found.fix)
        for code, rule in RULES.items()
        for found in rule(atlas)
    ]
