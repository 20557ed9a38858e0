/**
 * What a reader takes along: the corrected text, the table; and the ways out of the page, which carry what the reader
 * chose to send and nothing else.
 */

import { repository } from "../theme.js";
import { copy, enhance, fill, make } from "../tools.js";
import { corrected, table } from "./rewriting.js";

const MOST = 120; // signs of a phrase in the title of an issue
/** What can be copied, by the name of its button: of what the filters let through. */
const FORMS = {
  "copy-text": ({ text, shown, lexicon }) => corrected(text, shown, lexicon),
  "copy-markdown": ({ text, shown, lexicon }) => corrected(text, shown, lexicon, true),
  "copy-table": ({ shown, lexicon }) => table(shown, lexicon),
};

/**
 * Let texts be copied and a missing phrase be told.
 * @param {HTMLElement} root
 * @param {import("./reader.js").Reader} reader what was read
 */
export function offer(root, reader) {
  root.addEventListener("click", async ({ target }) => {
    const form = FORMS[target.closest?.("[data-act]")?.dataset.act];
    if (!form) return;
    const text = form(reader);
    root.querySelector(".read-copied")?.remove();
    if (!(await copy(text, target, reader.words.copied))) showToCopy(target, text, reader.words.copy_this);
  });
  offerToTell(root, reader);
}

/** Where the browser gives no leave to copy the reader can. */
function showToCopy(button, text, label) {
  const field = make("textarea", { className: "read-copied", readOnly: true, value: text, ariaLabel: label });
  button.parentElement.after(field);
  field.select();
}

/** "One is missing": the phrase marked in the text stands in a field, and in the link only what the field holds, if any. */
function offerToTell(root, { page, words }) {
  const missing = root.querySelector(".read-missing");
  const field = missing.querySelector("input");
  const link = missing.querySelector("a");
  const home = repository();
  missing.hidden = !home;
  let chosen = "";
  const onSelection = () => {
    const selection = getSelection();
    if (!selection.isCollapsed && page.contains(selection.anchorNode)) chosen = String(selection);
  };
  const address = () => {
    const phrase = wellFormed(field.value).trim();
    const filled = phrase && { title: fill(words.missing_title, { phrase }), phrase };
    link.href = `${home}/issues/new?${new URLSearchParams({ template: "garbled-phrase.yml", ...filled })}`;
  };
  address();
  document.addEventListener("selectionchange", onSelection);
  field.addEventListener("input", address);
  missing.addEventListener("toggle", () => {
    if (!missing.open) return;
    field.value = chosen.replace(/\s+/g, " ").trim().slice(0, MOST);
    address();
    field.focus();
  });
}

/** Half a surrogate pair has no place in an address. */
const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");

/**
 * A bookmark that opens this page with what is selected on another, or else with all of its text.
 * @param {HTMLAnchorElement} link
 * @returns {() => void}
 */
function setUpBookmark(link) {
  const here = location.origin + location.pathname;
  const code = `(()=>{const t=(String(getSelection())||document.body.innerText).replace(/[\\ud800-\\udfff]/gu,"\\ufffd");`
    + `open(${JSON.stringify(`${here}#text=`)}+encodeURIComponent(t))})()`;
  link.href = `javascript:${encodeURIComponent(code)}`;
  link.addEventListener("click", (event) => event.preventDefault());
  return () => {};
}

enhance("a[data-bookmark]", setUpBookmark);
