/**
 * Everything that scripts in the page know of the inside of the theme, Material for MkDocs. What the search knows is in
 * search-worker.js, what the templates know in hooks/theme/main.html. A test names what changed when the theme does.
 */

const SEARCH_FIELD = "[data-md-component=search-query]";
const SEARCH_TOGGLE = "[data-md-toggle=search]";
const KIND_WORD = /(?:^|\s)kind:([\p{Letter}-]+)/iu; // as search-worker.js reads it

/**
 * Make the search field answer to everything that a reader does with it.
 *
 * The theme looks at the field after each key: what is pasted or dictated comes without one. And it focuses the field
 * at the tap that opens the search, when the field is not visible yet.
 */
export function listenToSearchField() {
  document.addEventListener("input", ({ target }) => {
    if (!target.matches(SEARCH_FIELD)) return;
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    showKind();
  });
  document.addEventListener("reset", () => setTimeout(showKind)); // by then the field is empty
  document.addEventListener("change", ({ target }) => {
    if (target.matches(SEARCH_TOGGLE) && target.checked) document.querySelector(SEARCH_FIELD).focus();
  });
  document.addEventListener("focusin", fetchAhead);
}

/**
 * Let the search fetch what can be found once somebody turns to it: for its worker a blank is enough.
 * @param {FocusEvent} event
 */
function fetchAhead({ target }) {
  if (!target.matches(SEARCH_FIELD)) return;
  document.removeEventListener("focusin", fetchAhead);
  document.addEventListener("click", chooseKind);
  const typed = target.value;
  for (const value of [" ", typed]) {
    target.value = value;
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
}

/**
 * Let the search find one kind alone, or all again: the choice is a word of what is looked for.
 * @param {MouseEvent} event
 */
function chooseKind({ target }) {
  const kind = target.closest?.(".search-kinds button")?.dataset.kind;
  if (!kind) return;
  const field = document.querySelector(SEARCH_FIELD);
  const [words, had] = [field.value.replace(KIND_WORD, " ").trim(), field.value.match(KIND_WORD)?.[1].toLowerCase()];
  const chosen = had === kind ? "" : kind;
  field.value = `${chosen && `kind:${chosen} `}${words}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** Show as pressed the button of the kind that stands in the field, however it came there. */
function showKind() {
  const chosen = document.querySelector(SEARCH_FIELD).value.match(KIND_WORD)?.[1].toLowerCase();
  for (const button of document.querySelectorAll(".search-kinds button"))
    button.setAttribute("aria-pressed", String(button.dataset.kind === chosen));
}

/** @returns {string} the address of the project's repository, without a slash at its end; empty where none is named */
export function repository() {
  return document.querySelector("a.md-source")?.href.replace(/\/$/, "") ?? "";
}

/**
 * Press one of the theme's hidden boxes that open the menu and the search.
 * @param {string} id the box's id
 */
export function press(id) {
  document.getElementById(id).click();
}
