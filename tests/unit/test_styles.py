"""The style sheets: one palette, every rule in a layer, and a rule for each word of the vocabulary that is coloured."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
ASSETS = PROJECT / "docs" / "assets"
SHEETS = {path.stem: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S) for path in ASSETS.glob("css/*.css")}
STYLES = "".join(SHEETS.values())
VOCABULARY: dict[str, Any] = yaml.safe_load((PROJECT / "data" / "vocabulary.yml").read_text("utf-8"))
LABELS: dict[str, str] = yaml.safe_load((PROJECT / "data" / "labels.yml").read_text("utf-8"))
PARTS = "econ_part_"

FAMILIES = {
    "lane": set(VOCABULARY["lanes"]),
    "flow": set(VOCABULARY["flow_kinds"]),
    "verdict": set(VOCABULARY["verdicts"]),
    "bears": set(VOCABULARY["bearings"]),
    "basis": set(VOCABULARY["bases"]),
}
"""Classes that are a prefix and a word of the vocabulary."""


def styled(family: str) -> set[str]:
    return set(re.findall(rf"\.{family}-([a-z-]+)", STYLES))


@pytest.mark.parametrize("family", FAMILIES)
def test_each_word_that_is_coloured_has_its_rule(family: str):
    others = {"name"} if family == "lane" else set()  # .lane-name is the title of a lane
    assert styled(family) - others == FAMILIES[family]


@pytest.mark.parametrize("family", ["lane", "flow"])
def test_each_lane_and_kind_of_flow_has_a_colour(family: str):
    assert set(re.findall(rf"--atlas-{family}-([a-z-]+):", SHEETS["tokens"])) == FAMILIES[family]


def test_each_part_of_a_price_has_a_colour():
    parts = {key.removeprefix(PARTS) for key in LABELS if key.startswith(PARTS)}
    assert {part for part in parts if not re.search(rf"\.econ-{part} {{\n?\s*--econ:", STYLES)} == set()


def test_colours_are_named_in_one_place():
    others = chain.from_iterable(text.splitlines() for name, text in SHEETS.items() if name not in ("tokens", "print"))
    colour = re.compile(r"#[0-9a-f]{3,8}\b(?!\s*\+)|\brgb\((?!0 0 0)|\bhsl\(", re.I)  # but for shadows
    assert [line for line in others if colour.search(line)] == []


def test_every_colour_and_size_that_is_named_is_there():
    named = set(re.findall(r"var\((--atlas-[a-z-]+)", STYLES))
    assert named - set(re.findall(r"(--atlas-[a-z-]+):", SHEETS["tokens"])) == set()


def top_level(text: str) -> Iterator[str]:
    """Yield the heads of the outermost blocks of a sheet."""
    depth, head = 0, ""
    for sign in text:
        if sign == "{":
            if depth == 0:
                yield head.strip()
            depth += 1
        elif sign == "}":
            depth -= 1
            head = ""
        elif depth == 0:
            head += sign


def test_every_rule_is_in_a_layer_whose_order_is_given():
    order = re.search(r"@layer ([^;]+);", (PROJECT / "hooks/theme/assets/css/layers.css").read_text("utf-8"))
    assert order
    layers = [f"@layer {name}" for name in order[1].split(", ")]
    heads = {head for text in SHEETS.values() for head in top_level(text) if not head.startswith("@page")}
    assert heads == set(layers) - {"@layer theme"}


def test_every_sheet_is_on_all_pages_or_on_those_that_need_it():
    listed = re.findall(r"assets/css/(\w+)\.css", (PROJECT / "mkdocs.yml").read_text("utf-8"))
    templates = (PROJECT / "hooks/atlas/pages/templates").glob("*.jinja")
    linked = {name for path in templates for name in re.findall(r'\bsheet\(page, "(\w+)"\)', path.read_text("utf-8"))}
    assert not linked & {*listed}
    assert {*listed, *linked} == {*SHEETS, "layers"}


def test_every_class_that_is_styled_is_made_somewhere():
    folders = [(PROJECT / "hooks", "*"), (PROJECT / "docs", "*.md"), (ASSETS / "js", "*.js")]
    files = [
        path for folder, name in folders for path in folder.rglob(name) if path.suffix != ".pyc" and path.is_file()
    ]
    made = "".join(path.read_text("utf-8") for path in files)
    names = {name for name in re.findall(r"\.([a-z][a-z0-9-]*)(?=[^{};]*\{)", STYLES) if not name.startswith("md-")}
    # A part of a name may be filled in: lane-{{ lane }}. The theme makes `js`, Markdown `headerlink`.
    parts = {name: f"{name.rpartition('-')[0]}-" if "-" in name else name for name in names - {"js", "headerlink"}}
    assert {name for name, part in parts.items() if name not in made and part not in made} == set()


def test_a_list_that_is_laid_out_late_has_room_for_its_numbers():
    """Containment clips a list at its padding, and the numbers of its items stand outside the items."""
    rules = re.findall(r"([^{};]*)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL))
    late = {selector.strip() for selector, body in rules if "content-visibility: auto" in body or "--row:" in body}
    lists = {selector for selector in late if re.search(r"\bol$", selector)}
    assert lists
    roomy = {selector.strip() for selector, body in rules if "padding-inline-start" in body}
    assert lists <= roomy


@pytest.mark.parametrize("path", sorted([*ASSETS.rglob("*.js"), *ASSETS.rglob("*.css")]), ids=lambda path: path.name)
def test_no_line_is_too_long_to_read(path: Path):
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 140] == []
    assert len(lines) <= 350
