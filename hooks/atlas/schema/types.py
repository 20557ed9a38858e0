"""The types of the fields of records: what a value holds is said by its type and read there by all.

``Plain``     text without any markup (names, labels)
``Inline``    one paragraph that may hold ``[[id]]`` links, ``[@source]`` citations, emphasis
``Fact``      the same, with at least one citation
``Body``      Markdown blocks, each with at least one citation
``CitationText``  nothing but citations, e.g. ``[@lao-zhang-2 1-2; @technode-2012]``
``Reference`` the id of another record, of one of the kinds named
``VocabularyRef``      an entry of a list in ``data/vocabulary.yml``
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from atlas.text.dates import Date

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Text:
    """Marks a string field as text and says how much markup it may hold."""

    form: Literal["plain", "inline", "body", "cite"]
    must_cite: bool = False


@dataclass(frozen=True)
class Reference:
    """Marks a string field as the id of a record of one of `kinds` (or a role, if allowed)."""

    kinds: tuple[str, ...]
    roles: bool = False


@dataclass(frozen=True)
class VocabularyRef:
    """Marks a string field as an entry of `vocabulary`, a list in the vocabulary file."""

    vocabulary: str


def _stripped(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValueError("must not be empty")
    return text


def _known(value: Any) -> Any:
    return None if value == UNKNOWN else value


def _date(value: Any) -> Any:
    """Accept what YAML makes of a bare year (an integer) as well as text."""
    return Date.parse(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else value


K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

_text = AfterValidator(_stripped)
Plain = Annotated[str, _text, Text("plain")]
Inline = Annotated[str, _text, Text("inline")]
Fact = Annotated[str, _text, Text("inline", must_cite=True)]
Body = Annotated[str, _text, Text("body", must_cite=True)]
CitationText = Annotated[str, _text, Text("cite")]
Edtf = Annotated[
    Date,
    BeforeValidator(_date),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "description": "EDTF: 2017, 2017-05, 2017~, 2010/2015, 2020/.."}),
]
Frozen = Annotated[Mapping[K, V], AfterValidator(lambda found: MappingProxyType(dict(found))), PlainSerializer(dict)]
Unknown = Annotated[T | None, BeforeValidator(_known), Field(default=None)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$")]

NAMED = ("named",)
"""Stands in a `Reference` for all kinds that have names in English and Chinese."""
ANY = ("any",)
"""Stands in a `Reference` for all kinds that can be linked."""

ModelId = Annotated[str, Reference(("model",))]
ActorId = Annotated[str, Reference(("actor",))]
NamedId = Annotated[str, Reference(NAMED)]
AnyId = Annotated[str, Reference(ANY)]
PartyId = Annotated[str, Reference(("actor", "model"), roles=True)]


class Part(BaseModel):
    """Base of everything inside a record: closed, immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
