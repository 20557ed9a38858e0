#!/usr/bin/env python3
"""Print how much there is of each kind, how well it is sourced, and how far the texts are covered."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from atlas.build import load_atlas
from atlas.corpus import evidence
from atlas.corpus.atlas import Atlas
from atlas.schema.records import KINDS, Claim, Named, Series, Source

PROJECT = Path(__file__).resolve().parents[1]


def lines(atlas: Atlas) -> list[tuple[str, object]]:
    """Return what is counted with its count, in the order it is printed."""
    report = evidence.report(atlas)
    named = [record for record in atlas.records.values() if isinstance(record, Named)]
    verdicts = Counter(claim.verdict for claim in atlas.of(Claim))
    return [
        *((f"{kind.folder}", len(atlas.of(kind))) for kind in KINDS.values()),
        ("named things", len(named)),
        ("aliases", sum(len(record.aliases) for record in named)),
        ("renderings", sum(len(getattr(record, "renderings", ())) for record in atlas.records.values())),
        ("points in series", sum(len(series.points) for series in atlas.of(Series))),
        ("contested events", len(report.contested)),
        *((f"claims {verdict}", verdicts[verdict]) for verdict in atlas.vocabulary.verdicts),
        ("claims with evidence", sum(bool(claim.evidence) for claim in atlas.of(Claim))),
        ("statements with a citation", report.statements),
        ("  on a single source", report.single_source),
        ("  on practitioners or reposts only", report.weak_only),
        ("  on sources without a link only", report.unlinked_only),
        ("fields looked for in vain", len(report.looked_for)),
        ("fields not looked for", len(report.not_looked_for)),
        *((f"passages of {source.id} cited, excused", _covered(atlas, source)) for source in numbered(atlas)),
    ]


def numbered(atlas: Atlas) -> list[Source]:
    """Return the sources with numbered passages."""
    return [source for source in atlas.of(Source) if source.passages]


def _covered(atlas: Atlas, source: Source) -> str:
    cited = sum(bool(owners) for owners in atlas.coverage(source).values())
    return f"{cited}, {len(source.excused_passages)} of {source.passages}"


def main() -> int:
    for what, count in lines(load_atlas(PROJECT / "data", PROJECT / "docs")):
        print(f"{what:45} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
