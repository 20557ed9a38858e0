"""What git holds: every kind of test that the README names, and no dependency that nothing uses."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
KINDS = {"unit": "unit", "bad data": "bad_data", "the built site": "site", "the browser": "browser"}
"""How the README calls each folder of tests."""


@cache
def tracked(*patterns: str) -> list[str]:
    """Return the files that git knows, by the patterns it understands."""
    return git("ls-files", "--", *patterns)


def git(*arguments: str) -> list[str]:
    found = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)
    return found.stdout.splitlines()


def named_in_readme() -> list[str]:
    """Return the kinds of test in the README's table of folders: "unit, bad data with …, the browser"."""
    row = re.search(r"^\| `tests/` \| (.+) \|$", (PROJECT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert row
    return row[1].split(", ")


def kind_of(words: str) -> str:
    """Return the folder of a kind of test."""
    found = [folder for name, folder in KINDS.items() if words.startswith(name)]
    assert found, f'the README names "{words}", for which no folder of tests is known'
    return found[0]


def test_every_kind_of_test_that_the_readme_names_is_in_git():
    folders = [kind_of(words) for words in named_in_readme()]
    assert sorted(folders) == sorted(KINDS.values())
    for folder in folders:
        assert tracked(f"tests/{folder}/test_*.py"), f"tests/{folder}/ holds no test that git knows"


def test_no_kind_of_test_goes_without_a_word_in_the_readme():
    folders = {Path(path).parts[1] for path in tracked("tests/**/test_*.py")}
    assert folders == set(KINDS.values())


def test_git_ignores_no_file_that_somebody_wrote():
    """A pattern without a slash at its start also ignores what lies deeper, such as tests/site/ for site/."""
    made = re.compile(r"(^|/)(__pycache__|\.[a-z]+_cache|\.hypothesis|[^/]+\.egg-info)/")
    places = ("hooks", "scripts", "tests", "data", "docs", ".github", ".ci")
    ignored = git("ls-files", "--others", "--ignored", "--exclude-standard", "--", *places)
    assert [path for path in ignored if not made.search(path) and not path.endswith(".DS_Store")] == []


# --- dependencies ---------------------------------------------------------------------------


def development_dependencies() -> list[str]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    lines = settings["project"]["optional-dependencies"]["dev"]
    return [re.match(r"[\w-]+", line)[0] for line in lines]


def normal(name: str) -> str:
    """Return a distribution's name as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def imported() -> frozenset[str]:
    """Return the top-level names of what Python files of the project import, or take files from."""
    found = set()
    for path in tracked("*.py"):
        for node in ast.walk(ast.parse((PROJECT / path).read_text("utf-8"))):
            match node:
                case ast.Import(names):
                    found |= {alias.name.partition(".")[0] for alias in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found.add(module.partition(".")[0])
                case ast.Call(func=ast.Name("files"), args=[ast.Constant(str(module))]):
                    found.add(module)
    return frozenset(found)


@cache
def commands() -> frozenset[str]:
    """Return the commands that the Makefile runs in its environment."""
    return frozenset(re.findall(r"\$\(BIN\)/([\w-]+)", (PROJECT / "Makefile").read_text("utf-8")))


@cache
def distributions() -> dict[str, list[str]]:
    """Return, by module, the distributions that bring it."""
    return dict(packages_distributions())


def provides(name: str) -> tuple[set[str], set[str]]:
    """Return the modules and the commands of an installed distribution; stubs count as the module they describe."""
    modules = {
        module.removesuffix("-stubs") for module, names in distributions().items() if normal(name) in map(normal, names)
    }
    files = distribution(name).files or ()
    return modules, {path.stem for path in files if path.parent.name in ("bin", "Scripts")}


PLUGINS = {"pytest-cov": "--cov", "pytest-xdist": "-n"}
"""Plug-ins of pytest with the option that puts them to use."""


@cache
def pytest_options() -> frozenset[str]:
    """Return what the Makefile hands to pytest."""
    lines = re.findall(r"-m pytest (.*)", (PROJECT / "Makefile").read_text("utf-8"))
    return frozenset(option.partition("=")[0] for line in lines for option in line.split())


@pytest.mark.parametrize("name", development_dependencies())
def test_every_development_dependency_is_used(name: str):
    modules, scripts = provides(name)
    used = modules & imported() or scripts & commands() or PLUGINS.get(name) in pytest_options()
    assert used, f"nothing imports {name}, no command of the Makefile runs it"
