"""What several kinds of test share: the records, and the sites built from them, the real one and a made-up one.

Workers of one run share what is built: the first that asks for it builds it, the others wait.
ATLAS_SITE names the folder of a real site that has been built already.
"""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from coverage import Coverage
from filelock import FileLock
from hypothesis import settings

import check
import publish
from atlas.build import load_atlas
from atlas.corpus.atlas import Atlas

PROJECT = Path(__file__).parents[1]
CORPUS = PROJECT / "tests" / "corpus"

LOOKING = {"site", "every_site", "browser"}
"""The fixtures of tests that look at what is published, and run no code of ours but theirs."""

settings.register_profile("atlas", deadline=None)  # how long an example takes says nothing about the code
settings.load_profile("atlas")


gc.set_threshold(100_000, 50, 50)  # a worker makes much that stays: to look for what does not costs more than it frees


@contextmanager
def lasting() -> Iterator[None]:
    """Spare the garbage collector what is made within and stays to the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure no coverage within, where it takes more time than it tells.

    A worker's pytest-cov measures twice: when the inner one stops, the outer one goes on.
    """
    stopped = []
    while measuring := Coverage.current():
        measuring.stop()
        stopped.append(measuring)
    try:
        yield
    finally:
        for measuring in reversed(stopped):
            measuring.start()


@pytest.fixture(scope="session", name="unmeasured")
def pause() -> Callable[[], AbstractContextManager[None]]:
    """Return what measures no coverage within, for fixtures elsewhere."""
    return unmeasured


@pytest.fixture(scope="session", name="lasting")
def spare() -> Callable[[], AbstractContextManager[None]]:
    """Return what spares the garbage collector, for fixtures elsewhere."""
    return lasting


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Function) -> Generator[None, Any, Any]:
    """Measure no coverage in what is marked so, and in what only looks at a built site."""
    with unmeasured() if item.get_closest_marker("unmeasured") or LOOKING & set(item.fixturenames) else nullcontext():
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Search for what nobody has closed until nothing is found: pytest would search all that is left five times."""
    while gc.collect():
        pass
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def uncollected() -> Iterator[None]:
    """Let the checks and builds of tests leave the garbage collector alone.

    To search all that a worker holds for its other tests, the real records among it, takes longer than a small build.
    """
    with patch.object(publish, "gc_paused", nullcontext), patch.object(check, "gc_paused", nullcontext):
        yield


@pytest.fixture(scope="session")
def real_atlas() -> Atlas:
    """Return the real records."""
    with unmeasured(), lasting():
        return load_atlas(PROJECT / "data", PROJECT / "docs")


@pytest.fixture(scope="session")
def atlas(real_atlas: Atlas) -> Atlas:
    """Return the records that tests of a folder are about: the real ones, unless it says otherwise."""
    return real_atlas


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """Return the valid atlas that bad data is laid over: a record or two of most kinds."""
    project = tmp_path_factory.mktemp("small")
    shutil.copytree(PROJECT / "tests/bad_data/_valid", project, dirs_exist_ok=True)
    shutil.copy(PROJECT / "data/labels.yml", project / "data")
    return load_atlas(project / "data", project / "docs")


@pytest.fixture(scope="session")
def fixture_atlas() -> Atlas:
    """Return the made-up records."""
    return load_atlas(CORPUS / "data", CORPUS / "docs")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that lasts for this run and is the same for all its workers."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """Return the folder of the built real site."""
    built = os.environ.get("ATLAS_SITE")
    if not built:
        return once(shared / "site", partial(build, PROJECT))
    assert Path(built, "index.html").is_file(), f"ATLAS_SITE: no site in {built}"
    return Path(built)


@pytest.fixture(scope="session")
def fixture_project(shared: Path) -> Path:
    """Return a project like this one, with the made-up records and pages in place of the real ones."""
    return once(shared / "project", lay_out)


@pytest.fixture(scope="session")
def fixture_site(shared: Path, fixture_project: Path) -> Path:
    """Return the folder of the site built from the made-up records."""
    return once(shared / "fixture-site", partial(build, fixture_project))


def once(target: Path, make: Callable[[Path], None]) -> Path:
    """Return the folder `target`, made by the first worker that asks for it: whole, or not at all."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    with FileLock(f"{target}.lock"):
        if not target.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(target)
    return target


def lay_out(folder: Path) -> None:
    """Put the settings, code and assets of this project beside the made-up records and pages."""
    shutil.copytree(CORPUS, folder)
    shutil.copytree(PROJECT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(PROJECT / "hooks")


def build(project: Path, target: Path) -> None:
    """Build a project's site; building is strict and must print no warning."""
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
