from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from atlas.corpus.atlas import Atlas
from atlas.outputs import tbx
from atlas.outputs.concepts import concepts

pytestmark = pytest.mark.unmeasured

SITE = "https://atlas.example/"
GRAMMAR = Path(__file__).parent / "schemas" / "tbx3.rng"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RENAMED = {
    "martif": "tbx", "martifHeader": "tbxHeader", "termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec",
}  # fmt: skip
"""What version 3 calls the elements of version 2."""


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, etree._Element]:
    return {
        path.rpartition("/")[2]: etree.fromstring(text.encode())
        for path, text in tbx.files(concepts(atlas), SITE).items()
    }


def as_version_3(root: etree._Element) -> etree._Element:
    """Return a termbase of version 2 in the names of version 3."""
    renamed = etree.fromstring(etree.tostring(root))
    for element in renamed.iter(etree.Element):
        element.tag = f"{{urn:iso:std:iso:30042:ed-2}}{RENAMED.get(element.tag, element.tag)}"
    renamed.set("style", "dca")
    return etree.fromstring(etree.tostring(renamed))


def test_version_3_is_as_its_grammar_says(made: dict[str, etree._Element]):
    grammar = etree.RelaxNG(file=GRAMMAR)
    assert grammar.validate(made["siyu-atlas.tbx"]), grammar.error_log


def test_version_2_says_the_same_in_its_own_names(made: dict[str, etree._Element]):
    root = made["siyu-atlas-v2.tbx"]
    assert root.tag == "martif"
    assert not {element.tag for element in root.iter(etree.Element)} & set(RENAMED.values())
    grammar = etree.RelaxNG(file=GRAMMAR)
    assert grammar.validate(as_version_3(root)), grammar.error_log
    first, second = (
        [one.text for one in root.iter(etree.Element) if one.get("type") != "XCSURI"] for root in made.values()
    )
    assert first == second


def test_the_grammar_refuses_another_status(made: dict[str, etree._Element]):
    broken = etree.fromstring(etree.tostring(made["siyu-atlas.tbx"]))
    next(broken.iter("{*}termNote")).text = "forbidden"
    assert not etree.RelaxNG(file=GRAMMAR).validate(broken)


def test_what_translation_garbles_is_deprecated_for_a_reason(atlas: Atlas, made: dict[str, etree._Element]):
    told = Counter()
    for term in made["siyu-atlas.tbx"].iter("{*}termSec"):
        status = term.findtext("{*}termNote")
        told[status] += 1
        if status == "deprecatedTerm-admn-sts":
            assert term.findtext("{*}note")
    assert told["deprecatedTerm-admn-sts"] == sum(len(concept.garbled) for concept in concepts(atlas))
    assert told["preferredTerm-admn-sts"] == sum(1 + bool(concept.zh) for concept in concepts(atlas))
