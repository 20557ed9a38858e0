"""The four marks of the atlas inside Markdown: parse and render.

``[[id]]``              a link to a record, by its name
``[[id|text]]``         the same with other words; in a table the bar may be written ``\\|``
``[@source 4-9; @b]``   a citation: sources, with passages where the source is numbered
``^[text]``             a note that opens on demand; it may hold links and citations, and no other note

Nothing inside code (fenced, indented or inline) is touched, and a backslash escapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True)
class Literal:
    """Text between marks."""

    text: str
    offset: int

    @property
    def raw(self) -> str:
        """The text as it is written, as other tokens have it."""
        return self.text


@dataclass(frozen=True)
class Code:
    """A fenced, indented or inline piece of code, fences included."""

    text: str
    offset: int

    @property
    def raw(self) -> str:
        """The text as it is written, as other tokens have it."""
        return self.text


@dataclass(frozen=True)
class Link:
    """``[[id]]`` or ``[[id|text]]``; `text` is empty in the first."""

    id: str
    text: str
    raw: str
    offset: int


@dataclass(frozen=True)
class CitedSource:
    """One source in a citation, with its passages as closed ranges."""

    source: str
    passages: tuple[tuple[int, int], ...] = ()

    @property
    def locator(self) -> str:
        """The passages as a reader sees them: "4–9, 12"."""
        return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in self.passages)


@dataclass(frozen=True)
class CitationMark:
    """``[@source 4-9; @other]``."""

    items: tuple[CitedSource, ...]
    raw: str
    offset: int


@dataclass(frozen=True)
class NoteEdge:
    """``^[``, behind which a note begins, or the ``]`` at its end; the tokens of the note stand between them."""

    raw: str
    offset: int

    @property
    def opens(self) -> bool:
        """Whether the note begins here."""
        return self.raw == _NOTE_OPENS


@dataclass(frozen=True)
class Malformed:
    """Something that begins like a mark and is none."""

    raw: str
    reason: str
    offset: int


Token = Literal | Code | Link | CitationMark | NoteEdge | Malformed

_NOTE_OPENS = "^["
_NOTE = r"\^\[(?=[^\]])(?P<words>(?:(?!\n\n)[^\[\]]|\[\[[^\[\]]*\]\]|\[@[^\[\]]*\])*)\]"

_TOKENS = re.compile(
    r"(?P<fence>^[ \t]*(?P<f>`{3,}|~{3,})[^\n]*(?:\n(?:.*\n)*?[ \t]*(?P=f)[`~]*[ \t]*$|(?:\n.*)*\Z))"
    r"|(?P<indented>(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+)"
    r"|(?P<escape>\\[\\`\[\]])"
    r"|(?P<inline>(?P<t>`+)(?!`)(?:(?!\n\n)[\s\S])*?(?<!`)(?P=t)(?!`))"
    rf"|(?P<note>{_NOTE})"
    r"|(?P<link>\[\[(?P<target>[^\[\]|\\]*)(?:\\?\|(?P<text>[^\[\]]*))?\]\])"
    r"|(?P<cite>\[@(?P<items>[^\[\]]*)\])"
    r"|(?P<open>\[\[[^\n]{0,20}|\[@[^\n]{0,20}|\^\[[^\n]{0,20})",
    re.MULTILINE,
)
_NOTES = re.compile(_NOTE)
_INDENT = 4
_LIST_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
_CITED = re.compile(r"@([^\s;@]+)(?:\s+([\d\s,–-]+))?")
_RANGE = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")


def tokens(text: str, code_everywhere: bool = False) -> Iterator[Token]:
    """Yield `text` as tokens that together cover it, in order.

    Text without any mark is one literal, unless `code_everywhere` asks for its code all the same.
    """
    if "[" not in text and not code_everywhere:
        yield Literal(text, 0)
        return
    done = position = 0
    while found := _TOKENS.search(text, position):
        token = _token(found, text)
        if token is None:  # no mark after all: look again behind its beginning
            position = (
                found.start() + (1 if text[found.start()] == "\t" else _INDENT) if found["indented"] else found.end()
            )
            continue
        if found.start() > done:
            yield Literal(text[done : found.start()], done)
        yield from _note(found) if found["note"] else (token,)
        done = position = found.end()
    if done < len(text):
        yield Literal(text[done:], done)


def _not_closed(raw: str) -> str:
    """Return what is wrong with the beginning of a mark that has no end."""
    inside, closed, _ = raw[2:].partition("]]")
    if not raw.startswith("[["):
        return "this mark is not closed"
    if "[[" in inside or "[@" in inside:
        return "a link can't hold another mark"
    return "a link holds an id, no path" if closed and "\\" in inside else "this mark is not closed"


@lru_cache(maxsize=1 << 16)  # a text is checked, shown on pages and handed out in several forms
def parsed(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text."""
    return tuple(tokens(text))


def _token(found: re.Match[str], text: str) -> Token | None:
    raw, offset = found.group(), found.start()
    match found.lastgroup:
        case "link":
            return _link(found["target"].strip(), found["text"], raw, offset)
        case "cite":
            return _citation(found["items"], raw, offset)
        case "open":
            return Malformed(raw, _not_closed(raw), offset)
        case "escape":
            return None
        case "indented" if _inside_list(text, offset):
            return None
    return Code(raw, offset)


def _note(found: re.Match[str]) -> Iterator[Token]:
    yield NoteEdge(_NOTE_OPENS, found.start())
    for token in tokens(found["words"]):
        yield replace(token, offset=found.start("words") + token.offset)
    yield NoteEdge("]", found.end() - 1)


def _inside_list(text: str, offset: int) -> bool:
    """Return whether the indented block at `offset` continues a list item rather than being code."""
    while offset > 0:
        offset = _paragraph_before(text, offset)
        if not text.startswith((" " * _INDENT, "\t"), offset):
            return _LIST_ITEM.match(text, offset) is not None
    return False


def _paragraph_before(text: str, offset: int) -> int:
    """Return the offset at which the paragraph before the one at `offset` begins."""
    found = text.rfind("\n\n", 0, max(offset - 2, 0))
    return found + 2 if found >= 0 else 0


def _link(target: str, words: str | None, raw: str, offset: int) -> Token:
    if not target or (words is not None and not words.strip()):
        return Malformed(raw, "a link reads [[id]] or [[id|words]]", offset)
    return Link(target, (words or "").strip(), raw, offset)


def _citation(items: str, raw: str, offset: int) -> Token:
    cited = []
    for item in (f"@{items}").split(";"):
        found = _CITED.fullmatch(item.strip())
        if not found:
            return Malformed(raw, "a citation reads [@source], [@source 4-9, 12] or [@source; @other]", offset)
        passages = _passages(found[2] or "")
        if passages is None:
            return Malformed(raw, "passages are written 4, 4-9 or 4-9, 12", offset)
        cited.append(CitedSource(found[1], passages))
    return CitationMark(tuple(cited), raw, offset)


def _passages(text: str) -> tuple[tuple[int, int], ...] | None:
    if not text.strip():
        return ()
    parts = [_RANGE.fullmatch(part.strip()) for part in text.split(",")]
    ranges = [(int(part[1]), int(part[2] or part[1])) for part in parts if part]
    if len(ranges) < len(parts) or any(a > b for a, b in ranges):
        return None
    return tuple(ranges)


def passage_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return "4-9, 12" as closed ranges: ((4, 9), (12, 12)).

    Raises ValueError when the text is no list of passages.
    """
    ranges = _passages(text)
    if not ranges:
        raise ValueError(f'"{text}" is no list of passages; write 4, 4-9 or 4-9, 12')
    return ranges


def render(
    text: str,
    link: Callable[[Link], str],
    cite: Callable[[CitationMark], str],
    literal: Callable[[str], str] = str,
    note: Callable[[str], str] = lambda rendered: f"({rendered})",
) -> str:
    """Return `text` with each mark replaced by what `link` or `cite` returns, and other text by what `literal` does.

    `note` is given the text of a note, already rendered.
    """
    parts: list[str] = []
    around: list[str] = []
    for token in parsed(text):
        match token:
            case Link():
                parts.append(link(token))
            case CitationMark():
                _close_up(parts)
                parts.append(cite(token))
            case NoteEdge(opens=True):
                _close_up(parts)
                around, parts = parts, []
            case NoteEdge():
                around.append(note("".join(parts)))
                parts = around
            case Literal():
                parts.append(literal(token.text))
            case _:
                parts.append(token.raw if isinstance(token, Code) else literal(token.raw))
    return "".join(parts)


def _close_up(parts: list[str]) -> None:
    """Drop the space behind what stands already: a number or a note stands close to what it belongs to."""
    if parts:
        parts[-1] = parts[-1].rstrip(" \n")


def outside_notes(found: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens of the running text, without notes."""
    inside = False
    for token in found:
        if isinstance(token, NoteEdge):
            inside = token.opens
        elif not inside:
            yield token


def unfolded(text: str, offset: int) -> tuple[str, int]:
    """Return the text in which the character at `offset` stands, and its offset there.

    That is the note around it; or, where it stands in none, the running text without notes.
    """
    kept, done, moved = [], 0, offset
    for found in _NOTES.finditer(text):
        if found.start() <= offset < found.end():
            return found["words"], offset - found.start("words")
        kept.append(text[done : found.start()])
        done = found.end()
        moved -= len(found[0]) if done <= offset else 0
    return "".join(kept) + text[done:], moved


_SPACE_BEFORE_CITE = re.compile(r"\s+(?=[.,;:]|$)")
_EMPHASIS = re.compile(r"(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1")


def plain(text: str, words: Callable[[str, Link], str]) -> str:
    """Return the text without marks, notes and emphasis, for tooltips, descriptions and search.

    `words` gives the words of a link from the text it stands in and the link.
    """
    bare = render(text, lambda link: words(text, link), lambda cite: "", note=lambda rendered: "")
    return _EMPHASIS.sub(r"\2", _SPACE_BEFORE_CITE.sub("", " ".join(bare.split())))


_CITES_AT_END = re.compile(r"(?:\s*\[@[^\[\]]*\])+\s*$")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:|#>]|(?:^|\n)\s*[-*]|\n\n)[\s*“\"(]*$")


def starts_sentence(text: str, offset: int) -> bool:
    """Return whether the character at `offset` (code points) begins a sentence, a cell, a list item or the text."""
    text, offset = unfolded(text, offset)
    before = _CITES_AT_END.sub("", text[max(0, offset - 400) : offset])
    return _SENTENCE_BEGINS.search(before) is not None
