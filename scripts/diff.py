#!/usr/bin/env python3
"""Say what a change does to the records: fields before and after, citations gained and lost.

Examples:
  python scripts/diff.py main                 (main against the files as they are)
  python scripts/diff.py v1 v2
  python scripts/diff.py origin/main HEAD --format markdown >> "$GITHUB_STEP_SUMMARY"

Exit status: 0 whether or not records differ, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from atlas.editing import comparing
from atlas.loading.records import Loaded, load

PROJECT = Path(__file__).resolve().parents[1]
FORMATS = {"text": comparing.as_text, "markdown": comparing.as_markdown}


def records_at(commit: str, project: Path) -> Loaded:
    """Return the records of a commit. Raises ValueError where git knows no such commit, or it has no records."""
    command = ["git", "-C", str(project), "archive", "--format=tar", "--end-of-options", commit, "data"]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode:
        raise ValueError(made.stderr.decode(errors="replace").strip())
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(made.stdout)) as files:
        files.extractall(folder, filter="data")
        return load(Path(folder, "data"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the commit, branch or tag to compare with")
    parser.add_argument("head", nargs="?", help="the commit, branch or tag that is compared (default: the files here)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print (default: text)")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of the project (default: this one)")
    args = parser.parse_args()
    try:
        before = records_at(args.base, args.project)
        after = records_at(args.head, args.project) if args.head else load(args.project / "data")
    except ValueError as error:
        parser.error(str(error))
    found = comparing.changes(before, after)
    if found:
        print(FORMATS[args.format](found))
    print(comparing.summary(found), file=sys.stdout if args.format == "markdown" else sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
