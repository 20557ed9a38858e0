"""The made-up corpora of the bench: valid, the same every time, and as dense as the real data."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

import synthetic
from atlas.build import examine
from atlas.corpus.atlas import Atlas

pytestmark = pytest.mark.unmeasured

SIZE = 100
DOCS = synthetic.PROJECT / "docs"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("bench") / "data"
    synthetic.write(data, SIZE)
    return data


def _files(data: Path) -> dict[str, bytes]:
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*.yml")}


def test_it_is_valid(made_up: Path) -> None:
    atlas, problems = examine(made_up, DOCS)
    assert not problems
    assert atlas
    assert len(atlas.records) == SIZE


def test_it_is_the_same_every_time(made_up: Path, tmp_path: Path) -> None:
    synthetic.write(tmp_path / "again", SIZE)
    assert _files(tmp_path / "again") == _files(made_up)


def test_another_seed_gives_another_corpus(made_up: Path, tmp_path: Path) -> None:
    synthetic.write(tmp_path / "other", SIZE, seed=2)
    assert _files(tmp_path / "other") != _files(made_up)


def test_a_pool_gives_every_id_and_never_the_one_to_avoid() -> None:
    pool = synthetic.Pool(random.Random(1), "abcdef")
    drawn = [pool.sample(3, avoid="a") for _ in range(20)]
    assert all(len(set(ids)) == 3 and "a" not in ids for ids in drawn)
    assert {id for ids in drawn for id in ids} == set("bcdef")
    assert sorted(pool.sample(99, avoid="a")) == list("bcdef")


def _per_record(atlas: Atlas, measure: str) -> dict[str, float]:
    """Return how many mentions, citations or letters a record of each kind has."""
    kinds = Counter(record.kind for record in atlas.records.values())
    found: Counter[str] = Counter()
    if measure == "letters":
        for id, record in atlas.records.items():
            found[record.kind] += len(atlas.documents[id].text)
    else:
        owners = (use.owner for use in getattr(atlas, measure))
        found.update(atlas.records[owner].kind for owner in owners if owner in atlas.records)
    return {kind: found[kind] / count for kind, count in kinds.items()}


@pytest.mark.parametrize("measure", ["mentions", "citations", "letters"])
@pytest.mark.parametrize("kind", ["model", "term", "actor", "event", "claim", "series"])
def test_it_is_as_dense_as_the_real_data(made_up: Path, atlas: Atlas, measure: str, kind: str) -> None:
    made, _ = examine(made_up, DOCS)
    there, here = _per_record(atlas, measure), _per_record(made, measure)
    if kind not in there:
        pytest.skip(f"no {kind} has been written yet")
    assert there[kind] / 2 < here[kind] < there[kind] * 2


def test_each_source_is_cited_as_often_as_a_real_one(tmp_path: Path, atlas: Atlas) -> None:
    synthetic.write(tmp_path / "data", 4 * SIZE)  # in a smaller one the presets that are copied outweigh the rest
    made, _ = examine(tmp_path / "data", DOCS)
    here, there = (len(one.citations) / len(one.of_kind("source")) for one in (made, atlas))
    assert there / 2 < here < there * 2


@pytest.mark.parametrize("folder", synthetic.KINDS)
def test_a_large_corpus_is_made_up_like_the_real_data(atlas: Atlas, folder: str) -> None:
    taken = synthetic.real_data(synthetic.PROJECT)
    made = synthetic.Maker(1_000, seed=1, real=taken).ids.get(folder, taken.copied)
    kind = synthetic.KINDS[folder].kind
    assert abs(len(made) / 1_000 - len(atlas.of_kind(kind)) / len(atlas.records)) < 0.01
