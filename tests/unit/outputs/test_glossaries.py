import csv
import io

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import glossaries
from atlas.outputs.concepts import concepts
from atlas.text.han import has_han

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return {path.rpartition("/")[2]: text for path, text in glossaries.files(concepts(atlas)).items()}


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("name", ["deepl-zh-en.csv", "deepl-en-zh.csv", "google-zh-en.csv", "google-en-zh.csv"])
def test_a_glossary_of_one_direction_has_each_term_once_and_no_empty_cell(made: dict[str, str], name: str):
    read = rows(made[name])
    assert not made[name].startswith("\ufeff")
    assert all(len(row) == 2 and all(cell.strip() == cell != "" for cell in row) for row in read)
    terms = [row[0].casefold() for row in read]
    assert len(set(terms)) == len(terms)
    assert all(len(cell.encode()) <= 1024 for row in read for cell in row)  # DeepL takes no longer ones
    assert all(row[0] != row[1] for row in read)
    chinese = [row["zh-en" not in name] for row in read]
    assert sum(map(has_han, chinese)) > 0.98 * len(chinese)  # others are letters or digits in Chinese too


def test_every_chinese_name_is_translated(atlas: Atlas, made: dict[str, str]):
    translated = dict(rows(made["deepl-zh-en.csv"]))
    meant: dict[str, set[str]] = {}
    for concept in concepts(atlas):
        for name in filter(None, (concept.zh, *concept.zh_aliases)):
            meant.setdefault(name, set()).add(concept.name)
    assert set(translated) == {name for name, english in meant.items() if english != {name}}
    assert all(translated[name] in meant[name] for name in translated)


def test_omegat_is_told_what_a_term_is(made: dict[str, str]):
    for name in ("omegat-zh-en.tsv", "omegat-en-zh.tsv"):
        lines = made[name].splitlines()
        assert all(line.count("\t") == 2 and all(line.split("\t")) for line in lines)
        assert [line.split("\t")[:2] for line in lines] == rows(
            made[name.replace("omegat", "deepl").replace("tsv", "csv")]
        )


def test_google_gets_a_head_with_the_languages(made: dict[str, str]):
    assert rows(made["google-terms.csv"])[0] == ["zh", "en"]
    assert rows(made["google-terms.csv"])[1:] == rows(made["google-zh-en.csv"])


def test_excel_is_told_that_it_is_utf_8(atlas: Atlas, made: dict[str, str]):
    assert made["excel.csv"].startswith("\ufeff")
    read = rows(made["excel.csv"].removeprefix("\ufeff"))
    assert len(read) == 1 + sum(bool(concept.zh) for concept in concepts(atlas))
