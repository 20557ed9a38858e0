#!/usr/bin/env python3
"""Print the JSON Schema of a kind of record, for editors that complete and check YAML.

Example: python scripts/schema.py term > term.schema.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from atlas.diagnostics import as_text
from atlas.loading.vocabulary import read_vocabulary
from atlas.loading.yaml_source import read_document
from atlas.schema.json_schema import json_schema
from atlas.schema.records import KINDS

PROJECT = Path(__file__).resolve().parents[1]


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind", choices=kinds)
    args = parser.parse_args()
    vocabulary, problems = read_vocabulary(read_document(PROJECT / "data/vocabulary.yml", "data/vocabulary.yml")[0])
    if problems:
        parser.error(f"data/vocabulary.yml can't be read: {as_text(problems)}")
    print(json.dumps(json_schema(kinds[args.kind], vocabulary), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
