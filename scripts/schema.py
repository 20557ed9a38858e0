#!/usr/bin/env python3
"""Print the JSON Schema of a kind of record, or write those of all kinds for editors that complete and check YAML.

Examples:
  python scripts/schema.py term > term.schema.json
  python scripts/schema.py --editor     (writes .vscode/schemas, with the ids that exist; make check does so too)

Exit status: 0 when it was printed or written, 2 when the arguments or the vocabulary cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from atlas.diagnostics import as_text
from atlas.editing.completing import FOLDER, schema_with_ids
from atlas.loading.records import load
from atlas.loading.vocabulary import read_vocabulary
from atlas.loading.yaml_source import read_document
from atlas.schema.json_schema import json_schema
from atlas.schema.records import KINDS
from atlas.schema.vocabulary import Vocabulary

PROJECT = Path(__file__).resolve().parents[1]


def write_all(folder: Path, data: Path, vocabulary: Vocabulary) -> None:
    """Write the schema of every kind, named after its folder of records."""
    folder.mkdir(parents=True, exist_ok=True)
    records = [entry.record for entry in load(data).entries.values()]
    for kind in KINDS.values():
        schema = schema_with_ids(kind, vocabulary, records)
        (folder / f"{kind.folder}.json").write_text(json.dumps(schema, ensure_ascii=False), "utf-8")


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=kinds, nargs="?")
    parser.add_argument("--editor", action="store_true", help=f"write the schemas of all kinds to {FOLDER}")
    args = parser.parse_args()
    if bool(args.kind) == args.editor:
        parser.error("name a kind, or say --editor")
    vocabulary, problems = read_vocabulary(read_document(PROJECT / "data/vocabulary.yml", "data/vocabulary.yml")[0])
    if problems:
        parser.error(f"data/vocabulary.yml can't be read: {as_text(problems)}")
    if args.editor:
        write_all(PROJECT / FOLDER, PROJECT / "data", vocabulary)
    else:
        print(json.dumps(json_schema(kinds[args.kind], vocabulary), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
