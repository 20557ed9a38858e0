"""Comparison tables: picking, sorting, differences, reasons, the address and CSV, wide and narrow."""

import csv
import io

from screens import both, wide, without_script

TABLE = "comparisons/all-models/"


HEADS = {"across": ".compare thead th:not([data-id=name])", "down": ".compare tbody th"}


def heads(page, axis: str) -> list[str]:
    """Return the ids of what is shown across or down the table."""
    return page.evaluate(
        "css => [...document.querySelectorAll(css)].filter(h => h.checkVisibility()).map(h => h.dataset.id)",
        HEADS[axis],
    )


def turned(page) -> bool:
    return page.evaluate("'turned' in document.querySelector('.compare').dataset")


def rows(page) -> list[str]:
    return heads(page, "across" if turned(page) else "down")


def columns(page) -> list[str]:
    return heads(page, "down" if turned(page) else "across")


def cell(page, row: str, column: str):
    across, down = (row, column) if turned(page) else (column, row)
    at = page.evaluate(f"document.querySelector(\".compare thead th[data-id='{across}']\").cellIndex")
    return page.locator(f".compare tbody tr:has(> th[data-id='{down}']) > :nth-child({at + 1})")


def values(page, column: str) -> list[str]:
    return [cell(page, row, column).get_attribute("data-value") for row in rows(page)]


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
    return cell(page, row, column).locator("button.value")


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
    assert f"2 of {len(models)} compared on {len(questions) - 1} of {len(questions)} questions" in status(page)
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
    reason = cell(page, "rebate-loft", "traffic-source").locator(".reason")
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
    chosen = "?rows=yuanke-pay-per-kite.rebate-loft&columns=supply-control.repurchase&sort=-name"
    page = visit.open(f"{TABLE}{chosen}&reasons=0&turned=0")

    def downloaded() -> list[list[str]]:
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        assert download.value.suggested_filename == "all-models-yuanke-pay-per-kite-rebate-loft.csv"
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
    assert turned(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    table = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    assert all(cell for line in table for cell in line)


@both
def test_few_stand_side_by_side_with_their_reasons_and_the_table_turns_by_a_button(visit, atlas):
    questions = list(atlas.vocabulary.dimensions)
    page = visit.open(TABLE)
    assert not turned(page)
    models = rows(page)
    panel = pick(page, "rows")
    panel.get_by_role("button", name="None").click()
    for id in models[1:3]:
        panel.locator(f"input[value={id}]").check()
    assert turned(page)
    assert rows(page) == models[1:3]
    assert columns(page) == questions
    assert page.locator(".compare thead th").evaluate_all("heads => heads.every(head => head.scope === 'col')")
    assert page.locator(".compare tbody th").evaluate_all("heads => heads.every(head => head.scope === 'row')")
    assert all(reason.is_visible() for reason in cell(page, models[1], questions[0]).locator(".reason").all())
    by_subject = {row: values_of(page, row) for row in models[1:3]}

    page.get_by_role("checkbox", name="Side by side").uncheck()
    assert not turned(page)
    assert query(page) == f"?rows={'.'.join(models[1:3])}&turned=0"
    assert {row: values_of(page, row) for row in models[1:3]} == by_subject
    visit.reload()
    assert not turned(page)
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("checkbox", name="Side by side").check()
    assert turned(page)
    assert rows(page) == models
    assert query(page) == "?turned=1"


def values_of(page, row: str) -> list[str]:
    return [cell(page, row, column).inner_text() for column in columns(page)]


@both
def test_a_question_sorts_a_turned_table_and_keeps_the_focus(visit, atlas):
    order = list(atlas.vocabulary.dimensions["platform-dependence"].values)
    page = visit.open(f"{TABLE}?turned=1")
    page.locator(".compare tbody th[data-id=platform-dependence] button").focus()
    page.keyboard.press("Enter")
    ranks = [order.index(value) for value in values(page, "platform-dependence") if value in order]
    assert ranks == sorted(ranks)
    assert page.evaluate("document.activeElement.closest('th').dataset.id") == "platform-dependence"


@both
def test_a_shared_address_opens_at_the_table(visit):
    page = visit.open(TABLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pick(page, "rows").locator("input").first.uncheck()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url
    page.goto("about:blank")
    page.goto(address)
    page.locator(".tools [role=status]:not(:empty)").wait_for()
    page.wait_for_timeout(200)
    assert 0 <= page.locator(".tools").bounding_box()["y"] < page.viewport_size["height"] / 2


@both
def test_a_model_is_compared_from_its_own_page_and_flows_are_shown_side_by_side(visit):
    page = visit.open("models/rebate-loft/")
    link = page.locator(".compare-with a").first
    other = link.inner_text()
    link.click()
    page.locator(".tools [role=status]:not(:empty)").wait_for()
    assert len(rows(page)) == 2
    assert "rebate-loft" in rows(page)
    assert turned(page)
    flows = page.locator(".pictures-beside")
    assert flows.locator("svg").count() == 0, "fetched when they are wanted"
    flows.locator("summary").click()
    flows.locator("figure").nth(1).wait_for()
    assert flows.locator("figure").count() == 2
    assert other in flows.inner_text()
    own = flows.locator("figure a[href]").evaluate_all("links => links.map(link => link.href.baseVal ?? link.href)")
    assert all(page.request.get(address).ok for address in own)
    pick(page, "rows").get_by_role("button", name="All").click()
    assert not flows.is_visible()
    assert not visit.complaints


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
