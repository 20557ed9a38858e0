import dataclasses

import pytest

from atlas.corpus.atlas import Atlas
from atlas.diagnostics import ValidationFailed
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
    assert ">1:2</a></sup> And so." in page
    assert ">2:4–9</a>" in page
    assert ">1:3</a></sup>" in page
    assert page.index('id="ref-1"') < page.index('id="ref-2"')


@pytest.mark.parametrize(
    "text", ["`{{ nothing() }}`", "```\n{{ nothing() }} [[nobody]]\n```", "    {{ nothing() }}\n", "~~~\n{% bad\n~~~"]
)
def test_nothing_inside_code_is_run(small: Atlas, text: str):
    assert run(small, text).strip("\n") == text.strip("\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n\n{{ nobody }}", 3),
        ("one\n{{ ref('ac' ~ 'ne') }}", 2),
        ("{{ ''.__class__.__mro__ }}", 1),
        ("a\n\nb\n{{ 1 / 0 }}", 4),
    ],
)
def test_what_fails_while_running_is_a_problem_with_its_line(small: Atlas, text: str, line: int):
    with pytest.raises(ValidationFailed) as failed:
        run(small, text)
    (problem,) = failed.value.problems
    assert (problem.location.path, problem.location.line) == ("docs/page.md", line)


def test_names_from_records_are_never_run(small: Atlas):
    acme = small.records["acme"].model_copy(update={"name": "{{ 7 * 7 }} <b>|x"})
    risky = dataclasses.replace(small, records={**small.records, "acme": acme})
    page = finished(risky, "[[acme]]")
    assert "49" not in page
    assert "<b>" not in page


def test_a_number_stays_in_the_text_so_that_the_page_can_reckon_with_it(small: Atlas):
    assert run(small, '{{ count("term") | int + 1 }}') == "2\n\n\n"


def test_the_settings_of_a_page_stay_at_its_head(small: Atlas):
    assert run(small, "---\ntitle: A\n---\n\n# B").startswith("---\ntitle: A\n---\n\n# B")
