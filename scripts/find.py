#!/usr/bin/env python3
"""Find records by any name: English, Chinese, pinyin with or without tones, alias, garbled rendering, id or address.

Examples:
  python scripts/find.py taoke
  python scripts/find.py 淘宝客
  python scripts/find.py "electricity supplier"
  python scripts/find.py technode.com

Prints one line a record: file, title, and the name that was found where it is another one.

Exit status: 0 when something was found, 1 when nothing was, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.editing.finding import Match, find
from atlas.loading.records import load

PROJECT = Path(__file__).resolve().parents[1]


def line(match: Match) -> str:
    """Return what is printed of a match."""
    record = match.record
    also = "" if match.name in (record.title, record.id) else f" ({match.name})"
    near = "perhaps " if match.rank == 3 else ""
    return f"data/{record.folder}/{record.id}.yml: {near}{record.title}{also}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="+", help="a name, or part of one")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    args = parser.parse_args()
    matches = find((entry.record for entry in load(args.data).entries.values()), " ".join(args.text))
    for match in matches:
        print(line(match))
    if not matches:
        print("nothing has such a name", file=sys.stderr)
    return 0 if matches else 1


if __name__ == "__main__":
    sys.exit(main())
