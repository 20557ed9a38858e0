from atlas.corpus.atlas import Atlas
from atlas.outputs.concepts import concepts
from atlas.schema.records import Expression, Named


def test_everything_with_a_name_is_a_concept_once(atlas: Atlas):
    made = [concept.id for concept in concepts(atlas)]
    named = [record.id for record in atlas.records.values() if isinstance(record, Named | Expression)]
    assert sorted(named) == made


def test_no_phrase_is_both_right_and_garbled(atlas: Atlas):
    for concept in concepts(atlas):
        phrases = [one.phrase for one in concept.garbled]
        assert len(set(phrases)) == len(phrases)
        assert not {name.casefold() for name in concept.names} & {phrase.casefold() for phrase in phrases}, concept.id
        assert len(set(concept.names)) == len(concept.names), concept.id


def test_chinese_that_was_only_translated_back_is_no_name(atlas: Atlas):
    back = {record.id for record in atlas.named if record.zh_back_translated}
    assert back
    assert {concept.zh for concept in concepts(atlas) if concept.id in back} == {""}
