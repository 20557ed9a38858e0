"""What stands in the pages: every record has its own, and readers see words, never marks."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import quote

from built import HAN, INDEX, LETTER, Page, Record, Site, Words, straight

MARKS = re.compile(
    r"\[\[|\]\]|\[@|\^\[|\{\{|\{%|\]\(|\*\*"  # of the atlas, of macros, of Markdown
    r"|\{ ?[:.#][\w-]"  # a list of attributes
    r"|&(?:\w+|#\d+);|</?[a-z]+[ >]"  # HTML that was escaped twice
)
BLOCKS = re.compile(r"\s*(?:#{1,6} |[-*+] {1,3}\S|\d+\. {2}|:   |\|.*\|\s*$)", re.MULTILINE)
POPS = re.compile(r'<button type="button" class="note-button" popovertarget="([^"]+)"')
STRAIGHT = re.compile(r"(?<=[a-z])'(?=[a-z])|(?<=s)' |\"")
NO_SETTING = {"code", "pre", "title", "desc", "noscript", "textarea"}
MARK = re.compile(r'<a class="cite(?: long)?"(?: id="([^"]+)")? href="#ref-(\d+)"(?: data-refs="([\d ]+)")?')
JOINED = re.compile(r"[.!?)”]\s*[-*+] ?$")
"""The sign of a list item that stands behind the item before it, on one line."""
TWO_ENDS = re.compile(r"(?:(?<!\.)\.|[?!。？！])\.(?= [A-Z\u3400-\u9fff])")
NO_SPAN = {"code", "title", "desc"}  # what these hold has no elements of its own, so no language either
TEXTS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "div", "article", "section", "body", "caption", "q"}


def seen(page: Page) -> Iterator[Words]:
    """Return the words of a page but for code, which shows marks as they are."""
    return (words for words in page.words if not {"code", "pre", "textarea"} & set(words.inside))


def test_every_record_has_a_page_of_its_own(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    assert set(page_of) == set(entered)
    for id, page in page_of.items():
        assert page.address.endswith(f"/{id}/")
        assert page.headings == [straight(" ".join(entered[id].title.split()))]
    sections = {(entered[id].folder, page.address.split("/")[0]) for id, page in page_of.items()}
    assert len({folder for folder, _ in sections}) == len({section for _, section in sections}) == len(sections)
    assert {f"{section}/" for _, section in sections} <= set(published.pages), "each section has a page of its own"


def test_no_item_of_a_list_stands_behind_another(published: Site):
    found = {(page.address, words.text[-30:]) for page in published.pages.values() for words in seen(page)
             if JOINED.search(words.text)}  # fmt: skip
    assert found == set()


def test_every_page_says_what_it_is(published: Site):
    for page in published.documents.values():
        assert page.lang == "en", page.address
        assert len(page.headings) == 1, page.address
        name = "Siyu Atlas" if page.address in ("", "404.html") else f"{page.headings[0]} · Siyu Atlas"
        assert page.title == name


def test_no_mark_is_left_in_what_readers_see(published: Site):
    found = {
        (page.address, words.text.strip())
        for page in published.documents.values()
        for words in seen(page)
        if MARKS.search(words.text)
    }
    assert found == set()


def test_every_note_is_behind_a_button(published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]):
    noted = {id: str(record.fields).count("^[") for id, record in entered.items() if "^[" in str(record.fields)}
    assert noted
    for id, count in noted.items():
        shown = published.text(f"{page_of[id].address}index.html")
        notes, buttons = re.findall(r'<span class="note" id="([^"]+)" popover', shown), POPS.findall(shown)
        assert len(notes) >= count, id
        assert notes == buttons, id


def test_no_block_is_swallowed_by_the_one_before_it(published: Site):
    """A heading, list or row of a table that follows a table or list with no empty line stands in it as text."""
    found = {
        (page.address, words.inside[0], words.text.strip())
        for page in published.documents.values()
        for words in seen(page)
        if words.inside[0] in TEXTS and BLOCKS.match(words.text)
    }
    assert found == set()


def test_words_are_set_as_in_print(published: Site):
    for page in published.pages.values():
        for words in page.words:
            if not NO_SETTING & {*words.inside}:
                assert not STRAIGHT.search(words.text), (page.address, words.text)


def test_no_sentence_ends_twice(published: Site):
    """A title that ends with a question mark needs no full stop after it."""
    texts = ((page.address, "".join(words.text for words in seen(page))) for page in published.pages.values())
    found = {
        (address, text[max(0, match.start() - 20) : match.end()])
        for address, text in texts
        for match in TWO_ENDS.finditer(text)
    }
    assert found == set()


def test_references_are_numbered_in_order_of_appearance_and_lead_back(published: Site):
    most = 0
    for page in published.pages.values():
        text = published.text(f"{page.address}{INDEX}")
        marks = re.findall(
            r'<a class="cite(?: long)?"(?: id="([^"]+)")? href="#ref-(\d+)"(?: data-refs="([\d ]+)")?', text
        )
        numbers = [int(n) for _, first, many in marks for n in (many or first).split()]
        in_order = list(range(1, len(set(numbers)) + 1))
        assert list(dict.fromkeys(numbers)) == in_order, page.address
        assert [int(n) for n in re.findall(r' id="ref-(\d+)"', text)] == in_order, page.address
        back = re.findall(r'<a class="back" href="#([^"]+)"', text)
        assert list(dict.fromkeys(back)) == [id for id, *_ in marks if id], page.address
        most = max(most, *(many.count(" ") for *_, many in marks), 0)
    assert most >= 2


def test_three_sources_or_more_share_one_mark(published: Site):
    folded = 0
    for page in published.pages.values():
        for mark in re.findall(r"<sup>(.*?)</sup>", published.text(f"{page.address}{INDEX}")):
            links = mark.count("<a ")
            assert links <= 2, (page.address, mark)
            folded += links == 1 and "data-refs" in mark
    assert folded > 20


def test_no_mark_is_left_in_what_browsers_and_crawlers_read(published: Site):
    for page in published.documents.values():
        values = {value for name, value in page.attributes if not name.startswith("data-model")}
        for text in (page.title, *values, *page.meta.values()):
            assert not MARKS.search(text), (page.address, text)
        assert "markdown" not in {name for name, _ in page.attributes}, page.address


def test_no_mark_is_left_in_search_results(published: Site):
    for entry in published.search:
        shown = re.sub(r"<code>.*?</code>|<pre>.*?</pre>", "", entry["text"], flags=re.DOTALL)
        shown = re.sub(r"</?[a-z0-9]+>|&(?:lt|gt|amp|quot);", "", shown)
        assert not MARKS.search(shown), (entry["location"], MARKS.search(shown))
        assert "<sup" not in entry["text"], entry["location"]


def test_chinese_is_marked_as_chinese(published: Site):
    found = {
        (page.address, words.text.strip())
        for page in published.documents.values()
        for words in page.words
        if HAN.search(words.text) and not words.lang.startswith("zh") and words.inside[0] not in NO_SPAN
    }
    assert found == set()


def test_the_search_knows_every_record_but_sources(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    titles = {entry["location"]: entry["title"] for entry in published.search if not set("#?") & set(entry["location"])}
    known = {id for id, page in page_of.items() if page.address in titles}
    assert known == {id for id, record in entered.items() if record.folder != "sources"}
    addresses = {page.address for page in page_of.values()}
    assert set(titles) | addresses == {address for address in published.pages if not LETTER.fullmatch(address)}


def test_every_expression_has_its_row_and_is_found(published: Site, expressions: Mapping[str, Record]):
    shared = [page for page in published.pages.values() if LETTER.fullmatch(page.address)]
    page_of = {id: page for page in shared for id in page.ids}
    entries = {entry["location"]: entry for entry in published.search}
    for id, record in expressions.items():
        entry = entries[f"{page_of[id].address}?find={quote(record.fields['zh'])}"]
        said = [unescape(entry[part]).replace("\u200b", "") for part in ("title", "text")]  # HTML, its Chinese split
        assert said == [record.fields["name"], record.fields["means"]]
        assert re.sub(r"\W", "", record.fields["zh"].casefold()) in entry["whole"].split(), record.path


def test_the_search_knows_every_name_of_a_record(
    published: Site, entered: Mapping[str, Record], page_of: Mapping[str, Page]
):
    whole = {entry["location"]: entry.get("whole", "").split() for entry in published.search}
    for id, page in page_of.items():
        record = entered[id]
        if record.folder != "sources":
            names = (record.title, *(record.fields[name] for name in ("zh", "pinyin") if name in record.fields))
            for name in (*names, *record.fields.get("aliases", ())):
                assert any(_letters(name) == _letters(word) for word in whole[page.address]), (id, name)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def test_what_only_leads_to_other_pages_is_not_searched(published: Site):
    """Lists of links, references: their words belong to the pages they lead to."""
    sections = {entry["location"].partition("#")[2] for entry in published.search}
    assert not sections & {"references", "connections", "mentioned-in"}
    assert "evidence" in sections
