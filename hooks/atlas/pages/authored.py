"""Check the macros of hand-written pages, then run them.

Pages run in a sandbox in which an unknown name is an error. Calls with fixed arguments are checked before any page is
rendered. Nothing inside code is run.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import Diagnostic, Location, ValidationFailed, did_you_mean
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
    "macro-error": "The braces of a hand-written page can't be understood, or a macro failed.",
}


def check(atlas: Atlas) -> list[Diagnostic]:
    """Return the unknown macros and arguments in all hand-written pages, found without rendering them."""
    return [problem for path, page in atlas.pages.items() for problem in _check_page(atlas, path, page.body)]


def trial(atlas: Atlas) -> list[Diagnostic]:
    """Return what fails in pages that do more than call macros with fixed arguments, found by running them.

    The corpus must have no other problems.
    """
    _, problems = _run_all(atlas, [path for path, page in atlas.pages.items() if not _is_fixed(page.body)])
    return problems


def _is_fixed(text: str) -> bool:
    """Return whether a page runs nothing but macros with fixed arguments, which `check` has seen to."""
    tree = _sandbox().parse(_masked(text)[0])
    parts = [part for node in tree.body for part in (node.nodes if isinstance(node, nodes.Output) else [node])]
    return all(isinstance(part, nodes.TemplateData) or _is_fixed_call(part) for part in parts)


def _is_fixed_call(node: nodes.Node) -> bool:
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)) or node.dyn_args or node.dyn_kwargs:
        return False
    keywords = [keyword.key for keyword in node.kwargs]
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    return len(set(keywords)) == len(keywords) and all(isinstance(value, nodes.Const) for value in values)


def _check_page(atlas: Atlas, path: str, text: str) -> Iterator[Diagnostic]:
    masked, _ = _masked(text)
    try:
        tree = _sandbox().parse(masked, name=path)
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        yield _failure(path, error)
        return
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield from _check_call(atlas, f"docs/{path}", masked, call.node.name, call)


def _check_call(atlas: Atlas, path: str, text: str, name: str, call: nodes.Call) -> Iterator[Diagnostic]:
    location = _location(path, text, call.lineno, name)
    if name not in MACROS:
        hint = did_you_mean(name, MACROS) or f"macros are {', '.join(sorted(MACROS))}"
        yield Diagnostic(location, "unknown-macro", f'no macro "{name}"', hint)
        return
    signature = MACROS[name].signature
    keywords = {keyword.key: keyword.value for keyword in call.kwargs}
    if len(keywords) < len(call.kwargs):
        yield Diagnostic(location, "macro-argument", f"{name}: an argument is given twice", "keep one")
        return
    try:
        bound = signature.bind(*call.args, **keywords)
    except TypeError as error:
        yield Diagnostic(location, "macro-argument", f"{name}: {error}", f"write {name}{_shown(signature)}")
        return
    for argument, value in bound.arguments.items():
        if isinstance(value, nodes.Const):
            yield from _check_argument(
                atlas, _location(path, text, call.lineno, str(value.value)), name, argument, value.value
            )


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
    """Return a hand-written page, by its path below docs/, with marks rendered and macros run.

    Raises ValidationFailed with the macro that fails.
    """
    found, problems = _run_all(atlas, [path])
    if problems:
        raise ValidationFailed(problems)
    return found[path]


def finished(atlas: Atlas, path: str, draft: Draft, links: Links) -> Draft:
    """Return a draft with its schema.org data and its citations among its settings."""
    site = structured_data.Site(atlas, links.site)
    return replace(draft, settings={**draft.settings, **_added(site, path)})


def _added(site: structured_data.Site, path: str) -> Settings:
    page, title, offered = PageContext(site.atlas, path), site.name(path) or SITE, forms.of_page(path)
    return {
        "jsonld": structured_data.embedded(structured_data.of_page(site, path)),
        "head": head(page, offered, title, site.root),
        "cite": take_away(page, offered) + cite_this_page(page, site, title),
    }


def _run_all(atlas: Atlas, paths: Iterable[str]) -> tuple[dict[str, Draft], list[Diagnostic]]:
    """Return the pages by path, and a problem for each page that failed."""
    found: dict[str, Draft] = {}
    problems = []
    for path in paths:
        try:
            found[path] = _run_page(atlas, path, atlas.pages[path].body)
        except Exception as error:  # whatever a page makes of a macro is the page's problem, told with its place
            problems.append(_failure(path, error))
    return found, problems


def _failure(path: str, error: Exception) -> Diagnostic:
    reason = "too many parts are nested" if isinstance(error, RecursionError) else str(error).split("\n")[0]
    location = Location(f"docs/{path}", _line_of(error))
    return Diagnostic(location, "macro-error", reason or type(error).__name__)


def _run_page(atlas: Atlas, path: str, text: str) -> Draft:
    page, holes = PageContext(atlas, path), Holes()
    masked, code = _masked(text)
    context = {name: partial(_kept, page, holes, name) for name in MACROS}
    rendered = _unmasked(_sandbox().from_string(page.page(masked, holes)).render(context), code).strip("\n")
    references = holes.keep(environment.references(page)) if page.numbers else ""
    head = atlas.pages[path].head
    settings = f"---\n{head}---\n\n" if head else ""
    return Draft(f"{settings}{rendered}\n\n{references}\n", holes, {"hide": atlas.pages[path].settings.get("hide")})


def _kept(page: PageContext, holes: Holes, name: str, *args: Any, **kwargs: Any) -> str:
    """Return what a macro returns: a number or a word as it is, HTML in a hole."""
    found = _checked_call(page, name, *args, **kwargs)
    return str(found) if found.isalnum() else holes.keep(found)


def _checked_call(page: PageContext, name: str, *args: Any, **kwargs: Any) -> str:
    """Return what a macro returns, after checking arguments that are known only at run time.

    Raises jinja2.TemplateRuntimeError when one is wrong.
    """
    try:
        bound = MACROS[name].signature.bind(*args, **kwargs)
    except TypeError as error:
        raise jinja2.TemplateRuntimeError(f"{name}: {error}") from error
    for argument, value in bound.arguments.items():
        for problem in _check_argument(page.atlas, Location(""), name, argument, value):
            raise jinja2.TemplateRuntimeError(problem.message)
    return MACROS[name].call(page, *args, **kwargs)


def _line_of(error: Exception) -> int:
    """Return the line of the template in which an error arose: that of the innermost frame of a template."""
    line = error.lineno if isinstance(error, jinja2.TemplateSyntaxError) else 1
    frame = error.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _sandbox() -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, trim_blocks=True, autoescape=False)
    env.globals.clear()
    return env


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
            parts.append(token.text if isinstance(token, markup.Literal) else token.raw)
    return "".join(parts), code


def _unmasked(text: str, code: list[str]) -> str:
    return _MASK.sub(lambda found: code[int(found[1])], text)
