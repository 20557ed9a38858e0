"""A page in its frame is the page that the theme's template renders: what the frame takes to be the same, is."""

import shutil
from pathlib import Path

import jinja2
import pytest
from built import PROJECT
from small import Project

from atlas.pages import frames
from atlas.pages.frames import Frames

pytestmark = pytest.mark.unmeasured

CORPUS = PROJECT / "tests" / "corpus"


def whole(self: Frames, context):
    """Render a page by itself, its section lit as in its frame."""
    page = context["page"]
    index = frames._index(context["nav"], page)
    page.parent = index.parent if index else None
    frames._light(index, True)
    rendered = self._environment.get_template("main.html").render(context.get_all())
    frames._light(index, False)
    return rendered


def pages(project: Project) -> dict[str, str]:
    """Return every page without white space, in which alone the two may differ."""
    site = project.build(strict=False)
    return {name: "".join(site.text(name).split()) for name in site.files if name.endswith(".html")}


def test_every_page_in_its_frame_is_what_the_theme_makes_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = Project.at(tmp_path)
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(CORPUS / "data", tmp_path / "data")
    shutil.copytree(CORPUS / "docs", tmp_path / "docs", dirs_exist_ok=True)
    framed = pages(project)
    monkeypatch.setattr(Frames, "page", jinja2.pass_context(whole))
    assert [name for name, page in pages(project).items() if page != framed[name]] == []
