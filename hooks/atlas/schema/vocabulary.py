"""The lists of allowed values: the types of ``data/vocabulary.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from atlas.schema.types import ID, REPORTED, UNKNOWN, Frozen, Part, Plain

OptionId = Annotated[str, Field(pattern=f"^{ID}$")]
"""The id of an option: part of addresses, class names and published data."""


class Option(Part):
    """One allowed value as people see it; `mark` is a symbol that stands for it."""

    name: Plain
    meaning: Plain
    mark: Plain | None = None


class OptionWithSymbol(Option):
    """An option that needs a symbol, so that it can be told from others without colour."""

    mark: Plain


class LaneOption(Option):
    """A side of the chronology; `lasts`: what begins in it, such as a rule, holds from then on."""

    lasts: bool = False


class FlowKind(Option):
    """What passes between those who take part; with `pays` it is money, from who pays to who is paid."""

    pays: bool = False


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
    """A grade of sources.

    `points`: what a publisher's best source counts for the certainty of a verdict; `weak`: too weak to carry a
    statement alone; `told`: first-hand, so that references name the author; `linked`: its sources may have an address.
    """

    points: Literal[1, 2, 3] = 2
    weak: bool = False
    told: bool = False
    linked: bool = True


class CertaintyLevel(OptionWithSymbol):
    """How certain a verdict is, and the points of its evidence from which it is so."""

    least: Annotated[int, Field(ge=0)]


class ActorType(Option):
    """A type of actor, with its type at schema.org.

    `lives`: it is founded and ends; `operated`: somebody runs it.
    """

    schema_org: Literal[
        "GovernmentOrganization", "OnlineBusiness", "Organization", "Person", "Product", "ResearchOrganization",
        "SoftwareApplication",
    ]  # fmt: skip
    lives: bool = True
    operated: bool = False


class ExpressionType(Option):
    """A type of expression; `proper`: its English is a proper name, which keeps its capital inside a sentence."""

    proper: bool = False


class Dimension(Part):
    """One question on which business models are compared, with its possible answers."""

    name: Plain
    question: Plain
    values: Frozen[OptionId, Option] = Field(min_length=2)


class Vocabulary(Part):
    """The lists of allowed values. What the pages do with an option, beside showing it, is a field of the option."""

    dimensions: Frozen[OptionId, Dimension]
    common_values: Frozen[OptionId, OptionWithSymbol]
    flow_kinds: Frozen[OptionId, FlowKind]
    roles: Frozen[OptionId, Option]
    term_categories: Frozen[OptionId, Option]
    expression_types: Frozen[OptionId, ExpressionType]
    strengths: Frozen[OptionId, OptionWithSymbol]
    actor_types: Frozen[OptionId, ActorType]
    lanes: Frozen[OptionId, LaneOption]
    bearings: Frozen[OptionId, Bearing]
    verdicts: Frozen[OptionId, Verdict]
    certainties: Frozen[OptionId, CertaintyLevel]
    tiers: Frozen[OptionId, Tier]
    unlinked_reasons: Frozen[OptionId, Option]
    bases: Frozen[OptionId, Option]
    series_topics: Frozen[OptionId, Option]
    languages: Frozen[OptionId, Option]

    def values_of(self, dimension: str) -> dict[str, Option]:
        """Return all options of a dimension: its own, then those common to all dimensions."""
        return {**self.dimensions[dimension].values, **self.common_values}


NEEDED: Mapping[str, Mapping[str, str]] = {
    "common_values": {UNKNOWN: "models have it where no source gives an answer"},
    "strengths": dict.fromkeys(("certain", "likely", "hint"), "the reader of translated texts needs it"),
    "bases": {REPORTED: "it is the basis of values that name none", "measured": "charts have a marker for it"},
}
"""The options, by list, that the code names, and what for. All else that depends on an option is a field of it."""
CLOSED = frozenset({"strengths"})
"""The lists that hold the needed options and no others."""
