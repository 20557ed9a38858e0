"""The table of rules. A rule is a generator over the resolved corpus, entered under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.corpus.atlas import Atlas
from atlas.loading.records import Loaded
from atlas.diagnostics import Problem

Rule = Callable[[Atlas, Loaded], Iterator[Problem]]
RULES: dict[str, Rule] = {}


def rule(code: str) -> Callable[[Rule], Rule]:
    """Enter a check into the table under its code; its docstring is its line in CONTRIBUTING."""

    def enter(check: Rule) -> Rule:
        RULES[code] = check
        return check

    return enter
