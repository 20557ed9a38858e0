from markdown import markdown

from atlas.page.holes import Holes


def test_html_passes_through_markdown_unseen():
    holes = Holes()
    kept = holes.keep('<a title="*a* | b_c_">x</a>')
    assert holes.filled(markdown(f"*See* {kept}.")) == '<p><em>See</em> <a title="*a* | b_c_">x</a>.</p>'


def test_a_block_that_stands_alone_loses_the_paragraph_around_it():
    holes = Holes()
    block, word = holes.keep("<div>a</div>"), holes.keep("<b>b</b>")
    assert holes.filled(markdown(f"{block}\n\n{word}\n\n{block}\n{block}")) == (
        "<div>a</div>\n<p><b>b</b></p>\n<div>a</div>\n<div>a</div>"
    )
