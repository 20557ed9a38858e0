// Helps the theme's search to find what was meant, by rewriting what was typed before it is looked up:
// a whole word counts more than a beginning, a word that begins no word of the index may be misspelt,
// Chinese is split at the words of the index, which the theme does by itself but for the last one, and
// a page that has exactly that name comes first. Without this file the theme's own search remains.

const [QUERY, RESULT] = [2, 3]; // the theme's numbers for a message that asks and one that answers
const WHOLE = 50; // a whole word against a word that merely begins so
const PAD = "々"; // the theme overlooks the last character of a Chinese word; this one is no loss
const SMALL = new Set("a an and as at by for from in is it of on or that the to was what who with".split(" "));
const han = /\p{Script=Han}+/gu;

const { base } = JSON.parse(document.getElementById("__config").textContent);
const site = new URL(base.replace(/\/?$/, "/"), location.href);
let vocabulary;

/** The words of the index, once somebody searches; the browser has the file already. */
async function read() {
  const { config, docs } = await (await fetch(new URL("search/search_index.json", site))).json();
  const separator = new RegExp(config.separator, "u");
  const words = new Set();
  const whole = new Map();
  for (const { location, boost, ...fields } of docs) {
    const texts = Object.values(fields).join(" ").replace(/<[^>]+>/g, " ");
    for (const word of texts.toLowerCase().split(separator)) words.add(word);
    const page = new URL(location, site).pathname;
    for (const name of fields.whole?.split(" ") ?? []) whole.set(name, [...(whole.get(name) ?? []), page]);
  }
  words.delete("");
  return { separator, words, whole, all: "\n" + [...words].join("\n") };
}

/** A Chinese run as the longest words of the index, one after the other, and what lies between them. */
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

/** One word for the index: whole and as a beginning, or as something near it. */
function rewrite(word, { words, all }) {
  const chinese = word.search(han) === 0;
  const typed = chinese && words.has(word) ? word + PAD : word;
  if (SMALL.has(word)) return `${word}^1`;
  if (words.has(word)) return `${typed}^${WHOLE} ${typed}`;
  if (chinese || word.length < 4 || all.includes("\n" + word)) return word;
  return `${word}~${word.length < 8 ? 1 : 2}`;
}

/** What was typed, in the words of the index; what holds a sign of the query language stays. */
function meant(query, known) {
  return query
    .normalize("NFC")
    .split(/\s+/)
    .flatMap((part) => {
      if (/^[+-]|["~^*:]/.test(part)) return [part];
      return part
        .toLowerCase()
        .replace(han, (run) => ` ${split(run, known).join(" ")} `)
        .split(known.separator)
        .filter(Boolean)
        .map((word) => rewrite(word, known));
    })
    .join(" ");
}

/** What was typed, run together as the index holds whole names. */
const joined = (query, { separator }) =>
  query.normalize("NFC").toLowerCase().split(separator).join("").replace(/['’]/g, "");

/** Puts the page first that has a name exactly as typed; the theme orders by words alone. */
function promote(pages = []) {
  const results = [...document.querySelectorAll(".md-search-result__list > li")];
  const found = results.find((result) => pages.includes(result.querySelector("a")?.pathname));
  if (!found || found === results[0]) return;
  const score = (result) => result.querySelector("[data-md-score]").dataset;
  score(found).mdScore = Number(score(results[0]).mdScore) + 1; // the key Enter opens the highest
  found.parentElement.prepend(found);
}

const post = Worker.prototype.postMessage;
let named = []; // the pages that have what was typed last for a name
const listening = new WeakSet();

async function ask(worker, message, rest) {
  try {
    const known = await (vocabulary ??= read());
    named = known.whole.get(joined(message.data, known));
    message = { ...message, data: meant(message.data, known) };
  } catch {
    named = [];
  }
  post.call(worker, message, ...rest);
}

Worker.prototype.postMessage = function (message, ...rest) {
  if (message?.type !== QUERY) return post.call(this, message, ...rest);
  if (!listening.has(this)) {
    listening.add(this);
    // The theme listens since it made the worker, so the results stand on the page by now.
    this.addEventListener("message", ({ data }) => data?.type === RESULT && promote(named));
  }
  if (message.data) return void ask(this, message, rest);
  post.call(this, message, ...rest); // the theme asks nothing when a page opens: no need to read the index for that
};

document.addEventListener("focusin", ({ target }) => {
  if (target.name === "query") vocabulary ??= read();
});
