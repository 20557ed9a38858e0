"""What several kinds of test share: the real records, and the site built from them once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas

PROJECT = Path(__file__).parents[1]

settings.register_profile("atlas", deadline=None)  # how long an example takes says nothing about the code
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas(PROJECT / "data", PROJECT / "docs")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The valid atlas that bad data is laid over: a record or two of most kinds."""
    project = tmp_path_factory.mktemp("small")
    shutil.copytree(PROJECT / "tests/bad_data/_valid", project, dirs_exist_ok=True)
    shutil.copy(PROJECT / "data/labels.yml", project / "data")
    return load_atlas(project / "data", project / "docs")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; building is strict and must print no warning."""
    target = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=PROJECT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return target
