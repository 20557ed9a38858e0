"""Every address that is published leads somewhere, wherever the site is put."""

import re

from built import Site

IN_CSS = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")]+)|@import\s+['"]([^'"]+)""")
IN_SCRIPT = re.compile(r"""^(?:import|export)\b[^;]*?from\s+["']([^"']+)|\bimport\(\s*["']([^"']+)""", re.MULTILINE)
TOC = "__toc"  # the theme's title of a table of contents names a box that it sets on pages of the navigation only


def test_every_address_in_a_page_leads_somewhere(every_site: Site):
    faults = {
        (page.address, reference.value, fault)
        for page in every_site.documents.values()
        for reference in page.references
        if (fault := every_site.fault(page.address, reference.value))
    }
    assert faults == set()


def test_every_id_that_a_page_names_is_in_it_once(every_site: Site):
    for page in every_site.documents.values():
        assert len(page.ids) == len(page.anchors), page.address
        assert set(page.named) <= {*page.anchors, TOC}, page.address


def test_pages_can_be_put_anywhere(published: Site):
    """Beside the address for search engines, only the page for missing pages names the place it is published at."""
    faults = {
        (page.address, reference.value)
        for page in published.pages.values()
        for reference in page.references
        if reference.rel != "canonical" and (reference.value.startswith(("/", published.base)))
    }
    assert faults == set()


def test_the_page_for_missing_pages_finds_its_files_from_every_address(below_a_path: Site):
    """It is shown at addresses of any depth, so its own are whole paths: below the one the site is published under."""
    values = [reference.value for reference in below_a_path.documents["404.html"].references]
    own = [value for value in values if not value.startswith("https://github.com/")]
    assert any(value.endswith(".css") for value in own)
    assert all(value.startswith(("/siyu-atlas/", "#")) for value in own), own


def test_the_page_for_missing_pages_leads_on(published: Site):
    lost = published.documents["404.html"]
    (heading,) = lost.headings
    assert heading == "This page is not here"
    named = {reference.words for reference in lost.references if reference.tag == "a"}
    assert {"Home", "History", "Models", "Words", "Numbers", "Evidence", "About", "Say which link led here"} <= named


def test_every_file_that_a_style_or_script_loads_is_there(published: Site):
    for name in published.files:
        pattern = {"css": IN_CSS, "js": IN_SCRIPT}.get(name.rpartition(".")[2])
        for found in pattern.finditer(published.text(name)) if pattern else ():
            assert not published.fault(name, found[1] or found[2]), (name, found[0])


def test_the_theme_finds_its_worker_and_the_index(every_site: Site):
    for page in every_site.pages.values():
        (settings,) = (text for kind, text in page.scripts if kind == "application/json")
        worker, base = (re.search(rf'"{key}": ?"([^"]*)"', settings) for key in ("search", "base"))
        assert worker, page.address
        assert base, page.address
        assert not every_site.fault(page.address, worker[1]), page.address
        assert not every_site.fault(page.address, f"{base[1]}/search/search_index.json"), page.address


def test_nothing_is_loaded_from_another_host(published: Site):
    for page in published.documents.values():
        for reference in page.references:
            loaded = reference.tag not in ("a", "form") and reference.rel != "canonical"
            assert not loaded or published.whole(page.address, reference.value).startswith(published.base), (
                page.address,
                reference,
            )
        styles = [value for name, value in page.attributes if name == "style"]
        assert not any("//" in style for style in styles), page.address
    for name in published.files:
        if name.endswith(".css"):
            addresses = [found[1] or found[2] for found in IN_CSS.finditer(published.text(name))]
            assert not any("//" in address for address in addresses), name


def test_every_address_in_the_search_index_leads_somewhere(every_site: Site):
    assert {entry["location"] for entry in every_site.search if every_site.fault("", entry["location"])} == set()
