/** What comes out, below the controls of the explorer: pictures and tables. */

import { counted, percent, yuan } from "../numbers.js";
import { fill, make } from "../tools.js";
import { dot } from "./controls.js";
import { barsPicture, layersPicture, profitPicture, shown } from "./figures.js";
import { isImpossible } from "./model.js";
import { shifts } from "./sensitivity.js";

/** @typedef {import("./figures.js").Case & {key: string}} Case */

/**
 * @param {import("./scenario.js").Data} data
 * @param {Case[]} cases
 * @returns {HTMLElement[]}
 */
export function results({ words, results: names, fields }, cases) {
  const good = cases.filter(({ result }) => !isImpossible(result));
  const wrong = cases.filter(({ result }) => isImpossible(result));
  const curves = cases.filter(({ curve }) => !curve.every(isImpossible));
  const grid = make("div", { className: "econ-grid" });
  if (good.length) grid.append(figure(words.picture_profit, profitPicture(words, good)));
  if (curves.length) grid.append(figure(words.picture_layers, layersPicture(words, curves)));
  return [
    ...wrong.map(({ name, result }) => make("p", { className: "econ-wrong" }, `${name}: ${words[`why_${result}`]}`)),
    ...(good.length ? [bars(words, good), ...good.map((one) => brief(words, one)), ...good.map(key)] : []),
    grid,
    ...(good.length ? tables(words, names, good) : []),
    ...good.map((one) => matters(words, fields, one)),
  ];
}

function figure(caption, picture) {
  const found = make("figure", {}, make("figcaption", {}, caption));
  found.insertAdjacentHTML("beforeend", picture);
  return found;
}

function bars(words, cases) {
  const found = figure(words.picture_bar, barsPicture(words, cases));
  found.className = "econ-wide";
  return found;
}

function brief(words, { key: side, inputs, result }) {
  return make("p", { className: "econ-brief" }, dot(side), ` ${sentence(words, inputs, result)}`);
}

/**
 * The result in one sentence.
 * @param {Record<string, string>} words
 * @param {import("./model.js").Inputs} inputs
 * @param {import("./model.js").Outcome} result
 */
export function sentence(words, inputs, result) {
  const name = isImpossible(result.break_even) ? "never" : result.profit < 0 ? "loss" : "gain";
  return fill(words[`says_${name}`], {
    price: yuan(inputs.price),
    left: yuan(Math.abs(result.contribution)),
    orders: counted(inputs.orders),
    profit: yuan(Math.abs(result.profit)),
    break_even: shown(words, "break_even", result.break_even),
  });
}

/** What the parts of a bar are, each with its share. */
function key({ key: side, inputs, parts }) {
  const present = parts.filter(({ amount }, at) => amount || at === parts.length - 1);
  const items = present.flatMap(({ style, name, amount }) => {
    const words = ` ${name} ${percent(amount / inputs.price, 0)}`;
    return [make("span", {}, make("i", { className: `econ-swatch ${style}` }), words), " "];
  });
  return make("p", { className: "econ-key" }, dot(side), " ", ...items);
}

/** What becomes of the profit when one number is a fifth less or more. */
function matters(words, fields, { key: side, name, inputs, layerNames }) {
  const rows = shifts(inputs, fields.map((field) => field.name)).map(({ input, less, more }) => {
    const layer = /^layer-(\d+)$/.exec(input)?.[1];
    const title = layer ? `${words.layer} ${layer}: ${layerNames[layer - 1] ?? ""}`.replace(/: $/, "") : words[input];
    return make("tr", {}, make("th", { scope: "row" }, title),
      ...[less, more].map((profit) => make("td", {}, shown(words, "profit", profit))));
  });
  const heads = [words.less, words.more].map((word) => make("th", { scope: "col" }, word));
  return make("table", { className: "econ-table econ-matters" },
    make("caption", {}, dot(side), ` ${words.matters}: ${name}`, make("small", {}, words.matters_help)),
    make("thead", {}, make("tr", {}, make("td"), ...heads)), make("tbody", {}, ...rows));
}

function tables(words, names, cases) {
  const inYuan = (head, values) => row(head, values, words.yuan);
  const parts = partsOf(cases).map(({ style, name }) => {
    const head = [make("i", { className: `econ-swatch ${style}` }), ` ${name}`];
    return inYuan(head, cases.map(({ inputs, parts }) => {
      const amount = parts.find((part) => part.style === style)?.amount;
      return amount ? `${yuan(amount)} · ${percent(amount / inputs.price, 1)}` : "–";
    }));
  });
  const outcomes = names.map((name) =>
    row([words[`out_${name}`]], cases.map(({ result }) => shown(words, name, result[name])), words[`outunit_${name}`]));
  const curve = cases[0].curve.map((_, at) =>
    inYuan([`${at} ${words.axis_layers}`], cases.map((one) => shown(words, "needed_price", one.curve[at]))));
  return [
    table(words.picture_bar, words, cases, parts),
    table(words.results, words, cases, outcomes),
    table(words.picture_layers, words, cases, curve),
  ];
}

/** The parts that any case has, what is left or lost after all others. */
function partsOf(cases) {
  const found = new Map();
  for (const { parts } of cases) {
    for (const [at, { style, name, amount }] of parts.entries()) {
      const last = at === parts.length - 1;
      const order = last ? (style === "econ-left" ? 98 : 99) : at;
      const before = found.get(style);
      found.set(style, {
        style,
        name: before?.name ?? name,
        order: Math.max(order, before?.order ?? 0),
        present: Boolean(amount) || Boolean(before?.present),
      });
    }
  }
  return [...found.values()].filter(({ present }) => present).sort((one, two) => one.order - two.order);
}

function row(head, values, unit) {
  const cells = [...values, unit].map((value) => make("td", {}, value));
  return make("tr", {}, make("th", { scope: "row" }, ...head), ...cells);
}

function table(caption, words, cases, rows) {
  const names = cases.map(({ key, name }) => make("th", { scope: "col" }, dot(key), ` ${name}`));
  const head = make("tr", {}, make("td"), ...names, make("th", { scope: "col" }, words.unit));
  const found = make("table", { className: "econ-table" }, make("caption", {}, caption));
  found.append(make("thead", {}, head), make("tbody", {}, ...rows));
  return found;
}
