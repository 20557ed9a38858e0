/**
 * Long lists: find as you type, filter by what each entry says of itself, share the choice by its address, and take
 * what is shown home as CSV.
 *
 * The whole list is in the page; this only hides entries. A control of the tools is named as the `data-` attribute of
 * the entries that it looks at; words come from the template.
 */

import { download } from "./csv.js";
import { matches, namesOf, queryOf } from "./names.js";
import { enhance, fill, fromAddress, toAddress } from "./tools.js";

/**
 * @typedef {object} Entry
 * @property {HTMLElement} element
 * @property {DOMStringMap} data what it says of itself: values with spaces between them; `years`, the first and the last
 * @property {import("./names.js").Names} names
 *
 * @typedef {object} Particulars what one list has that others have not
 * @property {(element: HTMLElement) => Entry} [entryOf]
 * @property {(entry: Entry, found: string | null) => void} [note] told of each entry by which other name it was found
 * @property {(query: import("./names.js").Query, told: string) => void} [more] told of each choice when it is shown
 */

/**
 * Give a list its tools.
 * @param {HTMLElement} tools the row of tools above the list; `data-list` selects its entries
 * @param {Particulars} [particulars]
 * @returns {() => void} takes the state from the address
 */
export function listTools(tools, { entryOf = plainEntry, note, more } = {}) {
  const controls = [...tools.querySelectorAll("[name]")];
  const status = tools.querySelector("[role=status]");
  const elements = [...document.querySelectorAll(tools.dataset.list)];
  /** @type {Entry[] | undefined} made when something is chosen: most who open a long list only read it */
  let entries;
  const sections = new Set(elements.map((element) => element.closest("section")));
  const contents = [...document.querySelectorAll(".md-nav--secondary a, .contents a, .letters a")];
  const marks = [...document.querySelectorAll(".picture-timeline .marks a")];

  function show() {
    const query = queryOf(tools.querySelector("[name=find]").value);
    const chosen = controls.filter(({ name }) => name !== "find").map((control) => [control.name, valueOf(control)]);
    const wanted = chosen.filter(([, value]) => value);
    if (!entries && !query.words.length && !wanted.length) return tell(query, elements.length);
    entries ??= elements.map(entryOf);
    const shown = new Set();
    for (const entry of entries) {
      const found = matches(entry.names, query);
      const on = found !== null && wanted.every(([name, value]) => fits(entry.data, name, value));
      entry.element.hidden = !on;
      if (on) shown.add(entry);
      note?.(entry, found);
    }
    showAround(shown);
    tell(query, shown.size);
  }

  /** Say how many entries are shown. */
  function tell(query, shown) {
    const told = fill(shown ? tools.dataset.count : tools.dataset.none, { shown, all: elements.length });
    status.textContent = told;
    more?.(query, told);
  }

  /** Hide what holds nothing that is shown: sections, the ways to them, and the marks of a timeline. */
  function showAround(shown) {
    for (const section of sections) if (section) section.hidden = true;
    for (const { element } of shown) {
      const section = element.closest("section");
      if (section) section.hidden = false;
    }
    for (const link of contents) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("section");
      if (section && sections.has(section)) (link.closest("li") ?? link).hidden = section.hidden;
    }
    if (!marks.length) return;
    const places = new Set([...shown].map(({ element }) => element.querySelector("a.ref")?.pathname));
    for (const mark of marks) {
      const { pathname } = new URL(mark.href.baseVal, document.baseURI);
      mark.classList.toggle("off", !places.has(pathname));
    }
  }

  function restore() {
    for (const control of controls) setValue(control, fromAddress(control.name) ?? "");
    show();
  }

  tools.addEventListener("input", () => {
    show();
    toAddress(Object.fromEntries(controls.map((control) => [control.name, valueOf(control).trim() || null])));
  });
  tools.addEventListener("click", ({ target }) => {
    const does = target.closest("[data-does]")?.dataset.does;
    if (does === "csv") download(`${tools.dataset.file}.csv`, table(elements, tools.dataset.address));
    if (does !== "reset") return;
    for (const control of controls) setValue(control, "");
    tools.dispatchEvent(new Event("input"));
  });
  return restore;
}

/** Whether an entry has what a control asks for; "term" asks for "term.role" too. */
function fits(data, name, value) {
  if (name === "in") return fits(data, "from", value) && fits(data, "to", value);
  if (name === "from") return data.years.split(" ").at(-1) >= value;
  if (name === "to") return data.years.split(" ")[0] <= value;
  return (data[name] ?? "").split(" ").some((one) => one === value || one.startsWith(`${value}.`));
}

function valueOf(control) {
  return control.type === "checkbox" ? (control.checked ? control.value : "") : control.value;
}

function setValue(control, value) {
  if (control.type === "checkbox") control.checked = value === control.value;
  else control.value = value;
  if (control.selectedIndex < 0) control.value = "";
}

/** @type {(element: HTMLElement) => Entry} */
function plainEntry(element) {
  const { also } = element.dataset;
  return { element, data: element.dataset, names: namesOf(element.textContent, "", "", also ? also.split("|") : []) };
}

/**
 * What is shown, as lines of cells, with the address of each entry.
 * @param {HTMLElement[]} elements
 * @param {string} word "Address"
 */
function table(elements, word) {
  const heads = [...(elements[0].closest("table")?.tHead.rows[0].cells ?? [])].map(plain);
  const shown = elements.filter((element) => !element.hidden);
  const lines = shown.map((element) => [
    ...[...(element.cells ?? [element])].map(plain),
    new URL(element.querySelector("a").getAttribute("href"), document.baseURI).href,
  ]);
  return [...(heads.length ? [[...heads, word]] : []), ...lines];
}

function plain(cell) {
  return cell.innerText.replace(/\s+/g, " ").trim();
}

enhance("[data-tools=list]", listTools);
