import re

import pytest

from atlas.corpus.atlas import Atlas
from atlas.outputs import twins
from atlas.outputs.twins import record_twin

SITE = "https://atlas.example/"


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return twins.records(atlas, SITE)


def test_every_record_with_a_page_is_told_with_its_summary_and_sources(atlas: Atlas, made: dict[str, str]):
    for record in atlas.records.values():
        path = f"{record.section}/{record.id}.md"
        assert (path in made) == record.own_page
        if not record.own_page:
            continue
        text = made[path]
        assert text.startswith(f"# {record.title}\n")
        assert "[[" not in text
        cited = {use.source for use in atlas.citations_of.get(record.id, ())}
        assert {id for id in cited if f"\n- `{id}`: " in text} == cited, record.id


def test_links_lead_to_other_such_files(made: dict[str, str]):
    for path, text in made.items():
        for address in re.findall(rf"\]\({re.escape(SITE)}([^)]*)\)", text):
            assert address in made or re.fullmatch(r"expressions/\w+/#.+", address), (path, address)


def test_every_field_is_told_as_what_it_is(atlas: Atlas):
    text = record_twin(atlas, atlas.records["rebate-site"], SITE)
    assert "\n    - kind: Traffic\n" in text  # an option of the vocabulary, though a term has the same id
    assert f"- Parent: [Taoke (cost per sale)]({SITE}models/taoke-cps.md)" in text
    assert "- Period: since about 2006" in text
    assert "- Participants: Merchant; " in text
    assert "[@global-times-fanli-51fanli-2006; @lao-zhang-1 40]" in text


def test_what_was_looked_for_in_vain_is_said_to_be_unknown(atlas: Atlas):
    vain = next(source for source in atlas.of_kind("source") if not source.date and source.date is not None)
    assert f"- Date:\n    - unknown: {vain.date.unknown.text()}" in record_twin(atlas, vain, SITE)


def test_llms_txt_has_a_title_a_summary_and_links(atlas: Atlas):
    (text,) = twins.llms(atlas, SITE).values()
    lines = text.split("\n")
    assert (lines[0][:2], lines[1], lines[2][:2]) == ("# ", "", "> ")
    assert len(lines[2]) > 20
    listed = [line for line in lines if line.startswith("- ")]
    assert all(re.match(rf"- \[[^\]]+\]\({re.escape(SITE)}[^)]+\)", line) for line in listed)
