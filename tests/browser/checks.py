"""What is checked on made-up pages on every change, and on the real ones at night."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from conftest import Visit

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Colours differ between schemes and everything else between widths: no rule is run twice where nothing can differ.
VIEWS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("all", {"color_scheme": "light"}),
    "dark": ("colour", {"color_scheme": "dark"}),
    "phone": ("all but colour", {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}}),
}

# Nothing is fetched again for axe: only its rules about sound and about turning a phone would read it.
RUN_AXE = """([tags, part]) => {
  const colour = (rule) => rule.tags.includes("cat.color");
  const out = axe.getRules().filter((rule) => part !== "all" && colour(rule) !== (part === "colour"));
  const rules = Object.fromEntries(out.map((rule) => [rule.ruleId, { enabled: false }]));
  const options = { runOnly: tags, rules, resultTypes: ["violations"], preload: false };
  return axe.run(options).then((result) => result.violations);
}"""

OBSERVE = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""

# What fades is looked at when it has arrived, also in what the page changes while axe looks. Parts not yet painted are
# laid out: a guessed height would have them lie over what follows.
SETTLE = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync(
    "*, ::before, ::after { transition: none !important; content-visibility: visible !important }",
  );
  document.adoptedStyleSheets.push(still);
  for (const element of document.querySelectorAll("*")) getComputedStyle(element).color;
  for (const running of document.getAnimations()) {
    if (Number.isFinite(running.effect.getComputedTiming().endTime)) running.finish();
  }
}"""

MOST_SHIFT = 0.02


def violations(page: Page, part: str = "all") -> list[str]:
    """Return what axe finds with all its rules or the `part` of them about colours or not, one line an element."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate(SETTLE)
    found = page.evaluate(RUN_AXE, [TAGS, part])
    return [f"{v['id']}: {node['html'][:120]}: {node['failureSummary']}" for v in found for node in v["nodes"]]


def faults(visit: Visit, path: str, part: str = "all") -> list[str]:
    """Return all that is wrong with a page, opened once.

    It moves while it loads, is in the wrong scheme, scrolls sideways, is found wanting by axe; complains, or asks
    another host for something, until nothing more is loaded. Without a `part` axe is not asked.
    """
    visit.page.add_init_script(OBSERVE)
    page = visit.open(path)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").first.is_visible(), path
    shift, dark, overflow = page.evaluate(
        """[
          window.shift,
          matchMedia("(prefers-color-scheme: dark)").matches,
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ]"""
    )
    wrong = [f"{path} moves by {shift}"] * (shift >= MOST_SHIFT)
    wrong += [f"{path} is in the other scheme"] * (is_dark(page) != dark)
    wrong += [f"{path} scrolls sideways by {overflow} px"] * (overflow > 0)
    wrong += [f"{path}: {complaint}" for complaint in visit.complaints]
    return wrong + (violations(page, part) if part else [])  # last, as axe tries styles that the page's policy forbids


def is_dark(page: Page) -> bool:
    """Return whether a page is shown in the dark scheme."""
    return page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def moving(visit: Visit, paths: Iterable[str]) -> dict[str, float]:
    """Return the pages whose content moves while they load, and how far."""
    visit.page.add_init_script(OBSERVE)
    shifts = {}
    for path in paths:
        page = visit.open(path)
        page.wait_for_timeout(100)
        assert page.locator("h1").first.is_visible(), path
        shifts[path] = page.evaluate("window.shift")
    return {path: shift for path, shift in shifts.items() if shift >= MOST_SHIFT}
