"""The one way in: files to a corpus without problems, or all the problems at once."""

from __future__ import annotations

from pathlib import Path

from atlas.loading import yaml_source as documents
from atlas.pages import authored as handwritten
from atlas.loading import records as loading
from atlas import rules
from atlas.schema import vocabulary as words
from atlas.corpus.atlas import Atlas, resolve
from atlas.loading.records import load
from atlas.diagnostics import InvalidAtlas, Problem

CODES = {**documents.CODES, **loading.CODES, **words.CODES, **rules.CODES, **handwritten.CODES}
"""Every code a problem may have, with its line for the contributor guide."""


def read(data: Path, docs: Path) -> Atlas:
    """Read, check and resolve everything; raise InvalidAtlas with every problem found."""
    atlas, problems = examine(data, docs)
    if problems or atlas is None:
        raise InvalidAtlas(problems)
    return atlas


def examine(data: Path, docs: Path) -> tuple[Atlas | None, list[Problem]]:
    """The corpus, as far as it can be resolved, and the problems found in it, sorted."""
    loaded = load(data)
    vocabulary, bad_words = words.read_vocabulary(loaded.vocabulary)
    labels, bad_labels = words.read_labels(loaded.labels)
    problems = [*loaded.problems, *bad_words, *bad_labels]
    if vocabulary is None:
        return None, sorted(set(problems))
    atlas = resolve(loaded, vocabulary, labels, _pages(docs))
    problems += rules.check(atlas, loaded)
    problems += handwritten.check(atlas)
    return atlas, sorted(set(problems))


def _pages(docs: Path) -> dict[str, str]:
    """The hand-written pages: path below docs/ to text."""
    found = sorted(docs.rglob("*.md")) if docs.is_dir() else []
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in found}
