"""The made-up corpus has every kind of record, every field filled and left out, every word and form of date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from atlas.corpus.atlas import Atlas
from atlas.schema.records import KINDS, Model, Preset, Source
from atlas.schema.types import Part
from atlas.text.dates import Date

PROJECT = Path(__file__).parents[3]
CORPUS = PROJECT / "tests" / "corpus"
EXCEPTED = {"series_topics", "dimensions"}  # topics are of the real trade; a rule has every model answer all dimensions


def inside(value: Any) -> Iterator[Any]:
    """Yield a value and all that it holds: parts, dates and plain values."""
    yield value
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from inside(held)
    elif isinstance(value, tuple):
        for held in value:
            yield from inside(held)


@pytest.fixture(scope="module")
def values(fixture_atlas: Atlas) -> list[Any]:
    return [value for record in fixture_atlas.records.values() for value in inside(record)]


def test_the_word_lists_are_the_real_ones():
    for name in ("vocabulary.yml", "labels.yml"):
        assert (CORPUS / "data" / name).samefile(PROJECT / "data" / name)


def test_every_kind_is_there_and_a_record_that_has_moved(fixture_atlas: Atlas):
    assert {record.kind for record in fixture_atlas.records.values()} == {kind.kind for kind in KINDS.values()}
    assert fixture_atlas.moved


def test_every_field_is_filled_somewhere_and_left_out_elsewhere_if_it_may_be(values: list[Any]):
    fields, filled, left_out = set(), set(), set()
    for part in (value for value in values if isinstance(value, Part)):
        for name, field in type(part).model_fields.items():
            shown = f"{declaring(type(part), name).__name__}.{name}"
            fields.add((shown, field.is_required()))
            (filled if getattr(part, name) not in (None, (), field.default) else left_out).add(shown)
    assert {name for name, _ in fields} - filled == set()
    assert {name for name, required in fields if not required} - left_out == set()


def declaring(part: type, name: str) -> type:
    """Return the class that declares a field: what all named records share is shown once, not once a kind."""
    return next(found for found in part.__mro__ if name in vars(found).get("__annotations__", {}))


def test_every_word_is_used(fixture_atlas: Atlas):
    used = defaultdict(set)
    for use in fixture_atlas.vocabulary_uses:
        used[use.vocabulary].add(use.value)
    for name in used.keys() - EXCEPTED:
        assert set(getattr(fixture_atlas.vocabulary, name)) == used[name], name
    answers = {trait.value for model in fixture_atlas.of(Model) for trait in model.traits.values()}
    assert set(fixture_atlas.vocabulary.common_values) < answers


def test_every_form_of_date_is_used(values: list[Any]):
    dates = [value for value in values if isinstance(value, Date)]
    ends = [end for date in dates for end in (date.start, date.end) if end]
    assert {(end.approximate, end.uncertain) for end in ends} == {(a, b) for a in (True, False) for b in (True, False)}
    assert {bool(end.month) + bool(end.day) for end in ends} == {0, 1, 2}
    intervals = {(bool(date.start), bool(date.end)) for date in dates if date.interval}
    assert intervals == {(True, True), (True, False), (False, True)}


def test_pages_are_of_every_length(fixture_atlas: Atlas):
    numbers = [source.passages for source in fixture_atlas.of(Source) if source.passages]
    cited = [len({c.source for c in fixture_atlas.citations if c.owner == id}) for id in fixture_atlas.records]
    assert len(numbers) > 1
    assert max(cited) > 12, "references from 10 up have two digits"
    assert 0 in cited
    assert {len(preset.layers) for preset in fixture_atlas.of(Preset)} >= {0, 1, 3}
