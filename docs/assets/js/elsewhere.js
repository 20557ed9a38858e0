/** Below the glossary: which of the expressions, that have a page together, match what somebody looks for. */

import { matches, namesOf } from "./names.js";
import { fill, isChinese, make } from "./tools.js";

const MOST = 30;

/** @type {Promise<Expression[]> | undefined} fetched when somebody types for the first time */
let expressions;

/**
 * @typedef {{ id: string, name: string, zh: string, pinyin: string } & import("./names.js").Names} Expression
 *
 * @param {URL} page the page of the expressions
 * @returns {Promise<Expression[]>}
 */
async function fetched(page) {
  const answer = await fetch(new URL("names.json", page));
  const columns = Object.entries(await answer.json()).map(([name, cells]) => [name, cells.split("\n")]);
  return columns[0][1].map((_, row) => {
    const { also, ...shown } = Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]]));
    return { ...shown, ...namesOf(shown.name, shown.zh, shown.pinyin, also.split("\t")) };
  });
}

/**
 * Show the expressions that match; none where nothing is looked for.
 * @param {HTMLElement} section where they are shown
 * @param {DOMStringMap} words the fixed words, and the address of the page of the expressions
 * @param {import("./names.js").Query | null} query
 * @param {() => boolean} isWanted whether it is still what is looked for once they are there
 * @returns {Promise<number>} how many there are
 */
export async function showElsewhere(section, words, query, isWanted) {
  const page = new URL(words.more, document.baseURI);
  if (query) expressions ??= fetched(page).catch(() => (expressions = undefined));
  const known = (query && (await expressions)) || [];
  if (!isWanted()) return 0;
  const found = known.map((one) => [one, matches(one, query)]).filter(([, name]) => name !== null);
  const items = found.slice(0, MOST).map(([one, name]) => itemOf(one, name, page));
  if (found.length > MOST) {
    page.searchParams.set("find", query.words.join(" "));
    items.push(make("li", {}, make("a", { href: page.href }, fill(words.rest, { count: found.length }))));
  }
  section.hidden = !found.length;
  section.querySelector("ul").replaceChildren(...items);
  return found.length;
}

/**
 * @param {Expression} expression
 * @param {string} name the other name by which it was found, if by one
 * @param {URL} page
 */
function itemOf({ id, name: english, zh, pinyin }, name, page) {
  const item = make(
    "li", {}, make("a", { href: new URL(`#${id}`, page).href }, english),
    " ", make("span", { lang: "zh-Hans" }, zh), " ", make("i", { lang: "zh-Latn-pinyin" }, pinyin),
  );
  if (name) item.append(" ", foundAs(name));
  return item;
}

/**
 * @param {string} name
 * @returns {HTMLElement} by which other name something was found
 */
export function foundAs(name) {
  return make("span", { className: "found-as", lang: isChinese(name) ? "zh-Hans" : "" }, name);
}
