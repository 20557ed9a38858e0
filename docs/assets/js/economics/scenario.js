/** What the reader compares: one or two presets, each with the numbers that were changed, and how the address says so. */

import { fromAddress } from "../tools.js";
import { MOST_LAYERS, withLayers } from "./model.js";

/**
 * @typedef {object} Field an input, and how a reader moves it
 * @property {string} name
 * @property {string} [group]
 * @property {number} most
 * @property {number} step
 * @property {boolean} [share] shown in per cent
 * @property {boolean} [log] on a logarithmic slider
 *
 * @typedef {object} Data what the page tells the script
 * @property {Field[]} fields
 * @property {string[]} results the names of the results, in the order of display
 * @property {string[]} explored the presets to begin with
 * @property {Record<string, {name: string, page: string, inputs: number[], layers: [number, string, string][],
 *   assumed: string[]}>} presets `assumed` names the inputs that rest on no source
 * @property {Record<string, string>} words
 *
 * @typedef {object} Side one of the two presets, as it was changed
 * @property {string} id the preset
 * @property {Record<string, number>} values
 * @property {{rate: number, base: string}[]} layers those the preset lists
 * @property {number} count how many layers there are
 *
 * @typedef {{a: Side, b: Side | null}} State
 */

export const SIDES = ["a", "b"];
export const BASES = ["list", "paid", "previous"];

/**
 * @param {HTMLElement} root
 * @returns {Data}
 */
export function dataOf(root) {
  const data = JSON.parse(root.dataset.model);
  const fields = data.fields.map(([name, group, most, step, share, log]) => ({ name, group, most, step, share, log }));
  return { ...data, fields };
}

/**
 * A preset as it is.
 * @param {Data} data
 * @param {string} id
 * @returns {Side}
 */
export function fresh(data, id) {
  const { inputs, layers } = data.presets[id];
  return {
    id,
    values: Object.fromEntries(data.fields.map(({ name }, at) => [name, inputs[at]])),
    layers: layers.map(([rate, base]) => ({ rate, base })),
    count: layers.length,
  };
}

/**
 * The inputs of the model.
 * @param {Side} side
 * @returns {import("./model.js").Inputs}
 */
export function inputsOf(side) {
  return withLayers({ ...side.values, layers: side.layers }, side.count);
}

/** All numbers and bases of a side, by the name that the address gives them: `price`, `count`, `r1`, `b1`. */
function entries(side) {
  const layers = side.layers.flatMap(({ rate, base }, i) => [[`r${i + 1}`, rate], [`b${i + 1}`, base]]);
  return [...Object.entries(side.values), ...layers, ["count", side.count]];
}

/**
 * What differs from the preset.
 * @param {Data} data
 * @param {Side} side
 * @returns {[string, number | string][]}
 */
export function changes(data, side) {
  const preset = new Map(entries(fresh(data, side.id)));
  return entries(side).filter(([name, value]) => preset.get(name) !== value);
}

/**
 * Set a number or a base by its name.
 * @param {Side} side
 * @param {string} name
 * @param {number | string} value
 */
export function set(side, name, value) {
  const [, key, number] = /^([rb])(\d)$/.exec(name) ?? [];
  if (key) side.layers[number - 1][key === "r" ? "rate" : "base"] = value;
  else if (name === "count") side.count = Math.max(0, Math.min(MOST_LAYERS, Math.round(value)));
  else side.values[name] = value;
}

/**
 * The state that the address tells: a=preset, a.price=…, a.count=…, a.r1=…, a.b1=…, and the same for b.
 * @param {Data} data
 * @returns {State}
 */
export function read(data) {
  const given = fromAddress("a") !== null || fromAddress("b") !== null;
  const chosen = SIDES.map((key, at) => (given ? fromAddress(key) : data.explored[at]));
  const [a, b] = chosen.map((id) => (Object.hasOwn(data.presets, id) ? fresh(data, id) : null));
  const state = { a: a ?? fresh(data, data.explored[0]), b };
  for (const key of SIDES) {
    if (!state[key]) continue;
    for (const [name, value] of entries(state[key])) {
      const asked = fromAddress(`${key}.${name}`);
      if (typeof value === "string" ? BASES.includes(asked) : asked && isAllowed(name, Number(asked))) {
        set(state[key], name, typeof value === "string" ? asked : Number(asked));
      }
    }
  }
  return state;
}

const isAllowed = (name, number) => (name === "count" ? number >= 0 : Number.isFinite(number));

/**
 * The state as it stands in the address, null for what is as in the preset.
 * @param {Data} data
 * @param {State} state
 * @returns {Record<string, string | number | null>}
 */
export function inAddress(data, state) {
  const found = {};
  for (const name of new URLSearchParams(location.search).keys()) if (/^[ab]\./.test(name)) found[name] = null;
  for (const key of SIDES) {
    found[key] = state[key]?.id ?? "none";
    for (const [name, value] of state[key] ? changes(data, state[key]) : []) found[`${key}.${name}`] = value;
  }
  return found;
}
