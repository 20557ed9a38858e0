"""Make corpora of any size for the bench: valid, and linked, cited and worded like the real one.

The vocabulary and the labels are the real ones; everything else follows from the size and a seed.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import yaml

from atlas.loading.records import LABELS, VOCABULARY
from atlas.schema.records import KINDS, Checkable
from real_data import COPIED, Data, Real, real_data

PROJECT = Path(__file__).resolve().parents[1]

READ_ON = "2026-11-22"
_WORDS = (
    "account advertiser agency app app-store bidding brand buyer campaign chain chat city commission contact coupon "
    "courier customer data deal delivery discount district fee feed filing firm founder fresh fund goods grocer group "
    "growth guide host investor invitation keyword layer leader link livestream loss margin market member merchant "
    "message month network news offer order owner page partner payment platform price product profit programme rate "
    "rebate referral region report retailer revenue rule sale search seller service share shop shopper shopkeeper "
    "staff station store subsidy supplier supply ticket tool trade traffic turnover user value village visit volume "
    "warehouse window year about across after again against among and at because before below between by every few "
    "first for from had held in into its later less many more most new of often on once only or other over paid per "
    "rose second several since sold some the their then these they third this through to under until was were when "
    "where which while with within without announced banned became began bought brought built called changed closed "
    "counted cut ended expected fell found gave grew kept launched left lost made merged moved named opened passed "
    "reached reported returned said sent served showed signed spread stated stopped taken tested told took tried used"
)
WORDS = _WORDS.split()
_SIGNS = "私域社交电商团购平台推广客户品牌联盟群运营流量转化会员直播店主佣金"
_PINYIN = (
    "sī yù shè jiāo diàn shāng tuán gòu píng tái tuī guǎng kè hù pǐn pái lián méng qún yùn yíng liú liàng zhuǎn huà "
    "huì yuán zhí bō diàn zhǔ yòng jīn"
)
SYLLABLES = dict(zip(_SIGNS, _PINYIN.split(), strict=True))
_REFERENCE = re.compile(r"(?P<cite>\[@[^\]]*\])|(?P<link>(?<=\[\[)[a-z0-9-]+)|(?P<model>(?<=^model: ).+)", re.MULTILINE)
_PART = r"(?:\{[^}]*\}|[0-9.]+)"
# What compares the numbers of a real preset with series that no other corpus has.
_COMPARED = re.compile(rf"quotient: {{of: {_PART}, over: {_PART}}}, |^figures:\n(?:  - .*\n)+", re.MULTILINE)


class Pool:
    """Ids to draw from: each at least once in the long run, a few far more often than the rest."""

    def __init__(self, rng: random.Random, ids: Iterable[str]) -> None:
        self._rng = rng
        self._ids = list(ids)
        rng.shuffle(self._ids)
        self._pending = list(self._ids)
        self._known = set(self._ids)

    def sample(self, count: int, avoid: str = "") -> list[str]:
        """Return at most `count` different ids without `avoid`, about half of them ids not drawn before."""
        count = min(count, len(self._ids) - (avoid in self._known))
        found: dict[str, None] = {}
        while len(found) < count:
            if self._pending and self._pending[-1] != avoid and self._rng.random() < 0.5:
                id = self._pending.pop()
            else:
                id = self._ids[int(len(self._ids) * self._rng.random() ** 2)]
            if id != avoid:
                found[id] = None
        return list(found)


class Maker:
    """Makes the records of one corpus."""

    def __init__(self, size: int, seed: int, real: Real) -> None:
        self.rng = random.Random(f"{seed}/{size}")
        self.real = real
        self.vocabulary = real.vocabulary
        self.ids = self._named(size)
        self.order = {id: n for n, id in enumerate(id for ids in self.ids.values() for id in ids)}
        self.named = Pool(self.rng, [*self.ids["models"], *self.ids["terms"], *self.ids["actors"]])
        self.actors = Pool(self.rng, self.ids["actors"])
        self.models = Pool(self.rng, self.ids["models"])
        self.sources = Pool(self.rng, self.ids["sources"])
        self.passages = max(62, len(self.ids["claims"]))

    def _named(self, size: int) -> dict[str, list[str]]:
        """Return the ids by folder; those that hand-written pages name come first."""
        found: dict[str, list[str]] = {}
        for folder in (*self.real.shares, "sources"):
            ids = list(self.real.named.get(folder, []))
            left = size - len(self.real.copied) - sum(map(len, found.values()))
            count = max(1, round(size * self.real.shares[folder])) if folder in self.real.shares else left
            more = range(count - len(ids))
            found[folder] = ids + [f"{folder.rstrip('s')}-{self.words(2).replace(' ', '-')}-{n}" for n in more]
        over = len(self.real.copied) + sum(map(len, found.values())) - size
        if over > 0:  # in a small corpus, what the pages name leaves less room for what they do not
            del found["expressions"][-over:]
        return found

    # --- pieces of text ---

    def words(self, count: int) -> str:
        return " ".join(self.rng.choices(WORDS, k=count))

    def title(self, count: int, id: str) -> str:
        """Return a name that no other record has."""
        return f"{self.words(count)} {id.rpartition('-')[2]} {id[:2]}".capitalize()

    def sentence(self, letters: int, links: int = 0, owner: str = "") -> str:
        """Return a sentence of about so many letters, with links to other records."""
        parts = self.rng.choices(WORDS, k=max(3, round(letters / 6.6) - 2 * links))
        for target in self.named.sample(links, owner):
            mark = f"[[{target}]]" if self.rng.random() < 0.5 else f"[[{target}|{self.words(2)}]]"
            parts.insert(self.rng.randrange(1, len(parts)), mark)
        text = " ".join(parts)
        return f"{text[0].upper()}{text[1:]}."

    def cite(self, most: int = 4) -> str:
        """Return a citation of one to `most` sources."""
        return f"[@{'; @'.join(self.sources.sample(self.rng.randint(1, most)))}]"

    def fact(self, letters: int, links: int, owner: str) -> str:
        return f"{self.sentence(letters, links, owner)} {self.cite()}"

    def body(self, letters: int, links: int, owner: str) -> str:
        """Return paragraphs of about 450 letters, each with its sources, every other one under a heading."""
        count = max(1, round(letters / 450))
        shares = [links // count + (n < links % count) for n in range(count)]
        blocks = [self.fact(letters // count - 60, share, owner) for share in shares]
        for n in range(count - 2, 0, -2):
            blocks.insert(n, f"## {self.words(3).capitalize()}")
        return "\n\n".join(blocks) + "\n"

    def word(self, of: str) -> str:
        return str(self.rng.choice(list(self.vocabulary[of])))

    def date(self, first: int, last: int) -> str:
        """Return a date at one of the usual precisions."""
        year, month, day = self.rng.randint(first, last), self.rng.randint(1, 12), self.rng.randint(1, 28)
        return self.rng.choice([f"{year}", f"{year}~", f"{year}-{month:02}", *[f"{year}-{month:02}-{day:02}"] * 2])

    def names(self, id: str, misread: float) -> Data:
        """Return the fields that every named record has."""
        fields: Data = {"name": self.title(2, id), **self.chinese(id)}
        fields["aliases"] = [f"{self.title(1, id)} again"]
        if self.rng.random() < misread:
            fields["renderings"] = [{"seen": self.words(2), "why": self.sentence(120), "derived": True}]
        return {**fields, "summary": self.sentence(105), "cite": self.cite()}

    def chinese(self, id: str) -> Data:
        """Return a Chinese name that no other record has, with its pinyin."""
        signs = list(SYLLABLES)
        zh = "".join(signs[self.order[id] // len(signs) ** power % len(signs)] for power in range(4))
        return {"zh": zh, "pinyin": " ".join(SYLLABLES[sign] for sign in zh)}

    # --- records, one function a kind ---

    def era(self, id: str, number: int) -> Data:
        start = 2003 + number % 20
        models = self.ids["models"][number :: len(self.ids["eras"])]
        text = {"body": self.body(3500, 18, id)}
        return {**self.names(id, 1), "period": f"{start}~/{start + 4}", "models": models, **text}

    def thread(self, id: str, number: int) -> Data:
        return {**self.names(id, 0), "body": self.body(4500, 25, id)}

    def model(self, id: str, number: int) -> Data:
        parties = [*self.rng.sample(list(self.vocabulary["roles"]), 4), *self.actors.sample(1)]
        pairs = [*pairwise(parties), (parties[-1], parties[0])]
        fields = {**self.names(id, 0.2), "period": f"{self.rng.randint(2003, 2020)}~/.."}
        if number % 3 == 2:
            fields["parent"] = self.ids["models"][number - 2]
        flows = [
            {"from": a, "to": b, "kind": self.word("flow_kinds"), "label": self.words(4), "cite": self.cite(2)}
            for a, b in pairs
        ]
        traits = {dimension: self.trait(dimension) for dimension in self.vocabulary["dimensions"]}
        facts = {key: self.fact(190, 2, id) for key in ("strengths", "limits", "outcome")}
        return {
            **fields, "participants": parties, "flows": flows, "traits": traits, **facts, "body": self.body(3300, 9, id)
        }  # fmt: skip

    def trait(self, dimension: str) -> Data:
        if self.rng.random() < 0.1:
            return {"value": "unknown"}
        value = self.rng.choice(list(self.vocabulary["dimensions"][dimension]["values"]))
        return {"value": value, "note": self.sentence(70), "cite": self.cite(3)}

    def term(self, id: str, number: int) -> Data:
        fields = {**self.names(id, 0.8), "category": self.word("term_categories")}
        fields["first_use"] = {"date": self.date(2003, 2024), "text": self.sentence(90), "cite": self.cite(2)}
        if number % 2:
            fields["distinctions"] = [{"id": self.named.sample(1, id)[0], "why": self.sentence(90)}]
        return {**fields, "see_also": self.named.sample(4, id), "body": self.body(720, 3, id)}

    def expression(self, id: str, number: int) -> Data:
        fields: Data = {"name": self.title(2, id), **self.chinese(id), "means": self.sentence(60)}
        fields |= {"type": self.word("expression_types"), "why_garbled": self.sentence(80)}
        seen = {"match": "seen", "strength": "certain", "derived": True}
        return {**fields, "renderings": [{"seen": f"{self.words(3)} {n}", **seen} for n in ("one", "two", "three")]}

    def actor(self, id: str, number: int) -> Data:
        fields = {**self.names(id, 0.1), "type": self.word("actor_types"), "role": self.fact(120, 2, id)}
        fields["founded"] = {"date": self.date(1995, 2006), "cite": self.cite(2)}
        fields["last_seen"] = {"date": self.date(2025, 2025), "cite": self.cite(2)}
        if number % 2 and len(self.ids["actors"]) > 1:
            fields["operator"] = {"actor": self.actors.sample(1, id)[0], "cite": self.cite(2)}
        return {**fields, "see_also": self.named.sample(3, id), "body": self.body(850, 3, id)}

    def event(self, id: str, number: int) -> Data:
        fields: Data = {"name": self.title(6, id), "date": self.date(2007, 2026), "lane": self.word("lanes")}
        fields |= {"summary": self.sentence(170, 1, id), "actors": self.actors.sample(self.rng.randint(1, 2), id)}
        fields |= {"models": self.models.sample(self.rng.randint(0, 2)), "about": self.named.sample(2, id)}
        if number % 10 == 0:
            fields["accounts"] = [
                {"date": self.date(2007, 2026), "text": self.sentence(90), "cite": self.cite(2)} for _ in "ab"
            ]
        if number % 5 < 2:
            fields["body"] = self.body(270, 2, id)
        return {**fields, "cite": self.cite(3)}

    def claim(self, id: str, number: int) -> Data:
        verdict = ("partly", "partly", "interpretation", "supported", "partly", "unverified")[number % 6]
        bears = ["context"] * 4 if verdict == "unverified" else ["for", "for", "against", "context", "for"]
        evidence = [{"text": self.sentence(190, 1, id), "bears": sign, "cite": self.cite(3)} for sign in bears]
        if self.vocabulary["verdicts"][verdict].get("parts"):
            reason = {part: self.fact(160, 1, id) for part in ("holds", "does_not_hold")}
        else:
            reason = {"searched" if verdict == "unverified" else "reason": self.sentence(250, 1, id)}
        return {
            "statement": self.title(12, id), "summary": self.sentence(200, 1, id), "by": self.ids["actors"][0],
            "cite": self.passage(number), "about": self.named.sample(6, id), "verdict": verdict,
            "answer": self.title(18, id), **reason,
            "evidence": evidence,
        }  # fmt: skip

    def passage(self, number: int) -> str:
        """Return a citation of a passage, so that the claims together cite every passage of every numbered source."""
        count = len(self.ids["claims"])
        first, end = (self.passages * n // count for n in (number, number + 1))
        items = [
            f"@{source} {first + 1}-{end}" if end > first + 1 else f"@{source} {end}" for source in self.real.numbered
        ]
        return f"[{'; '.join(items)}]" if items else self.cite()

    def series_(self, id: str, number: int) -> Data:
        points = [
            {"period": str(2018 + n), "value": self.rng.randint(1, 9999), "basis": self.word("bases"),
             "note": self.sentence(60), "cite": self.cite(2)}
            for n in range(3)
        ]  # fmt: skip
        others = [self.ids["series"][number - 1]] if number else []
        return {
            "name": self.title(5, id), "summary": self.sentence(130), "topic": self.word("series_topics"),
            "measures": self.sentence(150, 1, id), "measured_by": self.words(2), "unit": "billion yuan",
            "currency": "CNY", "about": self.named.sample(3, id), "not_joined_with": others, "points": points,
            "body": self.body(440, 1, id),
        }  # fmt: skip

    def comparison(self, id: str, number: int) -> Data:
        """Return a comparison: the first of all models, the others of a few models with rows of their own."""
        fields: Data = {"name": self.title(4, id), "summary": self.sentence(100), "body": self.body(1000, 6, id)}
        if number == 0:
            return {**fields, "subjects": "all"}
        subjects = self.models.sample(3)
        rows = [
            {"name": self.words(3), "cells": {s: {"text": self.sentence(110), "cite": self.cite(2)} for s in subjects}}
            for _ in range(5)
        ]
        return {**fields, "subjects": subjects, "aspects": rows}

    def source(self, id: str, number: int) -> Data:
        tier = self.rng.choice(["repost", "repost", "press", "press", "industry", "industry", "company", "filing"])
        fields: Data = {"title": self.title(9, id), "publisher": self.words(2), "date": self.date(2006, 2026)}
        fields |= {"lang": self.word("languages"), "tier": tier, "accessed": READ_ON}
        fields |= {"unlinked": "repost"} if tier == "repost" else {"url": f"https://example.org/{id}/{number}.html"}
        return {**fields, "passages": self.passages} if id in self.real.numbered else fields

    def records(self) -> Iterator[tuple[str, str, str]]:
        """Yield folder, id and text of every record."""
        makers: dict[str, Callable[[str, int], Data]] = {
            "eras": self.era, "models": self.model, "terms": self.term, "expressions": self.expression,
            "actors": self.actor, "events": self.event, "claims": self.claim, "series": self.series_,
            "comparisons": self.comparison, "threads": self.thread, "sources": self.source,
        }  # fmt: skip
        for folder, make in makers.items():
            for number, id in enumerate(self.ids[folder]):
                fields = make(id, number)
                fields |= {"checked": READ_ON} if issubclass(KINDS[folder], Checkable) else {}
                yield folder, id, yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=200)
        for id, text in self.real.copied.items():
            yield COPIED, id, _REFERENCE.sub(self.reference, _COMPARED.sub("", text))

    def reference(self, found: re.Match[str]) -> str:
        """Return a reference into this corpus in place of one into the real corpus."""
        return self.cite(2) if found["cite"] else (self.models if found["model"] else self.named).sample(1)[0]


class _Dumper(yaml.CSafeDumper):
    """Writes Markdown blocks the way people do."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def write(data: Path, size: int, project: Path = PROJECT, seed: int = 1) -> None:
    """Write a corpus of `size` records into the new folder `data`."""
    data.mkdir(parents=True)
    for name in (VOCABULARY, LABELS):  # the parts of renderings are those of the real ones
        shutil.copy(project / "data" / name, data / name)
    for folder, id, text in Maker(size, seed, real_data(project)).records():
        path = data / folder / f"{id}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
