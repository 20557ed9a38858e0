"""Long lists: found, filtered, shared by the address, and taken along; each of a reader's tasks within few acts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from screens import wide, without_script

from atlas.schema.records import Event, Model
from atlas.text.typography import curly

LISTS = {
    "chronology/": ".chronology tbody tr",
    "chronology/in-a-year/": ".standing tbody tr",
    "claims/": ".claims tbody tr",
    "sources/": ".sources li",
    "actors/": ".actors tbody tr",
    "numbers/": ".figures .chart-card",
}


def shown(page, entries: str) -> int:
    return page.locator(f"{entries}:not([hidden])").count()


def test_a_historian_has_the_rules_since_2020_in_three_acts_and_takes_them_along_in_one(real_visit, real_atlas):
    wanted = [e for e in real_atlas.of(Event) if e.lane == "rules" and e.date.latest.year >= 2020]
    page = real_visit.open("chronology/")
    page.locator("[name=lane]").select_option("rules")
    page.locator("[name=from]").fill("2020")
    assert shown(page, LISTS["chronology/"]) == len(wanted) > 20
    expect(page.locator(".tools [role=status]")).to_have_text(f"{len(wanted)} of {len(real_atlas.of(Event))} entries")
    assert page.url.endswith("?from=2020&lane=rules") or page.url.endswith("?lane=rules&from=2020")
    assert page.locator(".picture-timeline svg").first.locator(".marks a:not(.off)").count() == len(wanted)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0] == "Date,Event,Side,Address"
    assert len(lines) == len(wanted) + 1
    again = real_visit.reload()
    assert shown(again, LISTS["chronology/"]) == len(wanted)
    again.get_by_role("button", name="Reset").click()
    assert shown(again, LISTS["chronology/"]) == len(real_atlas.of(Event))
    assert not real_visit.complaints


def test_a_year_shows_what_was_there_then(real_visit, real_atlas):
    page = real_visit.open("chronology/in-a-year/")
    every = shown(page, LISTS["chronology/in-a-year/"])
    page.locator("[name=in]").fill("2012")
    page.locator("[name=kind]").select_option("Business-model")
    then = [m for m in real_atlas.of(Model) if m.period and m.period.earliest.year <= 2012 <= m.period.latest.year]
    assert shown(page, LISTS["chronology/in-a-year/"]) == len(then) > 3
    names = page.locator(".standing tbody tr:not([hidden]) td:first-child a.ref").all_inner_texts()
    assert sorted(names) == sorted(curly(model.name) for model in then)
    page.locator("[name=kind]").select_option("Law-and-rules")
    rules = [e for e in real_atlas.of(Event) if e.lane == "rules" and e.date.earliest.year <= 2012]
    assert shown(page, LISTS["chronology/in-a-year/"]) == len(rules)
    page.locator("a[href^='?in=']").last.click()
    last = page.locator("a[href^='?in=']").last.inner_text()
    assert page.locator("[name=in]").input_value() == last
    assert 0 < shown(page, LISTS["chronology/in-a-year/"]) < every


@wide
@pytest.mark.parametrize("path", LISTS)
def test_what_is_looked_for_hides_the_rest_and_sections_left_empty(visit, path):
    page = visit.open(path)
    every = shown(page, LISTS[path])
    page.locator("[name=find]").fill("nothing is called so")
    assert shown(page, LISTS[path]) == 0
    assert page.locator(".md-content section:visible").count() == 0
    page.locator("[name=find]").fill("")
    select = page.locator(".tools select").first
    if select.count():
        select.select_option(index=1)
        told = int(select.locator("option").nth(1).inner_text().rpartition("(")[2].rstrip(")"))
        assert shown(page, LISTS[path]) == told < every
    assert not visit.complaints


@without_script
@pytest.mark.parametrize("path", LISTS)
def test_without_script_the_whole_list_is_there_and_no_tools(visit, path):
    page = visit.open(path)
    assert page.locator(LISTS[path]).first.is_visible()
    assert page.locator(".tools").first.is_hidden()
