"""Resolve records and pages into the corpus: parse every text once, collect every mention and citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from atlas.corpus.atlas import Atlas, CitationUse, Mention, TextField, VocabularyUse
from atlas.diagnostics import FieldPath
from atlas.loading.authored import AuthoredPage
from atlas.loading.records import LABELS, PARTS, Loaded, LoadedRecord
from atlas.loading.vocabulary import Labels, Parts
from atlas.loading.yaml_source import Document
from atlas.schema.introspection import walk
from atlas.schema.types import Reference, Text, VocabularyRef
from atlas.schema.vocabulary import Vocabulary
from atlas.text import markup


def resolve(
    loaded: Loaded, vocabulary: Vocabulary, labels: Labels, parts: Parts, pages: Mapping[str, AuthoredPage]
) -> Atlas:
    """Return the corpus of what was loaded and the hand-written `pages` (by path below docs/)."""
    documents = {id: entry.document for id, entry in loaded.entries.items()}
    documents |= {id: document for id, (_, document) in loaded.moved.items()}
    documents |= {LABELS: loaded.labels, PARTS: loaded.parts}
    said = [_said(id, entry) for id, entry in loaded.entries.items()]
    for path, page in pages.items():
        documents[path] = Document(f"docs/{path}", page.text, {}, {(): (1, 1)})
        said.append(_Said())
        said[-1].add(_text(path, (), "page", False, page.text))
    return Atlas(
        records={id: entry.record for id, entry in loaded.entries.items()},
        documents=documents,
        moved={id: target for id, (target, _) in loaded.moved.items()},
        vocabulary=vocabulary,
        labels=labels,
        parts=parts,
        texts=_all(said, "texts"),
        mentions=_all(said, "named") + _all(said, "mentions"),
        citations=_all(said, "citations"),
        vocabulary_uses=_all(said, "vocabulary_uses"),
        pages=pages,
        unread=frozenset(loaded.unread),
        unread_ids=loaded.unread_ids,
    )


def _text(owner: str, path: FieldPath, form: str, must_cite: bool, value: str) -> TextField:
    return TextField(owner, path, form, must_cite, value, markup.parsed(value))


@dataclass
class _Said:
    """What one record or page says: its texts, and what it names in its fields and mentions and cites in its texts."""

    texts: list[TextField] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    citations: list[CitationUse] = field(default_factory=list)
    vocabulary_uses: list[VocabularyUse] = field(default_factory=list)

    def add(self, text: TextField) -> None:
        """Add a text with what it mentions and cites."""
        self.texts.append(text)
        for token in text.tokens if text.form != "plain" else ():
            if isinstance(token, markup.Link):
                self.mentions.append(Mention(text.owner, token.id, text.path, None, token, text.value))
            elif isinstance(token, markup.CitationMark):
                self.citations += [
                    CitationUse(text.owner, item.source, item.passages, text.path, token, text.value)
                    for item in token.items
                ]


@lru_cache(maxsize=1 << 15)  # while serving, only records that have changed are walked again
def _said(id: str, entry: LoadedRecord) -> _Said:
    said = _Said()
    for found in walk(entry.record):
        match found.marker:
            case Text(form, must_cite):
                said.add(_text(id, found.path, form, must_cite, found.value))
            case Reference():
                said.named.append(Mention(id, found.value, found.path, found.marker))
            case VocabularyRef(name):
                said.vocabulary_uses.append(VocabularyUse(id, found.path, name, found.value))
    return said


def _all(said: Iterable[_Said], name: str) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(getattr(one, name) for one in said))
