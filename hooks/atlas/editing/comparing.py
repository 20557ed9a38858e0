"""Compare two states of the records: what was added, removed, renamed and changed, and citations gained and lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from atlas.loading.records import Loaded
from atlas.schema.introspection import walk
from atlas.schema.records import Record
from atlas.schema.types import Text
from atlas.text import markup

What = Literal["added", "removed", "renamed", "changed"]
_FENCE = re.compile(r"`{3,}")


@dataclass(frozen=True)
class FieldChange:
    """What stood in a field and stands there now; None where nothing did. `field` is a path such as `period.date`."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """What happened to a record; `file` is its path, `former` its id before a renaming, else its id."""

    what: What
    id: str
    former: str
    title: str
    file: str
    fields: tuple[FieldChange, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def changes(before: Loaded, after: Loaded) -> list[Change]:
    """Return what happened to each record that differs, by file."""
    olds = {id: entry.record for id, entry in before.entries.items()}
    news = {id: entry.record for id, entry in after.entries.items()}
    former = {new: old for old, (new, _) in after.moved.items() if old in olds and new not in olds}
    found = [_change(olds.get(former.get(id, id)), record, former.get(id, id)) for id, record in news.items()]
    gone = olds.keys() - news.keys() - set(former.values())
    found += [_change(olds[id], None, id) for id in gone]
    return sorted((change for change in found if change), key=lambda change: change.file)


def _change(old: Record | None, new: Record | None, former: str) -> Change | None:
    record = new or old
    if record is None or old == new:
        return None
    what: What = "added" if old is None else "removed" if new is None else "changed" if old.id == new.id else "renamed"
    fields = tuple(_differences(_data(old), _data(new), "")) if old and new else ()
    cited, citing = _cited(old), _cited(new)
    return Change(
        what,
        record.id,
        former,
        record.title,
        f"data/{record.folder}/{record.id}.yml",
        fields,
        tuple(sorted((citing - cited).elements())),
        tuple(sorted((cited - citing).elements())),
    )


def _data(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True, exclude={"id"})


def _differences(before: Any, after: Any, path: str) -> Iterator[FieldChange]:
    """Yield what differs: fields of a mapping one by one, items of a list that are gone or new, other values whole."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), f"{path}.{key}" if path else str(key))
    elif isinstance(before, list) and isinstance(after, list):
        gone, new = [item for item in before if item not in after], [item for item in after if item not in before]
        yield from (FieldChange(path, _shown(item), None) for item in gone)
        yield from (FieldChange(path, None, _shown(item)) for item in new)
        if not gone and not new:
            yield FieldChange(path, _shown(before), _shown(after))
    else:
        yield FieldChange(path, _shown(before), _shown(after))


def _shown(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cited(record: Record | None) -> Counter[str]:
    """Return how often a record cites each source, passages apart."""
    found: Counter[str] = Counter()
    for value in walk(record) if record else ():
        if isinstance(value.marker, Text) and value.marker.form != "plain":
            marks = (token for token in markup.tokens(value.value) if isinstance(token, markup.CitationMark))
            found.update(f"{item.source} {item.locator}".rstrip() for mark in marks for item in mark.items)
    return found


# --- as text and as Markdown -----------------------------------------------------------------


def summary(found: Iterable[Change]) -> str:
    """Return how many records were added, changed, renamed and removed, in a line."""
    counts = Counter(change.what for change in found)
    words = [f"{counts[what]} {what}" for what in ("added", "changed", "renamed", "removed") if counts[what]]
    return "records: " + (", ".join(words) or "none differs")


def as_text(found: Iterable[Change]) -> str:
    """Return the changes for a terminal."""
    return "\n".join(_lines(change) for change in found)


def _lines(change: Change) -> str:
    former = f" (was {change.former})" if change.what == "renamed" else ""
    lines = [f"{change.what}: {change.file}: {change.title}{former}"]
    for field in change.fields:
        lines += [f"  {field.field}", *_before_and_after(field, "    ")]
    return "\n".join(lines + [f"  {line}" for line in _citations(change)])


def _before_and_after(field: FieldChange, indent: str = "") -> Iterator[str]:
    for sign, text in (("-", field.before), ("+", field.after)):
        if text is not None:
            yield from (f"{indent}{sign} {line}" for line in text.splitlines() or [""])


def _citations(change: Change) -> list[str]:
    lines = [f"cites anew: {', '.join(change.gained)}"] if change.gained else []
    return lines + ([f"cites no longer: {', '.join(change.lost)}"] if change.lost else [])


def as_markdown(found: Iterable[Change]) -> str:
    """Return the changes as Markdown, such as the summary of a workflow takes; what records say stays text."""
    parts = []
    for change in found:
        former = f" (was `{change.former}`)" if change.what == "renamed" else ""
        parts.append(f"### {change.what}: `{change.file}`{former}")
        if change.fields:
            lines = [line for field in change.fields for line in (f"@ {field.field}", *_before_and_after(field))]
            parts.append(_fenced("\n".join(lines)))
        parts += [f"- {line}" for line in _code_each(change)]
    return "\n\n".join(parts)


def _code_each(change: Change) -> Iterator[str]:
    for words, sources in (("cites anew", change.gained), ("cites no longer", change.lost)):
        if sources:
            yield f"{words}: {', '.join(f'`{source}`' for source in sources)}"


def _fenced(text: str) -> str:
    """Return a block of code that nothing in it can end."""
    fence = "`" * max((len(run) + 1 for run in _FENCE.findall(text)), default=3)
    return f"{fence}diff\n{text}\n{fence}"
