from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate
from rdflib.namespace import DCTERMS, SKOS

from atlas.corpus.atlas import Atlas
from atlas.outputs import skos
from atlas.outputs.concepts import Concept, Garbled, concepts

SITE = "https://atlas.example/"
# rdflib and pyshacl warn of parts of rdflib that they use themselves.
pytestmark = [pytest.mark.unmeasured, pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")]
SHAPES = Path(__file__).parent / "schemas" / "skos.ttl"


@cache
def read(text: str, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=form)


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, str]:
    return skos.files(atlas, concepts(atlas), SITE)


def problems(graph: rdflib.Graph) -> str:
    valid, _, told = validate(graph, shacl_graph=str(SHAPES))
    return "" if valid else told


def test_both_forms_say_the_same(made: dict[str, str], fixture_atlas: Atlas):
    few = skos.files(fixture_atlas, concepts(fixture_atlas), SITE)
    for files, name in ((made, "terms"), (few, "terms"), (few, "expressions")):
        path = f"data/vocabulary/{name}"
        assert set(read(files[f"{path}.ttl"], "turtle")) == set(read(files[f"{path}.jsonld"], "json-ld"))


def test_the_vocabulary_is_as_its_shapes_say(made: dict[str, str]):
    assert problems(read(made["data/vocabulary/terms.ttl"], "turtle")) == ""


def test_a_label_that_is_right_and_garbled_at_once_is_found(made: dict[str, str]):
    graph = rdflib.Graph() + read(made["data/vocabulary/terms.ttl"], "turtle")
    concept, label = next(graph.subject_objects(SKOS.altLabel))
    graph.add((concept, SKOS.hiddenLabel, label))
    assert "Disjoint" in problems(graph)


def test_every_concept_has_its_names_and_sources(atlas: Atlas, made: dict[str, str]):
    graph = read(made["data/vocabulary/terms.ttl"], "turtle")
    for concept in concepts(atlas):
        if concept.kind == "expression":
            continue
        subject = rdflib.URIRef(SITE + concept.place)
        labels = {str(label) for label in graph.objects(subject, SKOS.prefLabel)}
        assert labels == {name for name in (concept.name, concept.zh, concept.pinyin) if name}
        assert len(set(graph.objects(subject, SKOS.hiddenLabel))) == len(concept.garbled)
        assert len(set(graph.objects(subject, DCTERMS.source))) == len(concept.sources)


def test_signs_that_mean_something_to_a_form_stay_what_they_are(small: Atlas):
    hostile = 'a "b" \\ <c> \n\t@prefix ☃ \U0001f600'
    id = next(iter(small.records))
    garbled = (Garbled(hostile + "2", "", True),)
    concept = Concept(id, "term", "glossary/x/", hostile, "", "", (), (), garbled, "is", "", (), (), "", ())
    made = skos.files(small, (concept,), "")
    for form, ending in (("turtle", "ttl"), ("json-ld", "jsonld")):
        graph = read(made[f"data/vocabulary/terms.{ending}"], form)
        assert {str(label) for label in graph.objects(None, SKOS.prefLabel)} == {hostile}
