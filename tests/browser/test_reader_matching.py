"""The matching in the browser finds what the matching in Python finds, to the code point."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lexicon_texts import SMALL, generated
from playwright.sync_api import Browser

import explain
from atlas.lexicon.compact import from_json, to_json
from atlas.lexicon.indexing import compiled
from atlas.lexicon.matching import find, grouped
from atlas.lexicon.model import Lexicon
from atlas.lexicon.rewriting import corrected, table

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js" / "reader"
SAMPLES = (
    "",
    "Electricity suppliers such as Taobao, love and the U. S. troupe brush\norders; a micro‑business's applets don’t.",
    "我们在淘寶做電商，2019双11和 36 氪，社區團購。",
    "\U0001d4d0\U0001d4d1 👩‍👩 Taobao \ud83d \udc4f Ｗｅｉｓｈａｎｇ İİİ community of residents\u202e"
    "Taobao\u202c cafe\u0301 US team",
    "<b>Weishang</b> & `Jack·Ma` | 12* [Meituan](x) _flow_ of ~shop~ sales #1 \\ pallets\u00a0of\tgoods",
)

# Texts come and results go as JSON, which alone carries half a surrogate pair unharmed.
FIND = """async () => {
  const { decoded } = await import("/lexicon.js");
  const { compiled } = await import("/indexing.js");
  const { find } = await import("/matching.js");
  const { grouped } = await import("/grouping.js");
  const { corrected, table } = await import("/rewriting.js");
  const { compact, texts } = await (await fetch("/cases.json")).json();
  const lexicon = decoded(compact);
  const index = compiled(lexicon);
  return JSON.stringify(texts.map((text) => {
    const hits = find(index, text);
    return {
      hits: hits.map(({ at, ...hit }) => ({ ...hit, sliced: text.slice(at, at + hit.text.length) })),
      groups: grouped(hits).map((group) => group.map(({ start }) => start)),
      corrected: corrected(text, hits, lexicon),
      markdown: corrected(text, hits, lexicon, true),
      table: table(hits, lexicon),
    };
  }));
}"""


def results(lexicon: Lexicon, texts: list[str]) -> list[dict[str, Any]]:
    """What Python finds, as JSON holds it."""
    index = compiled(lexicon)
    found = []
    for text in texts:
        hits = find(index, text)
        one = {
            "hits": [{**asdict(hit), "sliced": hit.text} for hit in hits],
            "groups": [[hit.start for hit in group] for group in grouped(hits)],
            "corrected": corrected(text, hits, lexicon),
            "markdown": corrected(text, hits, lexicon, markdown=True),
            "table": table(hits, lexicon),
        }
        found.append(json.loads(json.dumps(one)))
    return found


@contextmanager
def served(compact: str, texts: list[str]) -> Iterator[str]:
    """The address of the scripts and the cases alone."""
    files = {f"/{path.name}": ("text/javascript", path.read_bytes()) for path in SCRIPTS.glob("*.js")}
    cases = {"compact": json.loads(compact), "texts": texts}
    files["/cases.json"] = ("application/json", json.dumps(cases).encode())
    files["/"] = ("text/html", b"<!doctype html><link rel=icon href=data:,><title>blank</title>")

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            kind, body = files.get(self.path, ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def found(browser: Browser, compact: str, texts: list[str]) -> list[dict[str, Any]]:
    """What the browser finds by a lexicon in its compact form."""
    with served(compact, texts) as address:
        page = browser.new_page()
        page.goto(address)
        result = json.loads(page.evaluate(FIND))
        page.close()
    return result


def test_the_browser_finds_what_python_finds(browser: Browser) -> None:
    texts = [*SAMPLES, *generated(SMALL, 500)]
    wanted = results(SMALL, texts)
    assert sum(len(one["hits"]) for one in wanted) > 5000
    wrong = [triple for triple in zip(texts, wanted, found(browser, to_json(SMALL), texts), strict=True)
             if triple[1] != triple[2]]  # fmt: skip
    assert not wrong[:2]


def test_the_browser_finds_what_python_finds_by_the_published_lexicon(browser: Browser, site: Path) -> None:
    files = [json.loads((site / "read" / name).read_text("utf-8")) for name in ("lexicon.json", "told.json")]
    compact = json.dumps({**files[0], **files[1]})
    lexicon = from_json(compact)
    trials = (article for trial in (explain.KNOWN, *explain.FURTHER) for article in explain.articles(trial))
    joined = ["\n".join(one.phrase for one in article) for article in trials]
    texts = [*SAMPLES, *joined, *explain.ordinary(), *generated(lexicon, 500, seed=11)]
    wanted = results(lexicon, texts)
    assert sum(len(one["hits"]) for one in wanted) > 5000
    wrong = [triple for triple in zip(texts, wanted, found(browser, compact, texts), strict=True)
             if triple[1] != triple[2]]  # fmt: skip
    assert not wrong[:2]
