"""A new kind of record is one class, one template and its labels."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import jinja2
import pytest

from atlas.build import examine
from atlas.outputs import json_csv, search_index, structured_data
from atlas.pages import sections
from atlas.pages.environment import environment
from atlas.pages.records import Links
from atlas.publication import Publication
from atlas.schema import records
from atlas.schema.json_schema import json_schema
from atlas.schema.records import Named
from atlas.schema.skeleton import skeleton
from atlas.schema.types import ActorId, Plain, VocabularyRef

PROJECT = Path(__file__).parents[3]
TEMPLATE = """{% extends "page.html.jinja" %}
{% block facts %}
{{ parts.facts(page, [(page.t("kind_fable"), page.option("lanes", record.lane).name), ("Moral", record.moral)]) }}
{% endblock %}
"""
FABLE = """name: The Two Kilns
zh: 两座窑
pinyin: liǎng zuò yáo
summary: Two kilns and one [[brick]].
cite: "[@paper]"
lane: north
moral: Fire *alone* & sand.
heroes: [acme]
"""


@pytest.fixture
def fable(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Named]]:
    """Yield the made-up kind, there for one test."""

    class Fable(Named):
        """A story with a moral."""

        kind = "fable"
        folder = "fables"
        section = "tales"
        schema_org = "ShortStory"
        search_weight = 0.3

        lane: Annotated[str, VocabularyRef("lanes")]
        moral: Plain
        heroes: tuple[ActorId, ...] = ()

    loaders = [jinja2.DictLoader({"fable.html.jinja": TEMPLATE}), environment().loader]
    monkeypatch.setattr(environment(), "loader", jinja2.ChoiceLoader(loaders))
    yield Fable
    records._kinds.pop(Fable.folder)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "tests/bad_data/_valid", tmp_path, dirs_exist_ok=True)
    labels = (PROJECT / "data/labels.yml").read_text("utf-8")
    (tmp_path / "data/labels.yml").write_text(labels + 'kind_fable: "Fable"\nkinds_fable: "Fables"\n', "utf-8")
    (tmp_path / "data/fables").mkdir()
    (tmp_path / "data/fables/two-kilns.yml").write_text(FABLE, "utf-8")
    return tmp_path


def test_a_made_up_kind_is_read_checked_published_and_found(fable: type[Named], project: Path):
    atlas, problems = examine(project / "data", project / "docs")
    wanted = ["rel_out_heroes", "rel_in_fable_heroes"]
    assert [problem.message for problem in problems] == [f'no label "{label}"' for label in sorted(wanted)]
    labels = project / "data/labels.yml"
    labels.write_text(labels.read_text("utf-8") + "".join(f"{label}: x\n" for label in wanted), "utf-8")
    atlas, problems = examine(project / "data", project / "docs")
    assert problems == []
    assert atlas is not None
    made = Publication(atlas, Links("edit/", "report/", "https://example.org/"))
    page = made.page("tales/two-kilns.md")
    assert page.origin == "data/fables/two-kilns.yml"
    assert "Fire *alone* &amp; sand." in page.html
    assert 'href="../../glossary/brick/"' in page.html
    assert 'href="../../tales/two-kilns/"' in made.page("glossary/brick.md").html, "the term links back"
    assert json.loads(json_csv.files(atlas)["tales/two-kilns.json"])["kind"] == "fable"
    assert search_index.entries(atlas, {})["tales/two-kilns/"].importance == pytest.approx(0.3, abs=0.05)
    site = structured_data.Site(atlas, "https://example.org/")
    graph = structured_data.of_record(site, atlas.records["two-kilns"], "A story.")["@graph"]
    assert graph[0]["@type"] == "ShortStory"
    assert [step["name"] for step in graph[1]["itemListElement"]][1:] == ["Fables", "The Two Kilns"]


def test_a_made_up_kind_has_a_section_and_a_place_in_the_navigation(fable: type[Named], project: Path):
    atlas, _ = examine(project / "data", project / "docs")
    assert atlas is not None
    index = sections.list_pages(atlas)["tales/index.md"].make()
    assert '<a class="ref" href="two-kilns/">The Two Kilns</a>' in index.finished(index.text).html
    assert sections.hidden_pages().match_file("tales/two-kilns.md")
    assert not sections.hidden_pages().match_file("tales/index.md")
    entries = sections.missing_entries([{"Home": "index.md"}, {"Eras": ["eras/index.md"]}], atlas)
    assert {"Fables": "tales/index.md"} in entries
    assert not any("eras/index.md" in entry.values() for entry in entries)


def test_a_made_up_kind_is_explained_to_editors_and_contributors(fable: type[Named], project: Path):
    atlas, _ = examine(project / "data", project / "docs")
    assert atlas is not None
    assert json_schema(fable, atlas.vocabulary)["properties"]["lane"]["enum"] == list(atlas.vocabulary.lanes)
    assert f"lane:  # one of: {', '.join(atlas.vocabulary.lanes)}" in skeleton(fable, atlas.vocabulary)


def test_it_is_gone_after_its_test():
    assert "fables" not in records.KINDS
