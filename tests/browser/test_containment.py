"""What is laid out late, with `content-visibility`, looks as it would if it were not: nothing is clipped."""

import pytest
from screens import both

PREPARE = """() => {
  window.late = [...document.querySelectorAll(".md-content *")]
    .filter((element) => getComputedStyle(element).contentVisibility === "auto");
  return late.length;
}"""
INTO_VIEW = """([at, part]) => {
  const shown = late[at].querySelectorAll(":scope > li")[part] ?? late[at];
  shown.scrollIntoView({ behavior: "instant", block: "start" });
}"""
SHOW_AT_ONCE = "([at, once]) => { late[at].style.contentVisibility = once ? 'visible' : '' }"


@both
@pytest.mark.parametrize(
    ("path", "part"), [("comparisons/all-models/", 120), ("models/rebate-site/", 12), ("glossary/", 0)]
)
def test_nothing_is_clipped_where_layout_waits(visit, path, part):
    """On the first page the numbers of references have three digits, on the second two."""
    page = visit.open(path)
    count = page.evaluate(PREPARE)
    assert count
    page.add_style_tag(content=".md-top, .md-header { display: none !important; }")
    for at in {0, count - 1}:
        page.evaluate(INTO_VIEW, [at, part])
        page.wait_for_timeout(300)
        shots = []
        for once in (False, True):
            page.evaluate(SHOW_AT_ONCE, [at, once])
            page.wait_for_timeout(100)
            shots.append(page.screenshot(animations="disabled"))
        page.evaluate(SHOW_AT_ONCE, [at, False])
        assert shots[0] == shots[1], f"part {at} of {path} is cut off until content-visibility is taken away"


@both
def test_every_number_of_a_reference_is_inside_its_list(visit):
    page = visit.open("comparisons/all-models/")
    room = page.evaluate(
        """() => {
          const list = document.querySelector("#references + ol");
          const number = Object.assign(document.createElement("span"), { textContent: `${list.children.length}. ` });
          list.lastElementChild.prepend(number);
          const width = number.getBoundingClientRect().width;
          const start = list.lastElementChild.getBoundingClientRect().left - list.getBoundingClientRect().left;
          return [list.children.length, start - width];
        }"""
    )
    assert room[0] >= 100
    assert room[1] >= 0
