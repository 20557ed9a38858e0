/** Which of the expressions, that share a page a letter, match what somebody looks for. */

import { matches, namesOf } from "./names.js";
import { fill, isChinese, make } from "./tools.js";

const MOST = 30;

/** @type {Promise<Expression[]> | undefined} fetched when somebody types for the first time */
let expressions;

/**
 * @typedef {{ page: string, id: string, name: string, zh: string, pinyin: string } & import("./names.js").Names} Expression
 *
 * @param {URL} index the page that leads to all of them
 * @returns {Promise<Expression[]>}
 */
async function fetched(index) {
  const answer = await fetch(new URL("names.json", index));
  const columns = Object.entries(await answer.json()).map(([name, cells]) => [name, cells.split("\n")]);
  return columns[0][1].map((_, row) => {
    const { also, ...shown } = Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]]));
    return { ...shown, ...namesOf(shown.name, shown.zh, shown.pinyin, also.split("\t")) };
  });
}

/**
 * @param {DOMStringMap} words of the tools: the address of the page that leads to all expressions
 * @returns {Promise<Expression[]>} none where they can't be had
 */
export async function allExpressions({ more }) {
  expressions ??= fetched(new URL(more, document.baseURI)).catch(() => (expressions = undefined));
  return (await expressions) ?? [];
}

/**
 * Show the expressions that match and are not on this page; none where nothing is looked for.
 * @param {HTMLElement} section where they are shown
 * @param {DOMStringMap} words the fixed words, and the address of the page that leads to all expressions
 * @param {import("./names.js").Query | null} query
 * @param {() => boolean} isWanted whether it is still what is looked for once they are there
 * @param {number} [most] how many are listed
 * @returns {Promise<number>} how many there are
 */
export async function showElsewhere(section, words, query, isWanted, most = MOST) {
  const index = new URL(words.more, document.baseURI);
  const known = query ? await allExpressions(words) : [];
  if (!isWanted()) return 0;
  const isHere = ({ page }) => `${index.pathname}${page}/` === location.pathname;
  const found = known.map((one) => [one, matches(one, query)]);
  const shown = found.filter(([one, name]) => name !== null && !isHere(one));
  const items = shown.slice(0, most).map(([one, name]) => itemOf(one, name, index));
  if (shown.length > most) {
    index.searchParams.set("find", query.words.join(" "));
    items.push(make("li", {}, make("a", { href: index.href }, fill(words.rest, { count: shown.length }))));
  }
  section.hidden = !shown.length;
  section.querySelector("ul").replaceChildren(...items);
  return shown.length;
}

/**
 * @param {Expression} expression
 * @param {URL} index
 * @returns {URL} the row on the page of its letter
 */
export function addressOf({ page, id }, index) {
  return new URL(`${page}/#${id}`, index);
}

/**
 * @param {Expression} expression
 * @param {string} name the other name by which it was found, if by one
 * @param {URL} index
 */
function itemOf(expression, name, index) {
  const { name: english, zh, pinyin } = expression;
  const item = make(
    "li", {}, make("a", { href: addressOf(expression, index).href }, english),
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
