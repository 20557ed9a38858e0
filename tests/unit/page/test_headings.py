from atlas.page.headings import Heading, ids, linked


def test_a_heading_without_an_id_gets_one_of_its_words():
    html, found = linked("<h2>What it <em>is</em> &amp; was</h2>")
    assert found == [Heading(2, "what-it-is--was", "What it is &amp; was")]
    assert html.startswith('<h2 id="what-it-is--was">What it <em>is</em> &amp; was<a class="headerlink"')


def test_an_id_is_given_once_and_those_that_stand_come_first():
    _, found = linked('<h2>Events</h2><h2>Events</h2><p id="events_1"></p><h3 id="own">Events</h3>')
    assert [heading.id for heading in found] == ["events", "events_2", "own"]


def test_a_heading_that_has_its_link_keeps_it():
    once, _ = linked("<h2>Events</h2>")
    twice, found = linked(once)
    assert twice == once
    assert found[0].words == "Events"


def test_the_ids_are_those_of_every_element():
    assert ids('<p id="a"><b class="x" id="b" data-id="c">id="d"</b>') == {"a", "b"}
