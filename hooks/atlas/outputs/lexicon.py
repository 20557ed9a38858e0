"""The lexicon by which a translated article is read: every name and rendering of the atlas, as files for the browser.

The first file has the phrases by which English is found; the Chinese, and what is told of a hit (pinyin, meaning, the
right English, the record that tells more, why it was garbled), are a second one. Together they are the lexicon.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from atlas.corpus.atlas import Atlas
from atlas.lexicon.compact import PHRASES, to_json
from atlas.lexicon.model import STRENGTHS, Lexicon, Pattern, Sense, Strength
from atlas.lexicon.trimming import trimmed
from atlas.page.routes import place_of
from atlas.schema.records import Actor, Expression, Named, Rendering
from atlas.text.chinese import to_traditional
from atlas.text.han import HAN, has_han

LEXICON = "read/lexicon.json"
TOLD = "read/told.json"
NAMES = "expressions/names.json"
"""By what the expressions without a page of their own are found, for the glossary."""
LONGEST_DERIVED: dict[Strength, int] = {"certain": 2, "likely": 3, "hint": 3}
"""Words of a phrase that nobody has seen; what no English text would say is the less likely met the longer it is."""


def files(atlas: Atlas) -> dict[str, str]:
    """Return the files, path below docs/ to text."""
    compact = json.loads(to_json(lexicon_of(atlas)))
    found = {name: compact.pop(name) for name in PHRASES}
    return {LEXICON: _written(found), TOLD: _written(compact), NAMES: _names(atlas)}


def _written(columns: dict[str, Any]) -> str:
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def _names(atlas: Atlas) -> str:
    """The names of all expressions: a column a field, its values one a line; phrases are kept apart by tabs."""
    found = sorted(atlas.of(Expression), key=lambda one: one.page_name)
    columns = {
        "page": [one.page_name for one in found],
        "id": [one.id for one in found],
        "name": [one.name for one in found],
        "zh": [one.zh or "" for one in found],
        "pinyin": [one.pinyin or "" for one in found],
        "also": ["\t".join(rendering.seen for rendering in one.renderings) for one in found],
    }
    return _written({name: "\n".join(cells) for name, cells in columns.items()})


def lexicon_of(atlas: Atlas) -> Lexicon:
    """Return the lexicon to read a text by: whole, but for what changes next to no hit."""
    return trimmed(_lexicon(atlas, _is_met))


def whole_lexicon(atlas: Atlas) -> Lexicon:
    """Return the names and renderings of all records with a Chinese name, and of all expressions."""
    return _lexicon(atlas, lambda rendering, phrase: True)


def _is_met(rendering: Rendering, phrase: str) -> bool:
    """Whether a text may well have a phrase: of the long ones that were derived only, trials had one in 300."""
    return not rendering.derived or len(re.split("[ -]", phrase)) <= LONGEST_DERIVED[_strength(rendering)]


def _lexicon(atlas: Atlas, keeps: Callable[[Rendering, str], bool]) -> Lexicon:
    records = [record for record in atlas.records.values() if isinstance(record, Named | Expression)]
    senses = (_sense(atlas, record, keeps) for record in sorted(records, key=lambda record: record.id) if _told(record))
    ordered = tuple(sorted(senses, key=_beside))
    return Lexicon(ordered, _variants(ordered), _parts(atlas, ordered))


def _beside(sense: Sense) -> tuple[str, str]:
    """An order in which like stands beside like, so that the file is smaller compressed."""
    return sense.kind, sense.zh


def _told(record: Named | Expression) -> bool:
    return bool(record.zh or record.renderings)


def _sense(atlas: Atlas, record: Named | Expression, keeps: Callable[[Rendering, str], bool]) -> Sense:
    """What a record says of its Chinese, and every phrase by which a text may show it."""
    page = record.id if record.own_page else getattr(record, "leads_to", None)
    return Sense(
        zh=record.zh or "",
        pinyin=record.pinyin or "",
        means=atlas.plain_summaries[record.id],
        reading=record.running_name if isinstance(record, Named) else _running(atlas, record),
        kind=record.kind if isinstance(record, Named) else record.type,
        record=page,
        link=place_of(atlas.records[page]) if page else place_of(record),
        why=_why(atlas, record),
        patterns=tuple(sorted(dict.fromkeys((*_right(atlas, record), *_renderings(record, keeps))), key=_firmness)),
    )


def _firmness(pattern: Pattern) -> tuple[bool, int, bool, str]:
    """The order of patterns: what is right first, then by strength and words; the file is smaller for it."""
    return pattern.garbled, STRENGTHS.index(pattern.strength), pattern.parts, pattern.phrase


def _why(atlas: Atlas, record: Named | Expression) -> str:
    """Why translation garbles it: as the record says for all, or else for its first rendering that says so."""
    whys = (record.why_garbled, *(rendering.why for rendering in record.renderings))
    return atlas.plain(next((why for why in whys if why), ""))


def _running(atlas: Atlas, record: Expression) -> str:
    """The English of an expression inside a sentence."""
    proper = _is_proper(atlas, record) or not record.name[1:2].islower()
    return record.name if proper else record.name[0].lower() + record.name[1:]


def _is_proper(atlas: Atlas, record: Named | Expression) -> bool:
    """Whether the English of a record is a name."""
    if isinstance(record, Expression):
        return atlas.vocabulary.expression_types[record.type].proper
    return isinstance(record, Actor)


def _right(atlas: Atlas, record: Named | Expression) -> Iterator[Pattern]:
    """The right names. Those of firms and people with a page are rare elsewhere, other English is not."""
    proper = _is_proper(atlas, record)
    strength: Strength = "likely" if isinstance(record, Actor) else "hint"
    for name in (record.name, record.zh, *getattr(record, "aliases", ())):
        if name and has_han(name):
            yield Pattern(name, "certain", garbled=False)
        elif name and (proper or isinstance(record, Named)):
            running = record.running_name if isinstance(record, Named) and not proper else record.name
            yield Pattern(running if name == record.name else name, strength, garbled=False)


def _renderings(record: Named | Expression, keeps: Callable[[Rendering, str], bool]) -> Iterator[Pattern]:
    for rendering in record.renderings:
        for phrase in (phrase for phrase in rendering.phrases if keeps(rendering, phrase)):
            yield Pattern(phrase, _strength(rendering), True, rendering.near, rendering.not_near)
        if rendering.parts:
            yield Pattern(rendering.parts, _strength(rendering), True, rendering.near, rendering.not_near, parts=True)


def _strength(rendering: Rendering) -> Strength:
    """The words of the vocabulary are those of the matcher: a test sees to it."""
    return rendering.strength  # type: ignore[return-value]


def _parts(atlas: Atlas, senses: tuple[Sense, ...]) -> dict[str, tuple[str, ...]]:
    """The parts that patterns have, with their words."""
    patterns = (pattern for sense in senses for pattern in sense.patterns if pattern.parts)
    return {part: atlas.parts[part] for part in sorted({part for one in patterns for part in one.phrase.split(" ")})}


def _variants(senses: tuple[Sense, ...]) -> dict[str, str]:
    """For each traditional character of the Chinese the simplified one."""
    simple = {character for sense in senses for character in HAN.findall(sense.zh)}
    return {to_traditional(one): one for one in sorted(simple) if to_traditional(one) != one}
