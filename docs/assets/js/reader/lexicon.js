/**
 * The lexicon: Chinese expressions, and by which phrases a text shows each. As `model.py` writes it.
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
 */

export const STRENGTHS = ["certain", "likely", "hint"];
const CODES = "clhCLH";
const COLUMNS = ["zh", "pinyin", "means", "reading", "kind", "record", "link", "why", "phrases", "codes"];

/**
 * @param {Record<string, any>} compact what `to_json` wrote, parsed
 * @returns {Lexicon}
 */
export function decoded({ notes, lists, variants, ...compact }) {
  const columns = COLUMNS.map((name) => compact[name].split("\n"));
  let note = 0;

  function patternOf(code, phrase, { zh }) {
    const number = CODES.indexOf(code[0]);
    const [near, notNear, why] = code[1] ? notes[note++] : [];
    return {
      phrase: phrase || zh,
      strength: STRENGTHS[number % 3],
      garbled: number < 3,
      near: lists[near] ?? [],
      notNear: lists[notNear] ?? [],
      why: why ?? "",
    };
  }

  const senses = columns[0].map((_, row) => {
    const { phrases, codes, ...sense } = Object.fromEntries(COLUMNS.map((name, i) => [name, columns[i][row]]));
    const each = phrases.split("\t");
    return {
      ...sense,
      record: sense.record || null,
      link: sense.link.replaceAll("*", sense.record),
      patterns: (codes.match(/\w\+?/g) ?? []).map((code, i) => patternOf(code, each[i], sense)),
    };
  });
  const pairs = [...variants.matchAll(/(.)(.)/gsu)].map(([, from, to]) => [from, to]);
  return { senses: compact.zh ? senses : [], variants: new Map(pairs) };
}
