"""What readers come for, in as few acts as it may take: on the real pages, at the width of a desk or of a phone.

Chronology as a tool is in test_lists.py, comparisons and the calculator have files of their own.
"""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from screens import SCREENS

on_a_desk, on_a_phone = (
    pytest.mark.parametrize("real_visit", [SCREENS[name]], ids=[name], indirect=True) for name in ("wide", "narrow")
)
SAVE = "link => { link.download = ''; link.click() }"
TOP = "element => element.getBoundingClientRect().top"


def test_a_student_learns_by_one_question_what_through_trains_are(real_search_visit):
    page = real_search_visit.open("")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("through trains")
    first = page.locator(".md-search-result__item article").first
    first.locator("em", has_text="Misread as “through trains”").wait_for()
    first.click()
    page.wait_for_url("**/actors/zhitongche/**")
    assert "through train" in page.locator(".aliases.printed").inner_text()


@on_a_phone
def test_a_journalist_sees_verdict_and_answer_without_scrolling(real_visit, real_atlas):
    claim = next(claim for claim in real_atlas.of_kind("claim") if claim.verdict == "partly")
    page = real_visit.open(f"claims/{claim.id}/")
    for shown in (page.locator(".verdict").first, page.locator(".answer").first):
        assert 0 < shown.evaluate(TOP) < 740


@on_a_desk
def test_a_translator_has_the_glossary_in_two_acts(real_visit):
    page = real_visit.open("glossary/")
    with page.expect_download() as download:
        page.locator(".take-away").get_by_role("link", name="CSV").evaluate(SAVE)
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"id", "name", "zh", "pinyin"} <= rows[0].keys()
    assert len(rows) > 200


@on_a_desk
def test_a_data_person_has_a_series_and_its_picture_in_two_acts_each(real_visit, real_atlas):
    page = real_visit.open("numbers/")
    page.locator("a[href*='alibaba-gmv']").first.click()
    page.wait_for_url("**/numbers/alibaba-gmv/**")
    links = [page.locator(".take-away").get_by_role("link", name=name) for name in ("CSV", "SVG")]
    table, picture = (page.request.get(f"{page.url}{link.get_attribute('href')}") for link in links)
    assert len(table.text().splitlines()) == len(real_atlas.records["alibaba-gmv"].points) + 1
    words = " ".join(ElementTree.fromstring(picture.text()).itertext())
    assert "Alibaba" in words
    assert "numbers/alibaba-gmv/" in words


@on_a_desk
def test_who_browses_finds_siblings_the_next_and_the_list_of_a_category(real_visit):
    page = real_visit.open("glossary/taoke/")
    siblings = page.locator(".neighbours a")
    assert siblings.count() > 5
    assert page.locator(".md-tabs__item--active").inner_text() == "Words"
    page.locator(".facts").get_by_role("link", name="Roles").click()
    page.wait_for_url("**/glossary/?*")
    shown = page.locator(".glossary tbody tr:visible")
    shown.first.wait_for()
    assert 5 < shown.count() < 100


@on_a_phone
def test_who_finds_a_mistake_has_a_filled_in_form_in_one_act(real_visit):
    page = real_visit.open("glossary/taoke/")
    address = page.get_by_role("link", name="Report a problem").get_attribute("href")
    assert "template=wrong-fact.yml" in address
    assert "terms%2Ftaoke" in address


@on_a_desk
def test_home_shows_the_search_the_reader_and_a_door_to_each_section_at_once(real_visit):
    page = real_visit.open("")
    assert page.get_by_role("textbox", name="Search").is_visible()
    doors = page.locator(".doors a")
    assert all(top < 800 for top in doors.evaluate_all("links => links.map(link => link.getBoundingClientRect().top)"))
    assert page.locator(".md-tabs__link").count() == 7


@on_a_desk
def test_a_printed_page_has_its_text_as_large_as_its_facts(real_visit):
    page = real_visit.open("models/rebate-site/")
    page.emulate_media(media="print")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    places = (".md-content__inner > p:not([class])", ".facts dd")
    body, facts = (page.locator(place).first.evaluate(size) for place in places)
    assert body >= facts
    tables = (
        "[...document.querySelectorAll('table')].filter(one => one.scrollWidth > one.parentElement.clientWidth + 1)"
    )
    assert page.evaluate(f"{tables}.length") == 0
