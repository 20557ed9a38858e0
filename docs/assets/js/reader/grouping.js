/**
 * Hits by what is meant. The same as `grouped` in `matching.py`; apart here, since only the worker needs the matching.
 *
 * @typedef {import("./matching.js").Hit} Hit
 */

/**
 * @param {Hit[]} hits
 * @returns {Hit[][]} the hits in order of appearance; expressions that lead to one record stay apart
 */
export function grouped(hits) {
  const groups = new Map();
  for (const hit of hits) {
    const group = groups.get(hit.sense);
    if (group) group.push(hit);
    else groups.set(hit.sense, [hit]);
  }
  return [...groups.values()];
}
