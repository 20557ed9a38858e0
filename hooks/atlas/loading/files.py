"""Find and read files; whatever keeps one from being read becomes a problem with its location."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from atlas.diagnostics import Diagnostic, Fix, Location

CODES = {
    "unreadable": "A file can't be read: no permission, a link that leads nowhere, a folder named like a file.",
    "too-large": "A file is larger than 256 kB.",
    "not-utf8": "A file is not UTF-8 text.",
    "bad-character": "A file holds a character that no text needs, such as NUL or a mark of writing direction.",
}

LARGEST = 256 * 1024
"""The largest size of a file in bytes: far more than a record or page needs, and still read at once."""
_FILE_ENDINGS = (".yml", ".yaml", ".md")

UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u2028\u2029"  # line ends of a second kind, by which lines would be counted wrong
    "\u00ad\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\U000e0000-\U000e007f"  # can't be seen
    "\u202a-\u202e\u2066-\u2069\ufeff"  # turn the direction of writing, mark the order of bytes
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, private ones, none at all
    "\U000f0000-\U0010ffff]"  # more private ones
)
"""Characters that no text of the atlas may hold."""


def files_below(folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return everything below a folder that should be a file, sorted, and the folders that can't be entered.

    Names that begin with a dot are left out. A link to a folder and a folder named like a file count as files, so
    that reading them says what is wrong.
    """
    found: list[Path] = []
    problems: list[Diagnostic] = []

    def refused(error: OSError) -> None:
        problems.append(_unreadable(Location(shown_path(Path(os.fsdecode(error.filename)), folder)), error))

    for place, folders, names in os.walk(folder, onerror=refused):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".")]
        odd = [name for name in folders if name.endswith(_FILE_ENDINGS) or (here / name).is_symlink()]
        found += [here / name for name in (*names, *odd) if not name.startswith(".")]
    return sorted(found, key=lambda path: path.parts), problems


def shown_path(path: Path, folder: Path) -> str:
    """Return the path that messages print: `path` from the name of `folder` on, unprintable characters replaced."""
    shown = (Path(folder.name) / path.relative_to(folder)).as_posix()
    return "".join(_printable(shown))


def _printable(text: str) -> Iterator[str]:
    return (char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def read_text(path: Path, shown: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file with line feeds only, as far as it can be read, and what is wrong with it."""
    wrong = obstacle(path, shown, LARGEST)
    if wrong:
        return "", [wrong]
    try:
        data = path.read_bytes()
    except OSError as error:
        return "", [_unreadable(Location(shown), error)]
    return _decoded(data, shown)


def obstacle(path: Path, shown: str, most: int | None = None) -> Diagnostic | None:
    """Return why a file can't be read (no ordinary file, no permission, more than `most` bytes), or None.

    Nothing is opened, because what only looks like a file may never end.
    """
    location = Location(shown)
    try:
        status = os.stat(path)
    except OSError as error:
        return _unreadable(location, error)
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        return Diagnostic(location, "unreadable", f"this is {what}", "an ordinary file belongs here")
    if most is not None and status.st_size > most:
        message = f"this file has {status.st_size:,} bytes; at most {most:,}"
        return Diagnostic(location, "too-large", message, "divide it")
    return None if os.access(path, os.R_OK) else _unreadable(location, PermissionError())


def _unreadable(location: Location, error: OSError) -> Diagnostic:
    match error:
        case FileNotFoundError():
            return Diagnostic(location, "unreadable", "this link leads to no file", "delete the link, or mend it")
        case PermissionError():
            return Diagnostic(location, "unreadable", "there is no permission to read this", "allow it with chmod")
    return Diagnostic(location, "unreadable", f"this can't be read: {error.strerror or error}")


def _decoded(data: bytes, shown: str) -> tuple[str, list[Diagnostic]]:
    problems = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        before = data[: error.start].decode("utf-8")
        problems = [Diagnostic(_end_of(before, shown), "not-utf8", "this file is not UTF-8 text", "save it as UTF-8")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = UNWANTED.search(text)
    if found:
        message = f"U+{ord(found[0]):04X} is a character that no text needs"
        location = _end_of(text[: found.start()], shown)
        problems.append(Diagnostic(location, "bad-character", message, "delete it", Fix(found[0], "")))
    return text, problems


def _end_of(text: str, shown: str) -> Location:
    """Return the location of the character that follows `text` in the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Location(shown, text.count("\n") + 1, len(text) - text.rfind("\n"))
