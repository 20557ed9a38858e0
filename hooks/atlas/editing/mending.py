"""Mend what has one right answer."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.diagnostics import Diagnostic

_QUOTES = "\"'"


def mended(text: str, problems: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file with its problems mended, as far as they can be, and those that were.

    A fix is made only where what it replaces stands exactly at its place, alone or as a whole in quotes.
    """
    lines = text.split("\n")
    done: list[Diagnostic] = []
    for problem in sorted(problems, reverse=True):  # from the end, so that columns stay right
        if problem.fix and problem.location.line <= len(lines) and not _overlaps(problem, done):
            line, at = lines[problem.location.line - 1], problem.location.column - 1
            end = _end(line, at, problem.fix.old)
            if end:
                lines[problem.location.line - 1] = line[:at] + problem.fix.new + line[end:]
                done.append(problem)
    return "\n".join(lines), done[::-1]


def _end(line: str, at: int, old: str) -> int:
    """Return where what is replaced ends in the line; 0 where something else stands there."""
    if old and line.startswith(old, at):
        return at + len(old)
    for quote in _QUOTES:
        if line.startswith(f"{quote}{old}{quote}", at):
            return at + len(old) + 2
    return 0


def _overlaps(problem: Diagnostic, done: list[Diagnostic]) -> bool:
    """Return whether the text that a fix replaces holds the place of one that was made: those come from the end."""
    last = done[-1] if done else None
    if last is None or problem.fix is None or last.location.line != problem.location.line:
        return False
    return problem.location.column + len(problem.fix.old) > last.location.column
