"""Pages for everybody: axe-core finds nothing, keys reach everything, nothing moves, print is whole."""

import pytest
from checks import moving, violations
from screens import SCREENS, both, narrow, wide

CHOICES = [
    "glossary/?find=yuanke",
    "glossary/?kind=actor.person",
    "comparisons/all-models/?rows=rebate-loft.kite-bundle&columns=customer-relationship",
    "comparisons/all-models/?reasons=1&sort=-customer-relationship",
    "economics/?a=sums-group-deal&b=none#explorer",
]


@narrow
def test_axe_finds_nothing_in_the_open_menu_and_the_open_search(visit):
    page = visit.open("models/rebate-loft/")
    for toggle in ("drawer", "search"):
        page.locator(f".toggle[data-opens=__{toggle}]").press("Enter")
        page.wait_for_timeout(400)
        assert violations(page) == [], toggle
        page.reload()


@both
def test_nothing_moves_while_a_page_takes_its_choice_from_the_address(visit):
    assert moving(visit, CHOICES) == {}


@wide
def test_a_page_whose_tools_never_come_shows_all_the_same(visit):
    visit.page.route("**/*.js", lambda route: route.abort())
    page = visit.open(CHOICES[0])
    page.locator("h1").wait_for()
    assert page.locator(".glossary tbody tr").first.is_visible()


@both
def test_the_focus_is_always_to_be_seen(visit):
    page = visit.open("glossary/yuanke/")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const focused = document.activeElement;
              if (!focused || focused === document.body) return null;
              const hidden = focused.matches(".md-option");
              const shown = hidden ? focused.nextElementSibling
                : focused.matches("[data-md-component=search-query]") ? focused.closest("form") : focused;
              const box = shown.getBoundingClientRect();
              const style = getComputedStyle(hidden ? shown : focused);
              return {
                html: focused.outerHTML.slice(0, 100),
                inside: box.right > 0 && box.left < innerWidth && box.width > 0 && box.height > 0,
                outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
              };
            }"""
        )
        if state is None:
            break
        assert state["inside"], state
        assert state["outlined"], state
        seen.add(state["html"])
    assert len(seen) > 15


@narrow
def test_keys_open_the_menu(visit):
    page = visit.open("models/rebate-loft/")
    drawer = page.locator("#__drawer")
    page.get_by_role("button", name="Navigation").press("Space")
    assert drawer.is_checked()
    assert page.locator(".md-sidebar--primary").is_visible()


@pytest.mark.parametrize("visit", [{**SCREENS["narrow"], "java_script_enabled": False}], ids=["narrow"], indirect=True)
def test_keys_reach_the_sections_without_script(visit):
    page = visit.open("models/rebate-loft/")
    page.get_by_role("link", name="Words", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/")


def test_the_first_key_offers_the_way_past_the_navigation(visit):
    page = visit.open("models/rebate-loft/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")


@pytest.mark.parametrize("visit", [{"reduced_motion": "reduce"}], ids=["reduced-motion"], indirect=True)
def test_no_motion_where_none_is_wanted(visit):
    page = visit.open("models/rebate-loft/")
    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          return `${style.transitionDuration},${style.animationDuration}`.split(",").some((s) => parseFloat(s) > 0.001);
        }).length"""
    )
    assert slow == 0


@pytest.mark.parametrize(
    "visit", [{"permissions": ["clipboard-read", "clipboard-write"]}], ids=["clipboard"], indirect=True
)
def test_a_citation_has_the_day_and_can_be_copied(visit):
    page = visit.open("models/rebate-loft/")
    page.locator(".cite-page summary").click()
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    page.get_by_role("button", name="Copy: BibTeX").click()
    page.locator(".cite-form button", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{siyu-atlas:models:rebate-loft,")
    assert f"urldate = {{{today}}}" in copied
    page.get_by_role("button", name="Copy: BibTeX").wait_for()  # the button offers itself again


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], ids=["without-script"], indirect=True)
def test_a_citation_is_there_without_script(visit):
    page = visit.open("models/rebate-loft/")
    assert page.locator(".cite-form pre").nth(2).text_content().count("[day of access]") == 1


def test_print_has_the_text_the_addresses_and_no_navigation(visit):
    page = visit.open("models/rebate-loft/")
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".record-tools"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".cite-form pre").first.is_visible(), "closed details must be printed open"
    shown = page.evaluate("getComputedStyle(document.querySelector('a.external'), '::after').content")
    assert "http" in shown
    visit.open("comparisons/all-models/")  # and waits until its tools are there
    page.set_viewport_size({"width": 1045, "height": 720})  # A4 on its side, less the margins
    table = page.locator("table.compare").bounding_box()
    assert table["x"] + table["width"] <= 1045
    heads = "[...document.querySelectorAll('.compare thead .sort')].map(button => getComputedStyle(button).display)"
    assert set(page.evaluate(heads)) == {"contents"}, "a button is not printed in a head repeated on the next sheet"
