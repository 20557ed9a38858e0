"""What looks like a mark, an id or a letter and is another: found by what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.corpus.atlas import Atlas, TextField
from atlas.diagnostics import Fix
from atlas.rules.registry import Finding, rule
from atlas.schema.records import Source
from atlas.text import markup

_BRACKETED = re.compile(
    r"[［【\[]{2}(?P<link>[^\[\]［］【】\n]+)[］】\]]{2}"
    r"|[［【\[(（]@(?P<cited>[^\[\]［］【】()（）\n]+)[］】\])）]"
    r"|(?<!\[)\[(?P<bare>[a-z0-9-]+(?: [0-9, –-]+)?)\](?![\[(:\]])"
)
_SEPARATOR = re.compile(r"\s*[,，、；;]\s*")
_PASSAGE_WORDS = re.compile(r"(?:\bpp?\.|\bpara(?:graph)?s?\.?|\bpassages?|[第段¶§])\s*")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LOOK = str.maketrans("АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo")


@rule("look-alike")
def look_alike(atlas: Atlas) -> Iterator[Finding]:
    """Something stands in other brackets or letters than it seems to: a link, a citation, a word of two scripts."""
    for field in atlas.texts:
        yield from _brackets(atlas, field)
        yield from _letters(atlas, field)


def _brackets(atlas: Atlas, field: TextField) -> Iterator[Finding]:
    for raw, meant in attempts(atlas, field):
        location = atlas.documents[field.owner].location_in(field.path, raw)
        what = "a citation" if meant.startswith("[@") else "a link"
        yield Finding(location, f"{raw} looks like {what}", f"write {meant}", Fix(raw, meant))


def attempts(atlas: Atlas, field: TextField) -> Iterator[tuple[str, str]]:
    """Yield what looks like a mark in a text and is none, with the mark that was meant."""
    if field.form == "plain":
        return
    for token in field.tokens:
        if isinstance(token, markup.Literal) and any(sign in token.text for sign in "[［【@"):
            for found in _BRACKETED.finditer(token.text):
                meant = _mark_meant(atlas, found)
                if meant:
                    yield found[0], meant


def _mark_meant(atlas: Atlas, found: re.Match[str]) -> str:
    """Return the mark that was meant; empty where what is in the brackets names nothing."""
    if found["link"]:
        id = id_meant(atlas, found["link"].partition("|")[0])
        return f"[[{found['link'].strip()}]]" if id == found["link"].partition("|")[0].strip() else ""
    inside = found["cited"] or found["bare"]
    id, _, passages = inside.strip().partition(" ")
    record = atlas.records.get(id.rstrip(",;，；"))
    if isinstance(record, Source):
        return f"[@{record.id} {passages}".rstrip() + "]"
    return f"[[{record.id}]]" if record and found["bare"] and not passages else ""


def citation_meant(atlas: Atlas, raw: str) -> str:
    """Return what a malformed citation should read; empty where that can't be told."""
    parts = [part.strip() for part in re.split(r"[;,，；]\s*(?=@)", raw.strip().removeprefix("[@").removesuffix("]"))]
    cleaned = [_PASSAGE_WORDS.sub("", part.removeprefix("@")).strip() for part in parts]
    text = "[@" + "; @".join(re.sub(r"^(\S+?)[,，] *(?=[0-9])", r"\1 ", part) for part in cleaned) + "]"
    (token, *more) = markup.tokens(text)
    known = isinstance(token, markup.CitationMark) and all(item.source in atlas.records for item in token.items)
    return text if known and not more and text != raw.strip() else ""


def source_meant(atlas: Atlas, name: str) -> str:
    """Return the id of the source that a citation names otherwise: with punctuation, in capitals, by its address."""
    bare = name.rstrip(",.;:，；")
    for candidate in (bare, bare.lower()):
        if isinstance(atlas.records.get(candidate), Source):
            return candidate
    return source_at(atlas, bare)


def source_at(atlas: Atlas, address: str) -> str:
    """Return the id of the source with an address; empty where there is none."""
    if not address.startswith("http"):
        return ""
    wanted = address.rstrip("/")
    found = (source.id for source in atlas.of(Source) if source.url and source.url.rstrip("/") == wanted)
    return next(found, "")


def id_meant(atlas: Atlas, target: str) -> str:
    """Return the id that was meant by a name, a path or an id in capitals; empty where nothing is so called."""
    bare = re.split(r"[\\/]", target.strip())[-1].removesuffix(".yml").removesuffix(".md")
    for candidate in (bare, bare.lower(), re.sub(r"[\s_]+", "-", bare.lower())):
        if candidate in atlas.records:
            return candidate
    return atlas.ids_by_name.get(bare.casefold(), "")


def ids_meant(atlas: Atlas, target: str) -> str:
    """Return a list of ids for what was parted by other signs than a comma; empty where one of them is no id."""
    parts = _SEPARATOR.split(target)
    return ", ".join(parts) if len(parts) > 1 and all(part in atlas.records for part in parts) else ""


def in_latin(word: str) -> str:
    """Return a word with Latin letters in the place of Greek and Cyrillic ones that look like them."""
    return word.translate(_LOOK)


def _letters(atlas: Atlas, field: TextField) -> Iterator[Finding]:
    if field.value.isascii() or not _OTHER.search(field.value):
        return
    for found in _WORD.finditer(field.value):
        word = found[0]
        if _LATIN.search(word) and _OTHER.search(word):
            location = atlas.documents[field.owner].location_in(field.path, word)
            meant = in_latin(word)
            plain = not _OTHER.search(meant)
            hint = f'write "{meant}" in Latin letters' if plain else "write it in the letters of one script"
            message = f'"{word}" mixes letters of two scripts'
            yield Finding(location, message, hint, Fix(word, meant) if plain else None)
