"""The lists of allowed values shown to people: the types of ``data/vocabulary.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from atlas.schema.types import ID, REPORTED, UNKNOWN, Frozen, Part, Plain

Word = Annotated[str, Field(pattern=f"^{ID}$")]
"""The id of an option, which becomes part of addresses, class names and files for machines."""


class Option(Part):
    """One allowed value as people see it; `mark` is a sign that stands for it."""

    name: Plain
    meaning: Plain
    mark: Plain | None = None


class OptionWithSymbol(Option):
    """A value with a sign of its own, so that it can be told without colour."""

    mark: Plain


class Bearing(OptionWithSymbol):
    """How a piece of evidence bears on a claim: which side it is on."""

    side: Literal["for", "against", "neither"]


class Verdict(OptionWithSymbol):
    """A verdict on a claim, with the evidence it rests on.

    `for` and `against`: not all on the other side; `either`: some; `none`: none, so that the claim says what was
    looked for; `any`: it does not matter. With `parts` the claim says which part holds and which does not; all others
    but `none` need a reason.
    """

    evidence: Literal["for", "against", "either", "none", "any"]
    parts: bool = False


class Tier(Option):
    """A kind of source: whether it is too weak to carry a statement alone, is told by its author, may be linked.

    `points` is what a publisher's best source counts for the certainty of a verdict.
    """

    points: Literal[1, 2, 3] = 2
    weak: bool = False
    told: bool = False
    linked: bool = True


class CertaintyLevel(OptionWithSymbol):
    """How certain a verdict is, and the points of its evidence from which it is so."""

    least: Annotated[int, Field(ge=0)]


class ActorType(Option):
    """A type of actor, with what schema.org calls it; whether it is founded and ends, and whether somebody runs it."""

    schema_org: Literal[
        "GovernmentOrganization", "OnlineBusiness", "Organization", "Person", "Product", "ResearchOrganization",
        "SoftwareApplication",
    ]  # fmt: skip
    lives: bool = True
    operated: bool = False


class ExpressionType(Option):
    """A type of expression, and whether its English is a proper name, which keeps its capital."""

    proper: bool = False


class Dimension(Part):
    """One question on which business models are compared, with its allowed answers."""

    name: Plain
    question: Plain
    values: Frozen[Word, Option] = Field(min_length=2)


class Vocabulary(Part):
    """The lists of allowed values; what the pages make of a word, beside showing it, is said by the word itself."""

    dimensions: Frozen[Word, Dimension]
    common_values: Frozen[Word, OptionWithSymbol]
    flow_kinds: Frozen[Word, Option]
    roles: Frozen[Word, Option]
    term_categories: Frozen[Word, Option]
    expression_types: Frozen[Word, ExpressionType]
    strengths: Frozen[Word, OptionWithSymbol]
    actor_types: Frozen[Word, ActorType]
    lanes: Frozen[Word, Option]
    bearings: Frozen[Word, Bearing]
    verdicts: Frozen[Word, Verdict]
    certainties: Frozen[Word, CertaintyLevel]
    tiers: Frozen[Word, Tier]
    unlinked_reasons: Frozen[Word, Option]
    bases: Frozen[Word, Option]
    series_topics: Frozen[Word, Option]
    languages: Frozen[Word, Option]

    def values_of(self, dimension: str) -> dict[str, Option]:
        """All answers a dimension allows, its own first, then those common to all."""
        return {**self.dimensions[dimension].values, **self.common_values}


NEEDED: Mapping[str, Mapping[str, str]] = {
    "common_values": {UNKNOWN: "models hold it where no source gives an answer"},
    "strengths": dict.fromkeys(("certain", "likely", "hint"), "what finds garbled words in a text knows it"),
    "bases": {REPORTED: "values that name no basis have it", "measured": "charts draw it with a sign of its own"},
}
"""The words, by list, that the code itself names, each with what for. All else that depends on a word is said by it."""
CLOSED = frozenset({"strengths"})
"""The lists that hold the words needed and no others."""
