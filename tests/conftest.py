"""What several kinds of test share: the real records, and the site built from them once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.corpus.atlas import Atlas
from atlas.build import read

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return read(PROJECT / "data", PROJECT / "docs")


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
