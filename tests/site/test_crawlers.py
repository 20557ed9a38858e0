"""What search engines and social networks are told: whole addresses, below the one the site is published at."""

import gzip
import struct

from built import Site
from lxml import etree

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
    assert gzip.decompress((every_site.folder / "sitemap.xml.gz").read_bytes()) == text


def test_the_citation_of_a_page_has_its_address(every_site: Site):
    for page in every_site.pages.values():
        cited = [words.text for words in page.words if words.inside[0] == "pre"]
        assert sum(f"{every_site.base}{page.address}" in text for text in cited) == 3, page.address
