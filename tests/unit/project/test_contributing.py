"""What contributors read agrees with the code."""

import re
from pathlib import Path

import pytest
import yaml

import check
from atlas.corpus.atlas import Atlas
from atlas.loading.yaml_source import read_document
from atlas.schema.field_docs import field_lines
from atlas.schema.json_schema import json_schema
from atlas.schema.records import KINDS
from atlas.text.dates import Date

PROJECT = Path(__file__).parents[3]


def test_every_code_has_its_line():
    assert check.codes() in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_module_has_its_line_in_the_layout():
    table = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    modules = {path.stem for path in (PROJECT / "hooks/atlas").iterdir() if not path.name.startswith("__")}
    assert modules == {name for name in modules if re.search(rf"`{name}/?`", table)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_the_schema_names_the_fields_the_guide_lists(kind, atlas: Atlas):
    found = json_schema(kind, atlas.vocabulary)
    assert list(found["properties"]) == [line.name for line in field_lines(kind)]
    assert set(found["required"]) == {line.name for line in field_lines(kind) if line.needed}


def test_every_fixed_word_is_used_and_every_used_word_exists():
    labels = yaml.safe_load((PROJECT / "data/labels.yml").read_text("utf-8"))
    code = "\n".join(
        p.read_text("utf-8") for p in (PROJECT / "hooks/atlas").rglob("*") if p.suffix in (".py", ".jinja")
    )
    theme = "\n".join(path.read_text("utf-8") for path in (PROJECT / "hooks/theme").glob("*.html"))
    in_theme = set(re.findall(r"\bwords\.([a-z_]+)", theme))
    used = {*re.findall(r"\bt\(\s*[\"']([a-z_]+)[\"']\s*\)", code), *in_theme}
    assert used <= set(labels)
    free = re.compile("rel_|kind_|kinds_|econ_|picture_|read_|ui_")
    idle = {key for key in labels if not re.search(rf"[\"']{key}[\"']", code) and not free.match(key)}
    assert idle == in_theme & idle


def test_the_library_never_imports_the_site_generator():
    for path in (PROJECT / "hooks/atlas").rglob("*.py"):
        assert not re.search(r"^\s*(import|from) (mkdocs|material)", path.read_text("utf-8"), re.M), path


def test_a_date_in_a_document_is_text_until_the_record_reads_it(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_text("date: 2017-05-04\n", "utf-8")
    assert str(Date.parse(read_document(path, "x.yml")[0].data["date"])) == "2017-05-04"
