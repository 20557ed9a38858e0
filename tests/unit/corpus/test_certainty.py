"""How certain a verdict is follows from its evidence, and more or better evidence never makes it less certain."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.corpus.atlas import Atlas
from atlas.corpus.certainty import Witness, certainty, points, publisher
from atlas.schema.records import Claim, Source

witnesses = st.builds(
    Witness,
    publisher=st.sampled_from(["gazette", "herald", "ledger", "works"]),
    points=st.sampled_from([1, 2, 3]),
    own=st.booleans(),
    indirect=st.booleans(),
)
some = st.lists(witnesses, max_size=12)


def claim(atlas: Atlas, id: str) -> Claim:
    found = atlas.records[id]
    assert isinstance(found, Claim)
    return found


@given(some, witnesses)
def test_one_witness_more_never_counts_less(before: list[Witness], more: Witness):
    assert points([*before, more]) >= points(before)


@given(some, witnesses, st.data())
def test_a_better_witness_never_counts_less(others: list[Witness], one: Witness, data: st.DataObject):
    better = replace(
        one,
        points=data.draw(st.integers(one.points, 3)),
        own=one.own and data.draw(st.booleans()),
        indirect=one.indirect and data.draw(st.booleans()),
    )
    assert points([*others, better]) >= points([*others, one])


@given(some, witnesses)
def test_a_publisher_of_its_own_counts_at_least_as_much_as_one_heard_before(before: list[Witness], more: Witness):
    assert points([*before, replace(more, publisher="another")]) >= points([*before, more])


@given(some, st.randoms())
def test_the_order_of_the_evidence_does_not_matter(found: list[Witness], random):
    shuffled = random.sample(found, len(found))
    assert points(shuffled) == points(found)


@pytest.mark.parametrize(
    ("found", "count"),
    [
        ([], 0),
        ([Witness("a", 3), Witness("a", 3)], 3),  # one publisher, however often
        ([Witness("a", 3), Witness("b", 2)], 5),
        ([Witness("a", 2, indirect=True)], 1),
        ([Witness("a", 3, own=True)], 0),
        ([Witness(name, 1) for name in "abcdef"], 3),  # parties and reposts together
        ([*(Witness(name, 1) for name in "abcdef"), Witness("g", 2)], 5),
        ([Witness("a", 1), Witness("a", 2, indirect=True)], 1),
    ],
)
def test_points(found: list[Witness], count: int):
    assert points(found) == count


def test_a_copy_has_the_publisher_of_its_original(small: Atlas):
    paper = small.records["paper"]
    assert isinstance(paper, Source)
    copy = paper.model_copy(update={"publisher": f"{paper.publisher.upper()} (copy)"})
    assert publisher(copy) == publisher(paper)


def test_the_evidence_that_a_verdict_rests_on_is_weighed(fixture_atlas: Atlas):
    found = certainty(fixture_atlas, claim(fixture_atlas, "agents-hung-on-one-gate"))
    assert found
    assert (found.direct, found.indirect) == (1, 1), "context does not count"
    assert dict(found.tiers) == {"press": 1, "filing": 1}
    assert (found.independent, found.lesser, found.own) == (2, 0, 0)
    assert (found.level, found.points) == ("low", 4)


def test_a_verdict_without_evidence_is_hardly_certain(fixture_atlas: Atlas):
    found = certainty(fixture_atlas, claim(fixture_atlas, "bamboo-is-older-than-kites"))
    assert found
    assert (found.level, found.points, found.direct + found.indirect) == ("very-low", 0, 0)


@pytest.mark.parametrize("id", ["a-loft-is-a-promise", "a-kite-is-what-flies"])
def test_opinions_and_definitions_have_none(fixture_atlas: Atlas, id: str):
    assert certainty(fixture_atlas, claim(fixture_atlas, id)) is None


def test_the_claimant_is_no_witness_in_his_own_cause(small: Atlas):
    one = claim(small, "bricks-last")
    paper = small.records["paper"]
    spoken = paper.model_copy(update={"author": small.records["acme"].title.upper()})
    alone = replace(small, records={**small.records, "paper": spoken})
    before, after = certainty(small, one), certainty(alone, one)
    assert before
    assert after
    assert (before.points, before.level, before.own) == (2, "sure", 0)
    assert (after.points, after.level, after.own) == (0, "unsure", 1), "the lowest word, where points suffice for none"
