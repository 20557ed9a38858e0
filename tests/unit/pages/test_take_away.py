import pytest

from atlas.corpus.atlas import Atlas
from atlas.pages import authored
from atlas.pages.finished import Draft
from atlas.pages.take_away import markdown_pages

pytestmark = pytest.mark.unmeasured

SITE = "https://atlas.example/"


def drafts(atlas: Atlas) -> dict[str, Draft]:
    return {path: authored.run_page(atlas, path) for path in atlas.pages}


def test_every_page_is_there_as_markdown_without_what_stands_for_html(atlas: Atlas):
    made = markdown_pages(atlas, drafts(atlas), SITE)
    assert set(atlas.pages) <= set(made)
    for path in atlas.pages:
        assert made[path].lstrip("#").strip(), path
        assert all(not 0xF0000 <= ord(sign) <= 0xFFFFD for sign in made[path]), path
        assert "\njsonld:" not in made[path]


def test_words_of_macros_stay_and_links_are_whole(atlas: Atlas):
    home = markdown_pages(atlas, drafts(atlas), SITE)["index.md"]
    assert f"{len(atlas.of_kind('event'))} dated" in home


def test_the_index_of_a_kind_lists_all_its_records(atlas: Atlas):
    made = markdown_pages(atlas, drafts(atlas), SITE)
    for kind in ("model", "claim", "expression"):
        records = atlas.of_kind(kind)
        text = made[f"{records[0].section}/index.md"]
        assert all(f"- [{record.title}]({SITE}{record.section}/" in text for record in records)
