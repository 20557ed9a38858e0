"""What search engines and social networks are told: whole addresses, below the one the site is published at."""

import struct

from built import PROJECT, Site, straight
from lxml import etree

from atlas.loading.history import history

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def size_of_png(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_every_page_names_its_own_address(every_site: Site):
    for page in every_site.pages.values():
        assert page.one("canonical") == page.meta["og:url"] == every_site.base + page.address


def test_every_page_has_a_preview(every_site: Site):
    for page in every_site.pages.values():
        meta = page.meta
        assert meta["og:title"] == page.title.removesuffix(" · Siyu Atlas")
        assert meta["og:site_name"] == "Siyu Atlas"
        assert meta["og:type"] == ("article" if page.address else "website")
        assert meta["og:description"] == meta["description"] != ""
        assert len(meta["description"]) <= 300, page.address
        assert meta["og:image"] == f"{every_site.base}assets/social.png"
        shown = size_of_png((every_site.folder / "assets/social.png").read_bytes())
        assert (meta["og:image:width"], meta["og:image:height"]) == tuple(map(str, shown))


def test_the_description_of_a_page_is_its_summary(published: Site):
    for page in published.pages.values():
        whole = len(page.summary) <= 300
        assert not page.summary or page.meta["description"] == page.summary or not whole, page.address


def test_robots_are_let_in_and_shown_the_list_of_pages(every_site: Site):
    assert every_site.text("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {every_site.base}sitemap.xml\n"


def test_the_list_of_pages_holds_every_page_once_and_nothing_else(every_site: Site):
    text = (every_site.folder / "sitemap.xml").read_bytes()
    listed = [place.text for place in etree.fromstring(text).iter(f"{SITEMAP}loc")]
    assert sorted(listed) == sorted(every_site.base + address for address in every_site.pages)


def test_the_citation_of_a_page_has_its_address(every_site: Site):
    for page in every_site.pages.values():
        cited = [words.text for words in page.words if words.inside[0] == "pre"]
        assert sum(f"{every_site.base}{page.address}" in text for text in cited) == 3, page.address


def test_the_head_of_a_page_names_its_other_forms(every_site: Site):
    for page in every_site.pages.values():
        named = {ref.value for ref in page.references if ref.tag == "link" and ref.rel.split() == ["alternate"]}
        files = {every_site.whole(page.address, value).removeprefix(every_site.base) for value in named}
        assert f"{page.address.removesuffix('/')}.md" in files or f"{page.address}index.md" in files, page.address
        assert "feeds/changes.xml" in files
        assert files <= every_site.files


def test_programs_for_references_are_told_whom_and_what_to_cite(every_site: Site):
    for page in every_site.pages.values():
        assert page.meta["citation_title"] == straight(page.data[0]["name"]), page.address
        assert page.meta["citation_author"] == "Siyu Atlas contributors"
        assert page.meta["z:itemType"] == "encyclopediaArticle"
        assert page.meta["og:site_name"] == "Siyu Atlas", "for Zotero the title of the encyclopedia"
        assert page.meta["citation_public_url"] == every_site.base + page.address


def test_the_list_of_pages_says_when_they_changed_if_git_does(published: Site):
    root = etree.fromstring((published.folder / "sitemap.xml").read_bytes())
    days = {entry[0].text: entry[1].text for entry in root if len(entry) > 1}
    changes = history(PROJECT, "data", "docs")
    assert bool(days) == bool(changes)
    assert not changes or days[published.base] == changes["docs/index.md"][0].day
