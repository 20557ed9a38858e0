import json
import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import bibliography
from atlas.outputs.bibliography import bibtex, cited_by, csl, gbt7714, ris
from atlas.schema.records import Source


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return bibliography.files(atlas)


def source(**fields: object) -> Source:
    given = {"title": "Page & more", "publisher": "CNNIC", "lang": "zh", "tier": "press", "accessed": "2026-11-26"}
    return Source.model_validate({"id": "a-page", **given, **fields})


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Read entries whose fields stand one a line, in balanced braces."""
    found = {}
    for entry in re.finditer(r"@(\w+)\{([^,\s]+),\n(.*?)\n\}\n", text, re.DOTALL):
        lines = [re.fullmatch(r"  (\w+) = \{(.*)\},?", line) for line in entry[3].split("\n")]
        assert all(lines), entry[0]
        for line in lines:
            bare = re.sub(r"\\[{}]|\\textbackslash\{\}|\\textascii\w+\{\}", "", line[2])
            assert bare.count("{") == bare.count("}"), line[0]
        assert entry[2] not in found
        found[entry[2]] = {line[1]: line[2] for line in lines}
    return found


def test_every_source_is_in_every_form_once(atlas: Atlas, made: dict[str, str]):
    ids = sorted(one.id for one in atlas.of(Source))
    assert sorted(read_bibtex(made["data/bibliography/sources.bib"])) == ids
    assert [one["id"] for one in json.loads(made["data/bibliography/sources.json"])] == ids
    assert re.findall(r"^ID  - (.*)$", made["data/bibliography/sources.ris"], re.MULTILINE) == ids
    assert len(made["data/bibliography/sources-gbt7714.txt"].splitlines()) == len(ids)


def test_ris_has_a_tag_a_line_from_type_to_end(made: dict[str, str]):
    for entry in made["data/bibliography/sources.ris"].removesuffix("\n\n").split("\n\n"):
        lines = entry.split("\n")
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines), entry
        assert (lines[0][:2], lines[-1]) == ("TY", "ER  - ")


def test_each_record_has_the_sources_it_cites(atlas: Atlas, made: dict[str, str]):
    told = 0
    for record in atlas.records.values():
        path = f"{record.section}/{record.id}.bib"
        cited = cited_by(atlas, record)
        assert (path in made) == bool(cited)
        if cited:
            told += 1
            assert tuple(read_bibtex(made[path])) == cited
            assert made[path.replace(".bib", ".ris")].count("TY  - ") == len(cited)
    assert told


@pytest.mark.parametrize(
    ("date", "bib", "parts", "tag"),
    [
        ("2017-05-04", "2017-05-04", {"date-parts": [[2017, 5, 4]]}, "2017/05/04/"),
        ("2017-05", "2017-05", {"date-parts": [[2017, 5]]}, "2017/05//"),
        ("2017~", "2017~", {"date-parts": [[2017]], "circa": True}, "2017///"),
        ("2017/2018-02", "2017/2018-02", {"date-parts": [[2017], [2018, 2]]}, "2017///"),
    ],
)
def test_a_date_stays_as_exact_as_it_is(date: str, bib: str, parts: dict[str, object], tag: str):
    one = source(date=date, url="https://a.example/x")
    assert f"  date = {{{bib}}},\n  year = {{2017}}" in bibtex(one)
    assert csl(one)["issued"] == parts
    assert f"DA  - {tag}\n" in ris(one)


def test_an_undated_source_has_no_date():
    one = source(date={"unknown": "2026-11-26"}, url="https://a.example/x")
    assert "date = {2" not in bibtex(one).replace("urldate", "")
    assert "issued" not in csl(one)
    assert "DA  - " not in ris(one)


@pytest.mark.parametrize(
    ("tier", "type", "tag"),
    [
        ("filing", "report", "RPRT"),
        ("regulator", "legislation", "STAT"),
        ("court", "legal_case", "CASE"),
        ("academic", "document", "GEN"),
        ("press", "webpage", "ELEC"),
    ],
)
def test_what_a_source_is_follows_from_its_tier(tier: str, type: str, tag: str):
    one = source(tier=tier, url="https://a.example/x")
    assert csl(one)["type"] == type
    assert ris(one).startswith(f"TY  - {tag}\n")


def test_gbt_7714_sets_the_day_of_a_page_in_full_width_brackets():
    page = source(date="2012-05-03", url="http://a.example/", author="李四光")
    assert gbt7714(page) == "李四光. Page & more[EB/OL]. （2012-05-03）[2026-11-26]. http://a.example/."
    assert gbt7714(source(date="2012")) == "CNNIC. Page & more[Z]. 2012."


def test_signs_that_mean_something_to_tex_are_spelt_out():
    assert r"title = {{Page \& more}}" in bibtex(source())
