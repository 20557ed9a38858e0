"""The lists of allowed values, read from ``data/vocabulary.yml``, and the fixed words of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, ValidationError

from atlas.loading.yaml_source import Document
from atlas.schema.types import Frozen, Part, Plain
from atlas.loading.records import problem_from
from atlas.diagnostics import Problem


class Choice(Part):
    """One allowed value as people see it; `mark` is a sign that stands for it."""

    name: Plain
    meaning: Plain
    mark: Plain | None = None
    zh: Plain | None = None
    pinyin: Plain | None = None


class Marked(Choice):
    """A value with a sign of its own, so that it can be told without colour."""

    mark: Plain


class Dimension(Part):
    """One question on which business models are compared, with its allowed answers."""

    name: Plain
    question: Plain
    values: Frozen[str, Choice] = Field(min_length=2)


class Vocabulary(Part):
    """Every list of allowed values shown to people."""

    dimensions: Frozen[str, Dimension]
    common_values: Frozen[str, Marked]
    flow_kinds: Frozen[str, Choice]
    roles: Frozen[str, Choice]
    term_categories: Frozen[str, Choice]
    actor_types: Frozen[str, Choice]
    lanes: Frozen[str, Choice]
    bearings: Frozen[str, Marked]
    verdicts: Frozen[str, Marked]
    tiers: Frozen[str, Choice]
    weak_tiers: tuple[str, ...]
    unlinked_reasons: Frozen[str, Choice]
    bases: Frozen[str, Choice]
    series_topics: Frozen[str, Choice]
    languages: Frozen[str, Choice]

    def values_of(self, dimension: str) -> dict[str, Choice]:
        """All answers a dimension allows, its own first, then those common to all."""
        return {**self.dimensions[dimension].values, **self.common_values}


CODES = {"missing-label": "A language in data/labels.yml lacks a word that the first one has."}

Labels = Mapping[str, Mapping[str, str]]


def read_vocabulary(document: Document) -> tuple[Vocabulary | None, list[Problem]]:
    """The vocabulary, or the problems that keep it from being one."""
    try:
        return Vocabulary.model_validate(document.data), []
    except ValidationError as error:
        return None, [problem_from(Vocabulary, document, found) for found in error.errors(include_url=False)]


def read_labels(document: Document) -> tuple[Labels, list[Problem]]:
    """The fixed words by language and key; every language has the keys of the first."""
    labels: Labels = document.data or {}
    problems = [
        Problem(document.place(lang, key), "wrong-type", f"{lang}.{key}: a label is text")
        for lang, words in labels.items()
        for key, word in words.items()
        if not isinstance(word, str)
    ]
    first = next(iter(labels), "")
    for lang, words in labels.items():
        problems += [
            Problem(document.key_place(lang), "missing-label", f'no word for "{key}" in language "{lang}"')
            for key in labels[first]
            if key not in words
        ]
    return labels, problems
