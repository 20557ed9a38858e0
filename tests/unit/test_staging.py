"""Pages as plain files."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import stage as command
from atlas import staging

SETTINGS = """\
site_url: !ENV [ATLAS_SITE_URL, "http://127.0.0.1:8000/"]
theme: {name: material, custom_dir: hooks/theme, static_templates: [a.css]}
nav: [Home: index.md, About: [evidence.md, data/dictionary.md]]
watch: [data]
plugins: {search: {}, siyu-atlas: {}}
markdown_extensions:
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, fixture_project: Path) -> Path:
    """Return what the command writes of the made-up site."""
    target = tmp_path_factory.mktemp("stage") / "plain"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["stage.py", str(target)])
        assert command.main(fixture_project) == 0
    return target


def test_each_page_stands_where_it_is_published(folder: Path, fixture_site: Path):
    pages = {path for path in fixture_site.rglob("index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")}
    written = {path.parent.relative_to(folder / "docs") for path in (folder / "docs").rglob("*.md")}
    assert written == {path.parent.relative_to(fixture_site) for path in pages}
    assert all(path.name == "index.md" for path in (folder / "docs").rglob("*.md"))


def test_what_is_published_beside_the_pages_is_there(folder: Path, fixture_site: Path):
    for name in ("data/atlas.json", "data/atlas.db", "assets/js/main.js", "glossary/yuanke.json"):
        assert (folder / "docs" / name).read_bytes() == (fixture_site / name).read_bytes()


def test_a_page_has_its_title_as_typed_its_headings_and_no_blank_line_in_html(folder: Path):
    _, head, text = (folder / "docs/glossary/yuanke/index.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(head)["title"] == "Yuanke"
    assert "# Yuanke {#yuanke}" in text.replace("\n\n", "\n")
    assert 'href="../../' in text
    assert "## References" not in text, "it stands in a block, in which Markdown is not read"


def test_settings_keep_what_only_a_builder_can_read_and_lose_what_is_ours():
    plain = staging.plain_settings(SETTINGS)
    assert "!ENV" in plain
    assert "pymdownx.slugs.slugify" in plain
    for word in ("hooks/theme", "static_templates", "watch", "siyu-atlas"):
        assert word not in plain
    assert "evidence/index.md" in plain
    assert "data/dictionary/index.md" in plain
    assert "Home: index.md" in plain


def test_a_setting_is_what_the_environment_says_or_its_default(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ATLAS_SITE_URL", raising=False)
    assert staging.told(SETTINGS, "site_url") == "http://127.0.0.1:8000/"
    monkeypatch.setenv("ATLAS_SITE_URL", "https://atlas.example/")
    assert staging.told(SETTINGS, "site_url") == "https://atlas.example/"
    assert staging.told("repo_url: https://x.example", "repo_url") == "https://x.example"


def test_headings_inside_a_block_and_text_as_typed_stay():
    html = '<div>\n\n  <h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>\n</div>\n<pre>x\n\n  y</pre>'
    assert staging.as_markdown(html) == html.replace("\n\n  <h2", "\n<h2")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    monkeypatch.setattr("sys.argv", ["stage.py", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 2
    assert "not empty" in capsys.readouterr().err
    assert (tmp_path / "mine.txt").exists()


def test_a_name_that_ends_like_an_index_is_none():
    assert staging.source_of("sources/search-index.md") == "sources/search-index/index.md"
    assert staging.source_of("sources/index.md") == "sources/index.md"
    assert staging.source_of("index.md") == "index.md"
