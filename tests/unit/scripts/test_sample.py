"""What a proof-reader is given to compare with the sources."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

import sample
from atlas.corpus.atlas import Atlas

PROJECT = Path(__file__).parents[3]
CORPUS = PROJECT / "tests/corpus"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    options = ["--data", CORPUS / "data", "--docs", CORPUS / "docs", *arguments]
    monkeypatch.setattr("sys.argv", ["sample.py", *map(str, options)])
    assert sample.main() == 0
    return capsys.readouterr().out


def test_every_citation_of_a_record_stands_in_one_statement(fixture_atlas: Atlas):
    cited = Counter((use.owner, use.source) for use in fixture_atlas.citations if use.owner in fixture_atlas.records)
    drawn = Counter((one.record, cite.split()[0]) for one in sample.statements(fixture_atlas) for cite in one.cites)
    assert drawn == cited


def test_a_text_is_cut_behind_each_of_its_citations(fixture_atlas: Atlas):
    for one in sample.statements(fixture_atlas):
        assert one.text.count("[@") == (0 if one.field.endswith("cite") else 1), one
        assert "\n\n" not in one.text, one


def test_all_words_of_a_text_are_in_its_statements(atlas: Atlas):
    stated: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sample.statements(atlas):
        stated[one.record, one.field] += one.text.split()
    for field in atlas.texts:
        if field.form == "body" and field.owner in atlas.records:
            lines = [line for line in field.value.splitlines() if not line.startswith("#")]
            assert stated[field.owner, ".".join(map(str, field.path))] == " ".join(lines).split(), field.owner


def test_a_statement_is_found_where_its_citation_stands(fixture_atlas: Atlas):
    one = next(one for one in sample.statements(fixture_atlas) if one.field == "body")
    line = (PROJECT / "tests/corpus" / one.location.path).read_text("utf-8").splitlines()[one.location.line - 1]
    assert line[one.location.column - 1 :].startswith(f"[@{one.cites[0].split()[0]}")


def test_a_statement_beside_a_citation_is_its_fields(atlas: Atlas):
    found = next(one for one in sample.statements(atlas) if one.record == "eleme" and one.field == "founded.cite")
    assert found.text.splitlines()[0] == "date: 2009"


def test_each_kind_is_drawn_in_turn(atlas: Atlas):
    found = list(sample.statements(atlas))
    kinds = list(dict.fromkeys(one.kind for one in found))
    drawn = sample.draw(iter(found), seed=4, count=2 * len(kinds))
    assert [one.kind for one in drawn] == [*kinds, *kinds]
    assert len(set(drawn)) == len(drawn)


def test_a_seed_draws_the_same_again_and_another_one_others(monkeypatch: pytest.MonkeyPatch, capsys):
    first = run(monkeypatch, capsys, "--seed", 1, "--count", 12)
    assert first == run(monkeypatch, capsys, "--seed", 1, "--count", 12)
    assert first != run(monkeypatch, capsys, "--seed", 2, "--count", 12)
    assert first.count("   cites ") == 12


def test_only_the_kinds_asked_for_are_drawn_until_none_is_left(monkeypatch: pytest.MonkeyPatch, capsys, fixture_atlas):
    out = run(monkeypatch, capsys, "--seed", 1, "--kinds", "series", "event", "--count", 10_000)
    kinds = {line.split()[1] for line in out.splitlines() if line[:1].isdigit()}
    assert kinds == {"series", "event"}
    there = sum(one.kind in kinds for one in sample.statements(fixture_atlas))
    assert out.count("   cites ") == there
