/** Cite this page: fills in today's date and adds a button that copies. Without script the words "day of access" stay. */

import { copy, make } from "./tools.js";

const two = (n) => String(n).padStart(2, "0");

/** @returns {string} the reader's day, such as 2026-01-31 */
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function prepare() {
  for (const day of document.querySelectorAll("time.cite-day")) {
    day.textContent = today();
    day.dateTime = day.textContent;
  }
  for (const form of document.querySelectorAll(".cite-form:not(:has(button))")) {
    const name = form.querySelector("b");
    const word = form.parentElement.dataset.copy;
    name.after(make("button", { type: "button", ariaLabel: `${word}: ${name.textContent}` }, word));
  }
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".cite-form button");
  if (!button) return;
  const text = button.parentElement.querySelector("pre");
  const copied = await copy(text.textContent, button, button.closest(".cite-page").dataset.copied);
  if (!copied) getSelection().selectAllChildren(text); // no leave to copy: the reader can
});
prepare();
