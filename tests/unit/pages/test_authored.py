import dataclasses

import pytest

from atlas.corpus.atlas import Atlas
from atlas.loading.authored import AuthoredPage
from atlas.pages import authored


def run(atlas: Atlas, text: str, path: str = "page.md") -> str:
    """Return a page with its macros run, before Markdown sees it."""
    return authored.run_page(dataclasses.replace(atlas, pages={path: AuthoredPage(text)}), path).text


def finished(atlas: Atlas, text: str, path: str = "page.md") -> str:
    """Return a page with its macros run and put in their places, its own text still Markdown."""
    draft = authored.run_page(dataclasses.replace(atlas, pages={path: AuthoredPage(text)}), path)
    return draft.finished(draft.text).html


def test_links_are_relative_to_the_page(small: Atlas):
    assert 'href="actors/acme/"' in finished(small, '{{ ref("acme") }}', "index.md")
    assert 'href="../actors/acme/"' in finished(small, '{{ ref("acme") }}', "eras/index.md")


def test_citations_get_numbers_and_a_list_of_references(atlas: Atlas):
    page = finished(atlas, "So it was. [@lao-zhang-2 2] And so. [@lao-zhang-1 4-9; @lao-zhang-2 3]")
    assert ">1 Lao Zhang §2</a></sup> And so." in page
    assert page.index(">1 Lao Zhang §3</a>") < page.index(">2 Lao Zhang §4–9</a></sup>")
    assert page.index('id="ref-1"') < page.index('id="ref-2"')


@pytest.mark.parametrize(
    "text", ["`{{ nothing() }}`", "```\n{{ nothing() }} [[nobody]]\n```", "    {{ nothing() }}\n", "~~~\n{% bad\n~~~"]
)
def test_nothing_inside_code_is_run(small: Atlas, text: str):
    assert run(small, text).strip("\n") == text.strip("\n")


def problems(atlas: Atlas, text: str) -> list[tuple[int, str]]:
    found = authored.check(dataclasses.replace(atlas, pages={"page.md": AuthoredPage(text)}))
    return [(problem.location.line, problem.code) for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        "{{ 'x' * 10 ** 10 }}",
        "{{ ref('acme').nothing }}",
        "{{ ref('acme') | upper }}",
        "{% for a in range(10 ** 9) %}x{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ count('term') }}",
        "{% set a = 'b' %}",
        "{% include 'page.md' %}",
    ],
)
def test_braces_hold_nothing_but_calls(small: Atlas, text: str):
    assert (4, "macro-error") in problems(small, f"a\n\nb\n{text}")


@pytest.mark.parametrize(
    "argument", ["'ac' ~ 'me'", "*'acme'", "**{'id': 'acme'}", "-1", "[1]", "none", "ref('acme')", "+1" * 9999]
)
def test_arguments_are_texts(small: Atlas, argument: str):
    assert problems(small, f"one\n{{{{ ref({argument}) }}}}") == [(2, "macro-argument")]


def test_how_much_a_page_calls_has_a_bound(small: Atlas):
    ids = list(small.records)
    calls = [f'{{{{ ref("{ids[n % len(ids)]}", "the {n}th") }}}}\n' for n in range(authored.MOST_CALLS + 1)]
    assert problems(small, "".join(calls[:-1])) == []
    assert problems(small, "".join(calls)) == [(authored.MOST_CALLS + 1, "macro-error")]
    same = '{{ ref("acme") }}\n' * (authored.MOST_REPEATS + 5)
    assert problems(small, same) == [(authored.MOST_REPEATS + 1, "macro-error")]


def test_names_from_records_are_never_run(small: Atlas):
    acme = small.records["acme"].model_copy(update={"name": "{{ 7 * 7 }} <b>|x"})
    risky = dataclasses.replace(small, records={**small.records, "acme": acme})
    page = finished(risky, "[[acme]]")
    assert "49" not in page
    assert "<b>" not in page


def test_a_number_stays_in_the_text(small: Atlas):
    assert run(small, 'All {{ count("term") }}.') == "All 1.\n\n\n"


def test_the_settings_of_a_page_stay_at_its_head(small: Atlas):
    assert run(small, "---\ntitle: A\n---\n\n# B").startswith("---\ntitle: A\n---\n\n# B")
