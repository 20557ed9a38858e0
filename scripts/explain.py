#!/usr/bin/env python3
"""Read a translated article: what its garbled expressions mean, for a terminal, as JSON or as a page of its own.

Examples:
  python scripts/explain.py article.txt
  pbpaste | python scripts/explain.py - --format json
  python scripts/explain.py article.txt --format html > article.html
  python scripts/explain.py --measure

JSON is a list in the order of the text: start, end (code points), text, zh, pinyin, means, record (the id of the
record that tells more, or null), reading (the right English), strength (certain, likely or hint).

Exit status: 0 when the text was read, 1 when the records have problems, 2 when the text or the arguments
cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[1]
from atlas.build import load_atlas
from atlas.diagnostics import ValidationFailed
from atlas.lexicon import report
from atlas.lexicon.indexing import Index, compiled
from atlas.lexicon.matching import Hit, find
from atlas.lexicon.measuring import Expected, Recall, marks, recall
from atlas.outputs.lexicon import lexicon_of

TRIALS = PROJECT / "tests" / "lexicon"
KNOWN = TRIALS / "expressions.yml"
FURTHER = tuple(sorted(TRIALS.glob("further*.yml")))  # each was new once; its head says what was found then
UNSEEN = TRIALS / "unseen.yml"  # nothing was added to the lexicon because of it
ORDINARY = TRIALS / "ordinary"
SITE = "http://127.0.0.1:8000/"

FORMATS: dict[str, Callable[[str, Sequence[Hit], Index, argparse.Namespace], str]] = {
    "text": lambda text, hits, index, _: report.as_text(text, hits, index.lexicon),
    "json": lambda _, hits, index, __: json.dumps(
        report.as_json(hits, index.lexicon), ensure_ascii=False, indent=1
    ) + "\n",
    "html": lambda text, hits, index, args: report.as_html(text, hits, index.lexicon, _title(args.file), args.site),
}  # fmt: skip


class UnreadableText(Exception):
    """What is wrong with the text that was to be read, and where."""


def read(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises UnreadableText with name, line and column."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableText(f"{name}: {error.strerror or error}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What is left before the bad byte is UTF-8; the mark at the very beginning, if any, is no column.
        before = data[: error.start].decode("utf-8-sig", "ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise UnreadableText(
            f"{_title(name)}:{line}:{column}: not UTF-8: byte 0x{data[error.start]:02x}; save the text as UTF-8"
        ) from None


def _title(name: str) -> str:
    return "standard input" if name == "-" else Path(name).name


def articles(path: Path, names: bool = False) -> list[list[Expected]]:
    """The articles of a trial, each with its phrases; with `names`, each phrase after a right name of the article."""
    found = []
    for article in yaml.safe_load(path.read_text("utf-8")):
        phrases = [Expected(**one) for one in article["expressions"]]
        company = [Expected(name) for name in article.get("names", ())] if names else []
        found.append([one for at, phrase in enumerate(phrases) for one in (*company[at : at + 1], phrase)])
    return found


def ordinary() -> Iterator[str]:
    """The texts of ordinary English."""
    for path in sorted(ORDINARY.glob("*.txt")):
        yield path.read_text("utf-8")


def measures(index: Index) -> Iterator[str]:
    """How well the lexicon does, a line each; what a trial missed below it."""
    for path in (KNOWN, *FURTHER, UNSEEN):
        yield from _told(path.stem, recall(index, articles(path)))
    texts = list(ordinary())
    words = sum(len(text.split()) for text in texts)
    false = [hit.text for text in texts for hit in marks(index, text)]
    yield f"ordinary: {len(false)} marks in {words:,} words, {1000 * len(false) / words:.2f} per 1,000"
    yield from (f"    {text}" for text in false)


def _told(name: str, result: Recall) -> Iterator[str]:
    yield f"{name}: {result.tried - len(result.missed)} of {result.tried} expressions explained, {result.share:.1%}"
    yield from (f"    not: {one.phrase} ({one.zh})" for one in result.missed)


def arguments() -> argparse.ArgumentParser:
    """The options."""
    intro, _, rest = (__doc__ or "").partition("\n\n")
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=intro, epilog=rest, formatter_class=raw)
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text in UTF-8; - reads standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print what was found (default: text)")
    parser.add_argument("--measure", action="store_true", help="print how well the lexicon does on the trial texts")
    parser.add_argument("--site", default=SITE, help=f"the site that a page links to (default: {SITE})")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the folder of records (default: data)")
    parser.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the hand-written pages (default: docs)")
    return parser


def main() -> int:
    parser = arguments()
    args = parser.parse_args()
    if (args.file is None) != args.measure:
        parser.error("give a FILE, or - for standard input, or --measure alone")
    try:
        text = "" if args.measure else read(args.file)
        index = compiled(lexicon_of(load_atlas(args.data, args.docs)))
    except UnreadableText as error:
        print(error, file=sys.stderr)
        return 2
    except ValidationFailed as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # half a surrogate pair
    if args.measure:
        print("\n".join(measures(index)))
    else:
        sys.stdout.write(FORMATS[args.format](text, find(index, text), index, args))
    return 0


if __name__ == "__main__":
    sys.exit(main())
