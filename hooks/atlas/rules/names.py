"""Do names belong to one record, and does the Chinese hold?"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.text import chinese
from atlas.corpus.atlas import Atlas
from atlas.loading.yaml_source import Trail
from atlas.loading.records import Loaded
from atlas.diagnostics import Problem
from atlas.schema.records import (
    Named,
    Source,
)
from atlas.rules.registry import rule


@rule("shared-alias")
def shared_alias(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """Two records claim one name, alias or Chinese name."""
    owners: dict[str, str] = {}
    for id, record in atlas.records.items():
        if not isinstance(record, Named):
            continue
        names: list[tuple[Trail, str | None]] = [(("name",), record.name), (("zh",), record.zh)]
        names += [(("aliases", i), alias) for i, alias in enumerate(record.aliases)]
        for path, name in names:
            if name is None:
                continue
            owner = owners.setdefault(name.casefold(), id)
            if owner != id:
                message = f'"{name}" is already a name of "{owner}"'
                yield Problem(atlas.place(id, path), "shared-alias", message, "a name leads to one record")


@rule("repeated-name")
def repeated_name(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """A record lists the same name or alias twice."""
    for id, record in atlas.records.items():
        if not isinstance(record, Named):
            continue
        seen = {name.casefold() for name in (record.name, record.zh) if name}
        for i, alias in enumerate(record.aliases):
            if alias.casefold() in seen:
                place = atlas.place(id, ("aliases", i))
                yield Problem(place, "repeated-name", f'"{alias}" stands here already', "keep one")
            seen.add(alias.casefold())


@rule("pinyin")
def pinyin(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """Pinyin is missing, has no Chinese beside it, or does not agree with the characters."""
    for id, record in atlas.records.items():
        zh, given = getattr(record, "zh", None), getattr(record, "pinyin", None)
        if (zh is None and given is None) or getattr(record, "pinyin_exception", None):
            continue
        if zh is None:
            yield Problem(atlas.place(id, ("pinyin",)), "pinyin", "pinyin without Chinese", "add zh")
        elif given is None and chinese.has_han(zh):
            yield Problem(
                atlas.place(id, ("zh",)), "pinyin", f'"{zh}" has no pinyin', f'perhaps "{chinese.suggest(zh)}"'
            )
        elif given is not None and not chinese.agrees(zh, given):
            message = f'"{given}" does not read "{zh}"'
            hint = f'perhaps "{chinese.suggest(zh)}"; if it is right, add pinyin_exception with the reason'
            yield Problem(atlas.place(id, ("pinyin",)), "pinyin", message, hint)


@rule("traditional-characters")
def traditional_characters(atlas: Atlas, loaded: Loaded) -> Iterator[Problem]:
    """Chinese is not in simplified characters (titles of sources keep theirs)."""
    for field in atlas.texts:
        if field.form == "page" or not chinese.has_han(field.value) or isinstance(atlas.records[field.owner], Source):
            continue
        wrong = chinese.traditional(field.value)
        if wrong:
            old, new = wrong
            place = atlas.documents[field.owner].place_in(field.path, old)
            yield Problem(place, "traditional-characters", f'"{old}" is traditional', f'write "{new}"')
