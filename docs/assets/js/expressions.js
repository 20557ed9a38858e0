/** The page that leads to all expressions: a field that finds each of them, whatever letter it stands under. */

import { addressOf, allExpressions, showElsewhere } from "./elsewhere.js";
import { queryOf } from "./names.js";
import { enhance, fill, fromAddress, toAddress } from "./tools.js";

const MOST = 200;

/**
 * @param {HTMLElement} tools the field and what is told of it
 * @returns {() => void}
 */
function setUp(tools) {
  const find = tools.querySelector("[name=find]");
  const status = tools.querySelector("[role=status]");
  const found = document.querySelector(".found-elsewhere");

  async function show() {
    const typed = find.value;
    const query = queryOf(typed);
    const isWanted = () => find.value === typed;
    const looked = query.words.length ? query : null;
    const shown = await showElsewhere(found, tools.dataset, looked, isWanted, MOST);
    if (!isWanted()) return;
    status.textContent = looked ? fill(shown ? tools.dataset.count : tools.dataset.none, { shown }) : "";
  }

  function restore() {
    find.value = fromAddress("find") ?? "";
    show();
  }

  tools.addEventListener("input", () => {
    show();
    toAddress({ find: find.value.trim() || null });
  });
  return restore;
}

/** An address that names an expression, and no letter, leads on to its row. */
async function leadOn() {
  const { dataset } = document.querySelector("[data-tools=expressions]");
  const wanted = (await allExpressions(dataset)).find(({ id }) => `#${id}` === location.hash);
  if (wanted) location.replace(addressOf(wanted, new URL(dataset.more, document.baseURI)));
}

enhance("[data-tools=expressions]", setUp);
if (location.hash.length > 1 && !document.querySelector(":target")) leadOn();
