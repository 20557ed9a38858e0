/**
 * A lexicon made ready for matching: the same as `indexing.py`, which says more.
 *
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {{ next: Map<number | string, Node>, ends: (number | string)[] }} Node
 */

import { BREAK, folder, isHan, joinable, stem, tokens } from "./folding.js";

export const LONGEST_COMPOUND = 4;
export const STOP = -1; // punctuation in a path
export const ARTICLES = new Set(["a", "an", "the"]);
const UNDIVIDED = new Set();

/**
 * @param {Lexicon} lexicon
 * @returns {Index} the lexicon made ready for matching
 *
 * @typedef {ReturnType<typeof compiled>} Index
 */
export function compiled(lexicon) {
  const unit = folder(lexicon.variants);
  const patterns = [];
  const [root, words, orders] = [node(), node(), node()];
  const compounds = new Map();
  /** Stems by number, which compare faster. @type {Map<string, number>} */
  const stems = new Map();
  const numberOf = ({ word }) => kept(stems, stem(word), () => stems.size + 1);
  const terms = new Map(); // few words stand in many lists
  const termOf = (term) => kept(terms, term, () => tokens(term, unit).map(numberOf));
  const termsOf = (list) => list.map(termOf).filter(({ length }) => length);
  lexicon.senses.forEach((sense, number) => {
    for (const pattern of sense.patterns) {
      const { phrase, parts } = pattern;
      const phraseWords = parts ? [] : tokens(phrase, unit);
      if (!parts && !isMatched(phrase, phraseWords)) continue;
      if (parts) parts.forEach((_, at) => plant(orders, [...parts.slice(at), ...parts.slice(0, at)], patterns.length));
      else plant(root, steps(phraseWords, numberOf), patterns.length);
      if (isCompound(phraseWords)) kept(compounds, joinedOf(phraseWords), () => []).push(patterns.length);
      patterns.push({
        number,
        sense,
        pattern,
        names: namesOf(phrase, phraseWords),
        seams: seamsOf(phraseWords),
        near: termsOf(pattern.near),
        notNear: termsOf(pattern.notNear),
      });
    }
  });
  for (const [part, those] of lexicon.parts) {
    const paths = those.map((word) => steps(tokens(word, unit), numberOf));
    for (const path of new Map(paths.map((one) => [one.join(), one])).values()) plant(words, path, part);
  }
  return { unit, patterns, root, words, orders, compounds, stems, opens: opener([...compounds.keys()]) };
}

const node = () => ({ next: new Map(), ends: [] });

/** Whether a compound may begin with some letters. No stem changes the first three, nor of eleven the first five. */
function opener(stems) {
  const [three, five] = [3, 5].map((length) => new Set(stems.map((key) => key.slice(0, length))));
  return (word) => word.length < 3 || (word.length < 11 ? three.has(word.slice(0, 3)) : five.has(word.slice(0, 5)));
}

/** What a map has for a key, made where it has nothing yet. */
export function kept(map, key, make) {
  let found = map.get(key);
  if (found === undefined) map.set(key, found = make());
  return found;
}

function isMatched(phrase, words) {
  return words.reduce((sum, { word }) => sum + word.length, 0) > 1 && !/^(?=.*[A-Z])[A-Z0-9]{1,5}$/.test(phrase);
}

/** @returns {number[]} the stems of a phrase, with STOP where it has punctuation */
function steps(words, numberOf) {
  return words.flatMap((word, i) => (i && word.gap === BREAK ? [STOP, numberOf(word)] : [numberOf(word)]));
}

function plant(root, path, end) {
  let at = root;
  for (const step of path) at = kept(at.next, step, node);
  at.ends.push(end);
}

/** The capitalised words that have an ending, by place: Moments is no moment, Suning not to sun. */
function namesOf(phrase, words) {
  return words.map(({ word, start }, place) => ({ word, start, place }))
    .filter(({ word, start }) => /[A-Z]/.test(phrase[start]) && stem(word) !== word);
}

function isCompound(words) {
  return words.length > 0 && words.length <= LONGEST_COMPOUND
    && !isHan(words[0].word) && words.slice(1).every((word, i) => joinable(words[i], word));
}

/** The words as one. Only the last one has an ending: to take one off the whole would make a line of Li Ning. */
function joinedOf(words) {
  return words.map(({ word }, i) => (i < words.length - 1 ? word : stem(word))).join("");
}

/** @returns {Set<number>} after which letters a compound is divided */
function seamsOf(words) {
  if (words.length < 2) return UNDIVIDED;
  let at = 0;
  return new Set(words.slice(0, -1).map(({ word }) => (at += word.length)));
}
