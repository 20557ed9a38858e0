#!/usr/bin/env python3
"""Write the pages as plain Markdown and HTML, with settings, for a site generator that knows nothing of the atlas.

Examples:
  python scripts/stage.py /tmp/plain && cd /tmp/plain && mkdocs build
  python scripts/stage.py /tmp/plain && cd /tmp/plain && zensical build

The folder is emptied first if it was written by this command; any other must be empty.

Exit status: 0 when all is written, 1 when the records have problems, 2 when the folder cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.diagnostics import ValidationFailed
from atlas.pages.records import Links
from atlas.publication import Publication
from atlas.staging import clear, stage, told

PROJECT = Path(__file__).resolve().parents[1]


def main(project: Path = PROJECT) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write")
    folder = parser.parse_args().folder
    try:
        clear(folder)
    except OSError as error:
        parser.error(str(error))
    settings = project / "mkdocs.yml"
    repository, site = (told(settings.read_text("utf-8"), name) for name in ("repo_url", "site_url"))
    try:
        links = Links.of(repository, "main", site)
        made = Publication.of(str(project / "data"), str(project / "docs"), links)
    except ValidationFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{stage(made, project / 'docs', project / 'mkdocs.yml', folder)} pages in {folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
