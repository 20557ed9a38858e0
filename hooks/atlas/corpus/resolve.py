"""Resolve records and pages into the corpus: parse every text once, collect every mention and citation."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.corpus.atlas import Atlas, CitationUse, Mention, TextField, VocabularyUse
from atlas.diagnostics import FieldPath
from atlas.loading.authored import AuthoredPage
from atlas.loading.records import LABELS, PARTS, Loaded
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
    texts: list[TextField] = []
    mentions: list[Mention] = []
    citations: list[CitationUse] = []
    vocabulary_uses: list[VocabularyUse] = []
    documents = {id: entry.document for id, entry in loaded.entries.items()}
    documents |= {id: document for id, (_, document) in loaded.moved.items()}
    documents |= {LABELS: loaded.labels, PARTS: loaded.parts}
    for id, entry in loaded.entries.items():
        for found in walk(entry.record):
            match found.marker:
                case Text(form, must_cite):
                    texts.append(_text(id, found.path, form, must_cite, found.value))
                case Reference():
                    mentions.append(Mention(id, found.value, found.path, found.marker))
                case VocabularyRef(name):
                    vocabulary_uses.append(VocabularyUse(id, found.path, name, found.value))
    for path, page in pages.items():
        documents[path] = Document(f"docs/{path}", page.text, {}, {(): (1, 1)})
        texts.append(_text(path, (), "page", False, page.text))
    for field in texts:
        if field.form != "plain":
            _collect(field, mentions, citations)
    return Atlas(
        records={id: entry.record for id, entry in loaded.entries.items()},
        documents=documents,
        moved={id: target for id, (target, _) in loaded.moved.items()},
        vocabulary=vocabulary,
        labels=labels,
        parts=parts,
        texts=tuple(texts),
        mentions=tuple(mentions),
        citations=tuple(citations),
        vocabulary_uses=tuple(vocabulary_uses),
        pages=pages,
        unread=frozenset(loaded.unread),
        unread_ids=loaded.unread_ids,
    )


def _text(owner: str, path: FieldPath, form: str, must_cite: bool, value: str) -> TextField:
    return TextField(owner, path, form, must_cite, value, tuple(markup.tokens(value)))


def _collect(field: TextField, mentions: list[Mention], citations: list[CitationUse]) -> None:
    for token in field.tokens:
        if isinstance(token, markup.Link):
            mentions.append(Mention(field.owner, token.id, field.path, None, token, field.value))
        elif isinstance(token, markup.CitationMark):
            for item in token.items:
                citations.append(CitationUse(field.owner, item.source, item.passages, field.path, token, field.value))
