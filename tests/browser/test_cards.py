"""Cards on references and citations: by pointer, keyboard and touch, dismissible, hoverable, persistent."""

import pytest
from screens import both, narrow, wide

PAGE = "glossary/yuanke/"


UNSPACED = """
  <p lang="zh-Hans" id="unspaced">私域<a class="ref" href="../private-domain/"
    title="Private domain · 私域&#10;Customers a merchant can reach again.">私域</a>零售</p>
"""


def reference(page):
    return page.locator(".md-content a.ref[title*='·']").first


def citation(page):
    return page.locator(".md-content a.cite").first


def card(page):
    return page.locator("#atlas-card")


def leave(page) -> None:
    page.mouse.move(2, 2)


@wide
def test_hovering_a_reference_shows_names_and_definition(visit):
    page = visit.open(PAGE)
    link = reference(page)
    title = link.get_attribute("title")
    names, definition = title.split("\n")
    name, chinese = names.split(" · ")
    page.evaluate("document.querySelector('.md-content').scrollIntoView()")
    target = page.locator(f".md-content a.ref[href='{link.get_attribute('href')}']").first
    target.hover()
    card(page).wait_for()
    assert card(page).locator("a").inner_text() == name
    assert card(page).locator("[lang=zh-Hans]").inner_text() == chinese
    assert definition in card(page).inner_text()
    assert target.get_attribute("title") is None, "the browser's tooltip would open beside the card"
    assert target.get_attribute("aria-describedby") == "atlas-card"
    assert not visit.complaints


@wide
def test_a_card_stays_under_the_pointer_and_goes_when_it_leaves(visit):
    page = visit.open(PAGE)
    reference(page).hover()
    card(page).wait_for()
    card(page).hover()
    page.wait_for_timeout(600)
    assert card(page).is_visible()
    leave(page)
    card(page).wait_for(state="hidden")


@wide
def test_escape_dismisses_without_moving_pointer_or_focus(visit):
    page = visit.open(PAGE)
    reference(page).hover()
    card(page).wait_for()
    page.keyboard.press("Escape")
    assert not card(page).is_visible()
    page.wait_for_timeout(500)
    assert not card(page).is_visible()


@wide
def test_focus_shows_the_card_and_moving_on_hides_it(visit):
    page = visit.open(PAGE)
    reference(page).evaluate("link => link.setAttribute('data-test', '')")
    link = page.locator("[data-test]")
    link.evaluate("link => link.focus()")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card(page).wait_for()
    assert link.get_attribute("aria-describedby") == "atlas-card"
    page.wait_for_timeout(600)
    assert card(page).is_visible()
    page.keyboard.press("Escape")
    assert not card(page).is_visible()
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert card(page).is_visible()
    page.evaluate("document.activeElement.blur()")
    assert not card(page).is_visible()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: PAGE not in url)


@both
def test_a_citation_shows_its_source(visit, request):
    page = visit.open(PAGE)
    link = citation(page)
    entry = " ".join(page.locator("li:has(> #ref-1)").text_content().split())
    if "narrow" in request.node.name:
        link.tap()
    else:
        link.hover()
    card(page).wait_for()
    entry = entry.removeprefix("↑ ")
    assert entry
    assert entry in " ".join(card(page).text_content().split())
    assert "passages 1–3" in card(page).inner_text(), "the passages cited here"
    assert page.locator("#ref-1").count() == 1, "the copy has no ids"
    assert page.evaluate("location.hash") == ""


@both
def test_a_citation_leads_to_its_reference(visit):
    page = visit.open("comparisons/all-models/")
    page.locator(".md-content a.cite[href$='#ref-13']").first.evaluate("link => link.click()")
    page.wait_for_function("() => location.hash === '#ref-13'")
    entry = page.locator("li:has(> #ref-13)")
    page.wait_for_timeout(300)
    box = entry.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]


@both
def test_a_reference_leads_back_to_the_citation_that_was_followed(visit):
    page = visit.open(PAGE)
    marks = page.locator(".md-content a.cite[href='#ref-1']")
    assert marks.count() > 1
    first, last = marks.first, marks.last
    assert page.locator("li:has(> #ref-1) > .back").get_attribute("href") == f"#{first.get_attribute('id')}"
    last.evaluate("link => link.click()")
    page.wait_for_function("() => location.hash === '#ref-1'")
    page.locator("li:has(> #ref-1) > .back").click()
    assert page.evaluate("location.hash") == f"#{last.get_attribute('id')}"
    assert last.get_attribute("id") != first.get_attribute("id")


@both
def test_a_mark_of_several_sources_shows_each(visit, request):
    page = visit.open(PAGE)
    link = page.locator(".md-content a.cite[data-refs]").first
    numbers = link.get_attribute("data-refs").split()
    assert len(numbers) > 2
    if "narrow" in request.node.name:
        link.tap()
    else:
        link.hover()
    card(page).wait_for()
    shown = " ".join(card(page).text_content().split())
    for number in numbers:
        entry = " ".join(page.locator(f"li:has(> #ref-{number})").text_content().split())
        assert entry.removeprefix("↑ ") in shown


@narrow
def test_the_first_tap_shows_the_card_and_the_second_follows_the_link(visit):
    page = visit.open(PAGE)
    link = reference(page)
    link.evaluate("link => link.setAttribute('data-test', '')")
    link = page.locator("[data-test]")
    link.tap()
    card(page).wait_for()
    assert page.url.endswith(PAGE)
    box = card(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap(position={"x": 5, "y": 20})
    assert not card(page).is_visible(), "a tap elsewhere puts it away"
    link.tap()
    href = page.evaluate("document.querySelector('[data-test]').href")
    link.tap()
    page.wait_for_url(href)
    page.go_back()
    page.wait_for_url("**/" + PAGE)


@narrow
def test_the_link_in_the_card_leads_to_the_page(visit):
    page = visit.open(PAGE)
    link = reference(page)
    href = link.evaluate("link => link.href")
    link.tap()
    card(page).locator("a").tap()
    page.wait_for_url(href)


@both
def test_a_link_within_unspaced_chinese_has_its_card(visit, request):
    page = visit.open(PAGE)
    page.evaluate("html => document.querySelector('.md-content h1').insertAdjacentHTML('afterend', html)", UNSPACED)
    link = page.locator("#unspaced a")
    if "narrow" in request.node.name:
        link.tap()
    else:
        link.hover()
    card(page).wait_for()
    shown = " ".join(card(page).inner_text().split())
    assert shown == "Private domain 私域 Customers a merchant can reach again."


@both
def test_cards_open_inside_a_table_that_scrolls(visit):
    page = visit.open("comparisons/all-models/?reasons=1")
    page.locator(".comparison").evaluate("region => region.scrollTo(400, 300)")
    page.locator(".compare button.value:visible").nth(60).focus()
    page.keyboard.press("Tab")
    card(page).wait_for()
    box, view = card(page).bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= view["width"]
    active = page.evaluate("(r => [r.left, r.top, r.right, r.bottom])(document.activeElement.getBoundingClientRect())")
    below, above = abs(box["y"] - active[3]), abs(active[1] - box["y"] - box["height"])
    assert min(below, above) < 10, "the card follows its link"


@both
def test_glossary_rows_define_themselves_and_need_no_card(visit):
    page = visit.open("glossary/")
    assert page.locator(".glossary td:first-child a.ref[title]").count() == 0


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], ids=["without-script"], indirect=True)
def test_without_script_the_tooltip_of_the_browser_remains(visit):
    page = visit.open(PAGE)
    assert page.locator("#atlas-card").count() == 0
    assert "\n" in reference(page).get_attribute("title")
    assert citation(page).get_attribute("title")


@both
def test_a_mark_of_the_timeline_shows_its_card_even_to_a_finger_beside_it(visit, request):
    page = visit.open("eras/")
    marks = page.locator(".picture-timeline svg:visible .marks a")
    assert marks.count() > 3
    mark = marks.nth(2)
    mark.scroll_into_view_if_needed()
    title = mark.evaluate("mark => mark.querySelector('title').textContent")
    box = mark.locator("> :last-child").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if "narrow" in request.node.name:
        free = page.evaluate(
            """([x, y]) => [[14, 0], [0, 14], [-14, 0], [0, -14]].map(([a, b]) => [x + a, y + b])
              .find(([a, b]) => !document.elementFromPoint(a, b)?.closest("a"))""",
            [x, y],
        )
        page.touchscreen.tap(*(free or [x, y]))
        card(page).wait_for()
        near = page.evaluate("document.querySelector('[aria-describedby=atlas-card]').dataset.note")
        assert near.split(": ", 1)[1] in card(page).inner_text()
        assert page.url.endswith("eras/")
    else:
        mark.hover()
        card(page).wait_for()
        assert card(page).inner_text().startswith(title)
        assert mark.get_attribute("aria-label") == title, "the link keeps its name"
