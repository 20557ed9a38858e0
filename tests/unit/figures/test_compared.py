"""A comparison as a picture: every answer, its subject and its question."""

from xml.etree import ElementTree

import pytest

from atlas.corpus.atlas import Atlas
from atlas.figures.compared import compared
from atlas.page.context import PageContext
from atlas.page.routes import page_of
from atlas.page.tables import scope
from atlas.schema.records import Comparison, Model
from atlas.text.typography import curly

pytestmark = pytest.mark.unmeasured


def test_every_answer_stands_in_the_picture_within_its_edges(atlas: Atlas):
    for comparison in atlas.of(Comparison):
        drawn = compared(PageContext(atlas, page_of(comparison)), comparison, ["told of it"])
        root = ElementTree.fromstring(drawn)
        words = "".join("".join(root.itertext()).split())  # lines may break within Chinese

        def told(text: str, words: str = words) -> bool:
            return "".join(curly(text).split()) in words

        subjects, dimensions = scope(atlas, comparison)
        for subject in subjects:
            assert told(atlas.name_of(subject))
            record = atlas.records[subject]
            for id in dimensions:
                assert isinstance(record, Model)
                assert told(atlas.vocabulary.values_of(id)[record.traits[id].value].name)
            for aspect in comparison.aspects:
                assert told(atlas.plain(aspect.cells[subject].text))
        assert told("told of it")
        width, height = map(float, (root.get("width", "0"), root.get("height", "0")))
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 <= float(text.get("x", -1)) < width
            assert 0 <= float(text.get("y", -1)) < height
