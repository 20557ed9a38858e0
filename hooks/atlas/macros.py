"""What hand-written pages may call: ``{{ comparison("all-models") }}``.

A macro is a function of the page's writer that returns Markdown. Pages run in a sandbox with
strict names; every call with fixed arguments is checked before anything is rendered. Nothing
inside code is run.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from atlas import charts, drawing, economics_page, evidence, guide, markup, pages
from atlas.corpus import Atlas
from atlas.problems import InvalidAtlas, Place, Problem, did_you_mean
from atlas.records import (
    KINDS,
    Actor,
    Claim,
    Comparison,
    Era,
    Event,
    Model,
    Series,
    Source,
    Term,
    Thread,
)
from atlas.writing import Writer


@dataclass(frozen=True)
class Choices:
    """What an argument of a macro may be: ids of records of some kinds, or words of a list."""

    kinds: tuple[str, ...] = ()
    words: str = ""

    def allowed(self, atlas: Atlas) -> list[str]:
        """The ids or words that may stand here."""
        if self.words == "kinds":
            return [kind.kind for kind in KINDS.values()]
        if self.words:
            return list(getattr(atlas.vocabulary, self.words))
        known = (id for id, record in atlas.records.items() if not self.kinds or record.kind in self.kinds)
        return [*known, *atlas.unread]


@dataclass(frozen=True)
class Macro:
    """A macro, its signature without the writer, and what its arguments may be."""

    call: Callable[..., str]
    signature: inspect.Signature
    arguments: dict[str, Choices]


MACROS: dict[str, Macro] = {}

CODES = {
    "unknown-macro": "A hand-written page calls a macro that does not exist.",
    "macro-argument": "A macro is called with an argument it does not take or know.",
    "macro-error": "The braces of a hand-written page can't be understood, or a macro failed.",
}


def macro(**arguments: Choices) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Enter a function into the table of macros under its own name."""

    def enter(call: Callable[..., str]) -> Callable[..., str]:
        parameters = list(inspect.signature(call).parameters.values())[1:]
        MACROS[call.__name__] = Macro(call, inspect.Signature(parameters), arguments)
        return call

    return enter


# --- the macros ---------------------------------------------------------------------------


@macro(id=Choices())
def ref(w: Writer, id: str, text: str = "") -> str:
    """A link to a record, as `[[id|text]]`."""
    return w.link(id, text)


@macro()
def era_timeline(w: Writer) -> str:
    """The eras in order, with their spans and models, and the picture of all events."""
    return drawing.timeline(w) + "\n\n" + pages.piece("eras", w=w, eras=w.atlas.of(Era))


@macro(id=Choices(kinds=("comparison",)))
def comparison(w: Writer, id: str) -> str:
    """A comparison table with its legend."""
    record = w.atlas.records[id]
    assert isinstance(record, Comparison)
    return pages.comparison(w, record)


@macro()
def lineage(w: Writer) -> str:
    """The models over time and what came from what, as a picture."""
    return drawing.lineage(w)


@macro()
def models(w: Writer) -> str:
    """All business models with names, period and summary; variants under their parents."""
    found = w.atlas.of(Model)
    tops = [model for model in found if not model.parent]
    variants = {top.id: [model for model in found if model.parent == top.id] for top in tops}
    return pages.piece("models", w=w, tops=tops, variants=variants)


@macro(category=Choices(words="term_categories"))
def glossary(w: Writer, category: str = "") -> str:
    """Every named thing of all kinds, A to Z; or the terms of one category."""
    named = [r for r in w.atlas.named if not category or (isinstance(r, Term) and r.category == category)]
    letters = [(letter, list(group)) for letter, group in groupby(named, key=_letter)]
    kinds = [kind for kind in KINDS_OF_NAMED if any(record.kind == kind for record in named)]
    words = w.atlas.vocabulary
    categories = {
        Term.kind: {"field": "category", "choices": words.term_categories},
        Actor.kind: {"field": "type", "choices": words.actor_types},
    }
    return pages.piece("glossary", w=w, letters=letters, kinds=kinds, categories=categories)


KINDS_OF_NAMED = tuple(kind.kind for kind in (Term, Model, Actor, Era, Thread))


def _letter(record: Any) -> str:
    first = record.name[0].upper()
    return first if "A" <= first <= "Z" else "#"


@macro(type=Choices(words="actor_types"))
def actors(w: Writer, type: str = "") -> str:
    """All actors by type, or those of one type."""
    types = w.atlas.vocabulary.actor_types
    groups = [(word, [a for a in w.atlas.of(Actor) if a.type == id]) for id, word in types.items() if type in ("", id)]
    return pages.piece("actors", w=w, groups=[group for group in groups if group[1]])


@macro(lane=Choices(words="lanes"))
def chronology(w: Writer, lane: str = "") -> str:
    """All events by year, or those of one lane."""
    events = [event for event in w.atlas.of(Event) if lane in ("", event.lane)]
    years = [(year, list(group)) for year, group in groupby(events, key=lambda event: event.date.earliest.year)]
    return pages.piece("chronology", w=w, years=years)


@macro(verdict=Choices(words="verdicts"))
def claims(w: Writer, verdict: str = "") -> str:
    """The ledger of claims in the order of the text, or those of one verdict."""
    found = [claim for claim in w.atlas.of(Claim) if verdict in ("", claim.verdict)]
    return pages.piece("claims", w=w, claims=found, verdicts=w.atlas.vocabulary.verdicts, all=not verdict)


@macro(tier=Choices(words="tiers"))
def sources(w: Writer, tier: str = "") -> str:
    """The bibliography by tier, or the sources of one tier."""
    found = w.atlas.of(Source)
    groups = [
        (word, [source for source in found if source.tier == id])
        for id, word in w.atlas.vocabulary.tiers.items()
        if tier in ("", id)
    ]
    return pages.piece("sources", w=w, groups=[group for group in groups if group[1]])


@macro(id=Choices(kinds=("source",)))
def coverage(w: Writer, id: str) -> str:
    """Which passages of a numbered source are cited by what, and which are excused."""
    source = w.atlas.records[id]
    assert isinstance(source, Source)
    return pages.coverage(w, source)


@macro(topic=Choices(words="series_topics"))
def numbers(w: Writer, topic: str = "") -> str:
    """The series by topic, or those of one topic."""
    topics = w.atlas.vocabulary.series_topics
    groups = [
        (word, [s for s in w.atlas.of(Series) if s.topic == id]) for id, word in topics.items() if topic in ("", id)
    ]
    return pages.piece("numbers", w=w, groups=[group for group in groups if group[1]], charts=charts)


@macro()
def threads(w: Writer) -> str:
    """The essays with their summaries."""
    return pages.piece("list", w=w, records=w.atlas.of(Thread))


@macro()
def comparisons(w: Writer) -> str:
    """The comparison tables with their summaries."""
    return pages.piece("list", w=w, records=w.atlas.of(Comparison))


@macro(kind=Choices(words="kinds"))
def count(w: Writer, kind: str) -> str:
    """How many records of a kind there are."""
    return str(sum(record.kind == kind for record in w.atlas.records.values()))


@macro(kind=Choices(words="kinds"))
def record_fields(w: Writer, kind: str) -> str:
    """The fields of a kind of record, for contributors."""
    found = next(record for record in KINDS.values() if record.kind == kind)
    return pages.piece("fields", w=w, folder=found.folder, lines=guide.field_lines(found))


@macro()
def word_lists(w: Writer) -> str:
    """Every list of the vocabulary with the meanings of its words, for contributors."""
    lists = [
        (name.replace("_", " ").capitalize(), words)
        for name, words in w.atlas.vocabulary
        if name not in ("dimensions", "weak_tiers")
    ]
    return pages.piece("words", w=w, lists=lists, dimensions=w.atlas.vocabulary.dimensions)


@macro()
def evidence_report(w: Writer) -> str:
    """What rests on how much: single sources, weak sources, unverified claims, unknown fields."""
    return pages.piece("evidence", w=w, report=evidence.report(w.atlas))


@macro()
def economics_explorer(w: Writer) -> str:
    """The explorer of unit economics; without a script its pictures and table of two presets."""
    return pages.piece("economics_explorer", **economics_page.explorer(w))


@macro()
def economics_overview(w: Writer) -> str:
    """All presets of the economic model: pictures and tables."""
    return pages.piece("economics_overview", **economics_page.overview(w))


@macro()
def price_multipliers(w: Writer) -> str:
    """By what factor layers at some rates raise the price that has to be asked."""
    return pages.piece("economics_multipliers", **economics_page.multipliers(w))


# --- checking and running -----------------------------------------------------------------


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
