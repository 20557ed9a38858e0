/**
 * Hits by what is meant. The same as `grouped` in `matching.py`; apart here, since only the worker needs the matching.
 *
 * @typedef {import("./matching.js").Hit} Hit
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 */

/**
 * @param {Hit[]} hits
 * @param {Lexicon} lexicon
 * @returns {Hit[][]} the hits in order of appearance, by record and reading, or by Chinese where there is no record
 */
export function grouped(hits, lexicon) {
  const groups = new Map();
  for (const hit of hits) {
    const { record, reading, zh } = lexicon.senses[hit.sense];
    const key = record ? `${record} ${reading}` : ` ${zh}`;
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups.values()];
}
