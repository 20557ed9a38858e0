"""Do names belong to one record, and does the Chinese hold?"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import FieldPath
from atlas.rules.registry import Finding, rule
from atlas.schema.records import (
    Named,
    Source,
)
from atlas.text import chinese
from atlas.text.han import has_han


@rule("shared-alias")
def shared_alias(atlas: Atlas) -> Iterator[Finding]:
    """Two records claim one name, alias or Chinese name."""
    owners: dict[str, str] = {}
    for id, record in atlas.records.items():
        if not isinstance(record, Named):
            continue
        names: list[tuple[FieldPath, str | None]] = [(("name",), record.name), (("zh",), record.zh)]
        names += [(("aliases", i), alias) for i, alias in enumerate(record.aliases)]
        for path, name in names:
            if name is None:
                continue
            owner = owners.setdefault(name.casefold(), id)
            if owner != id:
                message = f'"{name}" is already a name of "{owner}"'
                yield Finding(atlas.location(id, path), message, "a name leads to one record")


@rule("repeated-name")
def repeated_name(atlas: Atlas) -> Iterator[Finding]:
    """A record lists the same name or alias twice."""
    for id, record in atlas.records.items():
        if not isinstance(record, Named):
            continue
        seen = {name.casefold() for name in (record.name, record.zh) if name}
        for i, alias in enumerate(record.aliases):
            if alias.casefold() in seen:
                location = atlas.location(id, ("aliases", i))
                yield Finding(location, f'"{alias}" stands here already', "keep one")
            seen.add(alias.casefold())


@rule("pinyin")
def pinyin(atlas: Atlas) -> Iterator[Finding]:
    """Pinyin is missing, has no Chinese beside it, or does not agree with the characters."""
    for id, record in atlas.records.items():
        zh, given = getattr(record, "zh", None), getattr(record, "pinyin", None)
        if (zh is None and given is None) or getattr(record, "pinyin_exception", None):
            continue
        if zh is None:
            yield Finding(atlas.location(id, ("pinyin",)), "pinyin without Chinese", "add zh")
        elif given is None and has_han(zh):
            yield Finding(atlas.location(id, ("zh",)), f'"{zh}" has no pinyin', f'perhaps "{chinese.suggest(zh)}"')
        elif given is not None and not chinese.agrees(zh, given):
            message = f'"{given}" does not read "{zh}"'
            hint = f'perhaps "{chinese.suggest(zh)}"; if it is right, add pinyin_exception with the reason'
            yield Finding(atlas.location(id, ("pinyin",)), message, hint)


@rule("traditional-characters")
def traditional_characters(atlas: Atlas) -> Iterator[Finding]:
    """Chinese is not in simplified characters (titles of sources keep theirs)."""
    for field in atlas.texts:
        if field.form == "page" or not has_han(field.value) or isinstance(atlas.records[field.owner], Source):
            continue
        wrong = chinese.traditional(field.value)
        if wrong:
            old, new = wrong
            location = atlas.documents[field.owner].location_in(field.path, old)
            yield Finding(location, f'"{old}" is traditional', f'write "{new}"')
