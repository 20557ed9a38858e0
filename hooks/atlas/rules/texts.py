"""Is the markup of texts well formed, and free of what could become something else on a page?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Fix, Location
from atlas.rules import lookalikes
from atlas.rules.registry import Finding, rule
from atlas.text import markup, setting


@rule("bad-mark")
def bad_mark(atlas: Atlas) -> Iterator[Finding]:
    """A `[[link]]`, `[@citation]` or `^[note]` is not well formed."""
    for field in atlas.texts:
        for token in field.tokens:
            if isinstance(token, markup.Malformed):
                location = atlas.location_of_token(field.owner, field.path, token, field.value)
                meant = lookalikes.citation_meant(atlas, token.raw) if token.raw.startswith("[@") else ""
                hint, fix = (f"write {meant}", Fix(token.raw, meant)) if meant else ("", None)
                yield Finding(location, f"{token.raw.strip()}: {token.reason}", hint, fix)


@rule("mark-in-plain-text")
def mark_in_plain_text(atlas: Atlas) -> Iterator[Finding]:
    """A name, label or other plain text holds a link, citation or note."""
    for field in atlas.texts:
        if field.form == "plain" and any(
            isinstance(token, markup.Link | markup.CitationMark | markup.NoteEdge) for token in field.tokens
        ):
            location = atlas.location(field.owner, field.path)
            yield Finding(location, f'"{field.path[-1]}" is plain text', "take the mark out")


@rule("raw-html")
def raw_html(atlas: Atlas) -> Iterator[Finding]:
    """A record holds HTML or an attribute list (`{…}`)."""
    for location, sign in _unsafe(atlas, {"html", "attributes"}):
        what = "HTML is" if sign == "<" else '"{" is'
        yield Finding(location, f"{what} not allowed in records", "write Markdown, or put it into `code`")


@rule("hand-made-link")
def hand_made_link(atlas: Atlas) -> Iterator[Finding]:
    """A record holds a Markdown link or image, whose target nothing checks."""
    for location, _ in _unsafe(atlas, {"link", "reference"}):
        hint = "name a record or cite a source"
        yield Finding(location, "links in records are made with [[id]] and [@source]", hint)


@rule("example-unmarked")
def example_unmarked(atlas: Atlas) -> Iterator[Finding]:
    """An example neither cites a source nor says what in it is made up."""
    for record in atlas.named:
        example = record.example
        if example and not example.assumption and not _cites(example.text):
            location = atlas.location(record.id, ("example", "text"))
            yield Finding(location, "this example has no source", "cite one, or say under assumption what is made up")


def _cites(text: str) -> bool:
    return any(isinstance(token, markup.CitationMark) for token in markup.outside_notes(markup.tokens(text)))


_ASIDE = re.compile(r"\b(?:(?:in )?what was read|no source read|(?:in )?(?:the )?sources? read)\b", re.IGNORECASE)


@rule("aside-in-text")
def aside_in_text(atlas: Atlas) -> Iterator[Finding]:
    """A body speaks of what was read for it, which belongs in a note."""
    for field in atlas.texts:
        if field.form != "body":
            continue
        for token in markup.outside_notes(field.tokens):
            for found in _ASIDE.finditer(token.text) if isinstance(token, markup.Literal) else ():
                before = field.value.count(found[0], 0, token.offset + found.start())
                location = atlas.documents[field.owner].location_in(field.path, found[0], before)
                yield Finding(location, f'"{found[0]}" stands in the text', "say what is missing in a note: ^[…]")


_SIGNS = re.compile(r"^(?:[ \t]*(?:[-*+>]|[0-9]+[.)])(?=[ \t>])){20}", re.MULTILINE)


@rule("deep-list")
def deep_list(atlas: Atlas) -> Iterator[Finding]:
    """A line opens 20 or more lists and quotes in each other, which can't be rendered."""
    for field in atlas.texts:
        found = _SIGNS.search(field.value)
        if found:
            location = atlas.documents[field.owner].location_in(field.path, found[0])
            hint = "take them out, or write them as `code`"
            yield Finding(location, "this line opens 20 lists or quotes in each other", hint)


def _unsafe(atlas: Atlas, signs: set[str]) -> Iterator[tuple[Location, str]]:
    """Yield the locations in records' texts, code aside, of the markup named in `signs`, with what stands there."""
    for field in atlas.texts:
        for sign, raw, before in _unsafe_in(field.value) if field.form != "page" else ():
            if sign in signs:
                yield atlas.documents[field.owner].location_in(field.path, raw, before), raw


@lru_cache(maxsize=1 << 16)
def _unsafe_in(text: str) -> tuple[tuple[str | None, str, int], ...]:
    """Return the name, the wording and the number of its like before it of all unsafe markup in a text."""
    if not any(sign in text for sign in "<{]"):
        return ()
    return tuple(
        (found.lastgroup, found.group(), text.count(found.group(), 0, token.offset + found.start()))
        for token in markup.parsed(text)
        if isinstance(token, markup.Literal)
        for found in setting.UNSAFE.finditer(token.text)
    )
