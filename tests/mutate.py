#!/usr/bin/env python3
"""Change the library in small ways, one at a time, and see that the tests notice each.

The changes are drawn at random, by a seed, from all that can be made to the modules below: a comparison turned
around, a condition negated, a number off by one, a text emptied, a result thrown away. Each is applied to a copy of
hooks/, and the tests of its subject run against the copy. Exit status 1 when one goes unnoticed.

Example: python tests/mutate.py --seed 3 --count 40
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SUBJECTS = {
    "rules": ("rules/*.py", ("tests/bad_data",)),
    "dates": ("text/dates.py", ("tests/unit/text/test_dates.py",)),
    "markup": ("text/markup.py", ("tests/unit/text/test_markup.py", "tests/unit/page", "tests/bad_data")),
    "resolution": ("corpus/*.py", ("tests/unit/corpus", "tests/bad_data", "tests/unit/project/test_new_kind.py")),
    "outputs": ("outputs/*.py", ("tests/unit/outputs", "tests/site")),
}
FAILED, NOT_COLLECTED = 1, 2  # pytest's exit statuses
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """One change: of which subject, in which module, at which node of its tree, and what becomes of the node."""

    subject: str
    path: Path
    line: int
    change: str
    position: int
    new: ast.AST

    def __str__(self) -> str:
        return f"{self.path.relative_to(PROJECT)}:{self.line}: {self.change}"

    def text(self) -> str:
        """Return the module's text with the change."""
        tree = ast.parse(self.path.read_text("utf-8"))
        target = next(node for n, node in enumerate(ast.walk(tree)) if n == self.position)
        _replace(tree, target, self.new)
        return ast.unparse(ast.fix_missing_locations(tree))


def mutations(subject: str, path: Path) -> Iterator[Mutation]:
    """Yield every change that can be made to a module."""
    tree = ast.parse(path.read_text("utf-8"))
    plain = _plain_text(tree)
    for position, node in enumerate(ast.walk(tree)):
        for change, new in _changes(node) if id(node) not in plain else ():
            yield Mutation(subject, path, getattr(node, "lineno", 1), change, position, new)


def _plain_text(tree: ast.Module) -> set[int]:
    """Return the nodes whose change means nothing to a test: docstrings, type hints, decorators, names of imports."""
    found: set[int] = set()
    for node in ast.walk(tree):
        hints: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hints.append(node)
        if isinstance(node, ast.arg | ast.AnnAssign):
            hints.append(node.annotation)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            hints += [*node.decorator_list, getattr(node, "returns", None)]
        found |= {id(inner) for hint in hints if hint for inner in ast.walk(hint)}
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a node may become, with words for it."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        turned = ast.Compare(node.left, [TURNED[type(node.ops[0])](), *node.ops[1:]], node.comparators)
        yield f"{ast.unparse(node)} → {ast.unparse(turned)}", turned
    if isinstance(node, ast.BoolOp):
        other = ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        yield f"{ast.unparse(node)} → {ast.unparse(other)}", other
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{ast.unparse(node)} → {ast.unparse(node.operand)}", node.operand
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} → {node.value + 1}", ast.Constant(node.value + 1)
    if isinstance(node, ast.Constant) and type(node.value) is str and node.value.strip():
        yield f"{node.value!r} → nothing", ast.Constant("")
    if isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield f"{ast.unparse(node)} → return None", ast.Return(ast.Constant(None))


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, copy.deepcopy(new))
            elif isinstance(value, list) and any(item is old for item in value):
                value[:] = [copy.deepcopy(new) if item is old else item for item in value]


def drawn(seed: int, count: int) -> list[Mutation]:
    """Return as many mutations as asked for, evenly over the subjects."""
    source = random.Random(seed)
    found: list[Mutation] = []
    for n, (subject, (pattern, _)) in enumerate(SUBJECTS.items()):
        paths = sorted(path for path in (PROJECT / "hooks/atlas").glob(pattern) if path.name != "__init__.py")
        possible = [mutation for path in paths for mutation in mutations(subject, path)]
        found += source.sample(possible, (count + n) // len(SUBJECTS))
    return found


def caught(mutation: Mutation) -> bool:
    """Return whether the tests of its subject fail with a mutation, or can't even be collected.

    A run that finds no tests has caught nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        hooks = Path(folder) / "hooks"
        shutil.copytree(PROJECT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        (hooks / mutation.path.relative_to(PROJECT / "hooks")).write_text(mutation.text(), "utf-8")
        tests = SUBJECTS[mutation.subject][1]
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-cov", *tests]
        environment = {**os.environ, "PYTHONPATH": str(hooks)}
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
        return done.returncode in (FAILED, NOT_COLLECTED) or "while loading conftest" in done.stderr


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="which mutations are drawn (default: 1)")
    parser.add_argument("--count", type=int, default=20, help="how many (default: 20)")
    args = parser.parse_args()
    unnoticed = 0
    for mutation in drawn(args.seed, args.count):
        found = caught(mutation)
        unnoticed += not found
        print(f"{'caught   ' if found else 'UNNOTICED'} {mutation}", flush=True)
    print(f"{args.count - unnoticed} of {args.count} caught")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
