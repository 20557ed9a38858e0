/** What comes out, below the controls of the explorer: pictures and tables. */

import { percent, yuan } from "../numbers.js";
import { make } from "../tools.js";
import { dot } from "./controls.js";
import { barsPicture, layersPicture, profitPicture, shown } from "./figures.js";
import { isImpossible } from "./model.js";

/** @typedef {import("./figures.js").Case & {key: string}} Case */

/**
 * @param {import("./scenario.js").Data} data
 * @param {Case[]} cases
 * @returns {HTMLElement[]}
 */
export function results({ words, results: names }, cases) {
  const good = cases.filter(({ result }) => !isImpossible(result));
  const wrong = cases.filter(({ result }) => isImpossible(result));
  const curves = cases.filter(({ curve }) => !curve.every(isImpossible));
  const grid = make("div", { className: "econ-grid" });
  if (good.length) grid.append(figure(words.picture_profit, profitPicture(words, good)));
  if (curves.length) grid.append(figure(words.picture_layers, layersPicture(words, curves)));
  return [
    ...wrong.map(({ name, result }) => make("p", { className: "econ-wrong" }, `${name}: ${words[`why_${result}`]}`)),
    ...(good.length ? [bars(words, good)] : []),
    grid,
    ...(good.length ? tables(words, names, good) : []),
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
  for (const { key, result } of cases) {
    const told = ["profit", "break_even", "needed_price"].flatMap((name, at) => [
      `${at ? " · " : " "}${words[`out_${name}`]} `, make("b", {}, shown(words, name, result[name])),
    ]);
    found.append(make("p", { className: "econ-brief" }, dot(key), ...told));
  }
  return found;
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
