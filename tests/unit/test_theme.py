"""What our templates, styles and scripts take from the theme's files is there. tests/browser has the other half."""

import re
from pathlib import Path

import jinja2
import material
import pytest
from jinja2 import nodes

PROJECT = Path(__file__).parents[2]
OURS = PROJECT / "hooks" / "theme"
THEIRS = Path(material.__file__).parent / "templates"
TEMPLATES = {path.relative_to(THEIRS).as_posix(): path.read_text("utf-8") for path in THEIRS.rglob("*.html")}
BUILT = "".join(path.read_text("utf-8") for path in THEIRS.glob("assets/*/*.min.*") if path.suffix in (".js", ".css"))
NAMES = re.compile(
    r"(?<![\w-])(--md-[a-z-]+[a-z]|md-[a-z_]+(?:-[a-z_]+)*[a-z]|data-md-[a-z-]+[a-z]|__(?:search|drawer|config))\b"
)
"""Custom properties, classes, attributes and ids of the theme."""


def replaced(source: str) -> set[str]:
    """Return the strings that a template of ours looks for in the theme's output, to replace them or split there."""
    tree = jinja2.Environment().parse(source)
    constants = {
        one.target.name: one.node.value
        for one in tree.find_all(nodes.Assign)
        if isinstance(one.target, nodes.Name) and isinstance(one.node, nodes.Const)
    }
    looked_for = [one.args[0] for one in tree.find_all(nodes.Filter) if one.name == "replace"]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "split":
            looked_for.append(call.args[0])
    # The page's own title is replaced as well; it is not the theme's.
    values = [constants.get(one.name, "") if isinstance(one, nodes.Name) else one.value for one in looked_for]
    return {value for value in values if len(value) > 1}


LITERALS = sorted({text for path in OURS.rglob("*.*") for text in replaced(path.read_text("utf-8"))})


def test_templates_replace_something():
    assert len(LITERALS) >= 6


@pytest.mark.parametrize("literal", LITERALS)
def test_what_our_templates_replace_is_in_the_themes(literal: str):
    found = [name for name, text in TEMPLATES.items() if literal in text]
    assert found, f"Material's templates no longer hold {literal!r}: hooks/theme/ replaces it and would do nothing"


@pytest.mark.parametrize("block", re.findall(r"{% block (\w+) %}", (OURS / "main.html").read_text("utf-8")))
def test_the_blocks_we_fill_are_in_the_themes_base(block: str):
    assert f"{{% block {block} %}}" in TEMPLATES["base.html"], f"Material's base.html has no block {block} any more"


@pytest.mark.parametrize(
    "path",
    [*(PROJECT / "docs" / "assets").rglob("*.css"), *(PROJECT / "docs" / "assets").rglob("*.js"), OURS / "main.html"],
    ids=lambda path: path.name,
)
def test_the_names_we_use_of_the_theme_are_its_own(path: Path):
    theirs = BUILT + "".join(TEMPLATES.values())
    missing = {name for name in NAMES.findall(path.read_text("utf-8")) if name not in theirs}
    assert missing == set(), f"Material no longer has what {path.name} names"
