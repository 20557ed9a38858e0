/** The controls of the explorer: two presets to choose, and a slider and a field for each number. */

import { counted } from "../numbers.js";
import { make } from "../tools.js";
import { MOST_LAYERS } from "./model.js";
import { BASES, changes } from "./scenario.js";

const GROUPS = ["order", "commission", "platform", "customers"];
const COUNT = { name: "count", most: MOST_LAYERS, step: 1 };
const rateOf = (layer) => ({ name: `r${layer}`, most: 0.4, step: 0.005, share: true });

/** @typedef {import("./scenario.js").Field} Field */

/** Where a slider stands for a value. A logarithmic one goes from 0 to 1000, and what is below one stands at nought. */
function toSlider({ log, most }, value) {
  if (!log) return value;
  return value < 1 ? 0 : (Math.log10(value) / Math.log10(most)) * 1000;
}

function fromSlider({ log, most }, at) {
  if (!log) return at;
  return at <= 0 ? 0 : Number((most ** (at / 1000)).toPrecision(2));
}

/** What stands in the field of a number: per cent for a share. */
const toField = ({ share }, value) => (share ? Number((value * 100).toPrecision(10)) : value);
const fromField = ({ share }, raw) => (share ? raw / 100 : raw);

/**
 * @param {Field} field
 * @param {number} value
 * @param {string} label
 * @param {string} unit
 */
function row(field, value, label, unit) {
  const { name, share, log, most, step } = field;
  const id = `econ-${name}`;
  const slider = { type: "range", ariaLabel: label, min: 0, max: log ? 1000 : most, step: log ? 1 : step };
  const number = { type: "number", id, min: 0, step: "any", inputMode: "decimal" };
  return make(
    "div",
    { className: "econ-row" },
    make("label", { htmlFor: id }, `${label} `, make("small", {}, (share ? "% " : "") + unit)),
    make("input", { ...slider, "data-name": name, value: toSlider(field, value), ariaValueText: toField(field, value) }),
    make("input", { ...number, "data-name": name, value: toField(field, value) }),
  );
}

/**
 * A list to choose from.
 * @param {Record<string, string>} properties
 * @param {[string, string][]} options value and words
 * @param {string} chosen
 */
function choice(properties, options, chosen) {
  const list = make("select", properties, ...options.map(([value, text]) => make("option", { value }, text)));
  list.value = chosen;
  return list;
}

/**
 * The form. `edited` is the side whose numbers it changes, `open` the groups that are unfolded.
 * @param {import("./scenario.js").Data} data
 * @param {import("./scenario.js").State} state
 * @param {"a" | "b"} edited
 * @param {string[]} open
 * @returns {HTMLElement[]}
 */
export function controls(data, state, edited, open) {
  const { words, presets } = data;
  const names = Object.entries(presets).map(([id, preset]) => [id, preset.name]);
  const preset = (key, word, options) =>
    make("label", {}, `${word} `, choice({ "data-side": key }, options, state[key]?.id ?? "none"));
  const act = (name) => make("button", { type: "button", "data-act": name }, words[name]);
  return [
    make("div", { className: "econ-choose" },
      preset("a", words.first, names), preset("b", words.second, [["none", words.no_second], ...names])),
    make("fieldset", {}, make("legend", {}, words.change), ...tabs(data, state, edited)),
    ...GROUPS.map((name) =>
      make("details", { "data-group": name, open: open.includes(name) },
        make("summary", {}, words[`group_${name}`], make("small", {})), ...group(data, state[edited], name))),
    make("div", { className: "econ-buttons" }, act("reset"), " ", act("link"), " ", act("sheet"), " ", act("python")),
    make("pre", { className: "econ-code", hidden: true, tabIndex: 0 }),
    ...details(presets[state[edited].id], words),
  ];
}

/** The page behind a preset; a blank case has none. */
const details = ({ page }, words) => (page ? [make("p", {}, make("a", { href: page }, words.details))] : []);

/**
 * Say in the head of each group what it holds, and what of that is assumed: read while the group is folded.
 * @param {HTMLElement} panel
 * @param {import("./scenario.js").Data} data
 * @param {import("./scenario.js").Side} side
 */
export function summarise(panel, data, side) {
  const { fields, words, presets } = data;
  const { assumed, layers } = presets[side.id];
  const changed = new Set(changes(data, side).map(([name]) => name));
  const mark = (name) => (changed.has(name) ? `, ${words.changed}` : assumed.includes(name) ? `, ${words.assumed}` : "");
  const said = (field, label, value) => `${label} ${counted(toField(field, value))}${field.share ? "%" : ""}${mark(field.name)}`;
  for (const details of panel.querySelectorAll("details")) {
    const { group } = details.dataset;
    const paid = group === "commission" ? side.layers.slice(0, side.count) : [];
    const named = fields.filter((field) => field.group === group && side.values[field.name]);
    details.querySelector("summary small").textContent = [
      ...paid.map(({ rate }, at) => said(rateOf(at + 1), layers[at][2], rate)),
      ...named.map((field) => said(field, words[field.name], side.values[field.name])),
    ].join(" · ");
  }
}

function tabs({ presets }, state, edited) {
  const sides = ["a", "b"].filter((key) => state[key]);
  return sides.map((key) => {
    const button = make("input", { type: "radio", name: "econ-side", value: key, checked: key === edited });
    return make("label", { className: "econ-tab" }, button, " ", dot(key), ` ${presets[state[key].id].name}`);
  });
}

/**
 * The mark of a side, as on its line.
 * @param {string} key
 */
export const dot = (key) => make("i", { className: `econ-dot econ-${key}` });

function group({ fields, words, presets }, side, name) {
  const rows = fields.filter((field) => field.group === name)
    .map((field) => row(field, side.values[field.name], words[field.name], words[`unit_${field.name}`]));
  if (name !== "commission") return rows;
  const layers = side.layers.flatMap(({ rate, base }, i) => {
    const title = presets[side.id].layers[i][2];
    const bases = BASES.filter((one) => i || one !== "previous").map((one) => [one, words[`unit_base_${one}`]]);
    return [
      row(rateOf(i + 1), rate, `${words.layer} ${i + 1}: ${title}`, ""),
      choice({ "data-name": `b${i + 1}`, ariaLabel: `${words.base}: ${title}` }, bases, base),
    ];
  });
  return [row(COUNT, side.count, words.count, ""), ...layers, ...rows];
}

/**
 * The value a slider or field was moved to; the other of the two follows.
 * @param {HTMLElement} panel
 * @param {HTMLInputElement} input
 * @param {Field[]} fields
 * @returns {number | null} null where no number stands
 */
export function valueOf(panel, input, fields) {
  const { name } = input.dataset;
  const field = fields.find((one) => one.name === name) ?? (name === "count" ? COUNT : rateOf(name.slice(1)));
  const raw = Number(input.value);
  const valid = input.value !== "" && Number.isFinite(raw);
  input.toggleAttribute("aria-invalid", !valid);
  if (!valid) return null;
  const slides = input.type === "range";
  const value = slides ? fromSlider(field, raw) : fromField(field, raw);
  for (const other of panel.querySelectorAll(`input[data-name="${name}"]`)) {
    if (other !== input) other.value = slides ? toField(field, value) : toSlider(field, value);
    if (other.type === "range") other.ariaValueText = toField(field, value);
  }
  return value;
}
