#!/usr/bin/env python3
"""Ask whether the addresses of sources, and their archived copies, still answer.

Examples:
  python scripts/links.py --state .links.json
  python scripts/links.py --state .links.json --format markdown > report.md

Each host gets one request at a time with a pause between two. A refusal (403, 429) or a broken or slow host says
nothing; an address is called dead when it was gone (404, 410, no such host) in two runs at least a week apart, which
the file of --state remembers.

Exit status: 0 when none is dead, 1 when some are, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from atlas.loading.records import load
from atlas.remote.fetching import PAUSE, Answer, Fetcher
from atlas.remote.links import Trouble, from_json, remembered, to_json
from atlas.schema.records import Source

PROJECT = Path(__file__).resolve().parents[1]
EVERY = 25  # addresses between two words on how far it is


def addresses(data: Path) -> dict[str, list[str]]:
    """Return the addresses of all sources, each with the files that give it."""
    found: dict[str, list[str]] = {}
    for entry in load(data).entries.values():
        if isinstance(entry.record, Source):
            for url in filter(None, (entry.record.url, entry.record.archive_url)):
                found.setdefault(url, []).append(entry.document.path)
    return found


def ask(urls: list[str], fetcher: Fetcher) -> dict[str, Answer]:
    """Return the answer of each address, saying on the way how many have come."""
    answers: dict[str, Answer] = {}

    def told(url: str, answer: Answer) -> None:
        answers[url] = answer
        if len(answers) % EVERY == 0 or len(answers) == len(urls):
            print(f"{len(answers)} of {len(urls)}", file=sys.stderr)

    fetcher.each(urls, told)
    return answers


def report(dead: Mapping[str, Trouble], files: Mapping[str, list[str]], moved: Mapping[str, str], mark: str) -> str:
    """Return the dead and the moved addresses, a line each that begins with `mark`."""
    lines = [f"{mark}{files[url][0]}: {url}: {one.why} since {one.since}" for url, one in sorted(dead.items())]
    lines += [f"{mark}{files[url][0]}: {url}: moved to {new}" for url, new in sorted(moved.items())]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--state", type=Path, required=True, help="the file that remembers earlier runs")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="how to print (default: text)")
    parser.add_argument("--pause", type=float, default=PAUSE, help=f"seconds between requests to a host ({PAUSE:g})")
    args = parser.parse_args()
    try:
        before = from_json(json.loads(args.state.read_text("utf-8"))) if args.state.exists() else {}
    except (ValueError, KeyError, TypeError, AttributeError):
        parser.error(f"{args.state} is no file of earlier runs; delete it to begin anew")
    today = datetime.datetime.now(datetime.UTC).date()
    files = addresses(args.data)
    answers = ask(list(files), Fetcher(pause=args.pause))
    troubles = remembered(before, answers, today)
    args.state.write_text(json.dumps(to_json(troubles), indent=1) + "\n", "utf-8")
    dead = {url: one for url, one in troubles.items() if one.dead(today)}
    moved = {url: answer.location for url, answer in answers.items() if answer.moved and answer.status == 200}
    if dead or moved:
        print(report(dead, files, moved, "- [ ] " if args.format == "markdown" else ""))
    print(f"{len(files)} addresses, {len(dead)} dead, {len(troubles) - len(dead)} to be watched", file=sys.stderr)
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
