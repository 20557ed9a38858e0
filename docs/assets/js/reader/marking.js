/**
 * A text as elements of the page, its hits as links. Whatever the text holds goes in as text and never as markup.
 *
 * @typedef {import("./matching.js").Hit} Hit
 *
 * @typedef {object} Shown a text as it is to be shown
 * @property {string} text
 * @property {Hit[]} hits
 * @property {number[]} notes by hit: the number of the entry that tells of it
 * @property {(hit: Hit) => string | null} reading what stands in place of a garbled hit, if anything
 */

import { make } from "../tools.js";

const BLOCK = 2_000; // UTF-16 units after which a block ends with its line
const LONGEST = 20_000; // after which one ends inside of a line: only texts that no one wrote have such lines

/**
 * Blocks can wait with their layout until they come near. All together hold the text to the last sign; a block ends
 * after a line break, which is then not shown twice.
 * @param {Shown} shown
 * @yields {{ block: HTMLElement, links: HTMLAnchorElement[] }} the blocks in order, with the links of their hits
 */
export function* blocks(shown) {
  const { text, hits } = shown;
  let next = 0;
  for (let from = 0; from < text.length;) {
    const first = next;
    let to = ended(text, from);
    for (; next < hits.length && hits[next].at < to; next++) {
      const end = hits[next].at + hits[next].text.length;
      if (end > to) to = ended(text, end, 0); // a phrase runs on in the next line
    }
    yield blockOf(shown, from, to, first, next);
    from = to;
  }
}

/** Where a block ends that begins at a place and has some signs at least. */
function ended(text, from, least = BLOCK) {
  const line = text.indexOf("\n", from + least);
  const end = line < 0 ? text.length : line + 1;
  if (end - from <= LONGEST) return end;
  const space = text.lastIndexOf(" ", from + LONGEST) + 1;
  const cut = space > from ? space : from + LONGEST;
  return cut + isLowSurrogate(text.charCodeAt(cut));
}

const isLowSurrogate = (code) => (code & 0xfc00) === 0xdc00;

function blockOf({ text, hits, notes, reading }, from, to, first, next) {
  const parts = [];
  const links = [];
  let done = from;
  for (let number = first; number < next; number++) {
    const hit = hits[number];
    const end = hit.at + hit.text.length;
    const instead = hit.garbled ? reading(hit) : null;
    links.push(linkOf(hit, number, notes[number], instead));
    parts.push(text.slice(done, hit.at), links.at(-1));
    if (instead) parts.push(make("span", { className: "printed" }, ` [${hit.text}]`));
    done = end;
  }
  return { block: make("div", { className: "read-block" }, ...parts, text.slice(done, to)), links };
}

function linkOf(hit, number, note, instead) {
  const link = document.createElement("a");
  link.className = `hit ${classOf(hit)}`;
  link.dataset.hit = number;
  link.dataset.note = note;
  link.setAttribute("aria-describedby", `read-told-${note}`);
  link.textContent = instead ?? hit.text;
  turn(link, true);
  return link;
}

/**
 * Let a hit be a link to its entry, or no more than text.
 * @param {HTMLAnchorElement} link
 * @param {boolean} on
 */
export function turn(link, on) {
  if (on) link.setAttribute("href", `#read-note-${link.dataset.note}`);
  else link.removeAttribute("href");
}

/**
 * @param {Hit} hit
 * @returns {string} how a hit is shown: by its strength, or as a right name
 */
export function classOf({ garbled, strength }) {
  return garbled ? strength : "right";
}
