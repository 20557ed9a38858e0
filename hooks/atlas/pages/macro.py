"""What a macro is: a function of the page's context that returns HTML, registered with what its arguments may be."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from atlas.corpus.atlas import Atlas
from atlas.schema.records import KINDS


@dataclass(frozen=True)
class Choices:
    """What an argument of a macro may be: ids of records of some kinds, or words of a list."""

    kinds: tuple[str, ...] = ()
    words: str = ""

    def allowed(self, atlas: Atlas) -> list[str]:
        """Return the ids or words that the argument may be."""
        if self.words == "listed":
            return [name for name, _ in atlas.vocabulary if name != "dimensions"]
        if self.words == "kinds":
            return [kind.kind for kind in KINDS.values()]
        if self.words:
            return list(getattr(atlas.vocabulary, self.words))
        known = (id for id, record in atlas.records.items() if not self.kinds or record.kind in self.kinds)
        return [*known, *atlas.unread]

    def described(self) -> str:
        """Return in words which record the argument must name."""
        return f"name a record of kind {' or '.join(self.kinds)}" if self.kinds else "no record has this id"


@dataclass(frozen=True)
class Macro:
    """A macro, its signature without the page, and what its arguments may be."""

    call: Callable[..., Markup]
    signature: inspect.Signature
    arguments: dict[str, Choices]


MACROS: dict[str, Macro] = {}


def macro(**arguments: Choices) -> Callable[[Callable[..., Markup]], Callable[..., Markup]]:
    """Return a decorator that registers a function as a macro under its own name, with what its arguments may be."""

    def register(call: Callable[..., Markup]) -> Callable[..., Markup]:
        parameters = list(inspect.signature(call).parameters.values())[1:]
        MACROS[call.__name__] = Macro(call, inspect.Signature(parameters), arguments)
        return call

    return register
