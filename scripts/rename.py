#!/usr/bin/env python3
"""Give a record another id: renames its file, mends every reference, and leaves a tombstone that redirects.

Example: python scripts/rename.py open-api-affiliates taoke-cps-open-api

An id that has been published never vanishes: the old file stays and says where the record has moved.
Nothing is written unless the atlas is without problems before and after.

Exit status: 0 when the record was renamed, 1 when the records have problems, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.build import examine
from atlas.diagnostics import as_text, did_you_mean
from atlas.editing.renaming import Renaming, renamed
from atlas.loading.records import ID

PROJECT = Path(__file__).resolve().parents[1]


def write(renaming: Renaming, data: Path, docs: Path) -> dict[Path, str | None]:
    """Write the new texts; return what stood in each file before, None where there was none."""
    before: dict[Path, str | None] = {}
    for shown, text in renaming.texts.items():
        top, _, rest = shown.partition("/")
        path = (data if top == data.name else docs) / rest
        before[path] = path.read_text("utf-8") if path.exists() else None
        path.write_text(text, "utf-8", newline="\n")
    return before


def undo(before: dict[Path, str | None]) -> None:
    """Put back what stood in the files."""
    for path, text in before.items():
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="the id that the record has")
    parser.add_argument("new", help="the id that it is to have: lower-case letters, digits and hyphens")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the hand-written pages (default: docs)")
    args = parser.parse_args()
    atlas, problems = examine(args.data, args.docs)
    if problems:
        print(as_text(problems), "mend this first", sep="\n", file=sys.stderr)
        return 1
    if args.old not in atlas.records:
        parser.error(f'"{args.old}" is no record; {did_you_mean(args.old, atlas.records)}'.rstrip("; "))
    if not ID.fullmatch(args.new) or args.new == "index":
        parser.error(f'"{args.new}" is no id: use lower-case letters, digits and single hyphens')
    if args.new in atlas.documents:
        parser.error(f'"{args.new}" is already the id of {atlas.documents[args.new].path}')
    renaming = renamed(atlas, args.old, args.new)
    before = write(renaming, args.data, args.docs)
    _, problems = examine(args.data, args.docs)
    if problems:
        undo(before)
        print(as_text(problems), "nothing was changed", sep="\n", file=sys.stderr)
        return 1
    for shown in sorted(renaming.texts):
        print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
