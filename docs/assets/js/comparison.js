/**
 * Comparison tables: pick subjects and questions, sort, turn, see differences only, open reasons, take the rest home.
 *
 * The whole table is in the page; this only hides, orders and reads it. Words come from the template.
 */

import { download } from "./csv.js";
import { offerFlows } from "./flows.js";
import { copy, enhance, fill, fromAddress, make, sourcesOf, toAddress } from "./tools.js";

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
  const pictures = document.querySelector(`[data-flows-of="${id}"]`);
  const { corner, subjects, questions, cells } = read(table);
  const words = tools.dataset;
  const axes = { rows: subjects.map(idOf), columns: questions.map(idOf) };
  // A page with several tables keeps their choices apart.
  const prefix = document.querySelectorAll("[data-tools-for]").length > 1 ? `${id}.` : "";

  /**
   * What the reader chose; `rows` and `columns` hold the ids of subjects and questions that are hidden. Whether the
   * table is turned and reasons are open goes by the number of subjects while it is null.
   */
  const state = { rows: new Set(), columns: new Set(), sort: "", descending: false, differences: false };
  const free = { turned: null, reasons: null };

  const buttons = openReasons(table);
  const options = [...tools.querySelectorAll("[data-option]")];
  const action = (name) => tools.querySelector(`[data-action="${name}"]`);
  const boxes = {
    rows: picker(tools.querySelector('[data-pick="rows"]'), subjects, axes.rows),
    columns: picker(tools.querySelector('[data-pick="columns"]'), questions, axes.columns),
  };
  for (const head of [corner, ...questions]) {
    if (head === corner || head.dataset.values) {
      head.replaceChildren(make("button", { type: "button", className: "sort" }, ...head.childNodes));
    }
  }
  const few = () => subjects.length - state.rows.size <= Number(words.few);
  const effective = (name) => state[name] ?? free[name] ?? few();
  let reasons = null;

  /** Show what the state says. */
  function show() {
    const shown = subjects.filter((head) => !state.rows.has(head.dataset.id));
    const asked = questions.filter((head) => {
      const answers = new Set(shown.map((subject) => answer(cells.get(subject).get(head))));
      const alike = state.differences && shown.length > 1 && answers.size < 2;
      return !alike && !state.columns.has(head.dataset.id);
    });
    layOut(inOrder(subjects, corner, questions, cells, state), new Set([...shown, ...asked]));
    if (effective("reasons") !== reasons) expand(buttons, (reasons = effective("reasons")));

    for (const head of [corner, ...questions]) {
      if (head.dataset.id === state.sort) head.ariaSort = state.descending ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    for (const option of options) option.checked = effective(option.dataset.option);
    for (const axis of ["rows", "columns"]) for (const box of boxes[axis]) box.checked = !state[axis].has(box.value);
    action("order").hidden = !state.sort;
    const address = inAddress();
    action("reset").hidden = Object.values(address).every((value) => value === null);
    tools.querySelector("[role=status]").textContent = fill(words.count, {
      rows: shown.length, all_rows: subjects.length, columns: asked.length, all_columns: questions.length,
    });
    if (pictures) offerFlows(pictures, shown.length <= Number(words.few) ? shown : []);
    return address;
  }

  /** Lay the table out, subjects down the side or, when it is turned, across; only those shown are seen. */
  function layOut(ordered, shown) {
    const turned = effective("turned");
    const [across, down] = turned ? [ordered, questions] : [questions, ordered];
    const focused = document.activeElement;
    table.toggleAttribute("data-turned", turned);
    for (const head of across) head.scope = "col";
    for (const head of down) head.scope = "row";
    table.tHead.rows[0].replaceChildren(corner, ...across);
    const cell = (one, other) => (turned ? cells.get(other).get(one) : cells.get(one).get(other));
    table.tBodies[0].replaceChildren(
      ...down.map((head) => make("tr", { hidden: !shown.has(head) }, head, ...across.map((other) => cell(head, other)))),
    );
    for (const row of table.rows) across.forEach((head, at) => (row.cells[at + 1].hidden = !shown.has(head)));
    for (const head of down) head.hidden = false; // hidden with its row
    if (table.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** The state as it stands in the address, null where it is the default. */
  function inAddress() {
    const chosen = (name) => (free[name] === null || free[name] === few() ? null : Number(free[name]));
    return {
      [`${prefix}rows`]: encode(axes.rows, state.rows),
      [`${prefix}columns`]: encode(axes.columns, state.columns),
      [`${prefix}sort`]: state.sort ? (state.descending ? "-" : "") + state.sort : null,
      [`${prefix}differences`]: state.differences ? "1" : null,
      [`${prefix}reasons`]: chosen("reasons"),
      [`${prefix}turned`]: chosen("turned"),
    };
  }

  function restore() {
    const value = (name) => fromAddress(prefix + name);
    const sort = value("sort") ?? "";
    const by = sort.replace(/^-/, "");
    Object.assign(state, {
      rows: decode(axes.rows, value("rows")),
      columns: decode(axes.columns, value("columns")),
      sort: [corner, ...questions].some((head) => head.dataset.id === by && head.querySelector(".sort")) ? by : "",
      descending: sort.startsWith("-"),
      differences: value("differences") === "1",
    });
    for (const name of Object.keys(free)) free[name] = { 0: false, 1: true }[value(name)] ?? null;
    show();
  }

  /** Change the state, show it and keep it in the address, which then opens at the table. */
  function change(changes) {
    Object.assign(state, changes);
    toAddress(show(), tools.id);
  }

  /** The choice as the name of a file: what is compared, if it is few, else how many of how many. */
  function fileName() {
    const shown = axes.rows.filter((one) => !state.rows.has(one));
    const subset = shown.length === axes.rows.length ? [] : few() ? shown : [`${shown.length}-of-${axes.rows.length}`];
    return `${[id, ...subset].join("-")}.csv`;
  }

  tools.addEventListener("change", ({ target }) => {
    const { option } = target.dataset;
    if (option in free) {
      free[option] = target.checked;
      change({});
    } else if (option) {
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
      case "csv": return download(fileName(), csv(table, words.reason));
      case "copy":
        toAddress(inAddress(), tools.id);
        return copy(location.href, target, words.copied);
      case "reset":
        tools.querySelector("summary").focus();
        Object.assign(free, { turned: null, reasons: null });
        reasons = null; // those opened one by one are closed too
        return change({ rows: new Set(), columns: new Set(), sort: "", differences: false });
    }
  });
  table.addEventListener("click", ({ target }) => {
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
  table.addEventListener("click", ({ target }) => {
    const button = target.closest("button.value");
    if (button) expand([button], button.ariaExpanded !== "true");
  });
  return restore;
}

/**
 * What a table holds, whichever way it lies in the page.
 * @param {HTMLTableElement} table
 * @returns {{
 *   corner: HTMLElement, subjects: HTMLElement[], questions: HTMLElement[],
 *   cells: Map<HTMLElement, Map<HTMLElement, HTMLTableCellElement>>,
 * }} the heads, and the answer of each subject to each question
 */
function read(table) {
  const [corner, ...across] = table.tHead.rows[0].cells;
  const rows = [...table.tBodies[0].rows];
  const down = rows.map((row) => row.cells[0]);
  const turned = "turned" in table.dataset;
  const [subjects, questions] = turned ? [across, down] : [down, across];
  const at = (i, j) => (turned ? rows[j].cells[i + 1] : rows[i].cells[j + 1]);
  const cells = new Map(
    subjects.map((subject, i) => [subject, new Map(questions.map((question, j) => [question, at(i, j)]))]),
  );
  return { corner, subjects, questions, cells };
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
 * The subjects in the chosen order. Answers go in the order of the vocabulary; those without one, such as unknown, are
 * last.
 * @param {HTMLElement[]} subjects
 * @param {HTMLElement} corner
 * @param {HTMLElement[]} questions
 * @param {Map<HTMLElement, Map<HTMLElement, HTMLTableCellElement>>} cells
 * @param {{sort: string, descending: boolean}} state
 */
function inOrder(subjects, corner, questions, cells, { sort, descending }) {
  if (!sort) return subjects;
  const turn = descending ? -1 : 1;
  if (sort === corner.dataset.id) return [...subjects].sort((a, b) => turn * plain(a).localeCompare(plain(b)));
  const question = questions.find((head) => head.dataset.id === sort);
  const values = question.dataset.values.split(" ");
  const rank = (subject) => {
    const at = values.indexOf(cells.get(subject).get(question).dataset.value);
    return at < 0 ? Number.MAX_SAFE_INTEGER : turn * at;
  };
  return [...subjects].sort((a, b) => rank(a) - rank(b));
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
