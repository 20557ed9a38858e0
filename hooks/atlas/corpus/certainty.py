"""How certain a verdict is: worked out from the sources of the evidence it rests on, never set by hand.

Each publisher counts once, by the best of its sources. `points` of a tier in data/vocabulary.yml say what a source of
it counts; `docs/evidence.md` tells readers the whole of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.corpus.atlas import Atlas
from atlas.schema.records import Actor, Claim, Evidence, Source

LEAST = 1
"""The points of the tiers that are no independent witness: parties, people of the trade, reposts."""
MOST_OF_LEAST = 3
"""What all publishers of such tiers count together, at most."""
_SIDES = {"for": {"for"}, "against": {"against"}, "either": {"for", "against"}, "none": {"for", "against"}}


@dataclass(frozen=True)
class Witness:
    """A source cited for a piece of evidence: who published it, the points of its tier, and how it bears.

    `own` says that it is the claimant who speaks; `indirect` that it shows something from which the claim may follow.
    """

    publisher: str
    points: int
    own: bool = False
    indirect: bool = False

    @property
    def weight(self) -> int:
        """What it counts by itself."""
        return 0 if self.own else self.points - self.indirect


@dataclass(frozen=True)
class Certainty:
    """A word of the list of certainties, and what led to it.

    `tiers` counts sources; `independent`, `lesser` and `own` count publishers: those of the better tiers, those of the
    least, and the claimant; `direct` and `indirect` count pieces of evidence.
    """

    level: str
    points: int
    tiers: tuple[tuple[str, int], ...]
    independent: int
    lesser: int
    own: int
    direct: int
    indirect: int


def points(witnesses: Iterable[Witness]) -> int:
    """The points of all witnesses together. One witness more, or a better one, never makes them fewer."""
    best = _best(witnesses)
    least = sum(one.weight for one in best if one.points == LEAST)
    return min(least, MOST_OF_LEAST) + sum(one.weight for one in best if one.points > LEAST)


def _best(witnesses: Iterable[Witness]) -> list[Witness]:
    """The best witness of each publisher."""
    best: dict[str, Witness] = {}
    for one in witnesses:
        before = best.setdefault(one.publisher, one)
        if (one.weight, one.points) > (before.weight, before.points):
            best[one.publisher] = one
    return list(best.values())


def certainty(atlas: Atlas, claim: Claim) -> Certainty | None:
    """How certain the verdict on a claim is; None where the verdict does not rest on evidence."""
    sides = _SIDES.get(atlas.vocabulary.verdicts[claim.verdict].evidence)
    if sides is None:
        return None
    words = atlas.vocabulary
    pieces = {at: one for at, one in enumerate(claim.evidence) if words.bearings[one.bears].side in sides}
    cited = [(pieces[at], source) for at, source in _cited(atlas, claim) if at in pieces]
    witnesses = [_witness(atlas, claim, piece, source) for piece, source in cited]
    best, tiers = (
        _best(witnesses),
        Counter(source.tier for source in {source.id: source for _, source in cited}.values()),
    )
    found = points(witnesses)
    return Certainty(
        level=_level(atlas, found),
        points=found,
        tiers=tuple((id, tiers[id]) for id in words.tiers if tiers[id]),
        independent=sum(one.points > LEAST and not one.own for one in best),
        lesser=sum(one.points == LEAST and not one.own for one in best),
        own=sum(one.own for one in best),
        direct=sum(not piece.indirect for piece in pieces.values()),
        indirect=sum(piece.indirect for piece in pieces.values()),
    )


def _cited(atlas: Atlas, claim: Claim) -> Iterator[tuple[int, Source]]:
    """The sources of the evidence, each with the number of the piece that cites it."""
    for use in atlas.citations_of.get(claim.id, ()):
        source = atlas.records[use.source]
        if use.path[0] == "evidence" and isinstance(source, Source):
            yield int(use.path[1]), source


def _witness(atlas: Atlas, claim: Claim, piece: Evidence, source: Source) -> Witness:
    own = not _names(atlas, claim).isdisjoint(name.casefold() for name in (source.author, source.publisher) if name)
    return Witness(publisher(source), atlas.vocabulary.tiers[source.tier].points, own, piece.indirect)


def _names(atlas: Atlas, claim: Claim) -> set[str]:
    """The names of whoever makes a claim."""
    by = atlas.records[claim.by]
    assert isinstance(by, Actor)
    return {name.casefold() for name in (by.name, by.zh, *by.aliases) if name}


def publisher(source: Source) -> str:
    """Who published a source, copies and translations of it not told apart, for comparison."""
    return source.publisher.partition(" (")[0].casefold()


def _level(atlas: Atlas, found: int) -> str:
    """The highest word for which the points suffice; the lowest of all where they suffice for none."""
    words = atlas.vocabulary.certainties
    enough = [id for id in words if words[id].least <= found] or [min(words, key=lambda id: words[id].least)]
    return max(enough, key=lambda id: words[id].least)
