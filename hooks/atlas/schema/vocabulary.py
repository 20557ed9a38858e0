"""The lists of allowed values shown to people: the types of ``data/vocabulary.yml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from atlas.schema.types import Frozen, Part, Plain


class Option(Part):
    """One allowed value as people see it; `mark` is a sign that stands for it."""

    name: Plain
    meaning: Plain
    mark: Plain | None = None


class OptionWithSymbol(Option):
    """A value with a sign of its own, so that it can be told without colour."""

    mark: Plain


class ActorType(Option):
    """A type of actor, with what schema.org calls it."""

    schema_org: Literal[
        "GovernmentOrganization", "OnlineBusiness", "Organization", "Person", "Product", "ResearchOrganization",
        "SoftwareApplication",
    ]  # fmt: skip


class Dimension(Part):
    """One question on which business models are compared, with its allowed answers."""

    name: Plain
    question: Plain
    values: Frozen[str, Option] = Field(min_length=2)


class Vocabulary(Part):
    """Every list of allowed values shown to people."""

    dimensions: Frozen[str, Dimension]
    common_values: Frozen[str, OptionWithSymbol]
    flow_kinds: Frozen[str, Option]
    roles: Frozen[str, Option]
    term_categories: Frozen[str, Option]
    actor_types: Frozen[str, ActorType]
    lanes: Frozen[str, Option]
    bearings: Frozen[str, OptionWithSymbol]
    verdicts: Frozen[str, OptionWithSymbol]
    tiers: Frozen[str, Option]
    weak_tiers: tuple[str, ...]
    unlinked_reasons: Frozen[str, Option]
    bases: Frozen[str, Option]
    series_topics: Frozen[str, Option]
    languages: Frozen[str, Option]

    def values_of(self, dimension: str) -> dict[str, Option]:
        """All answers a dimension allows, its own first, then those common to all."""
        return {**self.dimensions[dimension].values, **self.common_values}
