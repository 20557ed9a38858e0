"""What readers come for, in as few acts as it may take: on the real pages, at the width of a desk or of a phone.

The fourteenth, of a historian, is in test_lists.py with the chronology; more of keys is in test_accessibility.py.
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


@on_a_desk
def test_an_analyst_has_three_models_as_a_file_and_as_a_link_in_five_acts(real_visit):
    page = real_visit.open("models/taoke-cps/")
    page.locator(".compare-with a").first.click()
    page.locator("[data-pick=rows] summary").click()
    page.locator("[data-pick=rows] input[value=s2b2c]").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    page.get_by_role("button", name="Copy link").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
    names = [name for name in head[1:] if not name.endswith(": Reason")]
    assert len(names) == 3
    assert {"Taoke (cost per sale)", "S2B2C"} <= {*names}
    there = page.evaluate("navigator.clipboard.readText().catch(() => location.href)")
    again = real_visit.open(there.split("/", 3)[3])
    again.locator(".tools [role=status]:not(:empty)").wait_for()
    assert again.locator(".compare").evaluate("table => 'turned' in table.dataset")
    assert 0 <= again.locator(".tools").evaluate(TOP) < 400, "the link opens at the table"


@on_a_desk
def test_a_product_manager_has_a_case_of_her_own_in_five_acts(real_visit):
    page = real_visit.open("economics/#explorer")
    page.locator("[data-side=a]").select_option("blank")
    page.locator("#econ-goods").fill("60")
    page.locator("details[data-group=commission] > summary").click()
    page.locator("#econ-count").fill("3")
    page.locator("#econ-further_rate").fill("10")
    said = page.locator(".econ-brief").first
    said.get_by_text("Each order of 100.00 yuan leaves 10.00 yuan").wait_for()
    page.wait_for_function("() => location.search.includes('a.further_rate=0.1')")


def test_who_has_no_mouse_is_at_an_answer_in_a_word_and_three_keys(real_search_visit):
    page = real_search_visit.open("about/")
    page.keyboard.press("/")
    page.keyboard.type("taoke")
    page.locator(".md-search-result__item article").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/taoke/**")


def test_a_chinese_reader_finds_everyday_words_by_one_question_each(real_search_visit):
    page = real_search_visit.open("")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    for word, address in {
        "拼团": "group-deal",
        "屏蔽": "blocking",
        "种草": "planting-grass",
        "爆款": "bestseller",
    }.items():
        field.fill(word)
        first = page.locator(f".md-search-result__item:first-child a[href*='{address}']").first
        first.wait_for()


@on_a_phone
def test_who_looks_for_a_source_on_a_long_page_sees_it_within_a_third_of_a_screen(real_visit):
    page = real_visit.open("sources/")
    page.locator(".tools [name=find]").fill("yunji prospectus")
    first = page.locator(".sources li:visible").first
    first.wait_for()
    assert page.locator(".sources li:visible").count() < 20
    assert 0 < page.locator(".tools [role=status]").evaluate(TOP) < 740
    assert first.evaluate(TOP) < 740 * 4 / 3


@on_a_desk
@pytest.mark.parametrize(
    "path", ["economics/", "comparisons/taoke-multi-level-pinduoduo/", "models/taoke-cps/", "sources/"]
)
def test_no_table_is_cut_off_on_paper(real_visit, path):
    page = real_visit.open(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # the room of an A4 sheet between its margins
    cut = page.evaluate(
        """[...document.querySelectorAll("table:not(.compare)")].filter((table) => table.checkVisibility())
          .map((table) => [table.getBoundingClientRect().right, table.textContent.trim().slice(0, 40)])
          .filter(([right]) => right > innerWidth + 1)"""
    )
    assert cut == []
