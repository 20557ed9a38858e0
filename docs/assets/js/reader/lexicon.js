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
const COLUMNS = ["zh", "pinyin", "means", "reading", "kind", "record", "link", "why", "patterns"];

/**
 * @param {Record<string, any>} compact what `to_json` wrote, parsed
 * @returns {Lexicon}
 */
export function decoded(compact) {
  const columns = COLUMNS.map((name) => compact[name].split("\n"));
  let number = 0;
  const senses = columns[0].map((_, row) => {
    const sense = Object.fromEntries(COLUMNS.map((name, column) => [name, columns[column][row]]));
    sense.link = sense.link.replace("*", sense.record);
    sense.patterns = sense.patterns.split("\t").filter(Boolean)
      .map((code) => patternOf(code, sense, compact.notes[number++]));
    sense.record ||= null;
    return sense;
  });
  const variants = new Map([...compact.variants.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from, to]));
  return { senses: compact.zh ? senses : [], variants };
}

function patternOf(code, sense, [near, notNear, why] = [[], [], ""]) {
  const number = CODES.indexOf(code[0]);
  const phrase = { "": sense.zh, "=": sense.reading }[code.slice(1)] ?? code.slice(1);
  return { phrase, strength: STRENGTHS[number % 3], garbled: number < 3, near, notNear, why };
}
