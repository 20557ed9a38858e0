"""The page of the data: its examples run as they stand, with the published files for the address of the site."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import PROJECT, Site

TEXT = (PROJECT / "docs/data/index.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PANDAS, SPARQL = PYTHON
QUERIES = [query.strip() for query in EXAMPLES["sql"].split(";") if query.strip()]


@pytest.fixture
def address(published: Site) -> str:
    return f"{published.folder.resolve().as_uri()}/"


@pytest.fixture(scope="module")
def database(published: Site) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{published.folder}/data/atlas.db?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_finds_something(database: sqlite3.Connection, query: str):
    assert database.execute(query).fetchall(), query


def test_the_example_in_sparql_prints_names(address: str, capsys: pytest.CaptureFixture[str]):
    exec(SPARQL, {"SITE": address})
    assert len(capsys.readouterr().out.splitlines()) >= 3


def test_the_example_on_the_command_line_fetches_and_checks(address: str, tmp_path: Path):
    needed = [name for name in ("curl", "unzip", "sha256sum") if not shutil.which(name)]
    if needed:
        pytest.skip(f"not installed: {', '.join(needed)}")
    script = f'set -e\nSITE="{address}"\n{EXAMPLES["sh"]}'
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "siyu-atlas/tables/observations.csv").is_file()


@pytest.mark.nightly
def test_the_example_in_pandas_prints_the_newest_values(address: str, capsys: pytest.CaptureFixture[str]):
    pytest.importorskip("pandas", reason="installed by the nightly run")
    exec(PANDAS, {"SITE": address})
    assert "alibaba-gmv" in capsys.readouterr().out


@pytest.mark.nightly
def test_the_example_in_r_prints_a_row_a_series(address: str):
    if not shutil.which("Rscript"):
        pytest.skip("not installed: R")
    code = f'SITE <- "{address}"\n{EXAMPLES["r"]}'
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    assert "alibaba-gmv" in done.stdout, done.stderr


def test_every_file_that_is_not_a_table_of_its_own_is_named(published: Site):
    page = published.pages["data/"]
    named = {published.whole("data/", reference.value).removeprefix(published.base) for reference in page.references}
    own = {name for name in published.files if name.startswith(("data/", "feeds/"))}
    pages = {name for name in own if name.endswith((".html", ".md")) or name.startswith("data/tables/")}
    assert own - pages <= named


def test_each_size_is_that_of_the_file(published: Site):
    html = published.text("data/index.html")
    told = re.findall(r'<data value="(\d+)">([^<]+)</data>', html)
    assert len(told) == len(re.findall(r"\{\{ size\(", TEXT)) >= 15
    sizes = {(published.folder / name).stat().st_size for name in published.files}
    assert {int(size) for size, _ in told} <= sizes


def test_the_dictionary_has_every_table_and_column(published: Site):
    page = published.pages["data/dictionary/"]
    words = {word.text for word in page.words if "code" in word.inside}
    for resource in published.json("data/tables/datapackage.json")["resources"]:
        assert resource["name"] in page.ids
        assert {field["name"] for field in resource["schema"]["fields"]} <= words
