/**
 * Text as words that compare, each with its place in the text as given: the same as `folding.py`, which says more.
 *
 * @typedef {object} Token a word
 * @property {string} word folded
 * @property {number} start where it stands, in UTF-16 units
 * @property {number} end where it ends, without a possessive 's
 * @property {number} gap what stands before it
 */

/** What may stand between two words: an end of the thought, a space, or so little that they are one compound. */
export const BREAK = 0;
const SPACE = 1;
const HYPHEN = 2;
const HAN = "〇㐀-䶿一-鿿";

const CLASSES = {
  " ": " \r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
  "\n": "\n\u0085\u2028",
  "'": "'`´ʼ‘’‛′",
  '"': '"“”„‟″«»',
  "-": "-_‐‑‒–−·・",
  ".": ".",
};
const SIGNS = new Map(Object.entries(CLASSES).flatMap(([sign, those]) => [...those].map((one) => [one, sign])));
const MARKS = [
  [0x300, 0x36f], [0x180b, 0x180d], [0x1ab0, 0x1aff], [0x1dc0, 0x1dff], [0x20d0, 0x20ff], [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f], [0xe0100, 0xe01ef],
];
const INVISIBLE = [
  [0xad, 0xad], [0x61c, 0x61c], [0x180e, 0x180e], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f],
  [0xfeff, 0xfeff], [0xe0000, 0xe007f],
];
const LATIN = [
  [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x24f], [0x1e00, 0x1eff], [0xfb00, 0xfb06], [0x1d400, 0x1d7ff],
];
const OTHER_LETTERS = [[0x250, 0x2af], [0x370, 0x1fff], [0x2c60, 0x2c7f], [0xa720, 0xa7ff], [0xab30, 0xab6f]];

const LETTER = `[^ \\n'."|${HAN}-]`;
const TOKEN = new RegExp(`[${HAN}]|[a-z](?:\\.[a-z])+(?!${LETTER})|${LETTER}+(?:'${LETTER}+)*`, "g");
const LOOSE = /^[ "']*\n?[ "']*$/;
const LONGEST_GAP = 16;
const DECODER = new TextDecoder("utf-16le");
const SMALL = new Set(
  ("an and are as at be but by can did do for from get go had has have he her him his how if in is it its let may me"
  + " my no not of off on or our out set she so than that the them then they this to too up us was we were what when"
  + " who will with you your").split(" "),
);

const within = (code, ranges) => ranges.some(([first, last]) => first <= code && code <= last);

/** @returns {string} what a character becomes: mostly one, none if it vanishes, more for a ligature */
function unitOf(code) {
  const character = String.fromCodePoint(code);
  if (/^[0-9A-Za-z]$/.test(character)) return character.toLowerCase();
  if (SIGNS.has(character)) return SIGNS.get(character);
  if (within(code, MARKS) || within(code, INVISIBLE)) return "";
  if (0xff01 <= code && code <= 0xff5e) return unitOf(code - 0xfee0);
  if (within(code, LATIN)) {
    const parts = [...character.normalize("NFKD")].filter((part) => !within(part.codePointAt(0), MARKS));
    return parts.map((part) => part.toLowerCase()).join("");
  }
  return isHan(character) || within(code, OTHER_LETTERS) ? character : "|";
}

/**
 * @param {Map<string, string>} variants
 * @returns {(code: number) => string} what a character becomes, remembered
 */
export function folder(variants) {
  const known = new Map();
  return (code) => {
    let unit = known.get(code);
    if (unit === undefined) {
      const character = String.fromCodePoint(code);
      known.set(code, unit = unitOf((variants.get(character) ?? character).codePointAt(0)));
    }
    return unit;
  };
}

/**
 * @typedef {object} Folded
 * @property {string} units the folded text
 * @property {Uint32Array} [starts] where each character of it begins in the text as given, if not at the same place
 * @property {Uint32Array} [ends] where it ends there
 */

/** @returns {Folded} */
function folded(text, unit) {
  // Mostly one character becomes one: then nothing moves, and the browser's own search does the work.
  let moved = false;
  const units = text.replace(/[^a-z0-9 \n'".-]/g, (character) => {
    const becomes = unit(character.charCodeAt(0));
    moved ||= becomes.length !== 1 || ("\ud800" <= character && character <= "\udfff");
    return becomes;
  });
  return moved ? foldedOneByOne(text, unit) : { units };
}

/** @returns {Folded} */
function foldedOneByOne(text, unit) {
  const most = text.length * 3; // a ligature is three letters at most
  const units = new Uint16Array(most);
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  let count = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at);
    const next = at + (code > 0xffff ? 2 : 1);
    const becomes = unit(code);
    for (let i = 0; i < becomes.length; i++) {
      units[count] = becomes.charCodeAt(i);
      starts[count] = at;
      ends[count++] = next;
    }
    if (!becomes && count && ends[count - 1] === at && within(code, MARKS)) ends[count - 1] = next;
    at = next;
  }
  return { units: DECODER.decode(units.subarray(0, count)), starts, ends };
}

/** @returns {boolean} whether a word is a Chinese character */
export function isHan(word) {
  return ("㐀" <= word[0] && word[0] <= "鿿") || word[0] === "〇";
}

/**
 * @param {string} text
 * @param {(code: number) => string} unit
 * @returns {Token[]} the words of the text, in order
 */
export function tokens(text, unit) {
  const { units, starts, ends } = folded(text, unit);
  const found = [];
  let last = 0;
  let initial = false;
  for (const match of units.matchAll(TOKEN)) {
    let word = match[0];
    const begin = match.index;
    let end = begin + word.length;
    const gap = found.length ? gapOf(units.slice(last, begin), initial) : BREAK;
    last = end;
    initial = word.length === 1 || word.includes(".");
    if (word.endsWith("'s")) {
      word = word.slice(0, -2);
      end -= 2;
    }
    if (/['.]/.test(word)) word = word.replace(/['.]/g, "");
    found.push({ word, start: starts ? starts[begin] : begin, end: ends ? ends[end - 1] : end, gap });
  }
  return found;
}

function gapOf(between, initial) {
  if (between === " ") return SPACE;
  if (["", "-", ".", "-\n", "- \n"].includes(between)) return HYPHEN;
  if (between.length > LONGEST_GAP) return BREAK;
  return LOOSE.test(between) || (initial && /^\.[ \n]$/.test(between)) ? SPACE : BREAK;
}

/** @returns {boolean} whether two words may be parts of one compound */
export function joinable(left, right) {
  if (right.gap === BREAK || isHan(left.word) || isHan(right.word)) return false;
  return right.gap === HYPHEN || (counts(left.word) && counts(right.word));
}

const counts = (word) => word.length > 1 && !SMALL.has(word);

const SHORT = /^[^aeiouy]*[aeiouy][^aeiouywx]$/;

/** @returns {string} a folded English word without the common endings -s, -es, -ed, -ing */
export function stem(word) {
  if (!/^[a-z]{3,}[degs]$/.test(word)) return word;
  if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  const base = word.replace(/ing$|(?<!e)ed$/, "");
  if (base !== word && base.length > 2 && /[aeiouy]/.test(base)) word = uninflected(base);
  if (word.length > 4 && word.endsWith("ie")) return `${word.slice(0, -2)}y`;
  return word.length > 3 && word.endsWith("e") && !SHORT.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

function uninflected(base) {
  if (base.length > 3 && base.endsWith("i")) return `${base.slice(0, -1)}y`;
  if (SHORT.test(base)) return `${base}e`;
  return base.length > 3 && /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}
