#!/usr/bin/env python3
"""Start a record: write a file with every field its kind needs, ready to be filled in.

Example: python scripts/new.py term rebate-site
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
from atlas.loading.records import ID
from atlas.schema.field_docs import field_lines
from atlas.schema.records import KINDS, Record


def skeleton(kind: type[Record]) -> str:
    """The text of a new record: needed fields first, then the others as comments."""
    lines = field_lines(kind)
    needed = [f"{line.name}:  # {line.holds}" for line in lines if line.needed]
    others = [f"# {line.name}:  # {line.holds}" for line in lines if not line.needed]
    return "\n".join([*needed, "", "# If known:", *others]) + "\n"


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("id", help="lower-case letters, digits and hyphens; becomes the file's name")
    args = parser.parse_args()
    if not ID.fullmatch(args.id):
        parser.error(f'"{args.id}" is no id: use lower-case letters, digits and single hyphens')
    taken = [path for folder in KINDS for path in (PROJECT / "data" / folder).glob(f"{args.id}.yml")]
    if taken:
        parser.error(f"{taken[0].relative_to(PROJECT)} already has this id")
    kind = kinds[args.kind]
    path = PROJECT / "data" / kind.folder / f"{args.id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(skeleton(kind), encoding="utf-8")
    print(f"{path.relative_to(PROJECT)}: fill it in, then run make check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
