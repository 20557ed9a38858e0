"""Whatever is done to the files of an atlas, the check says what is wrong; where it finds nothing, all is made.

A small whole atlas (``_valid`` with ``_more`` laid over it and the real labels) is spoilt in one to three ways and
looked at. There is never a traceback, and never a failure after a clean check. ROBUSTNESS_EXAMPLES in the environment
sets how many are tried.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from atlas.build import CODES, examine
from atlas.corpus.atlas import Atlas
from atlas.loading.yaml_source import parse_document
from atlas.pages.macros import MACROS
from atlas.pages.records import Links
from atlas.publication import Publication

HERE = Path(__file__).parent
LABELS = HERE.parents[1] / "data" / "labels.yml"
EXAMPLES = int(os.environ.get("ROBUSTNESS_EXAMPLES", "80"))
LINKS = Links("https://example.org/edit/", "https://example.org/new?title=", "https://example.org/")

Files = dict[str, bytes]


def whole() -> Files:
    """Return the files of the whole small atlas by path."""
    found = {"data/labels.yml": LABELS.read_bytes()}
    for layer in (HERE / "_valid", HERE / "_more"):
        found |= {path.relative_to(layer).as_posix(): path.read_bytes() for path in layer.rglob("*") if path.is_file()}
    return found


WHOLE = whole()
NASTY_BYTES = [
    b"\xff", b"\x00", b"\xef\xbb\xbf", b"\r\n", b"\r", b"\t", b"&a ", b"*a", b"!!int ", b"[" * 60, b"{{", b"{% x %}",
    b"- ", b": ", b"\n", b"---\n", b"'", b'"', b"[[", b"[@", b"]]", b"#", b"|", b"\xe2\x80\xa8", b"`", b"\\", b"? ",
    b"{{ ref('ac' ~ 'me') }}", b"{{ ref(x) }}", b"{{ count }}", b"{{ ''.x.y }}", b"{{ (" + b"(" * 300, b"9" * 5000,
    b"\n\n    code\n\n", b"<b>", b"[^1]",
]  # fmt: skip
NASTY_TEXTS = [
    "", " ", "x", "{{ x }}", "a|b", "\\", "`", "``", "<b>", "*", "**", "_", "[x](y)", "&amp;", "#", ":", "---",
    "\U0001f9f1", "a\nb", "a\n\nb", "\u200b", "[[acme]]", "[@paper]", "[[acme|x|y]]", "[@paper 1-999999999]",
    "unknown", "all", "index", "none", "__proto__", "%", "{}", "{0}", "{name}", "~~~", "\ue000" "0\ue001", "砖",
    "'", '"', "<", ">" * 60, "a" * 3000, "https://example.org/(", "1-3", "1-999999999", "0", "true",
]  # fmt: skip
NASTY_VALUES = [
    None, True, 0, 1, -1, 3, 999999999999999, 0.000001, 1.5, [], {}, [[]], ["acme"], ["brick", "brick"], {"x": "y"},
    "0001", "9999-12-31", "../0001", "9999/..", "0001/9999", "2017-13", "9001~", "10000", "1e308", ".inf", [{}], [None],
    "2017?/2018%", 1e300, -1e300,
]  # fmt: skip
DATES = [
    1, "0001", "0001-01-01", "9999-12-31", "../0001", "9999/..", "0001/9999", "9001~", "2017?/2018%", "9001-12",
    "../9999", "0001/..", "9001-02-28/9001-03", "9001/9001", "1000~/..",
]  # fmt: skip
WORDS = ["acme", "brick", "barter", "paper", "company", "goods", "red", "press", "north", "for", "unknown", "reported"]


def cut(draw: Callable[..., Any], files: Files) -> None:
    path = draw(st.sampled_from(sorted(files)))
    start = draw(st.integers(0, len(files[path])))
    files[path] = files[path][:start] + files[path][start + draw(st.integers(1, 30)) :]


def insert(draw: Callable[..., Any], files: Files) -> None:
    path = draw(st.sampled_from(sorted(files)))
    starts = [found.end() for found in re.finditer(rb": |^|\[", files[path], re.MULTILINE)]  # of values and lines
    at = draw(st.sampled_from(starts) | st.integers(0, len(files[path])))
    files[path] = files[path][:at] + draw(st.sampled_from(NASTY_BYTES)) + files[path][at:]


def rename_word(draw: Callable[..., Any], files: Files) -> None:
    word, other = draw(st.sampled_from(WORDS)), draw(st.sampled_from([*WORDS, "zebra", "Big One", "7"]))
    path = draw(st.sampled_from(sorted(files)))
    files[path] = files[path].replace(word.encode(), other.encode())


def rename_word_everywhere(draw: Callable[..., Any], files: Files) -> None:
    word, other = (f" {draw(st.sampled_from(WORDS))}".encode() for _ in "ab")
    for path, text in files.items():
        files[path] = text.replace(word, other)


def move(draw: Callable[..., Any], files: Files) -> None:
    path = draw(st.sampled_from(sorted(files)))
    names = ["index.yml", "acme.yml", "labels.yml", "x.yaml", "a b.yml", "zebra.yml", "all.md", "README.md", "b/c.yml"]
    folder = draw(st.sampled_from(sorted({other.rpartition("/")[0] for other in files})))
    target = f"{folder}/{draw(st.sampled_from(names))}"
    if all(target != other and not other.startswith(f"{target}/") for other in files):
        files[target] = files[path] if draw(st.booleans()) else files.pop(path)


def remove(draw: Callable[..., Any], files: Files) -> None:
    files.pop(draw(st.sampled_from(sorted(files))))


def restructure(draw: Callable[..., Any], files: Files) -> None:
    """Drop a key, change a type, or put another value, somewhere in the data of a file."""
    path = draw(st.sampled_from(sorted(path for path in files if path.endswith(".yml"))))
    data = parse_document(files[path].decode("utf-8", "replace"), path)[0].data
    if not isinstance(data, dict) or not data:
        return
    inner: Any = data
    while True:
        key = draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not isinstance(inner[key], dict | list) or not inner[key] or draw(st.integers(0, 3)) == 0:
            break
        inner = inner[key]
    _change(draw, inner, key)
    files[path] = _dumped(data)


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands twice in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dumped(data: Any) -> bytes:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


def _change(draw: Callable[..., Any], inner: Any, key: Any) -> None:
    how = draw(st.sampled_from(["drop", "text", "value", "join", "word"]))
    if how == "drop":
        del inner[key]
    elif how == "join" and isinstance(inner[key], str):
        inner[key] = inner[key][:3] + draw(st.sampled_from(NASTY_TEXTS)) + inner[key][3:]
    elif how == "word" and isinstance(inner, dict):
        inner[draw(st.sampled_from([*WORDS, *NASTY_TEXTS]))] = inner.pop(key)
    else:
        inner[key] = draw(st.sampled_from(NASTY_TEXTS if how == "text" else NASTY_VALUES))


def replace_alike(draw: Callable[..., Any], files: Files) -> None:
    """Put in the place of values what is likely to be allowed there: most of these atlases are published."""
    path = draw(st.sampled_from(sorted(path for path in files if path.endswith(".yml") and "labels" not in path)))
    data = parse_document(files[path].decode("utf-8", "replace"), path)[0].data
    if isinstance(data, dict):
        places = sorted(_places(data, ()), key=str)
        for place in draw(st.lists(st.sampled_from(places), max_size=4)) if places else ():
            _put_alike(draw, data, place)
        files[path] = _dumped(data)


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from _places(inner, (*path, key))


def _put_alike(draw: Callable[..., Any], data: Any, place: tuple[Any, ...]) -> None:
    try:
        for key in place[:-1]:
            data = data[key]
        key, old = place[-1], data[place[-1]]
    except (IndexError, KeyError, TypeError):  # an earlier change took the place away
        return
    if key in ("date", "period", "accessed"):
        data[key] = draw(st.sampled_from(DATES))
    elif isinstance(old, int | float):
        data[key] = draw(st.floats(-2e15, 2e15) | st.integers(-9, 9) | st.sampled_from([10**15 - 1, 1e-9, 0.5, 1e9]))
    elif isinstance(old, list):
        data[key] = draw(st.sampled_from([old[:1], old[::-1], old * 2, old * 20, []]))
    elif isinstance(old, str) and " " in old:
        at = draw(st.integers(0, len(old)))
        data[key] = old[:at] + draw(st.sampled_from(NASTY_TEXTS) | st.text(max_size=9)) + old[at:]
    elif draw(st.booleans()):
        del data[key]


MUTATIONS = (
    [insert] * 3
    + [replace_alike] * 8
    + [
        cut,
        insert,
        rename_word,
        rename_word_everywhere,
        move,
        remove,
        restructure,
        restructure,
        restructure,
    ]
)


@st.composite
def spoilt(draw: Callable[..., Any]) -> Files:
    files = dict(WHOLE)
    for _ in range(draw(st.integers(1, 3))):
        draw(st.sampled_from(MUTATIONS))(draw, files)
    return files


def look_at(files: Files) -> tuple[Atlas, list[Any]]:
    folder = Path(tempfile.mkdtemp(prefix="atlas-"))
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text)
        return examine(folder / "data", folder / "docs")
    finally:
        shutil.rmtree(folder)


def publish(atlas: Atlas) -> dict[str, str | bytes]:
    """Return every page and file that the site is made of, by path below docs/."""
    made = Publication(atlas, LINKS)
    drafts = {path: made.draft(path) for path in made.drafts}
    made.search_files('{"config": {"separator": " ", "fields": {}}, "docs": []}')
    return (
        {path: made.page(path).html for path in made.records}
        | {path: draft.finished(draft.text).html for path, draft in drafts.items()}
        | dict(made.files())
    )


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    found, problems = look_at(WHOLE)
    assert problems == []
    return found


def test_the_whole_small_atlas_is_published(atlas: Atlas):
    pages = publish(atlas)
    assert all(f"{record.section}/{id}.md" in pages for id, record in atlas.records.items() if record.own_page)


def test_every_macro_is_called_in_it(atlas: Atlas):
    assert [name for name in MACROS if f"{name}(" not in atlas.pages["all.md"].text] == []


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", ["data/terms/mortar.yml", "data/vocabulary.yml", "docs/all.md"])
def test_nothing_that_stands_for_a_value_gives_a_traceback(path: str):
    before, between, after = WHOLE[path].partition(b": ")
    for nasty in NASTY_BYTES:
        assert_sound({**WHOLE, path: before + between + nasty + after})


@pytest.mark.unmeasured
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(files=spoilt())
def test_nothing_spoilt_gives_a_traceback_and_nothing_clean_fails(files: Files):
    assert_sound(files)


def assert_sound(files: Files) -> None:
    found, problems = look_at(files)
    for problem in problems:
        assert problem.code in CODES
        assert problem.location.path.partition("/")[0] in ("data", "docs")
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert str(problem).encode("utf-8")
    if not problems:
        publish(found)
        for path, page in found.pages.items():
            assert not page.head or isinstance(meta.get_data(page.text)[1], dict), path
