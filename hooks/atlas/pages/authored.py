"""Check the macros of hand-written pages, then run them.

A page may call macros with texts as arguments, and do nothing else: no loop, sum or condition. So all that can be wrong
is found without running anything, and how long a page takes and grows is bounded by how many calls it holds. What
stands inside code is left alone.
"""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jinja2
from jinja2 import nodes

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Diagnostic, Location, did_you_mean
from atlas.outputs import forms, structured_data
from atlas.outputs.how_to_cite import SITE
from atlas.page.context import PageContext
from atlas.page.holes import Holes
from atlas.pages import environment
from atlas.pages.citation import cite_this_page
from atlas.pages.finished import Draft, Settings
from atlas.pages.macros import MACROS
from atlas.pages.records import Links
from atlas.pages.take_away import head, take_away
from atlas.text import markup

CODES = {
    "unknown-macro": "A hand-written page calls a macro that does not exist.",
    "macro-argument": "A macro is called with an argument it does not take or know.",
    "macro-error": "Braces in a hand-written page hold something else than a call of a macro, or there are too many.",
}
MOST_CALLS = 200
"""How many calls a page may hold: ten times what the longest has, and made within seconds."""
MOST_REPEATS = 20
"""How often it may hold the same call, so that its size is bounded by what there is to show."""
_SYNTAX = jinja2.Environment(autoescape=True)
"""Reads braces; nothing is run by it."""
_ONLY = 'write {{ name("…") }}; braces that are meant as such go into `code`'


def check(atlas: Atlas) -> list[Diagnostic]:
    """Return what is wrong with the macros and arguments in all hand-written pages, found without running them."""
    return [problem for path, page in atlas.pages.items() for problem in _check_page(atlas, path, page.body)]


def _check_page(atlas: Atlas, path: str, text: str) -> Iterator[Diagnostic]:
    path, masked = f"docs/{path}", _masked(text)[0]
    try:
        parts = _parts(masked)
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        reason = "too many parts are nested" if isinstance(error, RecursionError) else str(error).split("\n")[0]
        yield Diagnostic(Location(path, getattr(error, "lineno", 1)), "macro-error", reason)
        return
    calls = []
    for part in parts:
        if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name):
            calls.append((part.node.name, part))
        elif not isinstance(part, nodes.TemplateData):
            place = _location(path, masked, part.lineno, "{")
            yield Diagnostic(place, "macro-error", "braces may hold nothing but a call of a macro", _ONLY)
    for name, call in calls:
        yield from _check_call(atlas, path, masked, name, call)
    yield from _check_number(path, masked, calls)


def _parts(text: str) -> list[nodes.Node]:
    """Return the parts of a page in order: its own text, what stands in braces, and statements.

    Raises jinja2.TemplateSyntaxError, or RecursionError where too much is nested.
    """
    return [
        part for node in _SYNTAX.parse(text).body for part in (node.nodes if isinstance(node, nodes.Output) else [node])
    ]


def _check_number(path: str, text: str, calls: list[tuple[str, nodes.Call]]) -> Iterator[Diagnostic]:
    """Yield a problem for the first call that is one too many."""
    if len(calls) > MOST_CALLS:
        name, call = calls[MOST_CALLS]
        problem = f"a page calls at most {MOST_CALLS} macros, this one {len(calls)}"
        yield Diagnostic(_location(path, text, call.lineno, name), "macro-error", problem, "make two pages of it")
    found: Counter[tuple[Any, ...]] = Counter()
    for name, call in calls:
        given = [*call.args, *(keyword.value for keyword in call.kwargs)]
        same = (name, *(getattr(value, "value", None) for value in given))
        found[same] += 1
        if found[same] == MOST_REPEATS + 1:
            problem = f"{name} is called with the same arguments more than {MOST_REPEATS} times"
            yield Diagnostic(_location(path, text, call.lineno, name), "macro-error", problem, "link to the first")


def _check_call(atlas: Atlas, path: str, text: str, name: str, call: nodes.Call) -> Iterator[Diagnostic]:
    location = _location(path, text, call.lineno, name)
    if name not in MACROS:
        hint = did_you_mean(name, MACROS) or f"macros are {', '.join(sorted(MACROS))}"
        yield Diagnostic(location, "unknown-macro", f'no macro "{name}"', hint)
        return
    signature = MACROS[name].signature
    keywords = {keyword.key: keyword.value for keyword in call.kwargs}
    if call.dyn_args or call.dyn_kwargs:
        hint = f"write {name}{_shown(signature)}"
        yield Diagnostic(location, "macro-argument", f"{name}: arguments can't be unpacked", hint)
        return
    if len(keywords) < len(call.kwargs):
        yield Diagnostic(location, "macro-argument", f"{name}: an argument is given twice", "keep one")
        return
    try:
        bound = signature.bind(*call.args, **keywords)
    except TypeError as error:
        yield Diagnostic(location, "macro-argument", f"{name}: {error}", f"write {name}{_shown(signature)}")
        return
    for argument, node in bound.arguments.items():
        value = node.value if isinstance(node, nodes.Const) else None
        yield from _check_argument(atlas, _location(path, text, call.lineno, str(value)), name, argument, value)


def _check_argument(atlas: Atlas, location: Location, name: str, argument: str, value: Any) -> Iterator[Diagnostic]:
    if not isinstance(value, str):
        yield Diagnostic(location, "macro-argument", f"{name}: {argument} must be a string", "put it in quotes")
        return
    choices = MACROS[name].arguments.get(argument)
    allowed = choices.allowed(atlas) if choices else []
    readable = allowed or (choices and not choices.words)  # a list without words could not be read, and has its message
    if choices and readable and value not in allowed:
        wanted = f"allowed are {', '.join(allowed)}" if choices.words else choices.described()
        hint = did_you_mean(value, allowed) or wanted
        yield Diagnostic(location, "macro-argument", f'{name}: {argument} can\'t be "{value}"', hint)


def _shown(signature: inspect.Signature) -> str:
    names = [f"{p.name}=…" if p.default is not p.empty else p.name for p in signature.parameters.values()]
    return f"({', '.join(names)})"


def _location(path: str, text: str, line: int, word: str) -> Location:
    found = text.split("\n")[line - 1].find(word)
    return Location(path, line, found + 1 if found >= 0 else 1)


def run_page(atlas: Atlas, path: str) -> Draft:
    """Return a hand-written page without problems, by its path below docs/, with marks rendered and macros run."""
    page, holes = PageContext(atlas, path), Holes()
    masked, code = _masked(atlas.pages[path].body)
    parts = _parts(page.page(masked, holes))
    text = "".join(part.data if isinstance(part, nodes.TemplateData) else _kept(page, holes, part) for part in parts)
    rendered = _unmasked(text, code).strip("\n")
    references = holes.keep(environment.references(page)) if page.numbers else ""
    head = atlas.pages[path].head
    settings = f"---\n{head}---\n\n" if head else ""
    return Draft(f"{settings}{rendered}\n\n{references}\n", holes, {"hide": atlas.pages[path].settings.get("hide")})


def _kept(page: PageContext, holes: Holes, call: Any) -> str:
    """Return what a macro returns: a number or a word as it is, HTML in a hole."""
    keywords = {keyword.key: keyword.value.value for keyword in call.kwargs}
    found = MACROS[call.node.name].call(page, *(argument.value for argument in call.args), **keywords)
    return str(found) if found.isalnum() else holes.keep(found)


def finished(atlas: Atlas, path: str, draft: Draft, links: Links, changed: str) -> Draft:
    """Return a draft with its schema.org data and its citations among its settings.

    `changed` is the day of its last change, empty where nobody knows.
    """
    site = structured_data.Site(atlas, links.site)
    return replace(draft, settings={**draft.settings, **_added(site, path, changed)})


def _added(site: structured_data.Site, path: str, changed: str) -> Settings:
    page, title, offered = PageContext(site.atlas, path), site.name(path) or SITE, forms.of_page(path)
    return {
        "jsonld": structured_data.embedded(structured_data.of_page(site, path)),
        "head": head(page, offered, title, site.root),
        "cite": take_away(page, offered) + cite_this_page(page, site, title, changed),
    }


_MASK = re.compile("\ue000(\\d+)\n*\ue001")


def _masked(text: str) -> tuple[str, list[str]]:
    """Return the text with placeholders for its code, and the code; line breaks stay, so that locations are right."""
    code: list[str] = []
    parts = []
    for token in markup.tokens(text, code_everywhere=True):
        if isinstance(token, markup.Code):
            parts.append(f"\ue000{len(code)}" + "\n" * token.text.count("\n") + "\ue001")
            code.append(token.text)
        else:
            parts.append(token.raw)
    return "".join(parts), code


def _unmasked(text: str, code: list[str]) -> str:
    return _MASK.sub(lambda found: code[int(found[1])], text)
