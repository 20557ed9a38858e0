#!/usr/bin/env python3
"""Check all records and hand-written pages, and print every problem found.

Exit status 1 when there is any.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.build import CODES, examine
from atlas.diagnostics import FORMATS, counted

PROJECT = Path(__file__).resolve().parents[1]


def codes() -> str:
    """Return the table of codes for CONTRIBUTING.md."""
    rows = [f"| `{code}` | {line.rstrip('.')} |" for code, line in CODES.items()]
    return "\n".join(["| code | what is wrong |", "|---|---|", *rows])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the hand-written pages (default: docs)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print problems (default: text)")
    parser.add_argument("--codes", action="store_true", help="list what the check finds, as a table, and stop")
    args = parser.parse_args()
    if args.codes:
        print(codes())
        return 0
    atlas, problems = examine(args.data, args.docs)
    if problems or args.format == "json":
        print(FORMATS[args.format](problems))
    if problems:
        print(counted(problems), file=sys.stderr)
    else:
        print(f"{len(atlas.records)} records, no problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
