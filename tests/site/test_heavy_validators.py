"""What the validators of the standards say that bring too much to be installed for every change.

The nightly run installs them; elsewhere these tests are skipped.
"""

import csv
import zipfile
from pathlib import Path

import pytest
from built import Site

pytestmark = [pytest.mark.nightly, pytest.mark.filterwarnings("ignore")]


def test_the_tables_are_a_valid_data_package(published: Site, monkeypatch: pytest.MonkeyPatch):
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(published.folder / "data/tables")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "message"])


def test_the_package_in_the_archive_is_valid_too(published: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    frictionless = pytest.importorskip("frictionless")
    for name in ("data/siyu-atlas.zip", "data/tables/citations.zip"):
        target = tmp_path / Path(name).stem
        with zipfile.ZipFile(published.folder / name) as archive:
            archive.extractall(target)
        monkeypatch.chdir(target / ("tables" if name == "data/siyu-atlas.zip" else ""))
        assert frictionless.validate("datapackage.json").valid, name


def test_pandas_reads_every_table(published: Site):
    pandas = pytest.importorskip("pandas")
    for resource in published.json("data/tables/datapackage.json")["resources"]:
        columns = resource["schema"]["fields"]
        types = {field["name"]: "str" for field in columns if field["type"] in ("string", "date")}
        frame = pandas.read_csv(
            published.folder / "data/tables" / resource["path"], dtype=types, keep_default_na=False, na_values=[""]
        )
        assert list(frame.columns) == [field["name"] for field in columns]


def test_the_tables_load_as_a_croissant_data_set(published: Site):
    mlcroissant = pytest.importorskip("mlcroissant")
    folder = published.folder / "data/tables"
    dataset = mlcroissant.Dataset(folder / "croissant.json")
    assert dataset.metadata.issues.report() == ""
    for resource in published.json("data/tables/datapackage.json")["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        assert sum(1 for _ in dataset.records(resource["name"])) == rows, resource["name"]
