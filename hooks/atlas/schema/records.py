"""The record kinds of the atlas: the only place where a field is declared.

A record is one YAML file below ``data/``; its folder names the kind and its stem the id.

The module is long on purpose: every field of every kind is declared here and read from here by the check, the pages,
the exports and the JSON Schema. Its classes hold no logic beyond what a field means.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from atlas.schema.types import (
    ANY,
    NAMED,
    REPORTED,
    ActorId,
    AnyId,
    Body,
    CitationText,
    Count,
    Day,
    Edtf,
    Fact,
    Frozen,
    Inline,
    ModelId,
    NamedId,
    Number,
    Part,
    PartyId,
    Plain,
    Reference,
    Unknown,
    Url,
    VocabularyRef,
)
from atlas.text import alphabet
from atlas.text.markup import passage_ranges


class Rendering(Part):
    """What machine translation prints for a Chinese expression: what is shown of it, and what is looked for.

    Nothing is looked for unless `match` says so: `seen` for the phrase that is shown, or phrases of its own. `near` are
    words of which one should stand close by, `not_near` words of which none may. `parts` is the Chinese with spaces
    between parts of `data/parts.yml`: whatever these make is looked for. A rendering was seen, in a source (`cite`) or
    on a page that is no source of facts (`seen_at`), or it is derived from the characters.
    """

    seen: Plain
    match: Literal["seen"] | tuple[Plain, ...] = ()
    parts: Plain | None = None
    strength: Annotated[str, VocabularyRef("strengths")] = "hint"
    near: tuple[Plain, ...] = ()
    not_near: tuple[Plain, ...] = ()
    why: Inline | None = None
    cite: CitationText | None = None
    seen_at: Url | None = None
    derived: bool = False

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is looked for."""
        return (self.seen,) if self.match == "seen" else self.match


class Distinction(Part):
    """A record this one is mixed up with, and what keeps them apart."""

    id: NamedId
    why: Inline


class CitedDate(Part):
    """A date with the source that gives it."""

    date: Edtf
    note: Inline | None = None
    cite: CitationText


class FirstUse(Part):
    """The earliest known use of a word."""

    date: Edtf
    text: Inline
    cite: CitationText


class Example(Part):
    """A worked example in yuan or in steps. `assumption` says what in it is made up; the rest is cited.

    A rule sees to it that one or the other is there, as with the numbers of a preset.
    """

    text: Inline
    assumption: Plain | None = None


_kinds: dict[str, type[Record]] = {}
KINDS: Mapping[str, type[Record]] = MappingProxyType(_kinds)
"""The kinds of record by their folder below data/, in the order in which they are declared."""


class Record(Part):
    """What every record has. `id` is the file's stem.

    A kind of record is a subclass that sets `kind`. The class variables say all that is known of the kind: where its
    files lie, where its pages stand, what search engines call it, and how much its pages matter in the search.
    """

    kind: ClassVar[str]
    """The name of the kind, as in `data/vocabulary.yml`, labels and template names."""
    folder: ClassVar[str]
    """The folder below data/ that holds its files."""
    section: ClassVar[str]
    """The folder below docs/ in which its pages are published; its index page is the kind's entry in the navigation."""
    schema_org: ClassVar[str] = "Article"
    """What schema.org calls it."""
    search_weight: ClassVar[float] = 1.0
    """What a page counts for in the search beside pages of other kinds, from 0 to 1."""
    in_search: ClassVar[bool] = True
    """Whether the search knows the records of the kind."""
    own_page: ClassVar[bool] = True
    """Whether each record has a page; otherwise those with the same `page_name` share one, each at its id."""
    linkable: ClassVar[bool] = True
    """Whether a reference field that takes any record takes this kind."""
    summary_field: ClassVar[str] = "summary"
    """The field that says in a line what it is."""
    title_field: ClassVar[str] = "name"
    """The field that holds what readers see as its title."""

    grouped_by: ClassVar[tuple[str, str] | None] = None
    """The field by which records of the kind belong together, and its list of the vocabulary; None for one group."""

    id: str = Field(exclude=True)

    @property
    def page_name(self) -> str:
        """The last part of the address of the page on which it stands."""
        return self.id

    @property
    def sorted_by(self) -> str:
        """By what it stands in a list from A to Z."""
        return self.title.casefold()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Register the class in `KINDS` when it declares a kind of its own."""
        if "kind" in cls.__dict__:
            _kinds[cls.folder] = cls

    @property
    def title(self) -> str:
        """The English name a reader sees."""
        return str(getattr(self, self.title_field))

    @property
    def group(self) -> str:
        """The option under which it stands among those of its kind; empty for kinds without groups."""
        return str(getattr(self, self.grouped_by[0])) if self.grouped_by else ""

    @property
    def group_filter(self) -> str:
        """What the address of its section's list says to show its group alone."""
        return f"{self.grouped_by[0]}={self.group}" if self.grouped_by else ""


class Figure(Part):
    """A value of a series."""

    series: Annotated[str, Reference(("series",))]
    period: Edtf


class Checkable(Record):
    """A record whose statements rest on sources.

    `checked` is the day on which its sources were last read; where that was on several days, the first of them.
    `figures` are values of series and `dates` events whose values and dates its text states too; a rule sees to it that
    these agree.
    """

    checked: Day | None = None
    figures: tuple[Figure, ...] = ()
    dates: tuple[Annotated[str, Reference(("event",))], ...] = ()


class Named(Checkable):
    """A thing with names in English and Chinese, a one-sentence summary and a body.

    `zh_back_translated` says that the Chinese was not seen in a source but translated back from the English.
    """

    name: Plain
    pinyin: Plain | None = None
    zh: Plain | None = None
    zh_back_translated: bool = False
    pinyin_exception: Plain | None = None
    aliases: tuple[Plain, ...] = ()
    why_garbled: Inline | None = None
    renderings: tuple[Rendering, ...] = ()
    proper_name: bool = False
    summary: Inline
    cite: CitationText
    example: Example | None = None
    body: Body | None = None

    @property
    def running_name(self) -> str:
        """The name inside a sentence: a common noun loses its capital, unless it is an abbreviation."""
        common = self.kind in ("term", "model", "era") and not self.proper_name and self.name[1:2].islower()
        return self.name[0].lower() + self.name[1:] if common else self.name


class Era(Named):
    """A stretch of the field's history; its models are listed here and nowhere else."""

    kind = "era"
    folder = "eras"
    section = "eras"

    period: Edtf
    models: tuple[ModelId, ...]


class Flow(Part):
    """What passes from one participant of a model to another."""

    source: PartyId = Field(alias="from")
    target: PartyId = Field(alias="to")
    kind: Annotated[str, VocabularyRef("flow_kinds")]
    label: Plain
    cite: CitationText


class Trait(Part):
    """A model's value for one comparison dimension, the reason in a line, and its source.

    `looked_for` is the day on which a value that is unknown was looked for.
    """

    value: str
    looked_for: Day | None = None
    note: Inline | None = None
    cite: CitationText | None = None


class Model(Named):
    """A way of doing business: who takes part, what flows, how it compares."""

    kind = "model"
    folder = "models"
    section = "models"
    schema_org = "DefinedTerm"

    parent: ModelId | None = None
    derived_from: tuple[ModelId, ...] = ()
    replaced_by: tuple[ModelId, ...] = ()
    period: Unknown[Edtf]
    participants: tuple[PartyId, ...]
    flows: tuple[Flow, ...]
    traits: Frozen[str, Trait]
    strengths: Fact
    limits: Fact
    outcome: Fact


class Term(Named):
    """A word of the field. Its summary is the definition."""

    kind = "term"
    folder = "terms"
    section = "glossary"
    grouped_by = ("category", "term_categories")
    schema_org = "DefinedTerm"

    category: Annotated[str, VocabularyRef("term_categories")]
    first_use: Unknown[FirstUse]
    distinctions: tuple[Distinction, ...] = ()
    see_also: tuple[AnyId, ...] = ()

    @property
    def group_filter(self) -> str:
        """The glossary lists things of all kinds, so its choice names the kind too."""
        return f"kind={self.kind}.{self.group}"


class Expression(Record):
    """A Chinese expression that translation garbles; those whose English begins with the same letter share a page."""

    kind = "expression"
    folder = "expressions"
    section = "expressions"
    schema_org = "DefinedTerm"
    search_weight = 0.4
    own_page = False
    linkable = False
    summary_field = "means"

    name: Plain
    pinyin: Plain
    zh: Plain
    pinyin_exception: Plain | None = None
    means: Plain
    type: Annotated[str, VocabularyRef("expression_types")]
    leads_to: AnyId | None = None
    why_garbled: Inline
    renderings: tuple[Rendering, ...] = Field(min_length=1)

    @property
    def page_name(self) -> str:
        """The letter under which dictionaries list its English."""
        return alphabet.letter_of(self.sorted_by)

    @property
    def sorted_by(self) -> str:
        """Its English as dictionaries list it."""
        return alphabet.without_small_word(self.name).casefold()


class Operator(Part):
    """Who runs a product, tool or platform: an actor of the atlas, or a name."""

    actor: ActorId | None = None
    name: Plain | None = None
    cite: CitationText


class Actor(Named):
    """A company, platform, product, tool, person or authority."""

    kind = "actor"
    folder = "actors"
    section = "actors"
    grouped_by = ("type", "actor_types")
    schema_org = "Organization"

    type: Annotated[str, VocabularyRef("actor_types")]
    role: Inline
    founded: Unknown[CitedDate]
    ended: Unknown[CitedDate]
    last_seen: CitedDate | None = None
    operator: Unknown[Operator]
    distinctions: tuple[Distinction, ...] = ()
    see_also: tuple[AnyId, ...] = ()


class Account(Part):
    """One source's version of an event on which sources disagree."""

    date: Edtf | None = None
    text: Inline
    cite: CitationText


class Event(Checkable):
    """Something that happened, at the precision its source gives. With it the actors in `begins` and `ends` did so."""

    kind = "event"
    folder = "events"
    section = "chronology"
    grouped_by = ("lane", "lanes")
    schema_org = "Event"
    search_weight = 0.6

    name: Plain
    pinyin: Plain | None = None
    zh: Plain | None = None
    zh_back_translated: bool = False
    date: Edtf
    lane: Annotated[str, VocabularyRef("lanes")]
    summary: Inline
    begins: tuple[ActorId, ...] = ()
    ends: tuple[ActorId, ...] = ()
    actors: tuple[ActorId, ...] = ()
    models: tuple[ModelId, ...] = ()
    about: tuple[NamedId, ...] = ()
    cite: CitationText
    accounts: tuple[Account, ...] = ()
    body: Body | None = None

    @property
    def contested(self) -> bool:
        """Whether sources disagree: then each account stands side by side."""
        return bool(self.accounts)


class Evidence(Part):
    """A public fact that bears on a claim; an indirect one shows something else from which the claim may follow."""

    text: Inline
    bears: Annotated[str, VocabularyRef("bearings")]
    indirect: bool = False
    cite: CitationText


class Claim(Checkable):
    """What somebody asserts, and how it stands against public evidence.

    `answer` is the verdict in one plain sentence that can be understood without the rest.
    """

    kind = "claim"
    folder = "claims"
    section = "claims"
    schema_org = "Claim"
    search_weight = 0.5
    title_field = "statement"

    statement: Plain
    summary: Inline
    by: ActorId
    cite: CitationText
    about: tuple[NamedId, ...]
    verdict: Annotated[str, VocabularyRef("verdicts")]
    answer: Plain
    holds: Fact | None = None
    does_not_hold: Fact | None = None
    reason: Inline | None = None
    searched: Inline | None = None
    evidence: tuple[Evidence, ...] = ()
    body: Body | None = None


class Observation(Part):
    """One value of a series."""

    period: Edtf
    value: Number
    basis: Annotated[str, VocabularyRef("bases")] = REPORTED
    note: Inline | None = None
    cite: CitationText


class Series(Checkable):
    """Values of one measure by one measurer; never joined with another's."""

    kind = "series"
    folder = "series"
    section = "numbers"
    grouped_by = ("topic", "series_topics")
    schema_org = "Dataset"
    search_weight = 0.8

    name: Plain
    summary: Inline
    topic: Annotated[str, VocabularyRef("series_topics")]
    measures: Inline
    measured_by: Plain
    unit: Plain
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    about: tuple[NamedId, ...]
    not_joined_with: tuple[Annotated[str, Reference(("series",))], ...] = ()
    points: tuple[Observation, ...] = Field(min_length=1)
    body: Body | None = None


def _in_order(passages: str) -> str:
    passage_ranges(passages)
    return passages


class Excuse(Part):
    """Passages of a numbered source that no record needs to cite, and why."""

    passages: Annotated[str, Field(pattern=r"^[0-9]+(-[0-9]+)?(, ?[0-9]+(-[0-9]+)?)*$"), AfterValidator(_in_order)]
    why: Plain


class Source(Record):
    """A document that statements rest on."""

    kind = "source"
    folder = "sources"
    section = "sources"
    grouped_by = ("tier", "tiers")
    schema_org = "CreativeWork"
    in_search = False
    linkable = False

    name: Plain = Field(alias="title")
    english: Plain | None = None
    author: Plain | None = None
    publisher: Plain
    date: Unknown[Edtf]
    lang: Annotated[str, VocabularyRef("languages")]
    tier: Annotated[str, VocabularyRef("tiers")]
    url: Url | None = None
    unlinked: Annotated[str, VocabularyRef("unlinked_reasons")] | None = None
    archive_url: Url | None = None
    archived: Day | None = None
    accessed: Edtf
    note: Inline | None = None
    passages: Annotated[Count, Field(le=10_000)] | None = None
    excused: tuple[Excuse, ...] = ()

    @property
    def excused_passages(self) -> dict[int, str]:
        """The passages that no record needs to cite, each with the reason."""
        ranges = ((excuse.why, passage_ranges(excuse.passages)) for excuse in self.excused)
        most = self.passages or 0
        return {n: why for why, found in ranges for first, last in found for n in range(first, min(last, most) + 1)}


class ComparisonCell(Part):
    """One subject's entry in a row of a comparison."""

    text: Inline
    cite: CitationText


class Aspect(Part):
    """A row of a comparison that is not a dimension of the models."""

    name: Plain
    cells: Frozen[str, ComparisonCell]


class Comparison(Checkable):
    """A table: subjects side by side, on dimensions of the models and on aspects of its own."""

    kind = "comparison"
    folder = "comparisons"
    section = "comparisons"
    search_weight = 0.8

    name: Plain
    summary: Inline
    subjects: tuple[NamedId, ...] | Literal["all"]
    dimensions: tuple[Annotated[str, VocabularyRef("dimensions")], ...] | Literal["all"] = "all"
    aspects: tuple[Aspect, ...] = ()
    body: Body | None = None


class Thread(Named):
    """An essay that follows one thread across the eras."""

    kind = "thread"
    folder = "threads"
    section = "threads"
    search_weight = 0.9


class Quotient(Part):
    """A value of a series, or a number, over another."""

    of: Figure | Number
    over: Figure | Number


class Quantity(Part):
    """A number of a preset: either cited, or assumed for a stated reason (a rule sees to it).

    One that is worked out from two others says so by `quotient`, and must be right as far as it is exact.
    """

    value: Number
    quotient: Quotient | None = None
    cite: CitationText | None = None
    assumption: Inline | None = None
    note: Inline | None = None


class CommissionLayer(Part):
    """Somebody paid for bringing a sale, at a rate of a base."""

    name: Plain
    rate: Quantity
    base: Literal["list", "paid", "previous"]


class Preset(Checkable):
    """The numbers with which the economic model shows one business model; atlas.economics says what they mean."""

    kind = "economics"
    folder = "economics"
    section = "economics"
    linkable = False

    name: Plain
    summary: Inline
    model: ModelId
    seller: Plain
    price: Quantity
    goods: Quantity
    fulfilment: Quantity
    subsidy: Quantity
    subsidy_share: Quantity
    layers: tuple[CommissionLayer, ...] = ()
    take_rate: Quantity
    ad_rate: Quantity
    network_fee: Quantity
    rebate: Quantity
    further_rate: Quantity
    acquisition: Quantity
    orders_per_customer: Quantity
    fixed_cost: Quantity
    orders: Quantity
    body: Body | None = None


def named_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that have a Chinese name, a summary and a body."""
    return tuple(kind.kind for kind in KINDS.values() if issubclass(kind, Named))


def kinds_accepted(reference: Reference) -> tuple[str, ...]:
    """Return the names of the kinds of record that a reference field takes."""
    if reference.kinds == NAMED:
        return named_kinds()
    if reference.kinds == ANY:
        return tuple(kind.kind for kind in KINDS.values() if kind.linkable)
    return reference.kinds
