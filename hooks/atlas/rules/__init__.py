"""Corpus-wide checks: a table of small functions, each yielding problems.

Rules about single values (types, dates, unknown fields) live with the loading.
"""

from __future__ import annotations

from atlas.corpus import Atlas
from atlas.loading import Loaded
from atlas.problems import Problem
from atlas.rules import citations, names, references, sums, texts, wholes, words
from atlas.rules.table import RULES

__all__ = ["CODES", "check", "citations", "names", "references", "sums", "texts", "wholes", "words"]

CODES = {code: (check.__doc__ or "").strip() for code, check in RULES.items()}


def check(atlas: Atlas, loaded: Loaded) -> list[Problem]:
    """Run every rule and return what they find."""
    return [problem for check in RULES.values() for problem in check(atlas, loaded)]
