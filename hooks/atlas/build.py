"""Load the atlas: files to a corpus without problems, or all problems at once."""

from __future__ import annotations

from pathlib import Path

from atlas import rules
from atlas.corpus.atlas import Atlas
from atlas.corpus.resolve import resolve
from atlas.diagnostics import Diagnostic, ValidationFailed
from atlas.loading import files, records, slips, vocabulary, yaml_source
from atlas.loading.authored import read_docs
from atlas.pages import authored, collisions

CODES = {
    **files.CODES,
    **slips.CODES,
    **yaml_source.CODES,
    **records.CODES,
    **vocabulary.CODES,
    **rules.CODES,
    **authored.CODES,
}
"""What each code of a problem means; CONTRIBUTING.md lists them in this order."""


def load_atlas(data: Path, docs: Path) -> Atlas:
    """Read, resolve and check everything; raise ValidationFailed with every problem found."""
    atlas, problems = examine(data, docs)
    if problems:
        raise ValidationFailed(problems)
    return atlas


def examine(data: Path, docs: Path) -> tuple[Atlas, list[Diagnostic]]:
    """Return the corpus, as far as it can be resolved, and the problems found in it, sorted.

    A corpus without problems can be published: nothing that is made of it fails.
    """
    loaded = records.load(data)
    words, bad_words = vocabulary.read_vocabulary(loaded.vocabulary)
    labels, bad_labels = vocabulary.read_labels(loaded.labels)
    parts, bad_parts = vocabulary.read_parts(loaded.parts)
    written = read_docs(docs)
    atlas = resolve(loaded, words, labels, parts, written.pages)
    problems = [*loaded.problems, *bad_words, *bad_labels, *bad_parts, *written.problems]
    problems += rules.check(atlas)
    problems += authored.check(atlas)
    problems += collisions.check(atlas, written.files)
    return atlas, sorted(set(problems))
