"""The one way in: files to a corpus without problems, or all the problems at once."""

from __future__ import annotations

from pathlib import Path

from atlas import rules
from atlas.corpus.atlas import Atlas
from atlas.corpus.resolve import resolve
from atlas.diagnostics import Diagnostic, ValidationFailed
from atlas.loading import records, vocabulary, yaml_source
from atlas.loading.authored import read_pages
from atlas.pages import authored

CODES = {**yaml_source.CODES, **records.CODES, **vocabulary.CODES, **rules.CODES, **authored.CODES}
"""Every code a problem may have, with its line for the contributor guide."""


def load_atlas(data: Path, docs: Path) -> Atlas:
    """Read, resolve and check everything; raise ValidationFailed with every problem found."""
    atlas, problems = examine(data, docs)
    if problems or atlas is None:
        raise ValidationFailed(problems)
    return atlas


def examine(data: Path, docs: Path) -> tuple[Atlas | None, list[Diagnostic]]:
    """Return the corpus, as far as it can be resolved, and the problems found in it, sorted."""
    loaded = records.load(data)
    words, bad_words = vocabulary.read_vocabulary(loaded.vocabulary)
    labels, bad_labels = vocabulary.read_labels(loaded.labels)
    pages, bad_pages = read_pages(docs)
    problems = [*loaded.problems, *bad_words, *bad_labels, *bad_pages]
    if words is None:
        return None, sorted(set(problems))
    atlas = resolve(loaded, words, labels, pages)
    problems += rules.check(atlas)
    problems += authored.check(atlas)
    return atlas, sorted(set(problems))
