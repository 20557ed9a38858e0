"""Do the presets of the economic model hold?"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.economics import model as economics
from atlas.corpus.atlas import Atlas
from atlas.economics.inputs import inputs_of, quantities
from atlas.loading.records import Loaded
from atlas.diagnostics import Problem
from atlas.schema.records import Preset
from atlas.rules.registry import rule


@rule("cited-or-assumed")
def cited_or_assumed(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A number of a preset is neither cited nor marked as an assumption, or both."""
    for preset in atlas.of(Preset):
        for path, quantity in quantities(preset):
            if bool(quantity.cite) == bool(quantity.assumption):
                both = "is both cited and assumed" if quantity.cite else "is neither cited nor assumed"
                place = atlas.place(preset.id, (*path, "value"))
                yield Problem(
                    place, "cited-or-assumed", f"this number {both}", "give either cite, or assumption with the reason"
                )


@rule("impossible-preset")
def impossible_preset(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """The numbers of a preset describe nothing that could exist, such as rates of 100 % together."""
    for preset in atlas.of(Preset):
        result = economics.outcome(inputs_of(preset))
        if isinstance(result, economics.Impossible):
            yield Problem(atlas.place(preset.id, ()), "impossible-preset", f"these numbers make no order: {result}")
