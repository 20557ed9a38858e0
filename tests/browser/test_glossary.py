"""The glossary: filtering by every kind of name, by kind and category, the address, with and without script."""

import pytest
from playwright.sync_api import expect
from screens import both, wide, without_script

from atlas.text.typography import curly


def names(page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('.glossary tbody tr:not([hidden])')].map(r => r.querySelector('a').textContent)"
    )


def find(page, text: str) -> list[str]:
    page.get_by_role("searchbox", name="Find").fill(text)
    return names(page)


@both
def test_each_way_of_writing_a_name_finds_it(visit):
    page = visit.open("glossary/")
    for text in ("Yuanke", "yuank", "鸢客", "yuānkè", "yuanke", "yuan ke", "YUĀNKÈ", "Zhiyuanke", "kite customers"):
        assert "Yuanke" in find(page, text), text
    for text in ("zige", "zi ge", "zìgé", "自阁"):
        assert "Own loft" in find(page, text), text
    assert find(page, "zzz") == []
    assert page.locator(".tools [role=status]").inner_text() == "No entry matches."
    assert not visit.complaints


def missed(page, atlas) -> list[list[str]]:
    """Return the names and other names of records that do not lead to them, each after the record's name."""
    return page.evaluate(
        """ways => {
          const input = document.querySelector('.tools input')
          return ways.filter(([name, text]) => {
            input.value = text
            input.dispatchEvent(new Event('input', {bubbles: true}))
            const found = document.querySelectorAll('.glossary tbody tr:not([hidden]) td:first-child a')
            return ![...found].some(link => link.textContent === name)
          })
        }""",
        [
            [curly(record.name), text]
            for record in atlas.named
            for text in (
                record.name,
                record.zh,
                record.pinyin,
                *record.aliases,
                *(one.seen for one in record.renderings),
            )
            if text
        ],
    )


@wide
def test_every_name_alias_and_misreading_finds_its_record(visit, atlas):
    assert missed(visit.open("glossary/"), atlas) == []


@pytest.mark.nightly
def test_every_real_name_alias_and_misreading_finds_its_record(real_visit, real_atlas):
    assert missed(real_visit.open("glossary/"), real_atlas) == []


@wide
def test_u_with_dots_may_be_typed_as_u_or_v(visit):
    def with_dots(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<td>yuānkè</td>", "<td>lǜsè nǚrén</td>"))

    visit.page.route("**/glossary/", with_dots)
    page = visit.open("glossary/")
    for text in ("lǜsè", "lüse", "lvse", "luse", "lu:se", "lǜsènǚrén", "nvren", "nüren"):
        assert find(page, text) == ["Yuanke"], text


@both
def test_an_alias_that_was_found_is_named(visit):
    page = visit.open("glossary/")
    find(page, "kite customers")
    expect(page.locator("tr:not([hidden]) .found-as")).to_have_text("Kite customers")
    find(page, "yuanke")
    assert page.locator("tr:not([hidden]) td:has(> a:text-is('Yuanke')) .found-as").count() == 0


@both
def test_kind_and_category_narrow_the_list(visit, atlas):
    page = visit.open("glossary/")
    kind = page.get_by_label("Kind")
    kind.select_option("model")
    assert sorted(names(page)) == sorted(m.name for m in atlas.of_kind("model"))
    kind.select_option("term.role")
    wanted = sorted(t.name for t in atlas.of_kind("term") if t.category == "role")
    assert sorted(names(page)) == wanted
    assert page.locator(".tools [role=status]").inner_text() == f"{len(wanted)} of {len(atlas.named)} entries"
    kind.select_option("")
    assert len(names(page)) == len(atlas.named)


@both
def test_the_address_keeps_the_filter(visit, atlas):
    page = visit.open("glossary/")
    find(page, "yuān")
    page.get_by_label("Kind").select_option("actor")
    shown = names(page)
    assert 0 < len(shown) < len(atlas.named)
    visit.reload()
    assert names(page) == shown
    assert page.get_by_role("searchbox", name="Find").input_value() == "yuān"
    page.get_by_label("Kind").select_option("")
    assert find(page, "") == [record.name for record in atlas.named]
    assert page.evaluate("location.search") == ""


@both
def test_letters_lead_to_what_is_left_and_keep_the_filter(visit):
    page = visit.open("glossary/")
    find(page, "yuanke")
    letters = page.locator(".letters a:visible").all_inner_texts()
    initials = {name[0].upper() for name in names(page)}
    assert set(letters) == initials
    assert len(letters) < 26
    page.locator(".letters a:visible").last.click()
    assert page.evaluate("location.search") == "?find=yuanke"
    assert page.evaluate("location.hash") == f"#letter-{letters[-1].lower()}"
    assert names(page) == find(page, "yuanke")


@both
def test_the_count_is_announced(visit, atlas):
    page = visit.open("glossary/")
    status = page.get_by_role("status").first
    assert status.inner_text() == f"{len(atlas.named)} of {len(atlas.named)} entries"
    shown = find(page, "yuanke")
    assert status.inner_text() == f"{len(shown)} of {len(atlas.named)} entries"


@both
def test_expressions_that_match_are_listed_below(visit):
    page = visit.open("glossary/")
    page.wait_for_load_state("networkidle")
    assert not any(url.endswith("names.json") for url in visit.asked)
    below = page.locator(".found-elsewhere")
    assert not below.is_visible()
    for text, name in {
        "windy": "The windy lane",
        "风口": "The windy lane",
        "fengkou": "The windy lane",
        "draughty": "The windy lane",
        "lane of air": "The windy lane",
        "zhi yao": "Paper kiln",
    }.items():
        find(page, text)
        expect(below.get_by_role("link", name=name)).to_be_visible()
        assert below.get_by_role("listitem").count() == 1, text
    assert len([url for url in visit.asked if url.endswith("names.json")]) == 1, "fetched once"
    find(page, "draughty")
    expect(below.locator(".found-as")).to_have_text("draughty alley")
    expect(page.locator(".tools [role=status]")).to_have_text("No entry matches. · garbled expressions below: 1")
    page.get_by_label("Kind").select_option("term")
    expect(below).not_to_be_visible()
    page.get_by_label("Kind").select_option("")
    below.get_by_role("listitem").get_by_role("link").click()
    page.wait_for_url("**/expressions/w/#fengkou-xiang")
    assert page.locator("tr:target").is_visible()
    assert not visit.complaints


@wide
def test_many_expressions_lead_on_to_their_page(visit):
    found = ["the same"] * 240
    columns = {name: "\n".join(found) for name in ("page", "id", "name", "zh", "pinyin", "also")}
    visit.page.route("**/names.json", lambda route: route.fulfill(json=columns))
    page = visit.open("glossary/?find=Same")
    page.locator(".found-elsewhere").get_by_role("link", name="All 240 on their page").click()
    page.wait_for_url("**/expressions/?find=same")
    expect(page.get_by_role("status").first).to_have_text("240 expressions")
    assert page.locator(".found-elsewhere li").count() == 201
    assert page.locator(".found-elsewhere li").last.inner_text() == "240 more match: write more of the word"


@both
def test_each_way_of_writing_an_expression_finds_it_on_any_page_of_them(visit, atlas):
    """On the page of its letter among the rows, on others below them."""
    for letter in ("", "p/"):
        page = visit.open(f"expressions/{letter}")
        rows, links = page.locator(".glossary tbody tr:not([hidden])"), page.locator(".found-elsewhere li a")
        field = page.get_by_role("searchbox", name="Find")
        for record in atlas.of_kind("expression"):
            for text in (record.name, record.zh, record.pinyin, *(one.seen for one in record.renderings)):
                field.fill(text)
                if letter == f"{record.page_name}/":
                    assert record.id in rows.evaluate_all("rows => rows.map(row => row.id)"), text
                else:
                    place = f"expressions/{record.page_name}/#{record.id}"
                    expect(links.filter(has_text=record.name)).to_have_attribute("href", visit.address + place)
    assert not visit.complaints


@both
def test_the_page_of_a_letter_shows_one_type(visit, atlas):
    page = visit.open("expressions/p/")
    shown = page.locator(".glossary tbody tr:not([hidden])")
    all_of_it = [record for record in atlas.of_kind("expression") if record.page_name == "p"]
    assert shown.count() == len(all_of_it)
    page.get_by_label("Kind").select_option("product")
    wanted = sorted(record.id for record in all_of_it if record.type == "product")
    assert sorted(shown.evaluate_all("rows => rows.map(row => row.id)")) == wanted
    assert 0 < len(wanted) < len(all_of_it)


@wide
def test_letters_lead_to_the_pages_of_all_expressions(visit, atlas):
    page = visit.open("expressions/")
    for name in page.locator(".letters a").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        page = visit.open(f"expressions/{name.split('/')[-2]}/")
        letter = page.locator(".letters [aria-current=page]").inner_text()
        firsts = {record.name for record in atlas.of_kind("expression") if record.page_name == letter.lower()}
        assert set(page.locator(".expressions td:first-child").all_inner_texts()) == firsts
    page.locator(".place").get_by_role("link", name="Garbled expressions").click()
    page.wait_for_url("**/expressions/")


@wide
def test_an_address_without_a_letter_leads_on(visit):
    page = visit.page
    page.goto(f"{visit.address}expressions/#zhiyao")  # it is left before its scripts have all run
    page.wait_for_url("**/expressions/p/#zhiyao")
    assert page.locator("tr:target").is_visible()
    visit.open("expressions/#nothing-there")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Garbled expressions")


@pytest.mark.nightly
def test_an_address_leads_to_a_row_far_down_a_long_page(real_visit, real_atlas):
    """What lies above it is laid out late, and only then as high as it is."""
    rows = [record for record in real_atlas.of_kind("expression") if record.page_name == "s"]
    id = rows[len(rows) * 2 // 3].id
    page = real_visit.open(f"expressions/s/#{id}")
    row = page.locator(f"[id='{id}']")
    expect(row).to_be_in_viewport()
    page.wait_for_timeout(300)
    top = row.evaluate("row => row.getBoundingClientRect().top")
    assert 40 < top < 200


@without_script
def test_without_script_the_whole_glossary_is_there(visit, atlas):
    page = visit.open("glossary/?find=yuanke")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".glossary tbody tr").count() == len(atlas.named)
    assert page.locator(".glossary tbody tr").last.is_visible()
