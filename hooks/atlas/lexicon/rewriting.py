"""What a reader takes along: the text put right, and a table of what was in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atlas.lexicon.matching import Hit, grouped
from atlas.lexicon.model import Lexicon

_SPACES = re.compile(r"[ \t\r\n\u00a0\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKDOWN = re.compile(r"[\\`*_\[\]>#]")
# Not every dialect lets a backslash stand before these.
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "&<|~"}
HEADINGS = ("In the text", "Meant", "Chinese", "Pinyin", "Meaning")


def corrected(text: str, hits: Sequence[Hit], lexicon: Lexicon, markdown: bool = False) -> str:
    """The text with the right reading for every garbled hit, the original after it in brackets.

    In Markdown the reading is bold, and what the text itself holds stays as it is printed.
    """
    quoted = escaped if markdown else str
    pieces, done = [], 0
    for hit in hits:
        if hit.garbled:
            reading = quoted(_cased(lexicon.senses[hit.sense].reading, hit.text))
            pieces += [quoted(text[done : hit.start]), f"**{reading}**" if markdown else reading]
            pieces.append(f" [{quoted(hit.text)}]")
            done = hit.end
    return "".join([*pieces, quoted(text[done:])])


def _cased(reading: str, printed: str) -> str:
    """The reading with a capital where a plain word stands for what began with one."""
    return reading[:1].upper() + reading[1:] if re.match("[A-Z]", printed) and re.match("[a-z]", reading) else reading


def table(hits: Sequence[Hit], lexicon: Lexicon) -> str:
    """A Markdown table of what was meant, in order of appearance, with every form the text has for it."""
    rows = [HEADINGS, ("---",) * len(HEADINGS)]
    for group in grouped(hits):
        sense = lexicon.senses[group[0].sense]
        printed = ", ".join(forms(group))
        rows.append(tuple(map(escaped, (printed, sense.reading, sense.zh, sense.pinyin, sense.means))))
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def forms(group: Sequence[Hit]) -> list[str]:
    """The forms in which a text shows one expression, each once, on one line, as one sees it."""
    return list(dict.fromkeys(_INVISIBLE.sub("", _SPACES.sub(" ", hit.text)) for hit in group))


def escaped(text: str) -> str:
    """Text whose signs Markdown prints as they are."""
    return _MARKDOWN.sub(r"\\\g<0>", text).translate(_ENTITIES)
