"""Read the lists of allowed values (data/vocabulary.yml), the fixed words of the pages (data/labels.yml), and what
translation prints for parts of Chinese words (data/parts.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic
from atlas.loading.validation import diagnostics_from
from atlas.loading.yaml_source import Document
from atlas.schema.vocabulary import CLOSED, NEEDED, Vocabulary

CODES = {"missing-word": "A list in data/vocabulary.yml is empty, or lacks an option that the pages need."}

Labels = Mapping[str, str]
"""The fixed words of the pages by key."""

Parts = Mapping[str, tuple[str, ...]]
"""What translation prints for a part of Chinese words, by the part."""

_LISTS = tuple(Vocabulary.model_fields)


def read_vocabulary(document: Document) -> tuple[Vocabulary, list[Diagnostic]]:
    """Return the vocabulary and its problems; a list that has a problem is empty in it."""
    data = document.data if isinstance(document.data, dict) else None
    found, problems = _valid(data or {}, document)
    # A file that could not be read at all has said so; that each of its lists is missing follows.
    return found, [] if data is None else [*problems, *_lacking(found, document)]


def _valid(data: dict[str, Any], document: Document) -> tuple[Vocabulary, list[Diagnostic]]:
    try:
        return Vocabulary.model_validate(data), []
    except ValidationError as error:
        broken = {found["loc"][0] for found in error.errors(include_url=False)}
        rest = {name: {} if name in broken else data[name] for name in _LISTS}
        return Vocabulary.model_validate(rest), diagnostics_from(Vocabulary, document, error)


def _lacking(vocabulary: Vocabulary, document: Document) -> Iterator[Diagnostic]:
    """Yield a problem for each empty list, each option that a list must have and lacks, each that it can't have."""
    for name in _LISTS:
        words, where = getattr(vocabulary, name), document.key_location(name)
        if document.data.get(name) == {}:
            yield Diagnostic(where, "missing-word", f"{name} has no words", "add at least one")
        elif words:
            for word, use in NEEDED.get(name, {}).items():
                if word not in words:
                    yield Diagnostic(where, "missing-word", f'{name} lacks "{word}"', use)
            for word in words if name in CLOSED else ():
                if word not in NEEDED[name]:
                    allowed = f"allowed are {', '.join(NEEDED[name])}"
                    there = document.key_location(name, word)
                    yield Diagnostic(there, "unknown-value", f'{name} can\'t have "{word}"', allowed)


def read_labels(document: Document) -> tuple[Labels, list[Diagnostic]]:
    """Return the fixed words by key, and a problem for each that is no text."""
    data = document.data if isinstance(document.data, dict) else {}
    labels = {str(key): word for key, word in data.items() if isinstance(word, str)}
    wrong = [key for key in data if key not in labels]
    hint = "put it in quotes"
    return labels, [Diagnostic(document.location(key), "wrong-type", f"{key}: a label is text", hint) for key in wrong]


def read_parts(document: Document) -> tuple[Parts, list[Diagnostic]]:
    """Return the words for each part of Chinese words, and a problem for each part whose words are no list of texts."""
    data = document.data if isinstance(document.data, dict) else {}
    parts = {str(part): tuple(words) for part, words in data.items() if _are_texts(words)}
    wrong = [part for part in data if str(part) not in parts]
    hint = "write [word, another word]"
    said = "{}: a list of words belongs here"
    return parts, [Diagnostic(document.location(one), "wrong-type", said.format(one), hint) for one in wrong]


def _are_texts(words: Any) -> bool:
    return isinstance(words, list) and bool(words) and all(isinstance(word, str) for word in words)
