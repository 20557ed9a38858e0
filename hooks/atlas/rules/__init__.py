"""Corpus-wide checks: a table of small functions, each yielding what it finds.

Rules about single values (types, dates, unknown fields) live with the loading. Importing a module registers its rules.
"""

from __future__ import annotations

from atlas.rules import (
    agreement,
    citations,
    consistency,
    economics,
    labels,
    lookalikes,
    names,
    parts,
    references,
    texts,
    vocabulary,
)
from atlas.rules.registry import RULES, Finding, check, rule

__all__ = [
    "CODES", "RULES", "Finding", "agreement", "check", "citations", "consistency", "economics", "labels", "lookalikes",
    "names", "parts", "references", "rule", "texts", "vocabulary",
]  # fmt: skip

CODES = {code: (check.__doc__ or "").strip() for code, check in RULES.items()}
"""What each rule finds, in a line, by code."""
