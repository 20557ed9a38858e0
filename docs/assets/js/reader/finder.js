/**
 * The lexicon and the worker that searches with it. Both come when somebody turns to the reader, so that to read a text
 * asks for nothing more.
 *
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./matching.js").Hit} Hit
 *
 * @typedef {object} Finder
 * @property {Lexicon} lexicon with all that is told of a hit
 * @property {(text: string) => Promise<Hit[]>} find the hits in a text, found beside the page
 */

import { decoded } from "./lexicon.js";

const FOLDER = new URL("../../../read/", import.meta.url);

/** @type {Promise<Finder> | undefined} */
let finder;

/**
 * @returns {Promise<Finder>} the one finder; asked for again after it could not be fetched
 */
export function prepared() {
  finder ??= prepare().catch((error) => {
    finder = undefined;
    throw error;
  });
  return finder;
}

/** @returns {Promise<Finder>} */
async function prepare() {
  const compact = Object.assign({}, ...await Promise.all(["lexicon.json", "told.json"].map(fetched)));
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  /** @type {{ resolve: (hits: Hit[]) => void, reject: (error: Error) => void }[]} answers come in the order of asking */
  const waiting = [];
  worker.addEventListener("message", ({ data }) => waiting.shift().resolve(data));
  worker.addEventListener("error", ({ message }) => waiting.splice(0).forEach(({ reject }) => reject(new Error(message))));
  worker.postMessage(compact);
  const find = (text) => new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage(text);
  });
  return { lexicon: decoded(compact), find };
}

async function fetched(name) {
  const answer = await fetch(new URL(name, FOLDER));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
