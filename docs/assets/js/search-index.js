/**
 * A worker that holds one index of the search: the theme's own worker, and around it what helps it to find what was meant.
 *
 * It rewrites what was typed before it is looked up: a whole word counts more than a beginning, a word that begins no
 * word of the index may be misspelt, Chinese is split at the words of the index, which the theme does by itself but for
 * the last one. It puts the page first that has exactly that name, says of each result what it is and why it was found,
 * and offers near names where nothing is; `kind:term` leaves pages of one kind. What was typed is words; of the theme's
 * query language only +word, -word and "several words" remain, so nothing that is typed can fail to be understood.
 *
 * It answers in the theme's messages. An answer names its question, and says whether it is sure: whether the index has
 * all the words, and something was found.
 *
 * search-worker.js makes it, and names the theme's worker in the query. All knowledge of the inside of that worker is
 * here: its global `lunr`, the shape of its index and of its results.
 */

"use strict";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // the theme's numbers for the messages
const WHOLE = 50; // a whole word against a word that merely begins so
const PAD = "々"; // the theme overlooks the last character of a Chinese word; this one is no loss
const SMALL = new Set("a an and as at by for from in is it of on or that the to was what who with".split(" "));
const SIGNS = /[~^*:\\]+/g; // what else the query language would read as its own
const KIND = /(?:^|\s)kind:([\p{Letter}-]+)/iu; // the one thing typed that is no word: it leaves pages of one kind
const NEAR = 5; // so many pages are offered where nothing was found
const HAN = /\p{Script=Han}+/gu;

/**
 * @typedef {object} Known what is known of the index
 * @property {RegExp} separator what stands between words
 * @property {Set<string>} words
 * @property {Map<string, string[]>} whole names run together, and the places that have them
 * @property {Map<string, {title: string, kind: string, line: string, whole: Set<string>, wrong: Set<string>}>} pages what
 *   is told of each, by its place
 * @property {Record<string, string>} said what a result may say of why it was found, by its key
 * @property {string} all the words, each after a line break
 */

/**
 * Learn the words of the index.
 * @param {{config: {separator: string}, docs: Record<string, string>[], words?: Record<string, string>}} index as the
 *   theme sends it, with what a result may say
 * @returns {Known}
 */
function learn({ config, docs, words: said = {} }) {
  const separator = new RegExp(config.separator, "u");
  const words = new Set();
  const whole = new Map();
  const pages = new Map();
  for (const { location, boost, kind, line, wrong, ...fields } of docs) {
    if (kind) {
      const told = typeof line === "number" ? fields.text.slice(0, line) : (line ?? "");
      pages.set(location, { title: fields.title, kind, line: told, whole: set(fields.whole), wrong: set(wrong) });
    }
    const texts = Object.values(fields).join(" ").replace(/<[^>]+>/g, " ");
    for (const word of texts.toLowerCase().split(separator)) words.add(word);
    for (const name of fields.whole?.split(" ") ?? []) whole.set(name, [...(whole.get(name) ?? []), location]);
  }
  words.delete("");
  return { separator, words, whole, pages, said, all: "\n" + [...words].join("\n") };
}

/** @param {string} [words] */
const set = (words) => new Set(words?.split(" "));

/**
 * A Chinese run as the longest words of the index, one after the other, and what lies between them.
 * @param {string} run
 * @param {Known} known
 * @returns {string[]}
 */
function split(run, { words }) {
  const found = [];
  let rest = "";
  for (let length; run; run = run.slice(length)) {
    for (length = run.length; length > 1 && !words.has(run.slice(0, length)); ) length--;
    if (length > 1) found.push(rest, run.slice(0, length));
    rest = length > 1 ? "" : rest + run[0];
  }
  return [...found, rest].filter(Boolean);
}

/**
 * One word for the index: whole and as a beginning, or as something near it.
 * @param {string} word
 * @param {string} sign "+" where the word must be there, "-" where it must not, or ""
 * @param {boolean} alone whether it is the only word
 * @param {Known} known
 * @returns {string}
 */
function rewritten(word, sign, alone, { words, all }) {
  const chinese = word.search(HAN) === 0;
  const typed = chinese && words.has(word) ? word + PAD : word;
  if (sign) return words.has(word) ? sign + typed : `${sign}${typed}*`;
  if (SMALL.has(word) && !alone) return `${word}^1`; // a small word does not begin others
  if (words.has(word)) return `${typed}^${WHOLE} ${typed}`;
  if (chinese || word.length < 4 || all.includes(`\n${word}`)) return word;
  return `${word}~${word.length < 8 ? 1 : 2}`;
}

/**
 * Whether an index has a word: Chinese as it is, another also as a beginning, a small one in any case.
 * @param {string} word
 * @param {Known} known
 */
function has(word, { words, all }) {
  return word.search(HAN) === 0 ? words.has(word) : SMALL.has(word) || all.includes(`\n${word}`);
}

/**
 * The words of what was typed, each with its sign.
 * @param {string} query
 * @param {Known} known
 * @returns {{word: string, sign: string}[]}
 */
function wordsOf(query, known) {
  const parts = query.normalize("NFC").toLowerCase().matchAll(/([+-]?)(?:"([^"]+)"|([^\s"]+))/g);
  return [...parts].flatMap(([, sign, several, one]) =>
    (several ?? one)
      .replace(SIGNS, " ")
      .replace(HAN, (run) => ` ${split(run, known).join(" ")} `)
      .split(/\s+/)
      .flatMap((text) => text.split(known.separator))
      .map((text) => text.replace(/^[+-]+/, ""))
      .filter(Boolean)
      .map((word) => ({ word, sign: several && !sign ? "+" : sign })),
  );
}

/**
 * What was typed, run together as the index holds whole names.
 * @param {string} query
 * @param {Known} known
 */
function joined(query, { separator }) {
  return query.normalize("NFC").toLowerCase().split(separator).join("").replace(/['’]/g, "");
}

/**
 * Put the page first that has a name exactly as typed; the theme orders by words alone.
 * @param {{location: string, score: number}[][]} items a page and its sections each
 * @param {string[]} named the places that have the name
 */
function promote(items, named) {
  const at = items.findIndex((group) => group.some(({ location }) => named.includes(location)));
  if (at < 1) return;
  const [group] = items.splice(at, 1);
  const page = group.find(({ location }) => !location.includes("#")) ?? group[0];
  page.score = Math.max(...items.flat().map(({ score }) => score)) + 1; // the key Enter opens the highest
  items.unshift(group);
}

/**
 * Let each result say what it is: its kind, what it is about, and by which name it was found if that is not its title.
 * The theme would show the beginning of the text, with headings and lists run together.
 * @param {{location: string, title: string, text: string, tags?: string[]}[][]} items
 * @param {{name: string, typed: string}} question
 */
function explain(items, { name, typed }) {
  const shown = typed.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  for (const item of items.flat()) {
    const page = known.pages.get(item.location);
    if (!page) continue;
    const title = joined(item.title.replace(/<[^>]+>|\u200b/g, ""), known);
    const hasIt = (names) => names.has(name) || names.has(`${name}s`) || names.has(name.replace(/s$/, ""));
    const other = name !== title && page.whole.has(name) && (name.search(HAN) < 0 ? "search_also" : "search_chinese");
    const why = known.said[hasIt(page.wrong) ? "search_misread" : other]?.replace("{name}", () => shown);
    const found = why ? ` <em>${why}</em>` : "";
    item.tags = [page.kind];
    item.text = page.line || found ? `${page.line}${found}` : item.text;
  }
}

/**
 * The results whose page is of a kind; the words of a kind are joined by hyphens.
 * @template {{location: string}[]} T
 * @param {T[]} items
 * @param {string} kind empty for any
 * @returns {T[]}
 */
function ofKind(items, kind) {
  const kindOf = ([{ location }]) => (known.pages.get(location) ?? known.pages.get(location.split("#")[0]))?.kind ?? "";
  return kind ? items.filter((group) => kindOf(group).toLowerCase().replaceAll(" ", "-") === kind) : items;
}

/**
 * How many letters have to be changed, added or left out to make one word of another; `most` + 1 where it is more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, changed));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length];
}

/**
 * The pages with a name that is nearly what was typed, the nearest first, as results.
 * @param {string} name what was typed, run together
 */
function near(name) {
  const most = Math.max(1, Math.min(3, Math.floor(name.length / 3)));
  const found = new Map();
  for (const [other, places] of known.whole) {
    const far = distance(name, other, most);
    if (far > most || far >= other.length) continue;
    for (const place of places) if (!(found.get(place) <= far)) found.set(place, far);
  }
  return [...found]
    .filter(([location]) => known.pages.has(location))
    .sort(([, one], [, other]) => one - other)
    .slice(0, NEAR)
    .map(([location, far]) => [{ location, title: known.pages.get(location).title, text: "", score: 1 / far, terms: {} }]);
}

/** @type {Known} */
let known;
/** @type {{query: string, name: string, typed: string, kind: string, has: boolean}[]} the questions not yet answered */
const asked = [];

const post = self.postMessage;

// The theme's worker hears only what is passed on here: what was meant.
self.addEventListener("message", (event) => {
  const { type, data, meant } = event.data;
  if (meant) return;
  event.stopImmediatePropagation();
  if (type === SETUP) known = learn(data);
  if (type === QUERY) ask(data);
  else tell(event.data);
});

self.postMessage = (message) => {
  if (message.type === RESULT) finish(message);
  post.call(self, message);
};

importScripts(`../javascripts/workers/${self.location.search.slice(1)}`);

// When lunr packs its words into a graph it takes nodes to be one that are written alike, and writes an edge as a
// letter and a number, without anything between edges: "1" to 23 with "4" to 5 is "12345", as is "1" to 2, "3" to 45.
// A search then runs into words that do not exist, and fails.
if (self.lunr)
  self.lunr.TokenSet.prototype.toString = function () {
    const edges = Object.keys(this.edges).sort();
    return this._str ?? (this.final ? "1" : "0") + edges.map((letter) => `${letter}${this.edges[letter].id},`).join("");
  };

/**
 * Let the theme's worker hear a message.
 * @param {{type: number, data: object | string}} message
 */
const tell = (message) => self.dispatchEvent(new MessageEvent("message", { data: { ...message, meant: true } }));

/** @param {string} query as it was typed */
function ask(query) {
  const kind = query.match(KIND)?.[1].toLowerCase() ?? "";
  const typed = query.replace(KIND, " ").trim();
  const words = wordsOf(typed, known);
  asked.push({ query, name: joined(typed, known), typed, kind, has: words.every(({ word }) => has(word, known)) });
  const meant = words.map(({ word, sign }) => rewritten(word, sign, words.length === 1, known)).join(" ");
  tell({ type: QUERY, data: meant });
}

/**
 * Make of what the theme found what readers are shown.
 * @param {{data: {items: object[][]}, query?: string, sure?: boolean}} message
 */
function finish(message) {
  const question = asked.shift();
  if (!question) return;
  const { data } = message;
  data.items = ofKind(data.items, question.kind);
  Object.assign(message, { query: question.query, sure: question.has && data.items.length > 0 });
  if (!data.items.length && question.name) data.items = ofKind(near(question.name), question.kind);
  promote(data.items, known.whole.get(question.name) ?? []);
  explain(data.items, question);
}
