/**
 * What is told of each expression in a text: an entry a group of hits, in order of appearance.
 *
 * @typedef {import("./matching.js").Hit} Hit
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {Record<string, string>} Words the fixed words of the page
 */

import { fill, isChinese, make } from "../tools.js";
import { STRENGTHS } from "./lexicon.js";
import { classOf } from "./marking.js";
import { forms } from "./rewriting.js";

const ROOT = new URL("../../../", import.meta.url);
const CHINESE = /([\u3400-\u9fff〇]+)/;
export const CLASSES = [...STRENGTHS, "right"];

/**
 * @param {Hit[]} group
 * @param {number} note its number
 * @param {Lexicon} lexicon
 * @param {Words} words
 * @returns {HTMLLIElement}
 */
export function entryOf(group, note, lexicon, words) {
  const sense = lexicon.senses[group[0].sense];
  const entry = make("li", { id: `read-note-${note}`, value: note, tabIndex: -1 }, headOf(sense, note));
  entry.append(make("p", { className: "read-forms" }, ...formsOf(group, words)));
  if (sense.means) entry.append(make("p", {}, ...marked(sense.means)));
  const garbled = group.filter((hit) => hit.garbled);
  const whys = new Set(garbled.map((hit) => hit.why || lexicon.senses[hit.sense].why).filter(Boolean));
  if (whys.size) entry.append(labelled(words.why, marked([...whys].join(" "))));
  const others = [...new Set(group.flatMap((hit) => hit.others))].map((number) => lexicon.senses[number]);
  if (others.length) entry.append(labelled(words.or, others.flatMap(otherOf)));
  return entry;
}

function headOf({ reading, zh, pinyin, link }, note) {
  const name = link ? make("a", { href: new URL(link, ROOT).href }, reading) : reading;
  return make(
    "p", { id: `read-told-${note}`, className: "read-meant" }, make("b", {}, name),
    ...(zh ? [" ", make("span", { lang: "zh-Hans" }, zh)] : []),
    ...(pinyin ? [" ", make("i", { lang: "zh-Latn-pinyin" }, pinyin)] : []),
  );
}

/** What the text has for it, by strength; each leads back to where the text has it. */
function formsOf(group, words) {
  const parts = CLASSES.flatMap((name) => {
    const own = group.filter((hit) => classOf(hit) === name);
    if (!own.length) return [];
    const printed = forms(own).flatMap((form) => [", ", make("bdi", { className: `hit ${name}` }, ...marked(form))]);
    return [" · ", make("span", {}, `${words[name]}: `, ...printed.slice(1))];
  });
  const times = group.length > 1 ? fill(words.times, { count: group.length }) : words.in_text;
  return [...parts.slice(1), " ", make("button", { type: "button", "data-act": "back" }, times)];
}

function labelled(label, parts) {
  return make("p", {}, make("span", { className: "read-label" }, label), " ", ...parts);
}

function otherOf({ reading, zh, link }, at) {
  const name = link ? make("a", { href: new URL(link, ROOT).href }, reading) : reading;
  return [at ? ", " : "", name, " ", make("span", { lang: "zh-Hans" }, zh)];
}

/** A text with its Chinese marked as such. */
function marked(text) {
  return text.split(CHINESE).filter(Boolean)
    .map((part) => (isChinese(part) ? make("span", { lang: "zh-Hans" }, part) : part));
}
