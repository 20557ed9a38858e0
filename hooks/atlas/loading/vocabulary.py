"""``data/vocabulary.yml`` and ``data/labels.yml`` to the lists of allowed values and the fixed words of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic
from atlas.loading.validation import diagnostics_from
from atlas.loading.yaml_source import Document
from atlas.schema.vocabulary import Vocabulary

CODES: dict[str, str] = {}

Labels = Mapping[str, str]
"""The fixed words of the pages by key."""


def read_vocabulary(document: Document) -> tuple[Vocabulary | None, list[Diagnostic]]:
    """Return the vocabulary, or the problems that keep it from being one."""
    if not isinstance(document.data, dict):
        return None, []
    try:
        return Vocabulary.model_validate(document.data), []
    except ValidationError as error:
        return None, diagnostics_from(Vocabulary, document, error)


def read_labels(document: Document) -> tuple[Labels, list[Diagnostic]]:
    """Return the fixed words by key, and a problem for each that is no text."""
    data = document.data if isinstance(document.data, dict) else {}
    labels = {str(key): word for key, word in data.items() if isinstance(word, str)}
    wrong = [key for key in data if key not in labels]
    return labels, [Diagnostic(document.location(key), "wrong-type", f"{key}: a label is text") for key in wrong]
