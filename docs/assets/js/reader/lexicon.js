/**
 * The lexicon: Chinese expressions, and by which phrases a text shows each. As `compact.py` writes it.
 *
 * @typedef {"certain" | "likely" | "hint"} Strength
 *
 * @typedef {object} Pattern a phrase by which a text shows an expression
 * @property {string} phrase
 * @property {Strength} strength
 * @property {boolean} garbled false for what is right: the Chinese itself and right names
 * @property {string[]} near words of which one should stand close by
 * @property {string[]} notNear words of which none may stand close by
 * @property {string} why goes before that of the sense
 * @property {string[]} [parts] what the phrase is of, where each part stands for any of its words
 *
 * @typedef {object} Sense a Chinese expression
 * @property {string} zh
 * @property {string} pinyin
 * @property {string} means
 * @property {string} reading the right English
 * @property {string} kind
 * @property {string | null} record
 * @property {string} link the page that tells more, if any
 * @property {string} why
 * @property {Pattern[]} patterns
 *
 * @typedef {object} Lexicon
 * @property {Sense[]} senses
 * @property {Map<string, string>} variants for a traditional character the simplified one that patterns use
 * @property {Map<string, string[]>} parts for a part of Chinese words what translation prints for it
 */

export const STRENGTHS = ["certain", "likely", "hint"];
const CODES = "clhCLHdmi";
const COLUMNS = ["zh", "pinyin", "means", "reading", "kind", "record", "link", "why", "chinese", "phrases", "codes"];

const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join("").replace(/["\\]/g, "");

/**
 * @param {Record<string, any>} compact what `to_json` wrote, parsed
 * @returns {Lexicon}
 */
export function decoded({ notes, lists, variants, words, parts, ...compact }) {
  const spell = speller(words);
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const columns = COLUMNS.map((name) => compact[name].split("\n"));
  let note = 0;

  function patternOf(code, phrase, zh, given) {
    const number = CODES.indexOf(code[0]);
    const [near, notNear, why] = code[1] ? notes[note++] : [];
    const divided = number > 5 ? divide(zh, phrase) : undefined;
    divided?.forEach((part) => known.set(part, []));
    return {
      phrase: divided ? divided.join(" ") : spell(phrase) || given.shift() || zh,
      parts: divided,
      strength: STRENGTHS[number % 3],
      garbled: number < 3 || number > 5,
      near: lists[near] ?? [],
      notNear: lists[notNear] ?? [],
      why: why ?? "",
    };
  }

  const senses = columns[0].map((_, row) => {
    const { chinese, phrases, codes, ...sense } = Object.fromEntries(COLUMNS.map((name, i) => [name, columns[i][row]]));
    const each = phrases.split(" ");
    const given = chinese.split("\t");
    return {
      ...sense,
      record: sense.record || null,
      link: sense.link.replaceAll("*", sense.record),
      patterns: (codes.match(/\w\+?/g) ?? []).map((code, i) => patternOf(code, each[i], sense.zh, given)),
    };
  });
  const pairs = [...variants.matchAll(/(.)(.)/gsu)].map(([, from, to]) => [from, to]);
  const lines = parts.split("\n");
  [...known.keys()].forEach((part, i) => known.set(part, lines[i].split(" ").map(spell)));
  return { senses: compact.zh ? senses : [], variants: new Map(pairs), parts: known };
}

/** @returns {string[]} the Chinese in parts of as many characters as the digits say */
function divide(zh, lengths) {
  const characters = [...zh];
  return [...lengths].map((length) => characters.splice(0, length).join(""));
}

/** @returns {(coded: string) => string} the phrase for the numbers of its words, as `spelling.py` writes them */
function speller(listed) {
  let before = "";
  const words = listed.split("\n").map((line) => (before = before.slice(0, line[0]) + line.slice(1)));
  const numbers = new RegExp(words.length > SIGNS.length ** 2 ? "..." : "..", "g");
  const number = (signs) => [...signs].reduce((sum, sign) => sum * SIGNS.length + SIGNS.indexOf(sign), 0);
  return (coded) => (coded.match(numbers) ?? []).map((signs) => words[number(signs)]).join(" ").replaceAll("- ", "-");
}
