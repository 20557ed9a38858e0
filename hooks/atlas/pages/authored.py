"""Hand-written pages: their macros checked, then run.

Pages run in a sandbox with strict names; every call with fixed arguments is checked before anything is
rendered. Nothing inside code is run.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from atlas.text import markup
from atlas.pages import records as pages
from atlas.corpus.atlas import Atlas
from atlas.pages.macros import MACROS
from atlas.diagnostics import InvalidAtlas, Place, Problem, did_you_mean
from atlas.page.context import Writer

CODES = {
    "unknown-macro": "A hand-written page calls a macro that does not exist.",
    "macro-argument": "A macro is called with an argument it does not take or know.",
    "macro-error": "The braces of a hand-written page can't be understood, or a macro failed.",
}


def check(atlas: Atlas) -> list[Problem]:
    """Find unknown macros and arguments in all hand-written pages, without rendering them."""
    return [problem for path, text in atlas.pages.items() for problem in _check_page(atlas, path, text)]


def _check_page(atlas: Atlas, path: str, text: str) -> Iterator[Problem]:
    masked, _ = _masked(text)
    try:
        tree = _sandbox().parse(masked, name=path)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(Place(f"docs/{path}", error.lineno), "macro-error", error.message or "not a macro")
        return
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield from _check_call(atlas, f"docs/{path}", masked, call.node.name, call)


def _check_call(atlas: Atlas, path: str, text: str, name: str, call: nodes.Call) -> Iterator[Problem]:
    place = _place(path, text, call.lineno, name)
    if name not in MACROS:
        hint = did_you_mean(name, MACROS) or f"macros are {', '.join(sorted(MACROS))}"
        yield Problem(place, "unknown-macro", f'no macro "{name}"', hint)
        return
    signature = MACROS[name].signature
    keywords = {keyword.key: keyword.value for keyword in call.kwargs}
    try:
        bound = signature.bind(*call.args, **keywords)
    except TypeError as error:
        yield Problem(place, "macro-argument", f"{name}: {error}", f"write {name}{_shown(signature)}")
        return
    for argument, value in bound.arguments.items():
        if isinstance(value, nodes.Const):
            yield from _check_argument(
                atlas, _place(path, text, call.lineno, str(value.value)), name, argument, value.value
            )


def _check_argument(atlas: Atlas, place: Place, name: str, argument: str, value: Any) -> Iterator[Problem]:
    choices = MACROS[name].arguments.get(argument)
    allowed = choices.allowed(atlas) if choices else []
    if choices and value not in allowed:
        hint = did_you_mean(str(value), allowed) or (f"allowed are {', '.join(allowed)}" if choices.words else "")
        yield Problem(place, "macro-argument", f'{name}: "{value}" is no {argument} it knows', hint)


def _shown(signature: inspect.Signature) -> str:
    names = [f"{p.name}=…" if p.default is not p.empty else p.name for p in signature.parameters.values()]
    return f"({', '.join(names)})"


def _place(path: str, text: str, line: int, word: str) -> Place:
    found = text.split("\n")[line - 1].find(word)
    return Place(path, line, found + 1 if found >= 0 else 1)


def run(atlas: Atlas) -> dict[str, str]:
    """Every hand-written page with marks rendered and macros run: path below docs/ to Markdown.

    Raises InvalidAtlas when a macro fails on arguments that could not be checked beforehand.
    """
    return {path: _run_page(atlas, path, text) for path, text in atlas.pages.items()}


def _run_page(atlas: Atlas, path: str, text: str) -> str:
    writer = Writer(atlas, path)
    masked, code = _masked(text)
    context = {name: partial(_checked_call, writer, name) for name in MACROS}
    try:
        rendered = _sandbox().from_string(writer.page(masked)).render(context)
    except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise InvalidAtlas([Problem(Place(f"docs/{path}", _line_of(error)), "macro-error", str(error))]) from error
    rendered = _unmasked(rendered, code)
    references = pages.piece("references", w=writer)
    return f"{rendered.rstrip()}\n\n{references}\n" if references else rendered


def _checked_call(writer: Writer, name: str, *args: Any, **kwargs: Any) -> str:
    """Call a macro after checking arguments that are only known now."""
    try:
        bound = MACROS[name].signature.bind(*args, **kwargs)
    except TypeError as error:
        raise jinja2.TemplateRuntimeError(f"{name}: {error}") from error
    for argument, value in bound.arguments.items():
        for problem in _check_argument(writer.atlas, Place(""), name, argument, value):
            raise jinja2.TemplateRuntimeError(problem.message)
    return MACROS[name].call(writer, *args, **kwargs)


def _line_of(error: Exception) -> int:
    """The template line in which an error arose: the innermost frame that is of a template."""
    line, frame = getattr(error, "lineno", None) or 1, error.__traceback__
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
    """Code replaced by placeholders that keep its line breaks, so that places stay right."""
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
