"""Do references lead somewhere, and to the right kind of record?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.corpus.atlas import Atlas, Mention
from atlas.diagnostics import Fix, did_you_mean
from atlas.rules import lookalikes
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Model, Source, kinds_accepted
from atlas.schema.types import ANY, Reference

MANY = 200


@rule("unknown-reference")
def unknown_reference(atlas: Atlas) -> Iterator[Finding]:
    """A `[[id]]` or reference field names no record."""
    unknown = [mention for mention in atlas.mentions if not _known(atlas, mention)]
    # When hundreds of ids are missing a folder is gone: then no spelling helps, and looking for one takes long.
    helpful = len({mention.target for mention in unknown}) <= MANY
    for mention in unknown:
        if lookalikes.in_latin(mention.target) in atlas.records and not mention.target.isascii():
            continue  # its letters have their own message
        yield _unknown(atlas, mention, helpful)


def _unknown(atlas: Atlas, mention: Mention, helpful: bool) -> Finding:
    location, target = atlas.location_of(mention), mention.target
    parted = lookalikes.ids_meant(atlas, target)
    if parted:
        return Finding(location, f'"{target}" is no list', f"write {parted}", Fix(target, parted))
    meant = lookalikes.id_meant(atlas, target)
    if meant:
        return Finding(location, f'no record has the id "{target}"', f'write "{meant}"', _fix(mention, meant))
    hint = did_you_mean(target, _possible(atlas, mention)) if helpful else ""
    return Finding(location, f'no record "{target}"', hint)


def _fix(mention: Mention, meant: str) -> Fix:
    """Return what puts the id in the place of what was written; a link keeps its words."""
    if mention.token is None:
        return Fix(mention.target, meant)
    is_path = any(sign in mention.target for sign in "/\\.")
    words = mention.token.text or ("" if is_path or mention.target.lower() == meant else mention.target)
    return Fix(mention.token.raw, f"[[{meant}|{words}]]" if words else f"[[{meant}]]")


def _known(atlas: Atlas, mention: Mention) -> bool:
    roles = atlas.vocabulary.roles
    # Without any role the list could not be read, which has its own message.
    role = mention.marker is not None and mention.marker.roles and (mention.target in roles or not roles)
    return role or any(mention.target in ids for ids in (atlas.records, atlas.moved, atlas.unread))


def _possible(atlas: Atlas, mention: Mention) -> tuple[str, ...]:
    """Return the ids a reference may name: records of the kinds its field takes, or any that can be linked."""
    kinds = kinds_accepted(mention.marker or Reference(ANY))
    roles = atlas.vocabulary.roles if mention.marker and mention.marker.roles else ()
    return (*(record.id for kind in kinds for record in atlas.of_kind(kind)), *roles)


@rule("moved-reference")
def moved_reference(atlas: Atlas) -> Iterator[Finding]:
    """A reference names a record that has been renamed."""
    for mention in atlas.mentions:
        if mention.target in atlas.moved:
            new = atlas.moved[mention.target]
            yield Finding(atlas.location_of(mention), f'"{mention.target}" has moved', f'write "{new}"')
    for id, new in atlas.moved.items():
        if new not in atlas.records and new not in atlas.unread:
            location = atlas.location(id, ("moved_to",))
            hint = did_you_mean(new, atlas.records)
            yield Finding(location, f'"{id}" has moved to "{new}", which is no record', hint)


@rule("wrong-kind")
def wrong_kind(atlas: Atlas) -> Iterator[Finding]:
    """A reference leads to a record of a kind that the field does not take."""
    for mention in atlas.mentions:
        record = atlas.records.get(mention.target)
        if record is None:
            continue
        accepted = kinds_accepted(mention.marker) if mention.marker else ()
        if mention.marker and record.kind not in accepted:
            message = f'"{mention.target}" is of kind {record.kind}'
            hint = f"name a record of kind {' or '.join(accepted)}"
            yield Finding(atlas.location_of(mention), message, hint)
        elif not mention.marker and isinstance(record, Source):
            hint = f"cite it: [@{mention.target}]"
            yield Finding(atlas.location_of(mention), f'"{mention.target}" is a source', hint)


@rule("self-reference")
def self_reference(atlas: Atlas) -> Iterator[Finding]:
    """A record refers to itself."""
    for mention in atlas.mentions:
        if mention.owner == mention.target:
            yield Finding(atlas.location_of(mention), f'"{mention.target}" refers to itself')


@rule("lineage-cycle")
def lineage_cycle(atlas: Atlas) -> Iterator[Finding]:
    """A model is its own ancestor, by `parent` or by `derived_from`."""
    for name, parents in (
        ("parent", lambda model: (model.parent,) if model.parent else ()),
        ("derived_from", lambda model: model.derived_from),
    ):
        edges = {model.id: parents(model) for model in atlas.of(Model)}
        for id in _on_cycles(edges):
            yield Finding(atlas.location(id, (name,)), f'"{id}" is its own ancestor by {name}')


def _on_cycles(edges: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the nodes that lie on a cycle of `edges`; what only leads to one is left out."""
    pending = {id: {target for target in targets if target in edges} for id, targets in edges.items()}
    for _ in range(2):  # peel off what leads nowhere, then what nothing leads to
        users: dict[str, list[str]] = defaultdict(list)
        for id, targets in pending.items():
            for target in targets:
                users[target].append(id)
        free = [id for id, targets in pending.items() if not targets]
        while free:
            done = free.pop()
            del pending[done]
            for user in users[done]:
                if user in pending:
                    pending[user].discard(done)
                    if not pending[user]:
                        free.append(user)
        reverse: dict[str, set[str]] = {id: set() for id in pending}
        for id, targets in pending.items():
            for target in targets:
                reverse[target].add(id)
        pending = reverse
    return sorted(pending)
