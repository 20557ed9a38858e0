#!/usr/bin/env python3
"""Draw statements at random for a proof-reader, who compares each with the sources it cites.

A statement is what one citation carries: a stretch of text up to its mark, or the fields that stand beside a `cite`.
Each kind of record gives the same number, as far as it has so many. The same seed over the same records draws the same.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas, TextField
from atlas.diagnostics import Location
from atlas.schema.records import KINDS
from atlas.text.markup import CitationMark

PROJECT = Path(__file__).resolve().parents[1]

_NEXT_BLOCK = re.compile(r"\n\n|\n(?=[-*+] |\d+[.)] )|^#[^\n]*\n+", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """What a citation carries: kind and id of the record, the field, the words, the citations, and where it stands."""

    kind: str
    record: str
    field: str
    text: str
    cites: tuple[str, ...]
    location: Location


def statements(atlas: Atlas) -> Iterator[Statement]:
    """Yield every statement of the records in the order they were read."""
    for field in atlas.texts:
        if field.owner in atlas.records:
            marks = [token for token in field.tokens if isinstance(token, CitationMark)]
            if field.form == "cite" and marks:
                yield _beside(atlas, field, marks)
            else:
                yield from _within(atlas, field, marks)


def _beside(atlas: Atlas, field: TextField, marks: list[CitationMark]) -> Statement:
    """Return the fields that stand beside a `cite`; texts with marks of their own are left out."""
    part = atlas.documents[field.owner].data
    for step in field.path[:-1]:
        part = part[step]
    values = {key: value for key, value in part.items() if key not in ("cite", "body") and _single(value)}
    text = "\n".join(f"{key}: {value}" for key, value in values.items() if "[@" not in str(value))
    path = field.path[:-1] or ("name",)
    return _statement(atlas, field, text, marks, atlas.location(field.owner, path))


def _single(value: object) -> bool:
    return not isinstance(value, Mapping | list)


def _within(atlas: Atlas, field: TextField, marks: list[CitationMark]) -> Iterator[Statement]:
    """Yield the stretches of a text that end in a citation; words behind the last one of a block belong to it."""
    start = 0
    for mark in marks:
        blocks = [found.end() for found in _NEXT_BLOCK.finditer(field.value, start, mark.offset)]
        start = max(start, *blocks) if blocks else start
        end = mark.offset + len(mark.raw)
        rest = _NEXT_BLOCK.split(field.value[end:], maxsplit=1)[0]
        end += len(rest) if "[@" not in rest else len(re.match(r"[.,;:)\]]*", rest)[0])  # type: ignore[index]
        text = field.value[start:end].strip()
        location = atlas.location_of_token(field.owner, field.path, mark, field.value)
        yield _statement(atlas, field, text, [mark], location)
        start = end


def _statement(atlas: Atlas, field: TextField, text: str, marks: list[CitationMark], location: Location) -> Statement:
    cites = tuple(f"{item.source} {item.locator}".strip() for mark in marks for item in mark.items)
    path = ".".join(map(str, field.path))
    return Statement(atlas.records[field.owner].kind, field.owner, path, text, cites, location)


def draw(found: Iterator[Statement], seed: int, count: int) -> list[Statement]:
    """Return `count` statements, or all where there are fewer: one of each kind in turn, in a random order."""
    kinds: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        kinds[statement.kind].append(statement)
    chance = random.Random(seed)
    shuffled = [chance.sample(group, len(group)) for group in kinds.values()]
    in_turn = (statement for statement in chain(*zip_longest(*shuffled)) if statement)
    return list(islice(in_turn, count))


def printed(number: int, statement: Statement) -> str:
    """Return a statement as a proof-reader reads it."""
    head = f"{number}. {statement.kind} {statement.record}, {statement.field}\n   {statement.location}"
    body = "\n".join(f"   | {line}" for line in statement.text.split("\n"))
    return f"{head}\n{body}\n   cites {'; '.join(statement.cites)}\n"


def main() -> int:
    names = [kind.kind for kind in KINDS.values()]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True, help="a whole number; another one draws others")
    parser.add_argument("--count", type=int, default=200, help="how many statements (default: 200)")
    parser.add_argument("--kinds", nargs="+", choices=names, default=names, help="draw from these (default: all)")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the folder of pages (default: docs)")
    args = parser.parse_args()
    found = (one for one in statements(load_atlas(args.data, args.docs)) if one.kind in args.kinds)
    for number, statement in enumerate(draw(found, args.seed, args.count), 1):
        print(printed(number, statement))
    return 0


if __name__ == "__main__":
    sys.exit(main())
