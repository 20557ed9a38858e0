"""Are statements cited, sources used, and passages covered?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.corpus.atlas import Atlas, CitationUse
from atlas.diagnostics import Fix, did_you_mean
from atlas.rules import lookalikes
from atlas.rules.registry import Finding, rule
from atlas.schema.records import (
    Model,
    Source,
)
from atlas.text import markup


@rule("unknown-source")
def unknown_source(atlas: Atlas) -> Iterator[Finding]:
    """A citation names no source record."""
    sources = [source.id for source in atlas.of(Source)]
    for citation in atlas.citations:
        if citation.source in atlas.unread:
            continue
        if not isinstance(atlas.records.get(citation.source), Source):
            yield _unknown(atlas, citation, sources)


def _unknown(atlas: Atlas, citation: CitationUse, sources: list[str]) -> Finding:
    location, name = atlas.location_of(citation), citation.source
    new, meant = atlas.moved.get(name), lookalikes.source_meant(atlas, name)
    if meant:
        raw = citation.token.raw
        return Finding(
            location, f'no source has the id "{name}"', f'write "{meant}"', Fix(raw, raw.replace(name, meant))
        )
    if name.startswith("http"):
        return Finding(location, f"no record has the address {name}", "python scripts/new.py source starts one")
    hint = f'it has moved; write "{new}"' if new else did_you_mean(name, sources)
    return Finding(location, f'no source "{name}"', hint)


@rule("passage-out-of-range")
def passage_out_of_range(atlas: Atlas) -> Iterator[Finding]:
    """A citation or an excuse names a passage the source does not have."""
    for citation in atlas.citations:
        source = atlas.records.get(citation.source)
        if isinstance(source, Source):
            for message, hint in _out_of_range(source, citation.passages):
                yield Finding(atlas.location_of(citation), message, hint)
    for source in atlas.of(Source):
        for i, excuse in enumerate(source.excused):
            location = atlas.location(source.id, ("excused", i, "passages"))
            for message, hint in _out_of_range(source, markup.passage_ranges(excuse.passages)):
                yield Finding(location, message, hint)


def _out_of_range(source: Source, passages: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each range of passages that the source lacks."""
    if passages and source.passages is None:
        yield f'"{source.id}" has no numbered passages', "cite it without a number"
        return
    for first, last in passages:
        if first < 1 or last > (source.passages or 0):
            shown = markup.CitedSource(source.id, ((first, last),)).locator
            yield f'"{source.id}" has passages 1–{source.passages}, not {shown}', ""


@rule("uncovered-passage")
def uncovered_passage(atlas: Atlas) -> Iterator[Finding]:
    """A passage of a numbered source is neither cited nor excused."""
    for source in atlas.of(Source):
        excused = source.excused_passages
        missing = [n for n, owners in atlas.coverage(source).items() if not owners and n not in excused]
        if missing and source.id not in atlas.unread_ids:
            shown = f"passage{'s' * (len(missing) > 1)} {', '.join(map(str, missing))}"
            hint = "cite it, or add it to excused with the reason"
            yield Finding(atlas.location(source.id, ("passages",)), f"nothing cites {shown}", hint)


@rule("unused-source")
def unused_source(atlas: Atlas) -> Iterator[Finding]:
    """Nothing cites a source."""
    for source in atlas.of(Source):
        if source.id not in atlas.cited_by and source.id not in atlas.unread_ids:
            yield Finding(atlas.location(source.id, ()), f'nothing cites "{source.id}"', "cite or delete it")


@rule("uncited-fact")
def uncited_fact(atlas: Atlas) -> Iterator[Finding]:
    """A paragraph, list item or statement of fact has no citation."""
    for field in atlas.texts:
        if not field.must_cite:
            continue
        running = markup.outside_notes(field.tokens)
        cites = [token.offset for token in running if _may_cite(token)]
        cites += [field.value.find(raw) for raw, _ in lookalikes.attempts(atlas, field)]  # has its own message
        for start, block in _blocks(field.value) if field.form == "body" else [(0, field.value)]:
            if not any(start <= offset < start + len(block) for offset in cites):
                first_line = block.split("\n", 1)[0]
                location = atlas.documents[field.owner].location_in(
                    field.path, first_line, field.value.count(first_line, 0, start)
                )
                yield Finding(location, f'no source for "{_opening(block)}"', "add [@source]")
    for model in atlas.of(Model) if atlas.vocabulary.common_values else ():
        for id, trait in model.traits.items():
            if trait.value not in atlas.vocabulary.common_values and not trait.cite:
                location = atlas.location(model.id, ("traits", id))
                yield Finding(location, f"no source for the value of {id}", "add cite")


def _may_cite(token: markup.Token) -> bool:
    """Return whether a token is a citation, or a malformed mark that holds one, which has its own message."""
    return isinstance(token, markup.CitationMark) or (isinstance(token, markup.Malformed) and "[@" in token.raw)


_BLOCK = re.compile(r"(?:^(?:[-*+]|\d+[.)]) )?[^\n]+(?:\n(?!(?:[-*+]|\d+[.)]) )[^\n]+)*", re.MULTILINE)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs, list items and tables of a body with their offsets (code points); headings are left out."""
    for found in _BLOCK.finditer(text):
        if not found.group().startswith("#"):
            yield found.start(), found.group()


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


@rule("missing-citation")
def missing_citation(atlas: Atlas) -> Iterator[Finding]:
    """A `cite` field holds something other than citations."""
    for field in atlas.texts:
        if field.form == "cite":
            rest = "".join(
                token.text for token in field.tokens if isinstance(token, markup.Literal | markup.Code)
            ).strip()
            other = any(isinstance(token, markup.Link | markup.NoteEdge) for token in field.tokens)
            if rest or other:
                meant = _cite_meant(atlas, field.value)
                hint = f'write cite: "{meant or "[@source]"}"'
                fix = Fix(field.value, f'"{meant}"') if meant else None
                yield Finding(atlas.location(field.owner, field.path), "cite holds citations only", hint, fix)


def _cite_meant(atlas: Atlas, value: str) -> str:
    """Return the citation meant by an id or address alone, or by one in curly quotes; empty where it names nothing."""
    bare = value.strip("“”‘’\"' ")
    if bare.startswith("[@"):
        return bare if all(isinstance(token, markup.CitationMark) for token in markup.tokens(bare)) else ""
    id = lookalikes.source_meant(atlas, bare.removeprefix("@"))
    return f"[@{id}]" if id else ""
