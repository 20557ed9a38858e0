"""A small lexicon with every kind of pattern, and texts made of its phrases, noise and hostile characters."""

from __future__ import annotations

import random
from collections.abc import Iterator

from atlas.lexicon.model import Lexicon, Pattern, Sense

PARTS = {
    "爆": ("burst", "explosion", "pop up"), "仓": ("warehouse", "position"), "直播": ("live", "live broadcast"),
    "带": ("bring", "with"), "货": ("goods", "cargo"), "吸": ("suck",), "粉": ("powder", "fan"),
}  # fmt: skip


def sense(zh: str, reading: str, *patterns: Pattern, record: str | None = None, kind: str = "term") -> Sense:
    """An expression, found by its Chinese too."""
    link = f"glossary/{record}/" if record else ""
    own = Pattern(zh, garbled=False)
    return Sense(zh, "pīnyīn", f"What {reading} is.", reading, kind, record, link, f"Why {reading}.", (own, *patterns))


def lexicon(*senses: Sense) -> Lexicon:
    """These expressions, with a few traditional characters."""
    return Lexicon(senses, {"電": "电", "團": "团", "購": "购", "餓": "饿", "麼": "么"}, PARTS)


SMALL = lexicon(
    sense("电商", "e-commerce", Pattern("electricity supplier", "likely"), Pattern("electric business", "likely")),
    sense(
        "微商", "Weishang", Pattern("Weishang", garbled=False), Pattern("micro-business"),
        Pattern("derivative", "hint"), record="weishang",
    ),
    sense(
        "美团", "Meituan", Pattern("Meituan", garbled=False), Pattern("US team", "likely",
        not_near=("Olympic", "coach")), Pattern("U. S. troupe"), record="meituan", kind="actor",
    ),
    sense("饿了么", "Ele.me", Pattern("are you hungry?", "likely"), Pattern("hungry", "hint"), kind="actor"),
    sense("拼多多", "Pinduoduo", Pattern("Pinduoduo", garbled=False), Pattern("fight a lot", "hint"), kind="actor",
          record="pinduoduo"),
    sense("小程序", "mini program", Pattern("applet", "likely"), Pattern("small program"), record="mini-program"),
    sense("社群", "group of customers", Pattern("community", "hint", near=("WeChat group", "fan"))),
    sense("社区", "neighbourhood", Pattern("community", "hint", near=("residents", "小区"))),
    sense("社区团购", "community group buying", Pattern("community group purchase"), record="community-group-buying"),
    sense("刷单", "faked orders", Pattern("brush", "hint", near=("order", "fake")), Pattern("brush a single order")),
    sense("刷屏", "flood the screen", Pattern("brush", "hint", near=("screen", "circle of friends"))),
    sense("双11", "Double 11", Pattern("double eleven", "likely"), kind="event"),
    sense("36氪", "36Kr", Pattern("36 krypton", why="氪 is krypton."), kind="actor"),
    sense("淘宝", "Taobao", Pattern("Taobao", garbled=False), Pattern("Taobao, love"), kind="actor", record="taobao"),
    sense("百度", "Baidu", Pattern("love Shanghai", "likely"), Pattern("a hundred degrees", "hint"), kind="actor"),
    sense("马云", "Jack Ma", Pattern("Jack·Ma", garbled=False), Pattern("horse cloud", "likely"), kind="person"),
    sense("李宁", "Li-Ning", Pattern("Lining", "likely"), Pattern("Li Ning", garbled=False), kind="actor"),
    sense("朋友圈", "Moments", Pattern("Moments", garbled=False), Pattern("circle of friends", "likely"),
          record="moments"),
    sense("货盘", "assortment", Pattern("pallet", "hint"), Pattern("pallets of goods", "likely"), record="assortment"),
    sense("流量", "traffic", Pattern("flow", "hint", near=("user", "platform")), record="traffic"),
    sense("爆仓", "overflowing depot", Pattern("爆 仓", "likely", parts=True)),
    sense("带货", "sell by streams", Pattern("带 货", "hint", parts=True), Pattern("goods with", "likely")),
    sense("直播带货", "live commerce", Pattern("直播 带 货", "hint", near=("anchor",), parts=True)),
    sense("吸粉", "attract followers", Pattern("吸 粉", "certain", not_near=("nose",), parts=True)),
    sense("流水", "turnover", Pattern("flow", "likely", near=("shop", "sales")), Pattern("flowing water", "likely")),
)  # fmt: skip

_WORDS = """
    the a of shops, platform. platform users sell online! residents order screens 2019 11 it's O’Neill’s companies fake
    (WeChat) groups Olympic 大家 在 淘 宝 华 36 krypton micro small love horse business U.S. P.R.C. www.taobao.com
    burst of warehouse bring the goods live with cargo broadcast suck powder fans nose anchor explosion an pop up
    brushed team's hungrily electricity community's line lines moment moments lined
"""
_NOISE = _WORDS.split()
_HOSTILE = (
    "\ud800", "\udfff", "İ", "ß", "\ufb01", "e\u0301", "\u0301", "\u202e", "\u2066", "\u200d", "\ufeff", "\U0001d4d0",
    "👩\u200d👩", "<b>", "&amp;", "]]>", "\x00", "ﬃ", "Ａ", "ｍｉｃｒｏ", "Ǆ", "ŉ", "\U00020000", "ก็", "م",
    "\u0130\u0307",
    "<script>", "\\", "`", "|", "'" * 9, "." * 5, " " * 20, "__proto__", "constructor", "\U0010ffff", "½", "™",
)  # fmt: skip
_GAPS = (
    "", *(" ",) * 20, "\n", "\r\n", "\n\n", "  ", "-", "‑", " – ", ", ", ". ", "“", "” ", "' ", "\u3000", "\t", "·",
)  # fmt: skip
_ENDINGS = ("",) * 8 + ("s", "es", "ed", "ing", "'s", "’s", "s’", ".")


def generated(known: Lexicon, count: int, seed: int = 10) -> Iterator[str]:
    """`count` texts, each time the same ones for a seed."""
    chance = random.Random(seed)
    patterns = [pattern for one in known.senses for pattern in one.patterns]
    parted = [one for one in patterns if one.parts]
    for _ in range(count):
        pieces = []
        for _ in range(chance.randrange(1, 60)):
            pattern = chance.choice(parted if parted and chance.random() < 0.2 else patterns)
            phrase = _made(chance, pattern, known) if pattern.parts else pattern.phrase
            pieces += [_piece(chance, phrase), chance.choice(_GAPS)]
        yield _whole("".join(pieces))


def _made(chance: random.Random, pattern: Pattern, known: Lexicon) -> str:
    """A phrase of parts: any word of each, mostly in an order that English may have, sometimes with words between."""
    parts = pattern.phrase.split(" ")
    turn = chance.randrange(len(parts))
    words = [chance.choice(known.parts[part]) for part in (*parts[turn:], *parts[:turn])]
    return chance.choice((" ", " ", " ", " of ", " the ", " of the ", " with my own ", "-", ", ")).join(words)


def _piece(chance: random.Random, phrase: str) -> str:
    kind = chance.random()
    if kind < 0.45:
        return _disguised(chance, phrase) + chance.choice(_ENDINGS)
    return chance.choice(_NOISE if kind < 0.9 else _HOSTILE)


def _disguised(chance: random.Random, phrase: str) -> str:
    """A phrase in other case or width, with other hyphens, or with a hostile character inside."""
    changes = (
        str,
        str,
        str.upper,
        str.title,
        wide,
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace(" ", ""),
        lambda text: text.replace("-", " ").replace(" ", "\n", 1),
        lambda text: text.translate({ord(simple): full for full, simple in SMALL.variants.items()}),
        lambda text: _pierced(chance, text),
    )
    return chance.choice(changes)(phrase)


def _pierced(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_HOSTILE) + text[at:]


def wide(text: str) -> str:
    """The text in full-width forms."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _whole(text: str) -> str:
    """The text as JavaScript holds it: there two halves of a surrogate pair side by side are one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
