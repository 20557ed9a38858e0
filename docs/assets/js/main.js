/** The one script of every page. It fetches the others when a page holds what they work on. */

import { preparePage } from "./page.js";
import { listenToSearchField } from "./theme.js";

/** @type {[string, () => Promise<unknown>][]} what a page may hold, and the module that works on it */
const MODULES = [
  ["[data-tools-for]", () => import("./comparison.js")],
  ["[data-tools=list]", () => import("./lists.js")],
  ["[data-tools=glossary]", () => import("./glossary.js")],
  ["[data-tools=expressions]", () => import("./expressions.js")],
  [".reader", () => import("./reader/reader.js")],
  [".econ", () => import("./economics/explorer.js")],
  ["a.ref, a.cite, .picture a", () => import("./cards.js")],
  [".cite-page", () => import("./cite.js")],
  [".chart-png", () => import("./chart.js")],
];

/** Fetch what the page needs. A module sets itself up. */
async function fetchModules() {
  const needed = MODULES.filter(([selector]) => document.querySelector(selector));
  const fetched = await Promise.allSettled(needed.map(([, fetchModule]) => fetchModule()));
  for (const { reason } of fetched) if (reason) reportError(reason);
  // Tools have taken their state from the address by now: the page may be shown.
  delete document.documentElement.dataset.choosing;
}

listenToSearchField();
preparePage();

/** Settles when all that the page needs is set up. */
export const ready = fetchModules();
