#!/usr/bin/env python3
"""Start a record: write a file with every field its kind needs, ready to be filled in.

Examples:
  python scripts/new.py                          (asks for everything)
  python scripts/new.py term rebate-site
  python scripts/new.py term rebate-site --source https://example.org/article

In a terminal it asks for what is missing; an empty answer leaves a field to fill in. A source is found by its
address; where no record holds it, one is started too.

Exit status: 0 when the file was written, 2 when the arguments cannot be used.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

from atlas.diagnostics import as_text
from atlas.editing.asking import Answers, answers, id_for
from atlas.editing.completing import FOLDER
from atlas.editing.formatting import on_one_line
from atlas.loading.records import ID, load
from atlas.loading.vocabulary import read_vocabulary
from atlas.loading.yaml_source import read_document
from atlas.schema.records import KINDS, Record, Source
from atlas.schema.skeleton import skeleton
from atlas.schema.vocabulary import Vocabulary

PROJECT = Path(__file__).resolve().parents[1]


def write(data: Path, kind: type[Record], id: str, vocabulary: Vocabulary, given: Mapping[str, str]) -> Path:
    """Write the file of a new record and return its path. Raises FileExistsError, never overwrites."""
    path = data / kind.folder / f"{id}.yml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(f"# yaml-language-server: $schema=../../{FOLDER}/{kind.folder}.json\n")
        file.write(skeleton(kind, vocabulary, given))
    print(f"data/{path.relative_to(data)}: fill it in, then run make check")
    return path


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=kinds, nargs="?")
    parser.add_argument("id", nargs="?", help="lower-case letters, digits and hyphens; becomes the file's name")
    parser.add_argument("--source", help="the address of a source, which the record then cites")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    args = parser.parse_args()
    asks = sys.stdin.isatty()
    kind = args.kind or (input(f"kind ({', '.join(kinds)}): ").strip() if asks else "")
    if kind not in kinds:
        parser.error(f"name the kind of record: {', '.join(kinds)}")
    id = args.id or (id_for(input("id, or the name in English: ")) if asks else "")
    if not ID.fullmatch(id):
        parser.error(f'"{id}" is no id: use lower-case letters, digits and single hyphens')
    taken = [path for folder in KINDS for path in (args.data / folder).glob(f"{id}.yml")]
    if taken:
        parser.error(f"data/{taken[0].relative_to(args.data)} already has this id")
    vocabulary, problems = read_vocabulary(read_document(args.data / "vocabulary.yml", "data/vocabulary.yml")[0])
    if problems:
        parser.error(f"data/vocabulary.yml can't be read: {as_text(problems)}")

    def answer(question: str) -> str:
        if args.source and question.startswith("cite "):
            return str(args.source)
        return input(question) if asks else ""

    found = Answers({}, {})
    if asks or args.source:
        records = [entry.record for entry in load(args.data).entries.values()]
        found = answers(kinds[kind], vocabulary, [one for one in records if isinstance(one, Source)], answer)
    write(args.data, kinds[kind], id, vocabulary, found.given)
    for source, address in found.new_sources.items():
        today = datetime.date.today().isoformat()
        write(args.data, Source, source, vocabulary, {"url": on_one_line(address), "accessed": today})
    return 0


if __name__ == "__main__":
    sys.exit(main())
