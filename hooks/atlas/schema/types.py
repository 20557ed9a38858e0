"""The types of the fields of records: a value's type says what it holds, and every other module reads it there.

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

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from atlas.text.dates import DAY, POINT, Date

UNKNOWN = "unknown"
"""The answer to a question that no source answers, and the key of the day on which a value was looked for."""
LOOKED_FOR = "looked-for"
"""What pydantic adds to the path of a field that holds the day on which its value was looked for."""
REPORTED = "reported"
"""The basis of a value of a series that names none."""
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of an id as a regular expression."""
EXACT = "exact"
"""Among the metadata of a date, what says that it is always one certain day."""
VOCABULARY = "x-vocabulary"
"""The key in a JSON Schema that names the list of the vocabulary a value is of."""


@dataclass(frozen=True)
class Text:
    """Marks a string field as text and says how much markup it may hold."""

    form: Literal["plain", "inline", "body", "cite"]
    must_cite: bool = False

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of a text that is not empty."""
        return {**handler(schema), "pattern": r"\S"}


@dataclass(frozen=True)
class Reference:
    """Marks a string field as the id of a record of one of `kinds` (or a role, if allowed)."""

    kinds: tuple[str, ...]
    roles: bool = False

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of an id; whether the record exists, only the check can tell."""
        return {**handler(schema), "pattern": f"^{ID}$"}


@dataclass(frozen=True)
class VocabularyRef:
    """Marks a string field as an entry of `vocabulary`, a list in the vocabulary file."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of a text with the name of its list; `json_schema` puts the options in its place."""
        return {**handler(schema), VOCABULARY: self.vocabulary}


def _stripped(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValueError("must not be empty")
    return text


def _with_day(value: Any) -> Any:
    """Refuse the bare word that a value is unknown: it says nothing of when it was looked for."""
    if value == UNKNOWN:
        raise ValueError("the day is missing; write {unknown: 2026-11-26} with the day on which it was looked for")
    return value


def _day(date: Date) -> Date:
    if date.interval or not (date.start and date.start.day and date.certain):
        raise ValueError(f'"{date}" is no day; write 2026-11-26')
    return date


def _one_line(text: str) -> str:
    """Return text with every run of white space as one space: names and labels stand on one line."""
    return " ".join(_stripped(text).split())


def _date(value: Any) -> Any:
    """Return the date of a text, or of the integer that YAML makes of a bare year; anything else unchanged."""
    return Date.parse(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else value


K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

_text = AfterValidator(_stripped)
Plain = Annotated[str, AfterValidator(_one_line), Text("plain")]
Inline = Annotated[str, _text, Text("inline")]
Fact = Annotated[str, _text, Text("inline", must_cite=True)]
Body = Annotated[str, _text, Text("body", must_cite=True)]
CitationText = Annotated[str, _text, Text("cite")]
Edtf = Annotated[
    Date,
    BeforeValidator(_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "description": "EDTF: 2017, 2017-05, 2017-05-04, 2017~, 2010/2015, 2020/..",
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": rf"^\s*(?:{POINT}|(?:{POINT}|\.\.)/{POINT}|{POINT}/\.\.)\s*$"},
            ],
        }
    ),
]
Day = Annotated[
    Date,
    BeforeValidator(_date),
    AfterValidator(_day),
    PlainSerializer(str),
    WithJsonSchema({"description": "a day: 2026-11-26", "type": "string", "pattern": rf"^\s*{DAY}\s*$"}),
    EXACT,
]
"""A certain day."""
Frozen = Annotated[Mapping[K, V], AfterValidator(lambda found: MappingProxyType(dict(found))), PlainSerializer(dict)]
MOST = 10**15
"""The largest number, and negated the smallest: up to here every program keeps whole numbers exactly."""
Number = Annotated[float, Strict(), Field(allow_inf_nan=False, ge=-MOST, le=MOST)]
"""A finite number; text that reads like one is refused."""
Count = Annotated[int, Strict(), Field(ge=1)]
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


class LookedFor(Part):
    """What stands in a field whose value was looked for in vain: the day on which it was. It is as good as no value."""

    unknown: Day

    def __bool__(self) -> Literal[False]:
        return False


def _known_or_not(value: Any) -> str:
    vain = isinstance(value, LookedFor) or (isinstance(value, Mapping) and UNKNOWN in value)
    return LOOKED_FOR if vain else "known"


_EitherWay = Annotated[
    Annotated[T, Tag("known")] | Annotated[LookedFor, Tag(LOOKED_FOR)],
    Discriminator(_known_or_not),
]
Unknown = Annotated[_EitherWay[T] | None, BeforeValidator(_with_day), Field(default=None)]
"""A value, or the day on which it was looked for in vain; None where nobody has looked."""
