/**
 * Glossary and expressions: what their lists have beside the tools of every list. They are looked up by English,
 * Chinese, pinyin, aliases and misreadings; an entry says by which other name it was found, and below the list stand
 * the expressions of other pages that match.
 */

import { foundAs, showElsewhere } from "./elsewhere.js";
import { listTools } from "./lists.js";
import { namesOf } from "./names.js";
import { enhance, fill } from "./tools.js";

/**
 * @param {HTMLElement} tools the row of tools above the list
 * @returns {() => void}
 */
function setUp(tools) {
  const find = tools.querySelector("[name=find]");
  const kind = tools.querySelector("[name=kind]");
  const status = tools.querySelector("[role=status]");
  const elsewhere = document.querySelector(".found-elsewhere");

  /** The expressions are of no kind that can be chosen. */
  async function showMore(query, told) {
    const typed = find.value;
    const isWanted = () => find.value === typed && status.textContent === told;
    const looked = query.words.length && !kind.value ? query : null;
    const count = await showElsewhere(elsewhere, tools.dataset, looked, isWanted);
    if (count) status.textContent = `${told} · ${fill(tools.dataset.below, { count })}`;
  }

  return listTools(tools, { entryOf, note, more: elsewhere ? showMore : undefined });
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {import("./lists.js").Entry}
 */
function entryOf(row) {
  const [name, chinese, pinyin, , last] = [...row.cells].map((cell) => cell.textContent.trim());
  const data = (row.matches("[data-kind]") ? row : row.querySelector("[data-kind]")).dataset;
  const { also } = data;
  const printed = row.matches("[data-kind]") ? [...last.matchAll(/“(.+?)”/g)].map(([, phrase]) => phrase) : [];
  return { element: row, data, names: namesOf(name, chinese, pinyin, also ? also.split("|") : printed) };
}

/**
 * Say beside a name by which other name it was found.
 * @param {import("./lists.js").Entry} entry
 * @param {string | null} name
 */
function note({ element: row }, name) {
  row.querySelector(".found-as")?.remove();
  if (name) row.cells[0].append(foundAs(name));
}

enhance("[data-tools=glossary]", setUp);
