"""Do names belong to one record, does the pinyin agree, and is the Chinese simplified?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import FieldPath, Fix
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Expression, Named, Record, Source
from atlas.text import chinese
from atlas.text.han import has_han


@rule("shared-alias")
def shared_alias(atlas: Atlas) -> Iterator[Finding]:
    """Two records claim one name, alias or Chinese name."""
    owners: dict[str, str] = {}
    for id, record in atlas.records.items():
        for path, name in _claimed(record):
            owner = owners.setdefault(name.casefold(), id)
            if owner != id:
                message = f'"{name}" is already a name of "{owner}"'
                yield Finding(atlas.location(id, path), message, "a name leads to one record")


@rule("near-name")
def near_name(atlas: Atlas) -> Iterator[Finding]:
    """Two records have names that differ only in number, case, accents or punctuation: are they one thing?"""
    owners: dict[str, tuple[str, str]] = {}
    for id, record in atlas.records.items():
        for path, name in _claimed(record) if isinstance(record, Named) else ():
            owner, other = owners.setdefault(_singular(name), (id, name))
            if owner != id and other.casefold() != name.casefold():
                message = f'"{name}" is nearly "{other}", a name of "{owner}"'
                yield Finding(atlas.location(id, path), message, "keep one record for one thing, or tell them apart")


def _singular(name: str) -> str:
    """Return the words of a name as they are compared: without case, accents, punctuation and the s of the plural."""
    words = re.findall(r"\w+", "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)))
    return " ".join(word.casefold().removesuffix("s") if len(word) > 3 else word.casefold() for word in words)


def _claimed(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield the names that must lead to this record alone, with their paths; the English of an expression is none."""
    if isinstance(record, Named):
        yield ("name",), record.name
        yield from ((("aliases", i), alias) for i, alias in enumerate(record.aliases))
    if isinstance(record, Named | Expression) and record.zh:
        yield ("zh",), record.zh


@rule("own-name")
def own_name(atlas: Atlas) -> Iterator[Finding]:
    """A rendering is looked for by a phrase that is a right name of the same record."""
    for id, record in atlas.records.items():
        names = {_folded(name): name for _, name in _claimed(record)}
        for i, rendering in enumerate(getattr(record, "renderings", ())):
            for phrase in rendering.phrases:
                if _folded(phrase) in names:
                    message = f'"{phrase}" is looked for, yet is a right name: "{names[_folded(phrase)]}"'
                    yield Finding(atlas.location(id, ("renderings", i)), message, "leave out match, or the name")


@rule("seen-or-derived")
def seen_or_derived(atlas: Atlas) -> Iterator[Finding]:
    """A rendering does not have exactly one of `cite`, `seen_at` and `derived`, or is listed twice."""
    for id, record in atlas.records.items():
        seen: dict[str, int] = {}
        for i, one in enumerate(getattr(record, "renderings", ())):
            first = seen.setdefault(_folded(one.seen), i)
            if sum((bool(one.cite), bool(one.seen_at), one.derived)) != 1:
                message = f'"{one.seen}" needs exactly one of cite, seen_at and derived: true'
                hint = "say where it was seen, or that it is derived"
                yield Finding(atlas.location(id, ("renderings", i)), message, hint)
            if first != i:
                message = f'"{one.seen}" is the same as rendering {first + 1}'
                yield Finding(atlas.location(id, ("renderings", i)), message, "keep one")


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    """Return a name as it is compared: without case, hyphens, spaces and other punctuation."""
    return re.sub(r"[\W_]+", "", name).casefold()


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
                yield Finding(location, f'"{alias}" is listed already', "keep one")
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


@rule("back-translated")
def back_translated(atlas: Atlas) -> Iterator[Finding]:
    """A record without Chinese says that its Chinese is translated back."""
    for id, record in atlas.records.items():
        if getattr(record, "zh_back_translated", False) and not getattr(record, "zh", None):
            location = atlas.location(id, ("zh_back_translated",))
            yield Finding(location, "no Chinese that could be translated back", "add zh, or leave this out")


@rule("traditional-characters")
def traditional_characters(atlas: Atlas) -> Iterator[Finding]:
    """Chinese is not in simplified characters (titles of sources keep theirs)."""
    for field in atlas.texts:
        if field.form == "page" or isinstance(atlas.records[field.owner], Source):
            continue
        wrong = chinese.traditional(field.value)
        if wrong:
            old, new = wrong
            location = atlas.documents[field.owner].location_in(field.path, old)
            yield Finding(location, f'"{old}" is traditional', f'write "{new}"', Fix(old, new))
