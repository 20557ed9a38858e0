import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import how_to_cite as citing
from atlas.outputs.how_to_cite import CitedPage
from atlas.page.routes import page_of

REBATE = CitedPage("models/rebate-site.md", "Rebate site", "https://atlas.example/models/rebate-site/")
HOME = CitedPage("index.md", "Siyu Atlas", "https://atlas.example/")


def test_plain_text():
    assert citing.plain(REBATE, "accessed 2026-11-22") == (
        "Siyu Atlas contributors. Rebate site. Siyu Atlas. (accessed 2026-11-22). "
        "https://atlas.example/models/rebate-site/"
    )


def test_gbt_7714_names_an_electronic_resource_its_host_and_the_day():
    assert citing.gbt7714(REBATE, "2026-11-22") == (
        "Siyu Atlas contributors. Rebate site[EB/OL]//Siyu Atlas. [2026-11-22]. "
        "https://atlas.example/models/rebate-site/."
    )


def test_bibtex():
    assert citing.bibtex(REBATE, "2026-11-22") == (
        "@misc{siyu-atlas:models:rebate-site,\n"
        "  author = {{Siyu Atlas contributors}},\n"
        "  title = {{Rebate site}},\n"
        "  howpublished = {Siyu Atlas},\n"
        "  url = {https://atlas.example/models/rebate-site/},\n"
        "  urldate = {2026-11-22}\n"
        "}"
    )


def test_the_day_of_the_last_change_stands_in_each_form():
    dated = CitedPage("a.md", "A", "u", "2026-11-25")
    assert "  date = {2026-11-25},\n  year = {2026}," in citing.bibtex(dated, "d")
    assert citing.gbt7714(dated, "d") == "Siyu Atlas contributors. A[EB/OL]//Siyu Atlas. （2026-11-25）[d]. u."


def test_the_home_page_is_not_a_part_of_itself():
    assert citing.gbt7714(HOME, "d") == "Siyu Atlas contributors. Siyu Atlas[EB/OL]. [d]. https://atlas.example/."
    assert citing.plain(HOME, "d").count("Siyu Atlas.") == 1


def test_a_title_that_ends_in_a_stop_gets_no_second_one():
    assert "balance? Siyu" in citing.plain(CitedPage("a.md", "Did it balance?", "u"), "d")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("R&D", r"R\&D"),
        ("8–15% of $5", r"8–15\% of \$5"),
        ("#1_a", r"\#1\_a"),
        ("{x}", r"\{x\}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("a\\b", r"a\textbackslash{}b"),
        ("私域零售", "私域零售"),
    ],
)
def test_bibtex_escapes_what_tex_would_read(title: str, written: str):
    assert f"  title = {{{{{written}}}}}," in citing.bibtex(CitedPage("a.md", title, "u"), "d")


def test_an_address_cannot_end_its_field():
    assert "url = {https://x/%7Da%5C}" in citing.bibtex(CitedPage("a.md", "A", "https://x/}a\\"), "d")


def test_keys_are_unique_and_hold_no_sign_bibtex_forbids(atlas: Atlas):
    paths = {*map(page_of, atlas.records.values()), *atlas.pages}
    keys = [citing.key(path) for path in paths]
    assert len(set(keys)) == len(paths)
    assert all(re.fullmatch(r"[a-z0-9:-]+", key) for key in keys)
    assert citing.key("index.md") == "siyu-atlas"
    assert citing.key("sources/search-index.md") == "siyu-atlas:sources:search-index"
    assert citing.key("a/b-c.md") != citing.key("a-b/c.md")
