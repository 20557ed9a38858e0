#!/usr/bin/env python3
"""Measure the check, the build and the server beside plain MkDocs, on the real data and on made-up records.

Prints a Markdown table and what is reached of it. Check and builds are measured in seconds of processor time and in the
most memory (MB) the process held, the best of some runs, each in a process of its own; the server in seconds of the
clock, as who waits for it feels them, so that they hold on an idle machine alone. The better run finds the templates
compiled, as every build but the first does. Plain MkDocs builds the same pages, written back as Markdown, with the same
theme. Where there is Chromium, what a reader of the real pages fetches is weighed too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import as_markdown
import screenshots
import synthetic
import weigh
from atlas.build import load_atlas

PROJECT = Path(__file__).resolve().parents[1]
SIZE, LARGE = 1_000, 10_000
CHECK_SECONDS = 1.5  # the check of the real data
COLD = 0.5  # a build of everything / plain MkDocs on the same pages
WARM, WARM_SECONDS = 0.12, 2.5  # a build where nothing has changed, and of the real data
EDIT_SECONDS, LABEL_SECONDS, SERVE_SECONDS = 1.0, 3.0, 3.0
LARGE_SECONDS, MEMORY = 45.0, 1.3  # 10,000 records

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
validation: {links: {not_found: ignore, anchors: ignore}} # the files that pages link to are left out
"""


@dataclass(frozen=True)
class Measure:
    """What one command took at its best: seconds of processor time and MB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.memory:.0f} MB"


@dataclass(frozen=True)
class Served:
    """Seconds until a server answers that has served before, and until a page shows what was saved."""

    start: float
    record: float
    label: float


@dataclass(frozen=True)
class Result:
    """The measures of one corpus."""

    name: str
    records: int
    check: Measure
    cold: Measure
    warm: Measure
    plain: Measure
    served: Served | None
    weights: weigh.Weights | None = None

    @property
    def row(self) -> str:
        """The row of the table."""
        served = self.served
        waits = [f"{served.start:.1f} s", f"{served.record:.1f} s", f"{served.label:.1f} s"] if served else [""] * 3
        ratios = [f"{one.seconds / self.plain.seconds:.2f}" for one in (self.cold, self.warm)]
        memory = f"{self.cold.memory / self.plain.memory:.2f}"
        builds = [self.cold, self.plain, ratios[0], memory, f"{self.warm.seconds:.2f} s", ratios[1]]
        return f"| {' | '.join(map(str, [self.name, f'{self.records:,}', self.check, *builds, *waits]))} |"

    def verdicts(self) -> Iterator[tuple[bool, str]]:
        """Yield for each aim whether it is reached, and the aim in words."""
        large, real = self.records >= LARGE, self.name == "real data"
        yield self.cold.seconds <= COLD * self.plain.seconds, f"cold build at most {COLD} × plain MkDocs"
        yield self.warm.seconds <= WARM * self.plain.seconds, f"nothing changed at most {WARM} × plain MkDocs"
        if real:
            yield self.check.seconds <= CHECK_SECONDS, f"check at most {CHECK_SECONDS} s"
            yield self.warm.seconds <= WARM_SECONDS, f"nothing changed at most {WARM_SECONDS} s"
        if real and self.served:
            yield self.served.start <= SERVE_SECONDS, f"a second server answers within {SERVE_SECONDS} s"
            yield self.served.record <= EDIT_SECONDS, f"a saved text shows within {EDIT_SECONDS} s"
            yield self.served.label <= LABEL_SECONDS, f"a saved label shows within {LABEL_SECONDS} s"
        if self.weights:
            yield from self.weights.verdicts()
        if large:
            yield self.cold.seconds <= LARGE_SECONDS, f"cold build at most {LARGE_SECONDS:.0f} s"
            yield self.cold.memory <= MEMORY * self.plain.memory, f"memory at most {MEMORY} × plain MkDocs"


def measure(command: list[str], folder: Path, runs: int, cold: bool = True) -> Measure:
    """Return the best of some runs of a command in `folder`; a cold one finds nothing of the run before.

    Exits when the command fails.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "hooks")}
    environment.pop("CI", None)
    found = []
    for _ in range(runs):
        for kept in ("site", ".cache") if cold else ():
            shutil.rmtree(folder / kept, ignore_errors=True)
        launch = [sys.executable, "-c", _LAUNCH, *command]
        done = subprocess.run(launch, cwd=folder, env=environment, capture_output=True, text=True, check=True)
        seconds, memory, status, errors = json.loads(done.stdout)
        if status:
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{errors}")
        found.append(Measure(seconds, memory))
    return Measure(min(one.seconds for one in found), min(one.memory for one in found))


def prepare(folder: Path, size: int | None) -> int:
    """Write a project around a made-up corpus of a size, or the real one, and return the number of its records."""
    folder.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for name in ("docs", "hooks", "scripts"):
        shutil.copytree(PROJECT / name, folder / name)
    if size:
        synthetic.write(folder / "data", size, PROJECT)
    else:
        shutil.copytree(PROJECT / "data", folder / "data")
    return len(load_atlas(folder / "data", folder / "docs").records)


def write_plain(folder: Path) -> None:
    """Write the pages of the site that has been built as Markdown, and a configuration without the plugin."""
    shutil.copytree(folder / "docs", folder / "plain", ignore=shutil.ignore_patterns("*.md"))
    as_markdown.write(folder / "site", folder / "plain")
    (folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Yield the address at which a project is served, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "hooks")}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        wait(lambda: bool(said(f"http://127.0.0.1:{port}/")))
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def said(address: str) -> str:
    """Return what stands at an address; empty while nothing answers."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except URLError:
        return ""


def wait(holds: Callable[[], bool]) -> float:
    """Return after how many seconds something held; exit when it does not within a minute."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() > start + 60:
            sys.exit("the server does not answer as it should")
        time.sleep(0.02)
    return time.monotonic() - start


def served(folder: Path) -> Served:
    """Return how long who edits a project waits for its server. Leaves it edited."""
    with server(folder):
        pass
    start = time.monotonic()
    with server(folder) as address:
        started = time.monotonic() - start
        record = next(
            path for path in sorted((folder / "data/terms").glob("*.yml")) if "summary" in path.read_text("utf-8")
        )
        page = f"{address}glossary/{record.stem}/"

        def shown(path: Path, before: str, after: str) -> float:
            said(page)
            path.write_text(re.sub(before, after, path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")
            return wait(lambda: "Lately" in said(page))

        text = shown(record, r"^(summary: [\"']?)", r"\1Lately, ")
        record.write_text(record.read_text("utf-8").replace("Lately, ", ""), "utf-8")
        wait(lambda: "Lately" not in said(page))
        return Served(started, text, shown(folder / "data/labels.yml", '^(category: "?)', r"\1Lately, "))


def bench(size: int | None, runs: int) -> Result:
    """Return the measures of a made-up corpus of `size` records, or of the real data."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / "project"
        records = prepare(folder, size)
        check = measure([sys.executable, "scripts/check.py"], folder, runs)
        cold = measure([*mkdocs, "--strict"], folder, runs)
        warm = measure([*mkdocs, "--strict"], folder, runs, cold=False)
        browser = screenshots.chromium() if size is None else None
        weights = weigh.weigh(folder / "site", browser) if browser else None
        write_plain(folder)
        plain = measure([*mkdocs, "--strict", "--config-file", "plain.yml"], folder, runs)
        waits = served(folder) if size != LARGE else None
    return Result(f"{size:,} made up" if size else "real data", records, check, cold, warm, plain, waits, weights)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} records too, which takes minutes")
    parser.add_argument("--runs", type=int, help=f"runs of each (default: 2, with {LARGE:,} records 1)")
    args = parser.parse_args()
    print("| corpus | records | check | cold build | plain MkDocs | time / plain | memory / plain", end="")
    print(" | nothing changed | time / plain | second server answers | saved text shows | saved label shows |")
    print(f"|{'---|' * 12}", flush=True)
    judged = []
    for size in (None, SIZE, *((LARGE,) if args.large else ())):
        result = bench(size, args.runs or (1 if size == LARGE else 2))
        print(result.row, flush=True)
        judged += [(kept, f"{result.name}: {text}") for kept, text in result.verdicts()]
    print("\n" + "\n".join(f"- {'✓' if kept else '✗'} {text}" for kept, text in judged))
    return 0 if all(kept for kept, _ in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
