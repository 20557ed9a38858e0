"""What our scripts take for granted of the theme's, each alone, so that a change of the theme is named."""

import json
from typing import Any

import pytest

WATCH = """
window.sent = [];
window.heard = [];
const send = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (!window.sent.length) this.addEventListener("message", ({ data }) => window.heard.push(data));
  window.sent.push(message);
  return send.call(this, message, ...rest);
};
"""

SETTINGS = "JSON.parse(document.getElementById('__config').textContent)"
FIELD = "[data-md-component=search-query]"
PAGE = {
    "the search field is a component search-query": f"document.querySelector('{FIELD}').name === 'query'",
    "the search is opened by a box": "document.querySelector('#__search[data-md-toggle=search]').type === 'checkbox'",
    "the menu is opened by a box": "document.querySelector('#__drawer[data-md-toggle=drawer]').type === 'checkbox'",
    "a label in the header opens the search": "!!document.querySelector('header label.md-icon[for=__search]')",
    "the link to the repository has a class of its own": "document.querySelector('a.md-source').host === 'github.com'",
    "pages carry a settings element": f"!!{SETTINGS}.base",
    "the settings name the worker": f"{SETTINGS}.search.includes('search-worker.js?')",
}
INSIDE = """worker => new Promise((done, fail) => {
  const source = `importScripts(${JSON.stringify(new URL(worker, location).href)});
    postMessage([typeof lunr, String(lunr.TokenSet.prototype.toString), Object.keys(new lunr.TokenSet())]);`;
  const inner = new Worker(URL.createObjectURL(new Blob([source])));
  inner.addEventListener("message", ({ data }) => done(data));
  inner.addEventListener("error", fail);
})"""


def test_of_the_page(visit):
    page = visit.open("")
    wrong = [fact for fact, true in PAGE.items() if not page.evaluate(true)]
    assert not wrong, f"no longer true of Material: {wrong}; see docs/assets/js/theme.js"


@pytest.fixture
def messages(search_visit) -> dict[str, list[Any]]:
    """Return what the theme and its worker say to each other when somebody searches."""
    search_visit.page.add_init_script(WATCH)
    page = search_visit.open("")
    page.wait_for_function("() => window.heard.length")
    page.evaluate(
        """() => {
          document.getElementById("__search").click();
          const field = document.querySelector("input[name=query]");
          field.value = "taoke";
          field.dispatchEvent(new KeyboardEvent("keyup"));
        }"""
    )
    page.locator(".md-search-result__list > li [data-md-score]").first.wait_for()
    return json.loads(page.evaluate("JSON.stringify({ sent, heard })"))


def test_of_the_messages_to_and_from_the_worker(messages: dict[str, list[Any]]):
    changed = "Material changed how the page and its search worker talk; see search-worker.js and search-index.js"
    setup, *asked = messages["sent"]
    assert setup["type"] == 0, changed
    assert isinstance(setup["data"]["config"]["separator"], str), changed
    assert setup["data"]["docs"] == [], "the index that every page asks for holds nothing"
    assert {"type": 2, "data": "taoke"} in asked, changed
    assert messages["heard"][0]["type"] == 1, changed
    result = messages["heard"][-1]
    assert result["type"] == 3, changed
    first = result["data"]["items"][0][0]
    assert isinstance(first["score"], (int, float)), changed
    assert isinstance(first["location"], str), changed


def test_of_the_inside_of_the_worker(visit):
    page = visit.open("")
    worker = page.evaluate(f"{SETTINGS}.search")
    path = page.evaluate("path => new URL(path, location).href", worker).replace(
        "js/search-worker.js?", "javascripts/workers/"
    )
    page.goto(f"{visit.address}robots.txt")  # which has no policy, so that a worker may be made for the test
    kind, written, fields = page.evaluate(INSIDE, path)
    changed = "Material's worker no longer exposes the lunr that docs/assets/js/search-index.js mends"
    assert kind == "function", changed
    assert {"final", "edges", "id"} <= set(fields), changed
    assert "this.edges" in written, changed
    assert "_str" in written, changed
