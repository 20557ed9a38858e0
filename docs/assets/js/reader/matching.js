/**
 * Where a text holds expressions, and which of several is meant: the same as `matching.py`, which says more.
 *
 * @typedef {import("./indexing.js").Index} Index
 *
 * @typedef {object} Hit where a text shows an expression
 * @property {number} start in code points, as in Python
 * @property {number} end
 * @property {number} at the start in UTF-16 units
 * @property {string} text
 * @property {number} sense number of the likeliest sense
 * @property {import("./lexicon.js").Strength} strength
 * @property {boolean} garbled
 * @property {string} why
 * @property {number[]} others the senses that the phrase has besides, likelier ones first
 *
 * @typedef {{ first: number, end: number, patterns: number[] }} Span words, and the patterns that end with them
 */

import { BREAK, joinable, stem, tokens } from "./folding.js";
import { ARTICLES, kept, LONGEST_COMPOUND, STOP } from "./indexing.js";
import { STRENGTHS } from "./lexicon.js";

const CLOSE = 12;
const COMPANY = 40;
const FULL = 100;
const PHRASES = 2;
const LINKS = 2;
const LINKING = new Set([...ARTICLES, ..."for its my of our their to with your".split(" ")]);
const NONE = [];

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Hit[]} all hits in the text, in order
 */
export function find(index, text) {
  const reading = new Reading(index, tokens(text, index.unit));
  return inCodePoints(reading.spans().map((span) => reading.hit(span, text)), text);
}

/** Count code points up to each hit: in JavaScript a text is a row of UTF-16 units. */
function inCodePoints(hits, text) {
  let at = 0;
  let points = 0;
  for (const hit of hits) {
    for (; at < hit.at; points++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    hit.start = points;
    for (const end = at + hit.text.length; at < end; points++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    hit.end = points;
  }
  return hits;
}

/** One text being read. */
class Reading {
  constructor(index, words) {
    const known = new Map();
    this.index = index;
    this.words = words;
    /** By word: the number of its stem, 0 for one that no phrase has. */
    this.stems = new Int32Array(words.length);
    /** By word: whether a compound may begin with it. */
    this.opens = new Uint8Array(words.length);
    words.forEach(({ word }, i) => {
      const { number, opens } = kept(known, word, () => (
        { number: index.stems.get(stem(word)) ?? 0, opens: index.opens(word) }
      ));
      this.stems[i] = number;
      this.opens[i] = opens;
    });
    /** @type {Span[][]} what may begin at a word, longest first */
    this.candidates = words.map((_, first) => this.candidatesAt(first)).filter(({ length }) => length);
    /** What stands firm by itself is company for the rest. @type {Span[]} */
    this.firm = this.longest((span) => span.patterns.filter((number) => this.strength(number, span) !== "hint"));
    this.firmStarts = this.firm.map(({ first }) => first);
    /** So are several phrases of more than one word. @type {number[]} where they start */
    this.phraseStarts = this.longest((span) => span.patterns).filter(({ first, end }) => end > first + 1).map(({ first }) => first);
    this.full = this.firm.length > 2 && this.firm.length * FULL >= words.length;
  }

  /** Leftmost-longest: the words that are hits, with the patterns that may stand there. */
  spans() {
    return this.longest((span) => {
      const { some, free } = this.surroundings(span);
      const accompanied = this.full || some || this.isAmongPhrases(span);
      const isPlaced = (number) => free || !this.index.patterns[number].pattern.parts;
      return span.patterns.filter((number) => (
        this.strength(number, span) !== "hint" || (isPlaced(number) && (accompanied || this.attracted(number, span)))
      ));
    });
  }

  longest(standing) {
    const found = [];
    let free = 0;
    for (const spans of this.candidates) {
      if (spans[0].first < free) continue;
      for (const { first, end, patterns } of spans) {
        const those = standing({ first, end, patterns });
        if (those.length) {
          found.push({ first, end, patterns: those });
          free = end;
          break;
        }
      }
    }
    return found;
  }

  candidatesAt(first) {
    if (!this.stems[first] && !this.opens[first]) return NONE;
    const found = [];
    this.phrases(first, this.index.root, [], found);
    this.ordered(first, this.index.orders, found);
    if (this.opens[first]) this.compounds(first, found);
    if (!found.length) return NONE;
    /** @type {Map<number, Set<number>>} */
    const ends = new Map();
    for (const [end, pattern] of found) kept(ends, end, () => new Set()).add(pattern);
    return [...ends].sort(([one], [other]) => other - one)
      .map(([end, patterns]) => this.unrepelled(first, end, [...patterns].sort((one, other) => one - other)))
      .filter(({ patterns }) => patterns.length);
  }

  unrepelled(first, end, patterns) {
    const { index } = this;
    const stands = (number) => !this.met(index.patterns[number].notNear, first, end);
    return { first, end, patterns: patterns.filter(stands) };
  }

  /** Ends and patterns of the phrases that go on at a word, after those at some places: down the trie. */
  phrases(i, node, places, found) {
    const { words, stems, index } = this;
    for (; i < words.length; i++) {
      if (places.length && words[i].gap === BREAK) node = node.next.get(STOP);
      if (!node) return;
      // A word may lead on, or be an article that the phrase lacks.
      const isLoose = places.length && ARTICLES.has(words[i].word) && !ARTICLES.has(words[i - 1].word);
      if (isLoose) this.phrases(i + 1, node, [...places], found);
      node = node.next.get(stems[i]);
      if (!node) return;
      places.push(i);
      for (const pattern of node.ends) {
        const { names } = index.patterns[pattern];
        if (names.every(({ word, place }) => words[places[place]].word.startsWith(word))) found.push([i + 1, pattern]);
      }
    }
  }

  /** Ends and patterns of what is of parts and goes on at a word: down the trie of orders. */
  ordered(at, { next }, found) {
    this.parts(at, (part, end) => {
      const after = next.get(part);
      if (!after) return;
      for (const pattern of after.ends) found.push([end, pattern]);
      // The next part begins at once, or after small words.
      for (let start = end; after.next.size && start <= end + LINKS && this.words[start]?.gap; start++) {
        this.ordered(start, after, found);
        if (!LINKING.has(this.words[start].word)) break;
      }
    });
  }

  /** Tell the parts that begin at a word, with their ends. */
  parts(first, tell) {
    let at = this.index.words;
    for (let i = first; i < this.words.length && (i === first || this.words[i].gap !== BREAK); i++) {
      at = at.next.get(this.stems[i]);
      if (!at) return;
      for (const part of at.ends) tell(part, i + 1);
    }
  }

  compounds(first, found) {
    const { opens } = this.index;
    const last = Math.min(first + LONGEST_COMPOUND, this.words.length);
    const seams = [];
    let joined = "";
    for (let i = first; i < last; i++) {
      if (i > first && !joinable(this.words[i - 1], this.words[i])) return;
      if (joined) seams.push(joined.length);
      joined += this.words[i].word;
      if (!opens(joined)) return;
      const stemmed = stem(joined);
      this.compound(joined, joined, seams, i + 1, found);
      if (stemmed !== joined) this.compound(stemmed, joined, seams, i + 1, found);
    }
  }

  compound(form, joined, seams, end, found) {
    for (const pattern of this.index.compounds.get(form) ?? NONE) {
      const { seams: own, names } = this.index.patterns[pattern];
      const shared = seams.filter((seam) => own.has(seam)).length;
      const isDivided = shared === seams.length || shared === own.size;
      if (isDivided && names.every(({ word }) => joined.includes(word))) found.push([end, pattern]);
    }
  }

  /** How strong a pattern is where it stands: without any of its words close by a mere hint. */
  strength(number, span) {
    const { pattern, near } = this.index.patterns[number];
    return near.length && !this.attracted(number, span) ? "hint" : pattern.strength;
  }

  /** Whether some firm hits around stand apart from a span, and whether all do, which leaves it free. */
  surroundings(span) {
    let some = false;
    let free = true;
    for (let i = lowest(this.firmStarts, span.first - COMPANY); i < this.firm.length; i++) {
      const { first, end } = this.firm[i];
      if (first > span.end + COMPANY) break;
      if (end <= span.first || first >= span.end) some = true;
      else free = false;
    }
    return { some, free };
  }

  /** Whether PHRASES of more than one word stand close by. */
  isAmongPhrases({ first, end }) {
    const starts = this.phraseStarts;
    const around = lowest(starts, end + CLOSE + 1) - lowest(starts, first - CLOSE);
    return around - (lowest(starts, end) - lowest(starts, first)) >= PHRASES;
  }

  attracted(number, { first, end }) {
    return this.met(this.index.patterns[number].near, first, end);
  }

  /** How many of the terms have all their words close by. */
  met(terms, first, end) {
    const { stems } = this;
    const from = Math.max(0, first - CLOSE);
    const to = Math.min(stems.length, end + CLOSE);
    const isClose = (word) => {
      for (let i = from; i < to; i++) {
        if (i === first) i = end; // skip the words of the hit itself
        if (i < to && stems[i] === word) return true;
      }
      return false;
    };
    let count = 0;
    for (const term of terms) if (term.every(isClose)) count++;
    return count;
  }

  /** The hit at a span: the likeliest pattern, and the other senses. */
  hit(span, text) {
    const { patterns } = this.index;
    const ranked = span.patterns.length > 1 ? this.ranked(span) : span.patterns;
    const { number, sense, pattern } = patterns[ranked[0]];
    const at = this.words[span.first].start;
    return {
      start: 0,
      end: 0,
      at,
      text: text.slice(at, this.words[span.end - 1].end),
      sense: number,
      strength: this.strength(ranked[0], span),
      garbled: pattern.garbled,
      why: pattern.why || sense.why,
      others: [...new Set(ranked.map((one) => patterns[one].number))].slice(1),
    };
  }

  /** Likeliest first: by words of `near`, hits around of the same sense, phrase or parts, strength, kind. */
  ranked(span) {
    const ranks = span.patterns.map((number) => this.rank(number, span));
    return ranks.sort(compared).map((rank) => rank[rank.length - 1]);
  }

  rank(number, span) {
    const { patterns } = this.index;
    const own = patterns[number];
    let same = 0;
    let kind = 0;
    for (let i = lowest(this.firmStarts, span.first - COMPANY); i < this.firm.length; i++) {
      const { first, patterns: [likeliest] } = this.firm[i];
      if (first > span.end + COMPANY) break;
      if (first === span.first) continue;
      const other = patterns[likeliest];
      if (own.number === other.number) same++;
      if (own.sense.kind === other.sense.kind) kind++;
    }
    const isOfParts = own.pattern.parts ? 1 : 0;
    return [-this.attracted(number, span), -same, isOfParts, STRENGTHS.indexOf(this.strength(number, span)), -kind, number];
  }
}

function compared(one, other) {
  const place = one.findIndex((value, i) => value !== other[i]);
  return place < 0 ? 0 : one[place] - other[place];
}

/** @returns {number} the place of the first of some sorted numbers that is not below another */
function lowest(numbers, least) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
