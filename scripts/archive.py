#!/usr/bin/env python3
"""Look each source up in the Internet Archive and note its copy; with --save, ask for one where there is none.

Examples:
  python scripts/archive.py --limit 20
  python scripts/archive.py --save --state .archive.json

Writes `archive_url` and `archived` into the records of sources. It can be stopped and started again: what has a
copy is not asked for again, and the file of --state remembers what was tried in vain for a month.

Exit status: 0 when all were tried, 1 when the archive asked to come back later, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from atlas.editing.formatting import with_fields
from atlas.loading.records import load
from atlas.remote.archive import LOOK_UP, WEB, Archive, ArchiveBusy, Copy
from atlas.schema.records import Source

PROJECT = Path(__file__).resolve().parents[1]
A_MONTH = datetime.timedelta(days=30)


def without_copy(data: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file and address of each source that has an address and no copy yet."""
    for entry in load(data).entries.values():
        if isinstance(entry.record, Source) and entry.record.url and not entry.record.archive_url:
            yield data / entry.record.folder / f"{entry.record.id}.yml", entry.record.url


def note(path: Path, copy: Copy) -> None:
    """Write into the record of a source where its copy is, and of which day."""
    fields = {"archive_url": copy.url, "archived": str(copy.day)}
    path.write_text(with_fields(path.read_text("utf-8"), Source, fields), "utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--state", type=Path, default=PROJECT / ".archive.json", help="what was tried in vain")
    parser.add_argument("--save", action="store_true", help="ask for a copy where there is none")
    parser.add_argument("--limit", type=int, default=sys.maxsize, help="how many sources to try at most")
    parser.add_argument("--archive", default=WEB, help=argparse.SUPPRESS)
    parser.add_argument("--look-up", default=LOOK_UP, help=argparse.SUPPRESS)
    args = parser.parse_args()
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        tried = json.loads(args.state.read_text("utf-8")) if args.state.exists() else {}
        recent = {url for url, day in tried.items() if today - datetime.date.fromisoformat(day) < A_MONTH}
    except (ValueError, TypeError, AttributeError):
        parser.error(f"{args.state} is no file of earlier runs; delete it to begin anew")
    wanted = [(path, url) for path, url in without_copy(args.data) if url not in recent][: args.limit]
    archive = Archive(args.archive, args.look_up)
    for number, (path, url) in enumerate(wanted, 1):
        try:
            copy = archive.copy_of(url) or (archive.save(url) if args.save else None)
        except ArchiveBusy as error:
            print(f"{error}; run this again to go on", file=sys.stderr)
            return 1
        if copy:
            note(path, copy)
        else:
            tried[url] = str(today)
            args.state.write_text(json.dumps(tried, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"{number} of {len(wanted)}: {url}: {copy.day if copy else 'no copy'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
