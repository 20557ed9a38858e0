"""Write the Markdown of one page: links, citations, numbered references."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from atlas.corpus.atlas import Atlas
from atlas.page.markdown import Md
from atlas.page.routes import relative, target_of
from atlas.schema.records import Record, Source
from atlas.schema.vocabulary import Option
from atlas.text import markup

_HEADING = re.compile(r"^#", re.MULTILINE)


@dataclass
class PageContext:
    """Writes the Markdown of one page and keeps the numbers of the sources it cites.

    `path` is the page's path below docs/; links are relative to it and name `.md` files, so that
    the site generator's own link checks see them.
    """

    atlas: Atlas
    path: str
    numbers: dict[str, int] = field(default_factory=dict)
    notes: int = 0

    def __post_init__(self) -> None:
        self._folder = posixpath.dirname(self.path)

    def t(self, key: str) -> str:
        """Return a fixed word of the pages (data/labels.yml) by its key."""
        return self.atlas.labels[key]

    def option(self, vocabulary: str, id: str) -> Option:
        """Return an option of a list of the vocabulary by its id."""
        options: Mapping[str, Option] = getattr(self.atlas.vocabulary, vocabulary)
        return options[id]

    def field_name(self, key: str) -> str:
        """Return what readers call a field or a dimension."""
        dimension = self.atlas.vocabulary.dimensions.get(key)
        return dimension.name if dimension else self.t(key)

    def to(self, path: str) -> str:
        """Return the relative path from this page to another file below docs/."""
        return relative(path, self._folder)

    def link(self, id: str, text: str = "", note: bool = True) -> Md:
        """Return a link to a record, with a tooltip (`note`) that says what it is; for a role, only its name.

        A link beside which the record's names and summary stand anyway needs no tooltip.
        """
        record = self.atlas.records.get(id)
        words = markup.escape(text or self.atlas.name_of(id))
        if record is None:
            return Md(words)
        tooltip = self.tooltip(record) if note else ""
        address = f"{self.to(target_of(record))} {tooltip}".rstrip()
        return Md(f"[{markup.chinese_marked(words)}]({address}){{ .ref }}")

    def tooltip(self, record: Record) -> Md:
        """Return the title of a Markdown link to a record, quotes included: its names, and its summary on a new line.

        Records that have neither a Chinese name nor a summary need none. docs/assets/js/cards.js makes cards of titles.
        """
        zh, summary = getattr(record, "zh", None), self.atlas.plain_summaries.get(record.id, "")
        translated = getattr(record, "zh_back_translated", False)
        chinese = f"{zh} ({self.t('back_translated')})" if translated else zh
        names = " · ".join(name for name in (record.title, chinese) if name)
        return Md(f'"{self._lines(names, summary)}"' if zh or summary else "")

    @staticmethod
    def _lines(*lines: str) -> str:
        """Return lines of plain text, escaped and joined for a link title."""
        return "&#10;".join(markup.escape(line) for line in lines if line)

    def cite(self, text: str) -> Md:
        """Return a text of citations, e.g. ``[@a 4-9; @b]``, as numbered links."""
        return self.inline(text)

    def inline(self, text: str) -> Md:
        """Return a record's text with its marks rendered, safe in a line, a list item or a table cell."""
        return Md(self._render(" ".join(text.split())).replace("|", "&#124;"))

    def body(self, text: str) -> Md:
        """Return a record's Markdown blocks with their marks rendered; another record is linked once a section."""
        linked: set[str] = set()

        def link(found: markup.Link) -> str:
            words = self.atlas.words_of(text, found)
            if found.id in linked:
                return markup.escape(words)
            linked.add(found.id)
            return self.link(found.id, words)

        def literal(between: str) -> str:
            if _HEADING.search(between):
                linked.clear()
            return _literal(between)

        return Md(markup.render(text, link, self._cite, literal, self._note))

    def plain(self, text: str) -> str:
        """Return a record's text without marks and emphasis."""
        return self.atlas.plain(text)

    def _render(self, text: str) -> str:
        return markup.render(text, self._linker(text), self._cite, _literal, self._note)

    def page(self, text: str) -> Md:
        """Return a hand-written page with its marks rendered; its author may write any Markdown."""
        return Md(markup.render(text, self._linker(text), self._cite, note=self._note))

    def _linker(self, text: str) -> Callable[[markup.Link], str]:
        return lambda link: self.link(link.id, self.atlas.words_of(text, link))

    def _cite(self, cite: markup.CitationMark) -> Md:
        return Md("<sup>" + "".join(self._reference(item) for item in cite.items) + "</sup>")

    def _note(self, rendered: str) -> Md:
        """Return a note as a button and the text that it opens, which needs no script: a popover."""
        self.notes += 1
        id = f"note-{self.notes}"
        return Md(
            f'<button type="button" class="note-button" popovertarget="{id}" data-search-exclude>{self.t("note")}'
            f'</button><span class="note" id="{id}" popover data-search-exclude>{rendered}</span>'
        )

    def _reference(self, item: markup.CitedSource) -> Md:
        number = self.numbers.setdefault(item.source, len(self.numbers) + 1)
        source = self.atlas.records[item.source]
        assert isinstance(source, Source)
        author = source.author if self.atlas.vocabulary.tiers[source.tier].told else None
        first_hand = self.t("first_hand").format(name=author) if author else ""
        title = self._lines(self.short(source), self.passages(item) if item.passages else "", first_hand)
        shown = f"{number}:{item.locator}" if item.passages else str(number)
        return Md(f'[{shown}](#ref-{number} "{title}"){{ .cite{" .first-hand" if first_hand else ""} }}')

    def passages(self, item: markup.CitedSource) -> str:
        """Return the passages cited, in words: "passages 4–9, 12"."""
        one = len(item.passages) == 1 and item.passages[0][0] == item.passages[0][1]
        return f"{self.t('passage') if one else self.t('passages')} {item.locator}"

    def short(self, source: Source) -> str:
        """Return a source in one line of plain text: author, title, publisher, date."""
        date = source.date.text() if source.date else self.t("undated")
        return ", ".join(part for part in (source.author, source.name, source.publisher, date) if part)

    def references(self) -> list[tuple[int, Source]]:
        """Return the sources cited so far with their numbers, in order."""
        found = [(number, self.atlas.records[id]) for id, number in self.numbers.items()]
        return [(number, source) for number, source in found if isinstance(source, Source)]


def _literal(text: str) -> str:
    """Return the text between two marks of a record with HTML escaped and its Chinese marked."""
    return markup.chinese_marked(markup.neutralise(text))
