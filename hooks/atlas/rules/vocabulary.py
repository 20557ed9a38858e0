"""Are values options of the vocabulary? A list that could not be read, which has its own message, is empty."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Fix, did_you_mean
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Model
from atlas.schema.types import UNKNOWN


@rule("unknown-value")
def unknown_value(atlas: Atlas) -> Iterator[Finding]:
    """A value is not in its list in data/vocabulary.yml."""
    for use in atlas.vocabulary_uses:
        allowed = getattr(atlas.vocabulary, use.vocabulary)
        if allowed and use.value not in allowed:
            hint = did_you_mean(use.value, allowed) or f"allowed are {', '.join(allowed)}"
            message = f'"{use.value}" is none of the {use.vocabulary.replace("_", " ")}'
            meant = use.value.casefold().replace(" ", "-")
            fix = Fix(use.value, meant) if meant in allowed else None
            yield Finding(atlas.location(use.owner, use.path), message, hint, fix)
    for model in atlas.of(Model) if atlas.vocabulary.common_values else ():
        for id, trait in model.traits.items():
            if id in atlas.vocabulary.dimensions and trait.value not in atlas.vocabulary.values_of(id):
                allowed = atlas.vocabulary.values_of(id)
                hint = did_you_mean(trait.value, allowed) or f"allowed are {', '.join(allowed)}"
                location = atlas.location(model.id, ("traits", id, "value"))
                yield Finding(location, f'"{trait.value}" is no answer to {id}', hint)


@rule("looked-for")
def looked_for(atlas: Atlas) -> Iterator[Finding]:
    """A model has an answer to a question and says that it was looked for in vain."""
    for model in atlas.of(Model):
        for id, trait in model.traits.items():
            if trait.looked_for and trait.value != UNKNOWN:
                location = atlas.location(model.id, ("traits", id, "looked_for"))
                yield Finding(location, f'looked for in vain, yet {id} is "{trait.value}"', "leave out looked_for")


@rule("dimensions")
def dimensions(atlas: Atlas) -> Iterator[Finding]:
    """A model lacks a value for a dimension, or has one for a dimension that does not exist."""
    known = atlas.vocabulary.dimensions
    for model in atlas.of(Model) if known else ():
        for id in known:
            if id not in model.traits:
                hint = f"add {id}: {{value: …}}, which may be unknown"
                yield Finding(atlas.location(model.id, ("traits",)), f"no value for {id}", hint)
        for id in model.traits:
            if id not in known:
                location = atlas.documents[model.id].key_location("traits", id)
                yield Finding(location, f'no dimension "{id}"', did_you_mean(id, known))
