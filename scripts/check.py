#!/usr/bin/env python3
"""Check all records and hand-written pages, and print every problem found.

Examples:
  python scripts/check.py
  python scripts/check.py --fix              (mends what has one right answer, and says what it did)
  python scripts/check.py --format github    (for a workflow: shown beside the lines of a pull request)

Exit status: 0 when there is no problem (left), 1 when there is any, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from atlas.build import CODES, examine
from atlas.corpus.atlas import Atlas
from atlas.diagnostics import FORMATS, Diagnostic, counted
from atlas.editing.mending import mended
from atlas.loading.files import read_text
from atlas.memory import gc_paused

PROJECT = Path(__file__).resolve().parents[1]
ROUNDS = 20
"""How often the check is repeated to mend what only shows once something else is mended."""


def codes() -> str:
    """Return the table of codes for CONTRIBUTING.md."""
    rows = [f"| `{code}` | {line.rstrip('.')} |" for code, line in CODES.items()]
    return "\n".join(["| code | what is wrong |", "|---|---|", *rows])


def fix(data: Path, docs: Path) -> tuple[Atlas, list[Diagnostic]]:
    """Mend what can be, printing each change, and return what the check then finds."""
    atlas, problems = examine(data, docs)
    for _ in range(ROUNDS):
        if not _fix_once(problems, data, docs):
            break
        atlas, problems = examine(data, docs)
    return atlas, problems


def _fix_once(problems: list[Diagnostic], data: Path, docs: Path) -> bool:
    """Mend each file once; return whether anything was mended."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        by_file[problem.location.path].append(problem)
    any_done = False
    for shown, own in by_file.items():
        top, _, rest = shown.partition("/")
        path = (data if top == data.name else docs) / rest
        text, done = mended(read_text(path, shown)[0], own)
        if done:
            path.write_text(text, "utf-8", newline="\n")
            any_done = True
        for one in done:
            print(f"{one.location}: mended: {one.fix.old!r} → {one.fix.new!r}" if one.fix else "")
    return any_done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the hand-written pages (default: docs)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print problems (default: text)")
    parser.add_argument("--fix", action="store_true", help="mend what has one right answer")
    parser.add_argument("--codes", action="store_true", help="list what the check finds, as a table, and stop")
    args = parser.parse_args()
    if args.codes:
        print(codes())
        return 0
    with gc_paused():
        atlas, problems = fix(args.data, args.docs) if args.fix else examine(args.data, args.docs)
    if problems or args.format == "json":
        print(FORMATS[args.format](problems))
    if problems:
        print(counted(problems), file=sys.stderr)
    else:
        print(f"{len(atlas.records)} records, no problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
