"""Corpus-wide checks: a table of small functions, each yielding problems.

Rules about single values (types, dates, unknown fields) live with the loading.
"""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.loading.records import Loaded
from atlas.diagnostics import Problem
from atlas.rules import citations
from atlas.rules import names
from atlas.rules import references
from atlas.rules import economics as sums
from atlas.rules import texts
from atlas.rules import consistency as wholes
from atlas.rules import vocabulary as words
from atlas.rules.registry import RULES

__all__ = ["CODES", "check", "citations", "names", "references", "sums", "texts", "wholes", "words"]

CODES = {code: (check.__doc__ or "").strip() for code, check in RULES.items()}


def check(atlas: Atlas, loaded: Loaded) -> list[Problem]:
    """Run every rule and return what they find."""
    return [problem for check in RULES.values() for problem in check(atlas, loaded)]
