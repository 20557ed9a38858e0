"""Are the numbers of presets grounded and possible?"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.corpus.atlas import Atlas
from atlas.economics import model as economics
from atlas.economics.inputs import inputs_of, quantities
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Preset


@rule("cited-or-assumed")
def cited_or_assumed(atlas: Atlas) -> Iterator[Finding]:
    """A number of a preset is neither cited nor marked as an assumption, or both."""
    for preset in atlas.of(Preset):
        for path, quantity in quantities(preset):
            if bool(quantity.cite) == bool(quantity.assumption):
                both = "is both cited and assumed" if quantity.cite else "is neither cited nor assumed"
                location = atlas.location(preset.id, (*path, "value"))
                yield Finding(location, f"this number {both}", "give either cite, or assumption with the reason")


@rule("impossible-preset")
def impossible_preset(atlas: Atlas) -> Iterator[Finding]:
    """The numbers of a preset describe nothing that could exist, such as rates of 100 % together."""
    for preset in atlas.of(Preset):
        result = economics.outcome(inputs_of(preset))
        if isinstance(result, economics.Impossible):
            why = atlas.labels.get(f"econ_why_{result}", result)
            yield Finding(atlas.location(preset.id, ()), f"no order can have these numbers: {why}")
