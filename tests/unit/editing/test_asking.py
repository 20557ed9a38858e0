import pytest

from atlas.corpus.atlas import Atlas
from atlas.editing.asking import answers, id_for, questions, source_at
from atlas.schema.records import KINDS, Source

TERM = KINDS["terms"]


def asked(atlas: Atlas, replies: dict[str, list[str]]):
    """Answer the questions by the field that each begins with; nothing to the others."""
    put: list[str] = []

    def ask(question: str) -> str:
        put.append(question)
        mine = replies.get(question.splitlines()[-1].split()[0].rstrip(":"), [])
        return mine.pop(0) if mine else ""

    return answers(TERM, atlas.vocabulary, atlas.of(Source), ask), put


def test_an_id_is_made_of_a_name():
    assert id_for("Rebate site (2013)") == "rebate-site-2013"
    assert id_for("淘客") == ""


def test_a_source_is_found_by_its_address_however_it_is_written(fixture_atlas: Atlas):
    source = next(one for one in fixture_atlas.of(Source) if one.url)
    written = source.url or ""
    for address in (written, written.rstrip("/") + "/", written.replace("https://", "http://www."), f"{written}#part"):
        assert source_at(address, fixture_atlas.of(Source)) is source
    assert source_at("https://example.org/none-such", fixture_atlas.of(Source)) is None


def test_every_needed_field_that_takes_a_line_is_asked_for(fixture_atlas: Atlas):
    _, put = asked(fixture_atlas, {})
    assert [question.split()[0] for question in put] == [field.key for field, _ in questions(TERM)]
    assert {"name", "summary", "cite", "category"} <= {field.key for field, _ in questions(TERM)}


def test_answers_become_yaml_and_empty_ones_are_left(fixture_atlas: Atlas):
    source = next(one for one in fixture_atlas.of(Source) if one.url)
    found, _ = asked(fixture_atlas, {"name": ["Kite: a thing"], "cite": [source.url or ""]})
    assert found.given == {"name": '"Kite: a thing"', "cite": f'"[@{source.id}]"'}
    assert found.new_sources == {}


def test_a_source_that_no_record_holds_is_started(fixture_atlas: Atlas):
    address = "https://www.example.org/2013/a-long-story.html"
    found, _ = asked(fixture_atlas, {"cite": [address]})
    assert found.new_sources == {"example-a-long-story": address}
    assert found.given["cite"] == '"[@example-a-long-story]"'


@pytest.mark.parametrize("reply", ["no-such-word", "Role"])
def test_a_word_that_is_no_option_is_asked_for_again(fixture_atlas: Atlas, reply: str):
    right = next(iter(fixture_atlas.vocabulary.term_categories))
    found, put = asked(fixture_atlas, {"category": [reply, right]})
    assert found.given == {"category": right}
    assert any(f'"{reply}" is none of them' in question for question in put)
