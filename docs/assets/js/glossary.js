/**
 * Glossary and expressions: filter as you type over English, Chinese, pinyin, aliases and misreadings, and by kind.
 *
 * The whole list is in the page; this only hides rows. Words come from the template.
 */

import { foundAs, showElsewhere } from "./elsewhere.js";
import { matches, namesOf, queryOf } from "./names.js";
import { enhance, fill, fromAddress, toAddress } from "./tools.js";

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} row
 * @property {string} kind "term.channel": kind and category
 *
 * @typedef {Row & import("./names.js").Names} Entry
 */

/**
 * @param {HTMLElement} tools the row of tools above the list
 * @returns {() => void}
 */
function setUp(tools) {
  const find = tools.querySelector("input");
  const kind = tools.querySelector("select");
  const status = tools.querySelector("[role=status]");
  const sections = [...document.querySelectorAll(".glossary section:has(table)")];
  const entries = sections.flatMap((section) => [...section.querySelectorAll("tbody tr")].map(entryOf));
  const letters = new Map([...document.querySelectorAll(".letters a")].map((link) => [link.hash.slice(1), link]));
  const elsewhere = document.querySelector(".found-elsewhere");

  function show() {
    const query = queryOf(find.value);
    let count = 0;
    for (const entry of entries) {
      const found = matches(entry, query);
      const on = found !== null && `${entry.kind}.`.startsWith(kind.value && `${kind.value}.`);
      entry.row.hidden = !on;
      if (on) count += 1;
      note(entry.row, found);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("tbody tr:not([hidden])");
      const letter = letters.get(section.querySelector("[id]").id);
      if (letter) letter.hidden = section.hidden;
    }
    const told = fill(count ? tools.dataset.count : tools.dataset.none, { shown: count, all: entries.length });
    status.textContent = told;
    if (elsewhere) showMore(query, told);
  }

  /** The expressions are of no kind that can be chosen. */
  async function showMore(query, told) {
    const typed = find.value;
    const isWanted = () => find.value === typed && status.textContent === told;
    const looked = query.words.length && !kind.value ? query : null;
    const count = await showElsewhere(elsewhere, tools.dataset, looked, isWanted);
    if (count) status.textContent = `${told} · ${fill(tools.dataset.below, { count })}`;
  }

  function restore() {
    find.value = fromAddress("find") ?? "";
    kind.value = fromAddress("kind") ?? "";
    if (kind.selectedIndex < 0) kind.value = "";
    show();
  }

  tools.addEventListener("input", () => {
    show();
    toAddress({ find: find.value.trim() || null, kind: kind.value || null });
  });
  return restore;
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {Entry}
 */
function entryOf(row) {
  const [name, chinese, pinyin, , last] = [...row.cells].map((cell) => cell.textContent.trim());
  const { kind, also } = (row.matches("[data-kind]") ? row : row.querySelector("[data-kind]")).dataset;
  const printed = row.matches("[data-kind]") ? [...last.matchAll(/“(.+?)”/g)].map(([, phrase]) => phrase) : [];
  return { row, kind, ...namesOf(name, chinese, pinyin, also ? also.split("|") : printed) };
}

/**
 * Say beside a name by which other name it was found.
 * @param {HTMLTableRowElement} row
 * @param {string | null} name
 */
function note(row, name) {
  row.querySelector(".found-as")?.remove();
  if (name) row.cells[0].append(foundAs(name));
}

enhance("[data-tools=glossary]", setUp);
