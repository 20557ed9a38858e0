"""All pictures: complete, safe, the same each time."""

from __future__ import annotations

import markdown
import pytest
from made_up import NASTY, corpus, era, event, hrefs, model, parsed

from atlas import figures
from atlas.corpus.atlas import Atlas
from atlas.figures.svg import url_to
from atlas.page.context import PageContext
from atlas.page.routes import page_of
from atlas.schema.records import Era, Event, Model


def pictures(atlas: Atlas) -> list[str]:
    """Return every picture of a corpus."""
    page = PageContext(atlas, "eras/index.md")
    models = [figures.flows(PageContext(atlas, page_of(model)), model) for model in atlas.of(Model)]
    return [figures.timeline(page), figures.lineage(page), *models]


def test_pictures_of_the_records_are_well_formed_and_left_alone_by_markdown(atlas: Atlas) -> None:
    for picture in pictures(atlas):
        assert picture.startswith('<figure class="picture picture-')
        assert "\n\n" not in picture
        assert "\n    " not in picture
        parsed(picture)
        assert picture in markdown.markdown(
            f"Text.\n\n{picture}\n\nText.", extensions=["md_in_html", "attr_list", "tables"]
        )


def test_text_is_escaped_everywhere(atlas: Atlas) -> None:
    flow = {"from": "merchant", "to": "shopper", "kind": "money", "label": NASTY}
    nasty = corpus(
        atlas.vocabulary,
        era("e", "2010/..", NASTY),
        event("v", "2011", name=NASTY, accounts=2),
        model("m", NASTY, flows=[flow]),
        model("n", flows=[flow], participants=["m", "merchant", "shopper"], parent="m"),
    )
    for picture in pictures(nasty):
        root = parsed(picture)
        assert not list(root.iter("b"))
        assert "\n\n" not in picture
        assert "\n    " not in picture


def test_pictures_are_the_same_each_time_and_in_any_order_of_records(atlas: Atlas) -> None:
    turned = Atlas(**{**vars_of(atlas), "records": dict(reversed(atlas.records.items()))})
    assert pictures(atlas) == pictures(turned)


def vars_of(atlas: Atlas) -> dict:
    return {name: getattr(atlas, name) for name in Atlas.__dataclass_fields__}


@pytest.mark.parametrize(("kinds", "draw"), [((Era, Event), figures.timeline), ((Model,), figures.lineage)])
def test_every_record_is_linked_in_both_drawings(atlas: Atlas, kinds, draw) -> None:
    page = PageContext(atlas, "index.md")
    wanted = sorted(url_to(page, record) for kind in kinds for record in atlas.of(kind))
    for layout in parsed(draw(page)).findall("svg"):
        assert sorted(hrefs(layout)) == wanted
        assert all((link.findtext("title") or "").strip() for link in layout.iter("a"))


def test_an_empty_corpus_draws_without_failing(atlas: Atlas) -> None:
    for picture in pictures(corpus(atlas.vocabulary)):
        parsed(picture)
