#!/usr/bin/env python3
"""Write records in the one form that all have: fields in order, quotes where they are needed, comments kept.

Examples:
  python scripts/format.py data/terms/taoke.yml
  python scripts/format.py              (all records)
  python scripts/format.py --check      (changes nothing, names the files that differ)

Exit status: 0 when all is well, 1 when --check found a file in another form or a file can't be read,
2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from atlas.diagnostics import Diagnostic, as_text
from atlas.editing.formatting import formatted
from atlas.loading.files import files_below, read_text
from atlas.schema.records import KINDS

PROJECT = Path(__file__).resolve().parents[1]


def records_below(paths: list[Path]) -> Iterator[Path]:
    """Yield the YAML files named, and those in the folders named."""
    for path in paths:
        found = files_below(path)[0] if path.is_dir() else [path]
        yield from (file for file in found if file.suffix == ".yml")


def in_form(path: Path, shown: str) -> tuple[str, str, list[Diagnostic]]:
    """Return the text of a file, the same in canonical form, and what keeps it from being read."""
    text, problems = read_text(path, shown)
    if problems:
        return text, text, problems
    return text, *formatted(text, KINDS.get(path.parent.name), shown)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "path", nargs="*", type=Path, default=[PROJECT / "data"], help="files or folders (default: data)"
    )
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 when a file differs")
    args = parser.parse_args()
    missing = [path for path in args.path if not path.exists()]
    if missing:
        parser.error(f"{missing[0]}: no such file or folder")
    wrong = 0
    for path in records_below(args.path):
        shown = path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else str(path)
        raw = path.read_bytes() if path.is_file() else b""
        _, new, problems = in_form(path, shown)
        if problems:
            print(as_text(problems), file=sys.stderr)
            wrong += 1
        elif raw != new.encode():
            print(f"{shown}: {'differs' if args.check else 'written'}")
            wrong += args.check
            if not args.check:
                path.write_text(new, "utf-8", newline="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
