#!/usr/bin/env python3
"""Start a record: write a file with every field its kind needs, ready to be filled in.

Example: python scripts/new.py term rebate-site
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.diagnostics import as_text
from atlas.loading.records import ID
from atlas.loading.vocabulary import read_vocabulary
from atlas.loading.yaml_source import read_document
from atlas.schema.records import KINDS
from atlas.schema.skeleton import skeleton

PROJECT = Path(__file__).resolve().parents[1]


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("id", help="lower-case letters, digits and hyphens; becomes the file's name")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    args = parser.parse_args()
    if not ID.fullmatch(args.id):
        parser.error(f'"{args.id}" is no id: use lower-case letters, digits and single hyphens')
    taken = [path for folder in KINDS for path in (args.data / folder).glob(f"{args.id}.yml")]
    if taken:
        parser.error(f"data/{taken[0].relative_to(args.data)} already has this id")
    vocabulary, problems = read_vocabulary(read_document(args.data / "vocabulary.yml", "data/vocabulary.yml")[0])
    if problems:
        parser.error(f"data/vocabulary.yml can't be read: {as_text(problems)}")
    kind = kinds[args.kind]
    path = args.data / kind.folder / f"{args.id}.yml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:  # never over a record that is there
        file.write(skeleton(kind, vocabulary))
    print(f"data/{path.relative_to(args.data)}: fill it in, then run make check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
