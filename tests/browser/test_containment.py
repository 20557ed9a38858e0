"""What is laid out late, with `content-visibility`, looks as it would if it were not: nothing is clipped."""

from base64 import b64encode

import pytest
from screens import SCREENS

real = pytest.mark.parametrize("real_visit", SCREENS.values(), ids=SCREENS, indirect=True)
"""Long lists are on the real pages."""
PREPARE = """() => {
  window.late = [...document.querySelectorAll(".md-content *")]
    .filter((element) => getComputedStyle(element).contentVisibility === "auto");
  return late.length;
}"""
INTO_VIEW = """([at, part]) => {
  const shown = late[at].querySelectorAll(":scope > li")[part] ?? late[at];
  shown.scrollIntoView({ behavior: "instant", block: "start" });
}"""
WITHOUT_CLIPPING = """([at, whole]) => {
  if (whole) Object.assign(late[at].style, { contentVisibility: "visible", contain: "layout style" });
}"""
"""What the contained part keeps is its own layout, so that nothing moves; only its painting goes beyond its box."""
DIFFERENT = """async (shots) => {
  const pixels = async (shot) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(shot), (byte) => byte.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
  };
  const [one, other] = await Promise.all(shots.map(pixels));
  return one.reduce((count, colour, at) => count + (colour !== other[at]), 0);
}"""
EDGE = 20
"""Pixels that the smooth edge of a letter may lose; a digit has more."""


@real
@pytest.mark.parametrize(
    ("path", "part"), [("comparisons/all-models/", 120), ("models/rebate-site/", 12), ("glossary/", 0)]
)
def test_nothing_is_clipped_where_layout_waits(real_visit, path, part):
    """On the first page the numbers of references have three digits, on the second two."""
    page = real_visit.open(path)
    count = page.evaluate(PREPARE)
    assert count
    page.evaluate("for (const it of document.querySelectorAll('.md-top, .md-header')) it.style.display = 'none'")
    for at in {0, count - 1}:
        page.evaluate(INTO_VIEW, [at, part])
        page.wait_for_timeout(300)
        shots = []
        for whole in (False, True):
            page.evaluate(WITHOUT_CLIPPING, [at, whole])
            page.wait_for_timeout(100)
            shots.append(b64encode(page.screenshot(animations="disabled")).decode())
        page.evaluate("at => { late[at].style.contain = late[at].style.contentVisibility = '' }", at)
        lost = page.evaluate(DIFFERENT, shots)
        assert lost <= EDGE, f"{lost} pixels of part {at} of {path} are cut off"


@real
def test_every_number_of_a_reference_is_inside_its_list(real_visit):
    page = real_visit.open("comparisons/all-models/")
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
