/**
 * What a reader takes along: the text put right, and a table of what was in it. The same as `rewriting.py`.
 *
 * @typedef {import("./matching.js").Hit} Hit
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 */

import { grouped } from "./grouping.js";

const HEADINGS = ["In the text", "Meant", "Chinese", "Pinyin", "Meaning"];
const SPACES = /[ \t\r\n\u00a0\u3000]+/g;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/**
 * @param {string} text
 * @param {Hit[]} hits
 * @param {Lexicon} lexicon
 * @param {boolean} [markdown]
 * @returns {string} the text with the right reading for every garbled hit, the original after it in brackets
 */
export function corrected(text, hits, lexicon, markdown = false) {
  const quoted = markdown ? escaped : String;
  let done = 0;
  let whole = "";
  for (const hit of hits.filter(({ garbled }) => garbled)) {
    const reading = quoted(cased(lexicon.senses[hit.sense].reading, hit.text));
    whole += `${quoted(text.slice(done, hit.at))}${markdown ? `**${reading}**` : reading} [${quoted(hit.text)}]`;
    done = hit.at + hit.text.length;
  }
  return whole + quoted(text.slice(done));
}

/**
 * @param {string} reading
 * @param {string} printed what the text has
 * @returns {string} the reading with a capital where a plain word stands for what began with one
 */
export function cased(reading, printed) {
  return /^[A-Z]/.test(printed) && /^[a-z]/.test(reading) ? reading[0].toUpperCase() + reading.slice(1) : reading;
}

/**
 * @param {Hit[]} hits
 * @param {Lexicon} lexicon
 * @returns {string} a Markdown table of what was meant, with every form the text has for it
 */
export function table(hits, lexicon) {
  const rows = grouped(hits).map((group) => {
    const { reading, zh, pinyin, means } = lexicon.senses[group[0].sense];
    return [forms(group).join(", "), reading, zh, pinyin, means].map(escaped);
  });
  return [HEADINGS, HEADINGS.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
}

/**
 * @param {Hit[]} group
 * @returns {string[]} the forms in which a text shows one expression, each once, on one line, as one sees it
 */
export function forms(group) {
  return [...new Set(group.map(({ text }) => text.replace(SPACES, " ").replace(INVISIBLE, "")))];
}

function escaped(text) {
  return text.replace(/[\\`*_[\]>#]/g, "\\$&").replace(/[&<|~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
