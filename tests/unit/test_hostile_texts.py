"""Whatever a record says is refused with its place, or appears as the text it is: in every text field, in every output.

The texts are laid over the made-up atlas, all fields at once where the check lets them pass.
"""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from atlas.build import examine
from atlas.diagnostics import FieldPath
from atlas.loading.records import load
from atlas.pages.records import Links
from atlas.publication import Publication
from atlas.schema.introspection import walk
from atlas.schema.types import Text

pytestmark = pytest.mark.unmeasured

CORPUS = Path(__file__).parents[1] / "corpus"
MARK = "xevil"
REFUSED = (
    f"<{MARK}>",
    f"</script><{MARK}>",
    f"<!-- {MARK}",
    f"{{{{ {MARK}() }}}}",
    f"{{% {MARK} %}}",
    f"{{: onload={MARK} }}",
    f"[{MARK}](javascript:alert(1))",
    f"![{MARK}](data:text/html,x)",
    f"[{MARK}]: javascript:alert(1)",
    f"\u202e{MARK}",
    f"{MARK}\u200b",
    f"{MARK}\x00",
)
FORMULAS = (f"=1+1 {MARK}", f"@SUM(1) {MARK}", f"-1 {MARK}")
SHOWN = (
    f"\"' onload='{MARK}' x=\" ]]> --> {MARK} &lt;{MARK}&gt; &amp; %3C{MARK}%3E javascript:{MARK} "
    f"data:text/html,{MARK} $({MARK}) < {MARK} > \\ | ^ ~ # $ *{MARK}* _a_ **b** `{MARK}`"
)
TERMS = ("data/glossaries/deepl", "data/glossaries/google")
"""What translation tools read: there an apostrophe would become part of the term."""
FORMS = ("plain", "inline", "body")
NAMES = ("zh", "pinyin", "pinyin_exception")  # held to their form by rules of their own


def text_fields(data: Path) -> Iterator[tuple[Path, FieldPath, str]]:
    """Yield every text of the records but citations: file, path in it, form."""
    for id, entry in load(data).entries.items():
        path = data / entry.record.folder / f"{id}.yml"
        for value in walk(entry.record):
            if isinstance(value.marker, Text) and value.marker.form in FORMS and value.path[-1] not in NAMES:
                yield path, value.path, value.marker.form


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS, tmp_path, dirs_exist_ok=True)
    return tmp_path


FIELDS = sorted(text_fields(CORPUS / "data"), key=str)


def put(data: Any, path: FieldPath, more: str) -> None:
    """Put more text behind what stands at a path of a document; what begins like a formula, before it."""
    for step in path[:-1]:
        data = data[step]
    texts = (more, data[path[-1]]) if more in FORMULAS else (data[path[-1]], more)
    data[path[-1]] = " ".join(texts)


def rewrite(path: Path, changes: list[tuple[FieldPath, str]]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    for where, more in changes:
        put(data, where, more)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FIELDS), st.sampled_from(REFUSED))
def test_what_could_become_something_else_is_refused_at_its_place(project: Path, field, hostile: str):
    source, where, _ = field
    path = project / source.relative_to(CORPUS)
    shutil.copy(source, path)
    try:
        rewrite(path, [(where, hostile)])
        shown = path.relative_to(project).as_posix()
        _, problems = examine(project / "data", project / "docs")
        assert any(problem.location.path == shown for problem in problems), (shown, where, hostile)
    finally:
        shutil.copy(source, path)


@pytest.mark.unmeasured
@pytest.mark.parametrize("hostile", [FORMULAS[0], SHOWN], ids=["formula", "markup"])
def test_what_is_let_in_is_text_in_every_output(project: Path, hostile: str):
    changed: dict[Path, list[tuple[FieldPath, str]]] = {}
    for source, where, _ in FIELDS:
        changed.setdefault(project / source.relative_to(CORPUS), []).append((where, hostile))
    for path, changes in changed.items():
        rewrite(path, changes)
    atlas, problems = examine(project / "data", project / "docs")
    if problems:  # some fields take no such text; the others must be tried all the same
        wrong = {problem.location.path for problem in problems}
        for source, _, _ in FIELDS:
            path = project / source.relative_to(CORPUS)
            if path.relative_to(project).as_posix() in wrong:
                shutil.copy(source, path)
        atlas, problems = examine(project / "data", project / "docs")
    assert not problems
    assert sum(MARK in text.value for text in atlas.texts) > 20
    made = Publication(atlas, Links.of("https://example.org/repo", "main", "https://example.org/"))
    for path in made.records:
        harmless_page(made.page(path).html, path)
    for path, content in made.files():
        harmless_file(path, content)


def harmless_page(html: str, path: str) -> None:
    soup = BeautifulSoup(html, "lxml")
    assert not soup.find(MARK), path
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            assert not name.startswith("on"), (path, element)
            if name in ("href", "src", "action"):
                assert not str(value).strip().lower().startswith(("javascript:", "data:", "vbscript:")), (path, element)
    assert not [script for script in soup.find_all("script") if MARK in script.text and not is_data(script)], path


def is_data(script: Any) -> bool:
    return "json" in script.get("type", "")


def harmless_file(path: str, content: bytes) -> None:
    if path.endswith(".json"):
        json.loads(content)
    elif path.endswith(".csv") and not path.startswith(TERMS):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            for cell in row:
                assert not (MARK in cell and cell[:1] in ("=", "+", "-", "@", "\t", "\r")), (path, cell)
    elif path.endswith((".xml", ".svg", ".tbx", ".atom")):
        root = etree.fromstring(content)
        assert not root.findall(f".//{{*}}{MARK}"), path
    elif path.endswith(".html"):
        harmless_page(content.decode(), path)
