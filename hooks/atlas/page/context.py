"""Write the HTML of one page: links, citations, numbered references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from atlas.corpus.atlas import Atlas
from atlas.page import markdown
from atlas.page.holes import Holes
from atlas.page.html import chinese
from atlas.page.routes import folder_of, relative, target_of
from atlas.schema.records import Record, Source
from atlas.schema.vocabulary import Option
from atlas.text import markup, setting
from atlas.text.typography import curly

_HEADING = re.compile(r"^#", re.MULTILINE)
_FOLDED = 3  # so many sources in a row share one mark
_LONG = 32  # characters from which on a mark may go over two lines


@dataclass
class PageContext:
    """Writes the HTML of one page and keeps the numbers of the sources it cites.

    `path` is the page's path below docs/, and so are those of what it links; addresses are relative to the page.
    `numbers` has the number of each source, in order of appearance, `marks` the id of the first mark of each number.
    """

    atlas: Atlas
    path: str
    numbers: dict[str, int] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    notes: int = 0

    def __post_init__(self) -> None:
        self._folder = folder_of(self.path)

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
        """Return the address, relative to this page, of another page or file, given its path below docs/."""
        return relative(path, self._folder)

    def link(self, id: str, text: str = "", note: bool = True) -> Markup:
        """Return a link to a record, with a tooltip (`note`) that says what it is; for a role, only its name.

        A link beside which the record's names and summary stand anyway needs no tooltip.
        """
        record = self.atlas.records.get(id)
        words = text or self.atlas.name_of(id)
        if record is None:
            return escape(words)
        tooltip = self.tooltip(record) if note else ""
        title = f' title="{tooltip}"' if tooltip else ""
        return Markup(f'<a class="ref" href="{self.to(target_of(record))}"{title}>{chinese(words)}</a>')

    def tooltip(self, record: Record) -> Markup:
        """Return the title of a link to a record: its names, and its summary on a new line.

        Records that have neither a Chinese name nor a summary need none. docs/assets/js/cards.js makes cards of titles.
        """
        zh, summary = getattr(record, "zh", None), self.atlas.plain_summaries.get(record.id, "")
        if not (zh or summary):
            return Markup()
        translated = getattr(record, "zh_back_translated", False)
        chinese = f"{zh} ({self.t('back_translated')})" if translated else zh
        return _lines(" · ".join(name for name in (record.title, chinese) if name), summary)

    def cite(self, text: str) -> Markup:
        """Return a text of citations, e.g. ``[@a 4-9; @b]``, as numbered links."""
        return self.inline(text)

    def inline(self, text: str) -> Markup:
        """Return a record's text with its marks rendered, as HTML for a line, a list item or a table cell."""
        text = " ".join(text.split())
        return self._converted(text, self._linker(text), markdown.line)

    def body(self, text: str) -> Markup:
        """Return a record's Markdown blocks as HTML, marks rendered; another record is linked once a section."""
        linked: set[str] = set()

        def link(found: markup.Link) -> Markup:
            words = self.atlas.words_of(text, found)
            if found.id in linked:
                return escape(words)
            linked.add(found.id)
            return self.link(found.id, words)

        return self._converted(text, link, markdown.blocks, new_section=linked.clear)

    def _converted(
        self,
        text: str,
        link: Callable[[markup.Link], str],
        convert: Callable[[str], str],
        new_section: Callable[[], None] | None = None,
    ) -> Markup:
        """Return a record's text as HTML; links, citations and Chinese never pass through Markdown."""
        holes = Holes()
        before = ""

        def literal(between: str) -> str:
            if new_section and _HEADING.search(between):
                new_section()
            marked = setting.neutralise(curly(between, before))
            return setting.SET_APART.sub(lambda found: holes.keep(setting.set_apart(found)), marked)

        def kept(html: str) -> str:
            nonlocal before
            before = "a"  # what follows stands behind a word
            return holes.keep(html)

        note = self._noter(holes)
        holed = markup.render(text, lambda it: kept(link(it)), lambda it: kept(self._cite(it)), literal, note)
        return Markup(holes.filled(convert(holed)))

    def plain(self, text: str) -> str:
        """Return a record's text without marks and emphasis."""
        return self.atlas.plain(text)

    def page(self, text: str, holes: Holes) -> str:
        """Return a hand-written page, in Markdown, with the HTML of its marks kept in holes."""
        link = self._linker(text)
        note = self._noter(holes)
        return markup.render(text, lambda it: holes.keep(link(it)), lambda it: holes.keep(self._cite(it)), note=note)

    def _linker(self, text: str) -> Callable[[markup.Link], Markup]:
        return lambda link: self.link(link.id, self.atlas.words_of(text, link))

    def _cite(self, cite: markup.CitationMark) -> Markup:
        for item in cite.items:
            self.numbers.setdefault(item.source, len(self.numbers) + 1)
        items = tuple(sorted(cite.items, key=lambda item: self.numbers[item.source]))
        marks = [items] if len(items) >= _FOLDED else [(item,) for item in items]
        return Markup(f"<sup>{''.join(map(self._mark, marks))}</sup>")

    def _noter(self, holes: Holes) -> Callable[[str], str]:
        """Return what makes of a note a button and the text that it opens, which needs no script: a popover."""

        def note(rendered: str) -> str:
            self.notes += 1
            id = f"note-{self.notes}"
            button = Markup(
                f'<button type="button" class="note-button" popovertarget="{id}" data-search-exclude>{self.t("note")}'
                f'</button><span class="note" id="{id}" popover data-search-exclude>'
            )
            return holes.keep(button) + rendered + holes.keep(Markup("</span>"))

        return note

    def _mark(self, items: tuple[markup.CitedSource, ...]) -> str:
        """Return one mark that leads to the first of its sources; references lead back to their first mark."""
        numbers = [self.numbers[item.source] for item in items]
        new = [number for number in numbers if number not in self.marks]
        self.marks.update(dict.fromkeys(new, f"cite-{new[0]}") if new else {})
        id = f' id="cite-{new[0]}"' if new else ""
        many = f' data-refs="{" ".join(map(str, numbers))}"' if len(items) > 1 else ""
        lines = [line for item in items for line in self._lines_of(item)]
        shown = _in_one("; ".join(map(self._shown, numbers, items)))
        style = "cite long" if len(shown) > _LONG else "cite"
        return f'<a class="{style}"{id} href="#ref-{numbers[0]}"{many} title="{_lines(*lines)}">{shown}</a>'

    def _shown(self, number: int, item: markup.CitedSource) -> str:
        """Return how a mark names a source: its number, who tells it if it is told first-hand, the passages."""
        source = self._source(item)
        author = source.author if self.atlas.vocabulary.tiers[source.tier].told else None
        passages = f"§{item.locator}" if item.passages else ""
        return " ".join(part for part in (str(number), escape(author or ""), passages) if part)

    def _lines_of(self, item: markup.CitedSource) -> tuple[str, str]:
        """Return a source in a line, and the passages in another, indented, as docs/assets/js/tools.js reads them."""
        return self.short(self._source(item)), f"\u2003{self.passages(item)}" if item.passages else ""

    def _source(self, item: markup.CitedSource) -> Source:
        source = self.atlas.records[item.source]
        assert isinstance(source, Source)
        return source

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


def _in_one(shown: str) -> str:
    """Return the sources of a mark with numbers that follow each other as a range: "1; 2; 3; 7" is "1–3; 7"."""
    runs: list[list[str]] = []
    for part in shown.split("; "):
        follows = runs and part.isdigit() and runs[-1][-1].isdigit() and int(part) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(part)
        else:
            runs.append([part])
    return "; ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else "; ".join(run) for run in runs)


def _lines(*lines: str) -> Markup:
    """Return lines of plain text as the value of an attribute."""
    return Markup("&#10;").join(line for line in lines if line)
