"""Name the slip behind what the YAML parser stumbles over: it reports where it fell, not what lay in the way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from atlas.diagnostics import Diagnostic, Fix, Location

CODES = {"merge-conflict": "A file holds the marks of a merge that was not finished."}

_CONFLICT = re.compile(r"^<{7}(?: .*)?$(?:.*\n)*?^>{7}(?: .*)?$", re.MULTILINE)
_FIELD = r"^(?P<before>\s*(?:- +)?)(?P<key>[A-Za-z_]+)"
_WIDE_COLON = re.compile(rf"{_FIELD}(?P<slip>：[ \t]*)")
_NO_SPACE = re.compile(rf"{_FIELD}(?P<slip>:)(?=[^\s:/])")
_SLASHES = re.compile(r"^\s*(?P<slip>//)")
_VALUE = re.compile(rf"{_FIELD}: +(?P<slip>\S.*?)\s*$")
_MARK_FIRST = ("[[", "[@", "*", "&", "!", "%", "@", "`", "|", ">")


def conflict(text: str, shown: str) -> Diagnostic | None:
    """Return the problem of a file that holds both versions of a merge, at the first of its marks."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    location = Location(shown, text.count("\n", 0, found.start()) + 1, 1)
    message = "a merge left both versions here"
    return Diagnostic(location, "merge-conflict", message, "keep one and delete the lines <<<<<<<, ======= and >>>>>>>")


def slip(text: str, at: Location) -> Diagnostic | None:
    """Return the slip in or above the line where reading stopped; None where none is known."""
    lines = text.split("\n")
    for number in range(min(at.line, len(lines)), 0, -1):
        if number < at.line and not lines[number - 1][:1].strip():
            continue  # above, only what stands at the margin is a field for sure
        found = next(_slips(lines[number - 1]), None)
        if found:
            message, hint, column, fix = found
            return Diagnostic(Location(at.path, number, column), "yaml-syntax", message, hint, fix)
    return _indented(lines, at)


def _indented(lines: list[str], at: Location) -> Diagnostic | None:
    """Return the problem of a field that is indented below one that has its value already."""
    here = lines[at.line - 1] if at.line <= len(lines) else ""
    above = lines[at.line - 2] if at.line > 1 else ""
    found = re.match(r"[ ]+(?=[a-z_]+:)", here)
    if not found or not re.match(r"[a-z_]+: +[^\s|>]", above):
        return None
    hint = "begin it where the other fields begin"
    location = Location(at.path, at.line, 1)
    return Diagnostic(
        location, "yaml-syntax", "this field is indented more than the one above", hint, Fix(found[0], "")
    )


def _slips(line: str) -> Iterator[tuple[str, str, int, Fix | None]]:
    """Yield what is wrong with a line: message, hint, column from 1, and what mends it."""
    if found := _WIDE_COLON.match(line):
        message = 'the colon "：" is a Chinese one'
        yield message, f'write "{found["key"]}: "', found.start("slip") + 1, Fix(found["slip"], ": ")
    elif found := _NO_SPACE.match(line):
        column = found.start("slip") + 1
        yield "a space is missing after the colon", f'write "{found["key"]}: "', column, Fix(":", ": ")
    elif found := _SLASHES.match(line):
        yield "a comment begins with #", 'write "# "', found.start("slip") + 1, Fix("//", "#")
    elif found := _VALUE.match(line):
        yield from _of_value(found["slip"], found.start("slip") + 1)


def _of_value(value: str, column: int) -> Iterator[tuple[str, str, int, Fix | None]]:
    in_quotes = Fix(value, json.dumps(value, ensure_ascii=False))
    quote = value[0] if value[0] in "\"'" else ""
    if quote and value.count(quote) == 1:
        yield f"the quote {quote} that begins here does not end", f"put {quote} at the end of the text", column, None
    elif quote and not value.endswith(quote):
        yield "text goes on after the closing quote", "put all of it in quotes", column, in_quotes
    elif value.startswith(_MARK_FIRST) and not value.startswith(("| #", "> #")) and len(value) > 2:
        mark = value[:2] if value[:2] in ("[[", "[@") else value[0]
        yield f'text that begins with "{mark}" needs quotes', "put all of it in quotes", column, in_quotes
    elif value[0] in "[{" and value.count(value[0]) > value.count("]}"["[{".index(value[0])]):
        closing = "]}"["[{".index(value[0])]
        yield f'the "{value[0]}" that begins here does not end', f'put "{closing}" at its end', column, None
    elif ": " in value and not quote and value[0] not in "[{":
        yield 'text that holds ": " needs quotes', "put all of it in quotes", column, in_quotes
