import hashlib
import io
import json
import zipfile

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs.archives import packed, zipped
from atlas.outputs.published import Published

SITE = "https://atlas.example/"


@pytest.fixture(scope="module")
def made(small: Atlas) -> dict[str, str | bytes]:
    return Published(small, {}, SITE).files()


def opened(data: str | bytes) -> zipfile.ZipFile:
    assert isinstance(data, bytes)
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_same_contents_are_the_same_bytes():
    assert zipped({"a": "1"}) == zipped({"a": b"1"})


def test_an_archive_has_what_a_reader_has_to_know_and_right_checksums():
    archive = opened(packed("the words", {"b.csv": "x\n"}, SITE))
    readme = archive.read("README.md").decode()
    assert all(word in readme for word in ("CC BY 4.0", "Cite as", SITE, "the words"))
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
    assert set(sums) == {"README.md", "b.csv"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for name, digest in sums.items())


def test_the_archive_of_all_holds_every_table_and_every_record(made: dict[str, str | bytes]):
    held = set(opened(made["data/siyu-atlas.zip"]).namelist()) - {"README.md", "SHA256SUMS"}
    own = {path.removeprefix("data/") for path in made if path.startswith("data/tables/") and not path.endswith(".zip")}
    assert held == {*own, "atlas.json"}


def test_the_archive_of_a_table_describes_it_alone(made: dict[str, str | bytes]):
    archive = opened(made["data/tables/citations.zip"])
    package = json.loads(archive.read("datapackage.json"))
    (resource,) = package["resources"]
    assert archive.read(resource["path"]).decode() == made["data/tables/citations.csv"]
    assert "foreignKeys" not in resource["schema"]


def test_each_series_has_an_archive_of_its_values_and_record(small: Atlas, made: dict[str, str | bytes]):
    for series in small.of_kind("series"):
        archive = opened(made[f"numbers/{series.id}.zip"])
        assert {f"{series.id}.csv", f"{series.id}.json"} <= set(archive.namelist())
