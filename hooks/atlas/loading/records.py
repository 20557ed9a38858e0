"""Read data/ into records, every value with its file, line and column.

Reads ``data/<folder>/<id>.yml``, ``data/vocabulary.yml``, ``data/labels.yml`` and, if it is there, ``data/parts.yml``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic, Location, did_you_mean
from atlas.loading.files import files_below, shown_path
from atlas.loading.validation import diagnostics_from
from atlas.loading.yaml_source import KEY, Document, read_document
from atlas.schema import types
from atlas.schema.introspection import fields_of, is_required, keys_at
from atlas.schema.records import KINDS, Record

VOCABULARY = "vocabulary.yml"
LABELS = "labels.yml"
PARTS = "parts.yml"
NOT_RECORDS = (VOCABULARY, LABELS, PARTS)
ID = re.compile(types.ID)

CODES = {
    "missing-file": "A file the atlas can't do without is not there.",
    "stray-file": "A file is where it does not belong: no record, or in place of a file that the build makes.",
    "unknown-kind": "A folder below data/ is none of the kinds of record.",
    "bad-id": "A name is no id: lower-case letters, digits and single hyphens, and not `index`.",
    "duplicate-id": "Two records or pages would have the same address.",
    "wrong-folder": "A record has the fields of another kind than its folder holds.",
    "unknown-field": "A record or page has a field that its kind does not have.",
    "missing-field": "A field that every record of the kind needs is missing.",
    "wrong-type": "A value is of the wrong type: a list where text belongs, a word for a number.",
    "bad-date": "A date is not one of the forms 2017, 2017-05, 2017~, 2010/2015, 2020/.., or ends before it starts.",
    "bad-value": "A value is of the right type, yet not possible, such as an empty text.",
}


@dataclass(frozen=True, eq=False)
class LoadedRecord:
    """A record with the document it came from."""

    record: Record
    document: Document


@dataclass
class Loaded:
    """The result of reading data/: valid records, tombstones of renamed ones, vocabulary, labels, parts, problems."""

    entries: dict[str, LoadedRecord] = field(default_factory=dict)
    moved: dict[str, tuple[str, Document]] = field(default_factory=dict)
    vocabulary: Document = field(default_factory=lambda: Document("data/vocabulary.yml", "", {}, {}))
    labels: Document = field(default_factory=lambda: Document("data/labels.yml", "", {}, {}))
    parts: Document = field(default_factory=lambda: Document("data/parts.yml", "", {}, {}))
    problems: list[Diagnostic] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    """Id to text of each file that could not be read as a record."""

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """Ids mentioned in files that failed to load. Rules skip them: one broken file causes no follow-up errors."""
        return frozenset(word for text in self.unread.values() for word in ID.findall(text))


def load(data: Path) -> Loaded:
    """Read every file below `data`; one that can't be read becomes a problem, never an exception."""
    loaded = Loaded()
    paths, loaded.problems = files_below(data)
    loaded.vocabulary = _needed_file(data / VOCABULARY, data, loaded)
    loaded.labels = _needed_file(data / LABELS, data, loaded)
    if os.path.lexists(data / PARTS):
        loaded.parts = _needed_file(data / PARTS, data, loaded)
    for path in paths:
        if path.parent != data or path.name not in NOT_RECORDS:
            _read_record(path, data, loaded)
    return loaded


def _folders() -> str:
    return ", ".join(f"data/{folder}/" for folder in KINDS)


def _needed_file(path: Path, data: Path, loaded: Loaded) -> Document:
    shown = shown_path(path, data)
    if not os.path.lexists(path):
        loaded.unread[path.name] = ""
        loaded.problems.append(Diagnostic(Location(shown), "missing-file", "this file is needed"))
        return Document(shown, "", {}, {})
    document, problems = _read_needed(path, shown, _state(path))
    loaded.problems += problems
    if problems:
        loaded.unread[path.name] = document.text
    return document


@lru_cache(maxsize=8)
def _read_needed(path: Path, shown: str, state: tuple[int, ...]) -> tuple[Document, list[Diagnostic]]:
    return read_document(path, shown)


def _read_record(path: Path, data: Path, loaded: Loaded) -> None:
    read = _read_file(path, data, _state(path))
    loaded.problems += read.problems
    loaded.unread[read.stem] = read.document.text if read.document else ""
    if read.document and (read.entry or read.moved_to) and _free(read.stem, read.document, loaded):
        if read.entry:
            loaded.entries[read.stem] = read.entry
        else:
            loaded.moved[read.stem] = read.moved_to, read.document
        del loaded.unread[read.stem]


@dataclass(frozen=True)
class _Read:
    """What one file says: a record, or where one has moved; or neither, for the problems."""

    stem: str
    problems: Sequence[Diagnostic]
    document: Document | None = None
    entry: LoadedRecord | None = None
    moved_to: str = ""


def _state(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does; nothing for one that can't be looked at."""
    try:
        known = os.stat(path)
    except OSError:
        return ()
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino


@lru_cache(maxsize=1 << 15)  # while serving, only files that have changed since are read again
def _read_file(path: Path, data: Path, state: tuple[int, ...]) -> _Read:
    folder, stem, shown = path.relative_to(data).parts[0], path.stem, shown_path(path, data)
    problem = _misplaced(path, data, folder, shown)
    if problem:
        return _Read(stem, [problem])
    document, problems = read_document(path, shown)
    if problems:
        return _Read(stem, _with_needed(KINDS[folder], document, problems), document)
    if set(document.data) == {"moved_to"}:
        target = document.data["moved_to"]
        if isinstance(target, str):
            return _Read(stem, [], document, moved_to=target)
        location = document.location("moved_to")
        return _Read(stem, [Diagnostic(location, "wrong-type", "moved_to: the id of a record belongs here")], document)
    record, problems = _validate(KINDS[folder], stem, document)
    return _Read(stem, problems, document, LoadedRecord(record, document) if record else None)


def _with_needed(kind: type[Record], document: Document, problems: list[Diagnostic]) -> list[Diagnostic]:
    """Return the problems of a file; where an empty field is one that the kind needs, the hint is to fill it in."""
    if not any(one.code == "empty-value" for one in problems):
        return problems
    needed = {
        Location(document.path, *location)
        for path, location in document.locations.items()
        if is_required(kind, tuple(step for step in path if step != KEY))
    }
    return [
        replace(one, hint="fill it in: it is needed") if one.code == "empty-value" and one.location in needed else one
        for one in problems
    ]


def _misplaced(path: Path, data: Path, folder: str, shown: str) -> Diagnostic | None:
    location = Location(shown)
    if path.parent == data:
        return Diagnostic(location, "stray-file", "this file belongs to no kind of record", f"kinds are {_folders()}")
    if folder not in KINDS:
        hint = did_you_mean(folder, KINDS) or f"kinds are {_folders()}"
        return Diagnostic(location, "unknown-kind", f'"{folder}" is no kind of record', hint)
    if path.suffix != ".yml" or len(path.relative_to(data).parts) != 2:
        other = path.suffix in (".yaml", ".txt") and len(path.relative_to(data).parts) == 2
        hint = f"rename it {path.stem}.yml" if other else ""
        return Diagnostic(location, "stray-file", "a record is one .yml file in the folder of its kind", hint)
    if not ID.fullmatch(path.stem):
        meant = "-".join(re.findall("[a-z0-9]+", path.stem.lower())) if path.stem.isascii() else ""
        hint = f"rename it {meant}.yml" if meant else "use lower-case letters, digits and single hyphens"
        return Diagnostic(location, "bad-id", f'"{_stem(shown)}" is no id', hint)
    if path.stem == "index":
        return Diagnostic(location, "bad-id", '"index" is taken by the section\'s own page', "choose another name")
    return None


def _stem(shown: str) -> str:
    return shown.rpartition("/")[2].removesuffix(".yml")


def _free(stem: str, document: Document, loaded: Loaded) -> bool:
    other = loaded.entries.get(stem)
    taken = other.document if other else loaded.moved[stem][1] if stem in loaded.moved else None
    if taken:
        loaded.problems.append(
            Diagnostic(
                Location(document.path), "duplicate-id", f'"{stem}" is already the id of {taken.path}', "rename one"
            )
        )
    return taken is None


def _kind_meant(kind: type[Record], document: Document) -> type[Record] | None:
    """Return the only other kind that has all fields of a file of which this one lacks two or more."""
    given = set(document.data)
    if len(given - set(keys_at(kind, ()))) < 2:
        return None
    fitting = [
        other for other in KINDS.values()
        if given <= set(keys_at(other, ())) and all(field.key in given for field in fields_of(other) if field.required)
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def _validate(kind: type[Record], stem: str, document: Document) -> tuple[Record | None, list[Diagnostic]]:
    if "id" in document.data:
        return None, [
            Diagnostic(document.key_location("id"), "unknown-field", "the id is the file's name", "leave it out")
        ]
    other = _kind_meant(kind, document)
    if other:
        message = f"this has the fields of {other.kind}, not of {kind.kind}"
        return None, [Diagnostic(Location(document.path), "wrong-folder", message, f"move it to data/{other.folder}/")]
    try:
        return kind.model_validate({**document.data, "id": stem}), []
    except ValidationError as error:
        return None, diagnostics_from(kind, document, error)
