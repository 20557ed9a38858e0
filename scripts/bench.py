#!/usr/bin/env python3
"""Measure the check and the build on made-up corpora and on the real data, against the budgets.

Prints a Markdown table. Every figure is the best of some runs, each in a process of its own: seconds of processor
time, and the most memory (MB) the process held. Nothing runs in parallel, so on an idle machine the seconds are those
of the clock. The better run finds the templates compiled, as every build but the first does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import get_files

import synthetic
from atlas.build import load_atlas

PROJECT = Path(__file__).resolve().parents[1]
SIZES, LARGE = (100, 1_000), 10_000
CHECK_SECONDS = 1.5  # the check of the real data
BUILD_SECONDS = 12.0  # the build of 1,000 records
OVERHEAD = 1.25  # seconds of our build / those of plain MkDocs on the same Markdown
GROWTH = 11.0  # factor of time and of memory for ten times the records

# A launcher of its own for each run: a process inherits the peak memory of the one that starts it.
_LAUNCH = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
memory = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
print(json.dumps([used.ru_utime + used.ru_stime, memory, done.returncode, done.stderr]))
"""
_PLAIN = """INHERIT: mkdocs.yml
docs_dir: plain
plugins: {siyu-atlas: {enabled: false}}
watch: []
validation: {links: {not_found: ignore}}  # the JSON files the pages link to are left out
"""


@dataclass(frozen=True)
class Measure:
    """What one command took at its best: seconds of processor time and MB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.memory:.0f} MB"


@dataclass(frozen=True)
class Result:
    """The measures of one corpus; a corpus with problems can't be built."""

    name: str
    records: int
    check: Measure
    build: Measure | None = None
    plain: Measure | None = None


def measure(command: list[str], folder: Path, runs: int, may_fail: bool = False) -> Measure:
    """Return the best of some runs of a command in `folder`, each without the site of the run before.

    Exits when the command fails, unless it may.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    found = []
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        launch = [sys.executable, "-c", _LAUNCH, *command]
        done = subprocess.run(launch, cwd=folder, env=environment, capture_output=True, text=True, check=True)
        seconds, memory, status, errors = json.loads(done.stdout)
        if status and not may_fail:
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{errors}")
        found.append(Measure(seconds, memory))
    return Measure(min(one.seconds for one in found), min(one.memory for one in found))


def prepare(folder: Path, size: int) -> int:
    """Write a project around a made-up corpus that has no problems, and return the number of its records."""
    folder.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for name in ("docs", "hooks", "scripts"):
        shutil.copytree(PROJECT / name, folder / name)
    synthetic.write(folder / "data", size, PROJECT)
    return len(load_atlas(folder / "data", folder / "docs").records)


def write_plain(folder: Path) -> None:
    """Write the pages that our plugin hands to MkDocs as files, and a configuration without the plugin."""
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    for file in config.plugins.on_files(get_files(config), config=config):
        path = folder / "plain" / file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.is_documentation_page():
            path.write_text(file.content_string, encoding="utf-8")
        elif file.generated_by is None:
            shutil.copy(file.abs_src_path or "", path)
    (folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")


def bench(size: int, runs: int) -> Result:
    """Return the measures of a made-up corpus of `size` records."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "project"
        records = prepare(folder, size)
        check = measure([sys.executable, "scripts/check.py"], folder, runs)
        build = measure([*mkdocs, "--strict"], folder, runs)
        write_plain(folder)
        plain = measure([*mkdocs, "--strict", "--config-file", "plain.yml"], folder, runs)
    return Result(f"{size:,} made up", records, check, build, plain)


def bench_real(runs: int) -> Result:
    """Return the measure of the check of the real data, which may have problems while it is being written."""
    records = sum(1 for _ in (PROJECT / "data").glob("*/*.yml"))
    check = measure([sys.executable, "scripts/check.py"], PROJECT, runs, may_fail=True)
    return Result("real data", records, check)


def row(result: Result, before: Result | None) -> str:
    """Return a corpus's row of the table."""
    ratio = f"{result.build.seconds / result.plain.seconds:.2f}" if result.build and result.plain else ""
    memory = f"{result.build.memory / result.plain.memory:.2f}" if result.build and result.plain else ""
    growth = [f"{seconds:.1f} / {memory:.1f}" for _, seconds, memory in grown(result, before)] or ["", ""]
    cells = [result.name, f"{result.records:,}", result.check, result.build or "", result.plain or "", ratio, memory]
    return f"| {' | '.join(map(str, [*cells, *growth]))} |"


def grown(result: Result, before: Result | None) -> Iterator[tuple[str, float, float]]:
    """Yield, for check and build, by what factors time and memory grew from the corpus before."""
    if before:
        for name in ("check", "build"):
            now, then = getattr(result, name), getattr(before, name)
            yield name, now.seconds / then.seconds, now.memory / then.memory


def verdicts(result: Result, before: Result | None) -> Iterator[tuple[bool, str]]:
    """Yield for each budget whether a result keeps it, and the budget in words."""
    if not result.build or not result.plain:
        yield result.check.seconds < CHECK_SECONDS, f"check {result.check.seconds:.2f} s, budget {CHECK_SECONDS} s"
        return
    ratio = result.build.seconds / result.plain.seconds
    yield ratio <= OVERHEAD, f"build {ratio:.2f} × plain MkDocs, budget {OVERHEAD} ×"
    if result.records == 1_000:
        seconds = result.build.seconds
        yield seconds < BUILD_SECONDS, f"build {seconds:.1f} s, budget {BUILD_SECONDS} s"
    for name, seconds, memory in grown(result, before):
        yield max(seconds, memory) <= GROWTH, f"{name} {seconds:.1f} × time, {memory:.1f} × memory, budget {GROWTH} ×"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} records too, which takes minutes")
    parser.add_argument("--runs", type=int, help=f"runs of each (default: 2, with {LARGE:,} records 1)")
    args = parser.parse_args()
    print("| corpus | records | check | build | plain MkDocs | build/plain: time | memory", end="")
    print(" | growth of check: time / memory | growth of build: time / memory |")
    print(f"|{'---|' * 9}", flush=True)
    judged = []
    before: Result | None = None
    for size in (None, *SIZES, *((LARGE,) if args.large else ())):
        runs = args.runs or (1 if size == LARGE else 2)
        result = bench(size, runs) if size else bench_real(runs)
        print(row(result, before), flush=True)
        judged += [(kept, f"{result.name}: {text}") for kept, text in verdicts(result, before)]
        before = result if size else None
    print("\n" + "\n".join(f"- {'✓' if kept else '✗'} {text}" for kept, text in judged))
    return 0 if all(kept for kept, _ in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
