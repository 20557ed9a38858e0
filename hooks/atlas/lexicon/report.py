"""The hits in a text as data, as plain text, and as a page that stands alone."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from atlas.lexicon.matching import Hit, grouped
from atlas.lexicon.model import Lexicon, Sense
from atlas.lexicon.rewriting import forms

# What no HTML file can hold: half a surrogate pair, and control characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fffdf8; --faint: #6b675f;
  --certain: #ffd98a; --likely: #ffeec4; --hint: #8a857b; --right: #d3ead7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #1b1a18; --faint: #a8a297;
    --certain: #6e4d00; --likely: #4a3a12; --hint: #8a857b; --right: #1f4429; }
}
body { background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto;
  max-width: 72rem; padding: 1rem; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
@media (max-width: 50rem) { main { grid-template-columns: minmax(0, 1fr); } }
.text { overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-wrap; }
mark { border-radius: .2em; color: inherit; }
mark a { color: inherit; text-decoration: none; }
mark a:focus-visible, mark a:hover { outline: 2px solid; }
.certain { background: var(--certain); border-bottom: 2px solid; }
.likely { background: var(--likely); border-bottom: 2px dashed; }
.hint { background: none; border-bottom: 2px dotted var(--hint); }
.right { background: var(--right); }
ol { margin: 0; padding-inline-start: 2rem; }
li { margin-bottom: .8rem; }
li:target { outline: 2px solid var(--hint); outline-offset: .3rem; }
li p { margin: 0; }
.faint { color: var(--faint); }
@media print { main { display: block; } }
"""


def as_json(hits: Sequence[Hit], lexicon: Lexicon) -> list[dict[str, Any]]:
    """The hits as values for JSON; `record` is None where the expression has no page of its own."""
    return [_value(hit, lexicon.senses[hit.sense]) for hit in hits]


def _value(hit: Hit, sense: Sense) -> dict[str, Any]:
    return {
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "zh": sense.zh,
        "pinyin": sense.pinyin,
        "means": sense.means,
        "record": sense.record,
        "reading": sense.reading,
        "strength": hit.strength,
    }


def summary(hits: Sequence[Hit]) -> str:
    """How many expressions a text holds and how many of them are mistranslated, as words."""
    groups = grouped(hits)
    garbled = sum(any(hit.garbled for hit in group) for group in groups)
    return f"{len(groups):,} expression{'' if len(groups) == 1 else 's'}, {garbled:,} mistranslated"


def as_text(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> str:
    """The hits for a terminal: what was meant, in order of appearance, with line and column of the first."""
    lines = [summary(hits)]
    line, column, at = 1, 1, 0
    for group in grouped(hits):
        before = text[at : group[0].start]
        breaks = before.count("\n")
        line += breaks
        column = len(before) - before.rfind("\n") if breaks else column + len(before)
        at = group[0].start
        lines += ["", f"{line}:{column}  {_line(group, lexicon)}", *(f"    {said}" for said in _said(group, lexicon))]
    return "\n".join(map(_shown, lines)) + "\n"


def _line(group: Sequence[Hit], lexicon: Lexicon) -> str:
    sense = lexicon.senses[group[0].sense]
    printed = forms(group)
    meant = "" if printed == [sense.reading] else f" → {sense.reading}"
    return f"{', '.join(printed)}{meant} · {sense.zh} {sense.pinyin} ({_class(group[0])})"


def _said(group: Sequence[Hit], lexicon: Lexicon) -> list[str]:
    """What is meant; why each mistranslated form was garbled; what else a phrase could mean."""
    others = dict.fromkeys(number for hit in group for number in hit.others)
    said = [lexicon.senses[group[0].sense].means, *dict.fromkeys(hit.why for hit in group if hit.garbled)]
    if others:
        either = (f"{lexicon.senses[number].reading} ({lexicon.senses[number].zh})" for number in others)
        said.append(f"Or: {', '.join(either)}.")
    return [one for one in said if one]


def _class(hit: Hit) -> str:
    return hit.strength if hit.garbled else "right"


def as_html(text: str, hits: Sequence[Hit], lexicon: Lexicon, title: str, base: str) -> str:
    """A page that needs no other file: the text with its hits marked, and beside it what they mean.

    `base` is the address of the site, to which the links of the lexicon are relative. Whatever the text
    holds is shown as text; characters that no page can hold as U+FFFD.
    """
    groups = grouped(hits)
    numbers = {hit.start: number for number, group in enumerate(groups, 1) for hit in group}
    items = "\n".join(_item(number, group, lexicon, base) for number, group in enumerate(groups, 1))
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_escaped(title)}</title>
<style>{_STYLE}</style>
<h1>{_escaped(title)}</h1>
<p>{summary(hits)}</p>
<main>
<div class="text" dir="auto">{_marked(text, hits, numbers)}</div>
<ol>
{items}
</ol>
</main>
</html>
"""


def _marked(text: str, hits: Sequence[Hit], numbers: dict[int, int]) -> str:
    pieces, done = [], 0
    for hit in hits:
        printed = f'<a href="#e{numbers[hit.start]}">{_escaped(hit.text)}</a>'
        pieces += [_escaped(text[done : hit.start]), f'<mark class="{_class(hit)}">{printed}</mark>']
        done = hit.end
    return "".join([*pieces, _escaped(text[done:])])


def _item(number: int, group: Sequence[Hit], lexicon: Lexicon, base: str) -> str:
    """What was meant by one expression: name, forms, Chinese, meaning and why it was garbled."""
    sense = lexicon.senses[group[0].sense]
    name = _escaped(sense.reading)
    if sense.link:
        name = f'<a href="{_escaped(base.rstrip("/") + "/" + sense.link)}">{name}</a>'
    printed = ", ".join(f"<bdi>{_escaped(form)}</bdi>" for form in forms(group))
    said = "".join(f"<p>{_escaped(one)}</p>" for one in _said(group, lexicon))
    return (
        f'<li id="e{number}"><p><b>{name}</b> <span lang="zh-Hans">{_escaped(sense.zh)}</span> '
        f'<span lang="zh-Latn">{_escaped(sense.pinyin)}</span></p>'
        f'<p class="faint">{printed} ({_class(group[0])})</p>{said}</li>'
    )


def _escaped(text: str) -> str:
    return html.escape(_shown(text))


def _shown(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)
