"""What a made-up corpus takes from the real data, so that the hand-written pages hold for it too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas.loading.yaml_source import read_document
from atlas.schema.records import KINDS

# Few and bound to a hand-written page: the real ones, with links and citations into the corpus.
COPIED = "economics"
_NAMED_IN_PAGES = re.compile(r'(?:\[\[|@|\(")([a-z0-9-]+)')
Data = dict[str, Any]


@dataclass(frozen=True)
class Real:
    """What a corpus takes from the real data: words, the ids that hand-written pages name, and copied records.

    `shares` says which part of all records each folder holds; what they leave are sources.
    """

    vocabulary: Data
    shares: Mapping[str, float]
    named: Mapping[str, list[str]]
    numbered: tuple[str, ...]
    copied: Mapping[str, str]


def real_data(project: Path) -> Real:
    """Read what a corpus takes from the project, so that its hand-written pages hold for the corpus."""
    data = project / "data"
    pages = [path.read_text(encoding="utf-8") for path in sorted((project / "docs").rglob("*.md"))]
    files = {path.stem: path for path in data.glob("*/*.yml")}
    named: dict[str, list[str]] = {}
    for id in dict.fromkeys(id for text in pages for id in _NAMED_IN_PAGES.findall(text) if id in files):
        named.setdefault(files[id].parent.name, []).append(id)
    texts = {id: files[id].read_text(encoding="utf-8") for id in named.get("sources", [])}
    counts = Counter(path.parent.name for path in files.values())
    copied = sorted((data / COPIED).glob("*.yml"))
    return Real(
        vocabulary=read_document(data / "vocabulary.yml", "vocabulary.yml")[0].data,
        shares={folder: counts[folder] / len(files) for folder in KINDS if folder not in ("sources", COPIED)},
        named=named,
        numbered=tuple(id for id, text in texts.items() if "\npassages:" in text),
        copied={path.stem: path.read_text(encoding="utf-8") for path in copied},
    )
