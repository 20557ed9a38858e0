/**
 * What a page needs that neither Markdown nor CSS can give: tables that scroll are reached by key, so are the menu and
 * the search on a phone, and links to other sites are marked, so that print shows their addresses.
 */

import { press } from "./theme.js";

/** Prepare the page. */
export function preparePage() {
  requestAnimationFrame(prepare);
  addEventListener("resize", prepare);
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest?.("button[data-opens]");
    if (opener) press(opener.dataset.opens);
  });
}

function prepare() {
  const tables = [...document.querySelectorAll(".md-typeset table:not([class], .glossary table)")];
  const scrolling = tables.map((table) => table.scrollWidth > table.clientWidth); // measured first, changed afterwards
  tables.forEach((table, at) => (scrolling[at] ? (table.tabIndex = 0) : table.removeAttribute("tabindex")));
  for (const link of document.querySelectorAll(".md-typeset a[href^=http]")) {
    if (link.host !== location.host) link.classList.add("external");
  }
}
