#!/usr/bin/env python3
"""Print the JSON Schema of a kind of record, for editors that complete YAML.

Example: python scripts/schema.py term > term.schema.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
from atlas.schema.json_schema import json_schema
from atlas.schema.records import KINDS


def main() -> int:
    kinds = {record.kind: record for record in KINDS.values()}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind", choices=kinds)
    args = parser.parse_args()
    print(json.dumps(json_schema(kinds[args.kind]), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
