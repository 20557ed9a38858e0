from pathlib import Path

import pytest

from atlas.loading.vocabulary import read_labels, read_vocabulary
from atlas.loading.yaml_source import parse_document
from atlas.schema.vocabulary import NEEDED, Vocabulary

TEXT = (Path(__file__).parents[2] / "bad_data/_valid/data/vocabulary.yml").read_text("utf-8")


def read(text: str) -> tuple[Vocabulary, list[str]]:
    vocabulary, problems = read_vocabulary(parse_document(text, "data/vocabulary.yml")[0])
    return vocabulary, [f"{problem.code}: {problem.message}" for problem in problems]


def test_a_vocabulary_without_mistakes_has_no_problems():
    vocabulary, problems = read(TEXT)
    assert problems == []
    assert all(getattr(vocabulary, name) for name in Vocabulary.model_fields)


@pytest.mark.parametrize("name", Vocabulary.model_fields)
def test_a_list_with_a_mistake_is_empty_and_the_others_are_whole(name: str):
    vocabulary, problems = read(TEXT.replace(f"{name}:", f"{name}:\n  wrong: 7"))
    assert len(problems) == 1
    assert {other for other in Vocabulary.model_fields if not getattr(vocabulary, other)} == {name}


@pytest.mark.parametrize("name", Vocabulary.model_fields)
def test_a_list_that_is_missing_or_empty_is_a_problem(name: str):
    lines = TEXT.splitlines()
    at = lines.index(f"{name}:")
    end = next((i for i, line in enumerate(lines) if i > at and not line.startswith(" ")), len(lines))
    assert read("\n".join(lines[:at] + lines[end:]))[1] == [f'missing-field: "{name}" is missing']
    assert read("\n".join([*lines[:at], f"{name}: {{}}", *lines[end:]]))[1] == [f"missing-word: {name} has no words"]


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in NEEDED.items() for word in words])
def test_a_word_that_the_code_names_is_needed(name: str, word: str):
    assert read(TEXT.replace(f"  {word}: {{", "  something: {"))[1][:1] == [f'missing-word: {name} lacks "{word}"']


@pytest.mark.parametrize("text", ["a: [", "", "- a", "7"])
def test_what_is_no_mapping_gives_an_empty_vocabulary_and_no_further_problem(text: str):
    vocabulary, problems = read(text)
    assert problems == []
    assert not any(getattr(vocabulary, name) for name in Vocabulary.model_fields)
    assert read_labels(parse_document(text, "data/labels.yml")[0]) == ({}, [])
