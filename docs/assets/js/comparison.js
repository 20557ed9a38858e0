/**
 * Comparison tables: pick rows and columns, sort, see differences only, open reasons, take the rest home as CSV.
 *
 * The whole table is in the page; this only hides, orders and reads it. Words come from the template.
 */

import { download } from "./csv.js";
import { enhance, fill, fromAddress, make, sourcesOf, toAddress } from "./tools.js";

// A panel lies over the table: a click elsewhere closes it.
addEventListener("click", ({ target }) => {
  for (const panel of document.querySelectorAll("[data-pick][open]")) if (!panel.contains(target)) panel.open = false;
});

/**
 * @param {HTMLElement} tools the row of tools above a table
 * @returns {() => void}
 */
function setUp(tools) {
  const id = tools.dataset.toolsFor;
  const table = document.querySelector(`table[data-comparison="${id}"]`);
  const [corner, ...heads] = table.tHead.rows[0].cells;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = tools.dataset;
  const axes = { rows: rows.map(idOf), columns: heads.map(idOf) };
  // A page with several tables keeps their choices apart.
  const prefix = document.querySelectorAll("[data-tools-for]").length > 1 ? `${id}.` : "";

  /** What the reader chose; `rows` and `columns` hold what is hidden. */
  const state = { rows: new Set(), columns: new Set(), sort: "", descending: false, differences: false, reasons: false };

  const buttons = openReasons(table);
  const options = [...tools.querySelectorAll("[data-option]")];
  const action = (name) => tools.querySelector(`[data-action="${name}"]`);
  const boxes = {
    rows: picker(tools.querySelector('[data-pick="rows"]'), rows.map((row) => row.cells[0]), axes.rows),
    columns: picker(tools.querySelector('[data-pick="columns"]'), heads, axes.columns),
  };
  for (const head of [corner, ...heads]) {
    if (head === corner || head.dataset.values) {
      head.replaceChildren(make("button", { type: "button", className: "sort" }, ...head.childNodes));
    }
  }

  /** Show what the state says. */
  function show() {
    const shown = rows.filter((row) => !state.rows.has(row.dataset.id));
    const columns = heads.map((head, i) => {
      const alike = state.differences && shown.length > 1 && new Set(shown.map((row) => answer(row.cells[i + 1]))).size < 2;
      return !alike && !state.columns.has(head.dataset.id);
    });
    for (const row of rows) row.hidden = !shown.includes(row);
    for (const row of table.rows) columns.forEach((on, i) => (row.cells[i + 1].hidden = !on));
    const ordered = inOrder(rows, [corner, ...heads], state);
    if (ordered.some((row, i) => row !== body.rows[i])) body.append(...ordered);

    for (const head of [corner, ...heads]) {
      if (head.dataset.id === state.sort) head.ariaSort = state.descending ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    for (const option of options) option.checked = state[option.dataset.option];
    for (const axis of ["rows", "columns"]) for (const box of boxes[axis]) box.checked = !state[axis].has(box.value);
    action("order").hidden = !state.sort;
    const address = inAddress();
    action("reset").hidden = Object.values(address).every((value) => value === null);
    tools.querySelector("[role=status]").textContent = fill(words.count, {
      rows: shown.length, all_rows: rows.length, columns: columns.filter(Boolean).length, all_columns: heads.length,
    });
    return address;
  }

  /** The state as it stands in the address, null where it is the default. */
  function inAddress() {
    return {
      [`${prefix}rows`]: encode(axes.rows, state.rows),
      [`${prefix}columns`]: encode(axes.columns, state.columns),
      [`${prefix}sort`]: state.sort ? (state.descending ? "-" : "") + state.sort : null,
      [`${prefix}differences`]: state.differences ? "1" : null,
      [`${prefix}reasons`]: state.reasons ? "1" : null,
    };
  }

  function restore() {
    const value = (name) => fromAddress(prefix + name);
    const sort = value("sort") ?? "";
    const by = sort.replace(/^-/, "");
    Object.assign(state, {
      rows: decode(axes.rows, value("rows")),
      columns: decode(axes.columns, value("columns")),
      sort: [corner, ...heads].some((head) => head.dataset.id === by && head.querySelector(".sort")) ? by : "",
      descending: sort.startsWith("-"),
      differences: value("differences") === "1",
      reasons: value("reasons") === "1",
    });
    expand(buttons, state.reasons);
    show();
  }

  /** Change the state, show it and keep it in the address. */
  function change(changes) {
    Object.assign(state, changes);
    toAddress(show());
  }

  tools.addEventListener("change", ({ target }) => {
    const { option } = target.dataset;
    if (option) {
      if (option === "reasons") expand(buttons, target.checked);
      change({ [option]: target.checked });
    } else {
      const axis = target.closest("[data-pick]").dataset.pick;
      change({ [axis]: new Set(boxes[axis].filter((box) => !box.checked).map((box) => box.value)) });
    }
  });
  tools.addEventListener("click", ({ target }) => {
    const axis = target.closest("[data-pick]")?.dataset.pick;
    switch (target.dataset.action) {
      case "all": return change({ [axis]: new Set() });
      case "none": return change({ [axis]: new Set(axes[axis]) });
      case "order": corner.querySelector("button").focus(); return change({ sort: "" });
      case "csv": return download(`${id}.csv`, csv(table, words.reason));
      case "reset":
        tools.querySelector("summary").focus();
        expand(buttons, false);
        return change({ rows: new Set(), columns: new Set(), sort: "", differences: false, reasons: false });
    }
  });
  table.tHead.addEventListener("click", ({ target }) => {
    const head = target.closest(".sort")?.parentElement;
    if (!head) return;
    const again = state.sort === head.dataset.id;
    // Rising, falling, and back to the order of the records.
    change({ sort: again && state.descending ? "" : head.dataset.id, descending: again && !state.descending });
  });
  tools.addEventListener("keydown", (event) => {
    const panel = event.target.closest("details[open]");
    if (event.key !== "Escape" || !panel) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  body.addEventListener("click", ({ target }) => {
    const button = target.closest("button.value");
    if (button) expand([button], button.ariaExpanded !== "true");
  });
  return restore;
}

const idOf = (element) => element.dataset.id;

/**
 * What a cell answers: its fixed value, or its text.
 * @param {HTMLTableCellElement} cell
 */
const answer = (cell) => cell.dataset.value || plain(cell);

/**
 * Some ids of a list as one word: "a.b" for these, "-a.b" for all but these, whichever is shorter; null for all.
 * @param {string[]} all
 * @param {Set<string>} hidden
 */
function encode(all, hidden) {
  if (!hidden.size) return null;
  const shown = all.filter((id) => !hidden.has(id));
  return shown.length <= hidden.size ? shown.join(".") : `-${[...hidden].join(".")}`;
}

/**
 * The ids hidden by such a word; none where it names no id we know.
 * @param {string[]} all
 * @param {string | null} word
 */
function decode(all, word) {
  const named = (word ?? "").replace(/^-/, "").split(".");
  if (word === null || (word && !all.some((id) => named.includes(id)))) return new Set();
  return new Set(all.filter((id) => named.includes(id) === word.startsWith("-")));
}

/**
 * Fill a panel with a box for each row or column.
 * @param {HTMLElement} panel
 * @param {HTMLElement[]} names
 * @param {string[]} ids
 * @returns {HTMLInputElement[]}
 */
function picker(panel, names, ids) {
  const boxes = ids.map((value) => make("input", { type: "checkbox", value, autocomplete: "off" }));
  const list = panel.querySelector(".pick-list");
  list.append(...boxes.map((box, i) => make("label", {}, box, " ", names[i].textContent.trim())));
  return boxes;
}

/**
 * The rows in the chosen order. Answers go in the order of the vocabulary; those without one, such as unknown, are last.
 * @param {HTMLTableRowElement[]} rows
 * @param {HTMLTableCellElement[]} heads
 * @param {{sort: string, descending: boolean}} state
 */
function inOrder(rows, heads, { sort, descending }) {
  const column = heads.findIndex((head) => head.dataset.id === sort);
  if (!sort) return rows;
  const turn = descending ? -1 : 1;
  if (column === 0) return [...rows].sort((a, b) => turn * plain(a.cells[0]).localeCompare(plain(b.cells[0])));
  const values = heads[column].dataset.values.split(" ");
  const rank = (row) => {
    const at = values.indexOf(row.cells[column].dataset.value);
    return at < 0 ? Number.MAX_SAFE_INTEGER : turn * at;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/**
 * Make every value that has a reason the button that opens it.
 * @param {HTMLTableElement} table
 * @returns {HTMLButtonElement[]}
 */
function openReasons(table) {
  return [...table.querySelectorAll(".reason")].map((reason) => {
    const value = reason.parentElement.querySelector(".value");
    const button = make("button", { type: "button", className: "value" }, ...value.childNodes);
    value.replaceWith(button);
    return button;
  });
}

/**
 * @param {HTMLButtonElement[]} buttons
 * @param {boolean} open
 */
function expand(buttons, open) {
  for (const button of buttons) button.ariaExpanded = String(open);
}

/**
 * The text of a cell, the sources it cites in brackets behind it.
 * @param {Element} element
 */
function plain(element) {
  const copy = element.cloneNode(true);
  const sources = [...copy.querySelectorAll("a.cite")]
    .flatMap(sourcesOf).map((parts) => parts.filter(Boolean).join(", "));
  for (const extra of copy.querySelectorAll("sup, .mark")) extra.remove();
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return sources.length ? `${text} [${sources.join("; ")}]` : text;
}

/**
 * What is visible of a table, as lines of cells; a column in which a reason is open is followed by its reasons.
 * @param {HTMLTableElement} table
 * @param {string} word "Reason"
 */
function csv(table, word) {
  const rows = [...table.rows].filter((row) => !row.hidden);
  const columns = [...table.tHead.rows[0].cells].filter((head) => !head.hidden).map((head) => head.cellIndex);
  const opened = (cell) => cell.querySelector("button[aria-expanded=true] ~ .reason");
  const fields = rows.map((row, line) =>
    columns.flatMap((column) => {
      const cell = row.cells[column];
      const text = plain(cell.querySelector(".value") ?? cell);
      if (!rows.some((other) => opened(other.cells[column]))) return [text];
      const reason = opened(cell);
      return [text, line ? reason && plain(reason) : `${text}: ${word}`];
    }),
  );
  return fields;
}

enhance("[data-tools-for]", setUp);
