"""Comparison tables: picking, sorting, differences, reasons, the address and CSV, wide and narrow."""

import csv
import io

from screens import both, wide, without_script

TABLE = "comparisons/all-models/"


def rows(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.compare tbody tr:not([hidden])')].map(r => r.dataset.id)")


def columns(page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('.compare thead th:not([hidden])')].slice(1).map(h => h.dataset.id)"
    )


def values(page, column: str) -> list[str]:
    return page.evaluate(
        """column => {
          const at = document.querySelector(`.compare th[data-id='${column}']`).cellIndex
          return [...document.querySelectorAll('.compare tbody tr:not([hidden])')].map(r => r.cells[at].dataset.value)
        }""",
        column,
    )


def query(page) -> str:
    return page.evaluate("location.search")


def pick(page, axis: str):
    panel = page.locator(f"[data-pick={axis}]")
    if not panel.evaluate("panel => panel.open"):
        panel.locator("summary").click()
    return panel


def status(page) -> str:
    return page.locator(".tools [role=status]").inner_text()


def button(page, row: str, column: str):
    at = page.evaluate(f"document.querySelector(\".compare th[data-id='{column}']\").cellIndex")
    return page.locator(f".compare tr[data-id={row}] > :nth-child({at + 1}) button.value")


@both
def test_rows_and_columns_are_picked_and_the_choice_survives_a_reload(visit, atlas):
    models, questions = [m.id for m in atlas.of_kind("model")], list(atlas.vocabulary.dimensions)
    page = visit.open(TABLE)
    assert rows(page) == models
    assert columns(page) == questions
    assert query(page) == ""

    panel = pick(page, "rows")
    panel.get_by_role("button", name="None").click()
    assert rows(page) == []
    for id in models[:2]:
        panel.locator(f"input[value={id}]").check()
    assert rows(page) == models[:2]
    pick(page, "columns").locator(f"input[value={questions[0]}]").uncheck()
    assert columns(page) == questions[1:]
    assert f"2 of {len(models)} rows, {len(questions) - 1} of {len(questions)} columns" in status(page)
    assert query(page) == f"?rows={models[0]}.{models[1]}&columns=-{questions[0]}"

    visit.reload()
    assert rows(page) == models[:2]
    assert columns(page) == questions[1:]
    assert pick(page, "rows").locator("input:checked").count() == 2

    pick(page, "rows").get_by_role("button", name="All").click()
    assert rows(page) == models
    assert query(page) == f"?columns=-{questions[0]}"
    page.get_by_role("button", name="Reset").click()
    assert columns(page) == questions
    assert query(page) == ""
    assert not visit.complaints


@both
def test_a_panel_closes_by_escape_and_by_a_click_elsewhere(visit):
    page = visit.open(TABLE)
    panel = pick(page, "rows")
    summary = panel.locator("summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not panel.evaluate("panel => panel.open")
    assert summary.evaluate("summary => summary === document.activeElement")
    pick(page, "rows")
    pick(page, "columns")
    assert not panel.evaluate("panel => panel.open"), "one panel at a time"
    page.locator("h1").click()
    assert not page.locator("[data-pick=columns]").evaluate("panel => panel.open")


@both
def test_a_column_sorts_up_down_and_back(visit, atlas):
    order = list(atlas.vocabulary.dimensions["platform-dependence"].values)
    page = visit.open(TABLE)
    models = rows(page)
    head = page.locator(".compare th[data-id=platform-dependence]")

    def ranks() -> list[int]:
        return [order.index(value) for value in values(page, "platform-dependence") if value in order]

    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert ranks() == sorted(ranks())
    first_unknown = [value in order for value in values(page, "platform-dependence")]
    assert first_unknown == sorted(first_unknown, reverse=True)

    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert ranks() == sorted(ranks(), reverse=True)
    assert query(page) == "?sort=-platform-dependence"
    visit.reload()
    assert head.get_attribute("aria-sort") == "descending"

    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert rows(page) == models
    assert query(page) == ""

    page.locator(".compare th[data-id=name] button").click()
    names = page.locator(".compare tbody th").all_inner_texts()
    assert [name.casefold() for name in names] == sorted(name.casefold() for name in names)
    page.get_by_role("button", name="Original order").click()
    assert rows(page) == models


@both
def test_only_differences_hides_columns_that_say_the_same(visit, atlas):
    page = visit.open(TABLE + "?rows=yuanke-pay-per-kite.rebate-loft.kite-bundle")
    page.get_by_label("Only differences").check()
    models = {m.id: m for m in atlas.of_kind("model")}
    differing = [
        id for id in atlas.vocabulary.dimensions if len({models[row].traits[id].value for row in rows(page)}) > 1
    ]
    assert 0 < len(differing) < len(atlas.vocabulary.dimensions)
    assert columns(page) == differing
    visit.reload()
    assert columns(page) == differing
    page.get_by_label("Only differences").uncheck()
    assert columns(page) == list(atlas.vocabulary.dimensions)


@both
def test_a_reason_opens_by_tap_click_and_key_and_all_at_once(visit, request):
    page = visit.open(TABLE)
    reason = page.locator(".compare tr[data-id=rebate-loft] > :nth-child(2) .reason")
    opener = button(page, "rebate-loft", "traffic-source")
    assert not reason.is_visible()
    if "narrow" in request.node.name:
        opener.tap()
    else:
        opener.click()
    assert reason.is_visible()
    assert reason.locator("a.cite").first.is_visible()
    assert opener.get_attribute("aria-expanded") == "true"
    assert page.locator(".compare .reason:visible").count() == 1
    opener.focus()
    page.keyboard.press("Space")
    assert not reason.is_visible()

    page.get_by_label("Reasons").check()
    total = page.locator(".compare .reason").count()
    assert page.locator(".compare .reason:visible").count() == total
    assert query(page) == "?reasons=1"
    visit.reload()
    assert page.locator(".compare .reason:visible").count() == total
    page.get_by_label("Reasons").uncheck()
    assert page.locator(".compare .reason:visible").count() == 0


@both
def test_csv_holds_exactly_what_is_visible(visit, atlas):
    page = visit.open(TABLE + "?rows=yuanke-pay-per-kite.rebate-loft&columns=supply-control.repurchase&sort=-name")

    def downloaded() -> list[list[str]]:
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        assert download.value.suggested_filename == "all-models.csv"
        text = download.value.path().read_text("utf-8")
        assert text.startswith("\ufeff")
        return list(csv.reader(io.StringIO(text[1:], newline="")))

    names = [atlas.vocabulary.dimensions[id].name for id in ("supply-control", "repurchase")]
    table = downloaded()
    assert table[0] == ["Name", *names]
    assert [line[0] for line in table[1:]] == ["Yuanke (pay per kite)", "Rebate loft"]
    model = next(m for m in atlas.of_kind("model") if m.id == "rebate-loft")
    shown = [atlas.vocabulary.values_of(id)[model.traits[id].value].name for id in ("supply-control", "repurchase")]
    assert table[2][1:] == shown

    button(page, "rebate-loft", "supply-control").click()
    table = downloaded()
    assert table[0] == ["Name", names[0], f"{names[0]}: Reason", names[1]]
    assert table[1][2] == ""
    assert table[2][2].startswith("Over 300 makers")
    assert table[2][2].endswith("3012 (uncertain)]"), "a citation becomes its source in words"


@both
def test_free_answers_are_compared_too(visit, atlas):
    page = visit.open("comparisons/market-or-bells/")
    assert rows(page) == ["zhiyuan-works", "bell-works"]
    assert page.locator(".compare .sort").count() == 1, "answers in words have no order"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    table = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    assert all(cell for line in table for cell in line)


@wide
def test_an_address_with_unknown_names_shows_the_whole_table(visit, atlas):
    page = visit.open(TABLE + "?rows=nonsense&columns=-no.such&sort=what")
    assert rows(page) == [m.id for m in atlas.of_kind("model")]
    assert columns(page) == list(atlas.vocabulary.dimensions)


@both
def test_names_stay_in_view_while_the_table_scrolls(visit):
    page = visit.open(TABLE)
    page.set_viewport_size({**page.viewport_size, "height": 400})
    region = page.locator(".comparison")
    region.scroll_into_view_if_needed()
    region.evaluate("element => element.scrollTo(element.scrollWidth, element.scrollHeight)")
    assert min(region.evaluate("element => [element.scrollLeft, element.scrollTop]")) > 100
    box = region.bounding_box()
    head = page.locator(".compare thead th").last.bounding_box()
    corner = page.locator(".compare thead th").first.bounding_box()
    first = page.locator(".compare tbody th").last.bounding_box()
    assert abs(head["y"] - box["y"]) < 5
    assert abs(first["x"] - box["x"]) < 5
    assert abs(corner["x"] - box["x"]) < 5
    assert abs(corner["y"] - box["y"]) < 5


@both
def test_buttons_are_large_enough_to_touch(visit):
    page = visit.open(TABLE)
    pick(page, "rows")
    small = page.evaluate(
        """[...document.querySelectorAll('.tools :is(button, summary, label), .compare button')]
          .filter(e => e.offsetParent && (e.offsetHeight < 24 || e.offsetWidth < 24)).map(e => e.outerHTML)"""
    )
    assert not small


@without_script
def test_without_script_the_table_is_whole_and_all_reasons_are_visible(visit, atlas):
    page = visit.open(TABLE)
    assert not page.locator(".tools").is_visible()
    assert page.locator(".compare tbody tr").count() == len(atlas.of_kind("model"))
    reasons = page.locator(".compare .reason").all()
    assert reasons
    assert all(reason.is_visible() for reason in reasons[:20])
    assert page.locator(".compare button").count() == 0
