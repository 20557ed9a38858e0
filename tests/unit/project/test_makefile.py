"""The commands a newcomer types: what they do on the first run and on the next."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}


def make(folder: Path, *arguments: str) -> list[str]:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a fresh clone, as far as make is concerned."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def installed(clone: Path) -> None:
    (clone / ".venv").mkdir()
    for done in ("installed", "tools"):
        (clone / ".venv" / done).touch()


@pytest.mark.parametrize("command", ["serve", "test"])
def test_the_first_run_sets_up_and_the_next_does_not(clone: Path, command: str):
    first = make(clone, "--dry-run", command)
    installed(clone)
    (again,) = make(clone, "--dry-run", command)
    assert first[-1] == again
    assert any("--require-hashes --requirement requirements.txt" in line for line in first)
    tools = [line for line in first if "--requirement requirements-dev.txt" in line]
    assert bool(tools) == (command == "test"), "the site itself needs no tools"


def test_new_dependencies_are_installed(clone: Path):
    installed(clone)
    os.utime(clone / ".venv/installed", (0, 0))
    assert len(make(clone, "--dry-run", "serve")) > 1


def test_make_alone_lists_every_command(clone: Path):
    phony = re.search(r"^\.PHONY: (.+)$", (clone / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert [line.split()[1] for line in make(clone)] == phony[1].split()
    assert all(len(line.split()) > 2 for line in make(clone)), "each with what it does"
