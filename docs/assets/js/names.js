/**
 * Names as they are looked for: in English, Chinese or pinyin, with or without tones, as one word or several.
 *
 * @typedef {object} Names
 * @property {string} names English, Chinese and pinyin, folded
 * @property {string} joined the pinyin without spaces
 * @property {[string, string][]} others aliases and misreadings, as written and folded
 *
 * @typedef {object} Query
 * @property {string[]} words
 * @property {string} whole the words without spaces
 */

/**
 * Text in the form in which it is compared: small letters without tone marks. Only ü keeps its dots.
 * @param {string} text
 */
function folded(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "");
  return bare.normalize("NFC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim();
}

/** Without what may stand between syllables: "lǐngshòu", "ling shou" and "ling'shou" are one. */
const joined = (text) => text.replace(/[\s'·-]+/g, "");

/** Folded, with every ü as the v and the u that keyboards give. */
function pinyinOf(text) {
  const bare = folded(text);
  return bare.includes("ü") ? `${bare.replaceAll("ü", "v")}\n${bare.replaceAll("ü", "u")}` : bare;
}

/**
 * @param {string} name
 * @param {string} chinese
 * @param {string} pinyin
 * @param {string[]} others
 * @returns {Names}
 */
export function namesOf(name, chinese, pinyin, others) {
  const sound = pinyinOf(pinyin);
  return {
    names: `${folded(name)}\n${folded(chinese)}\n${sound}`,
    joined: joined(sound),
    others: others.map((text) => [text, pinyinOf(text)]),
  };
}

/**
 * @param {string} text what somebody typed
 * @returns {Query}
 */
export function queryOf(text) {
  const query = folded(text).replaceAll("ü", "v").replaceAll("u:", "v");
  return { words: query.split(/\s+/).filter(Boolean), whole: joined(query) };
}

/**
 * How something matches: null if it does not, "" by its own names, else by which other one.
 * @param {Names} entry
 * @param {Query} query
 * @returns {string | null}
 */
export function matches({ names, joined: sound, others }, { words, whole }) {
  const holds = (text) => words.every((word) => text.includes(word));
  if (holds(names) || sound.includes(whole)) return "";
  const other = others.find(([, text]) => holds(text));
  if (other) return other[0];
  return holds([names, ...others.map(([, text]) => text)].join("\n")) ? "" : null;
}
