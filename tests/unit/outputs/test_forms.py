import re

import pytest
from lxml import html

from atlas.corpus.atlas import Atlas
from atlas.outputs import forms
from atlas.outputs.forms import Form


def labels(found: tuple[Form, ...]) -> list[str]:
    return [form.label for form in found]


def test_each_kind_of_page_offers_what_there_is(atlas: Atlas):
    assert labels(forms.of_record(atlas, atlas.records["rebate-site"])) == ["JSON", "Markdown", "BibTeX", "RIS"]
    assert labels(forms.of_record(atlas, atlas.records["lao-zhang-1"])) == ["JSON", "Markdown"]
    series = atlas.of_kind("series")[0]
    assert labels(forms.of_record(atlas, series)) == ["JSON", "Markdown", "CSV", "ZIP", "SVG", "BibTeX", "RIS"]
    assert labels(forms.of_page("evidence.md")) == ["Markdown"]
    assert labels(forms.of_page("models/index.md")) == ["Markdown", "CSV", "ZIP", "JSON"]


@pytest.mark.parametrize(
    ("page", "address"),
    [("models/rebate-site.md", "../rebate-site.json"), ("models/index.md", "rebate-site.json"),
     ("index.md", "models/rebate-site.json")],
)  # fmt: skip
def test_an_address_is_relative_to_the_folder_in_which_the_page_is_served(page: str, address: str):
    (found,) = forms.links((Form("JSON", "models/rebate-site.json", "application/json"),), page)
    assert found[1] == address


def test_the_head_of_a_page_names_its_forms_and_how_it_is_cited():
    linked = [(Form("JSON", "a.json", "application/json"), "../a.json")]
    head = html.fromstring(f"<html><head>{forms.head(linked, '<b> & “c”', 'https://a.example/')}</head></html>")
    (alternate,) = head.xpath("//link[contains(@rel, 'alternate')]")
    assert (alternate.get("type"), alternate.get("href")) == ("application/json", "../a.json")
    told = {meta.get("name"): meta.get("content") for meta in head.xpath("//meta")}
    assert told["citation_title"] == "<b> & “c”"
    assert told["citation_public_url"] == "https://a.example/"


def test_without_an_address_a_page_says_none():
    assert "citation_public_url" not in forms.head([], "A", "")


def test_the_theme_does_not_take_a_form_for_a_translation():
    head = forms.head([(Form("JSON", "a.json", "application/json"), "a.json")], "A", "")
    assert 'rel="alternate"' not in head
    assert re.search(r'rel="\s*alternate\s*"', head)
