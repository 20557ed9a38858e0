/**
 * The pictures of the explorer, as SVG. Draws what hooks/atlas/economics_drawing.py and economics_pictures.py draw.
 */

import { coordinate as n, fixed, grouped, percent, short, yuan } from "../numbers.js";
import { isImpossible, MOST_LAYERS, total } from "./model.js";

const WIDTH = 360;
const BAR = 26;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 20, 12, 34];
const HEIGHT = 190;

/**
 * @typedef {{style: string, name: string, amount: number}} Part a part of an order's price
 * @typedef {object} Case a preset as it was changed, and what comes of it
 * @property {string} name
 * @property {string} style the class that colours its line
 * @property {import("./model.js").Inputs} inputs
 * @property {import("./model.js").Outcome} result
 * @property {import("./model.js").Result[]} curve the needed price by number of layers
 * @property {Part[]} parts the parts of the price, and last what is left
 */

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const titled = (title) => `<title>${escaped(title)}</title>`;
const path = (style, points) => `<path class="${style}" d="M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}"/>`;
const text = (x, y, words, style, anchor = "start") =>
  `<text class="${style}" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
const rect = (style, x, y, width, title) =>
  `<rect class="${style}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${BAR}">${titled(title)}</rect>`;

function svg(title, height, inside) {
  const size = `viewBox="0 0 ${WIDTH} ${n(height)}"`;
  return `<svg class="econ-picture" ${size} role="img" aria-label="${escaped(title)}">${inside}</svg>`;
}

/**
 * A result with its unit, or the words for why there is none.
 * @param {Record<string, string>} words
 * @param {string} name
 * @param {import("./model.js").Result} result
 * @returns {string}
 */
export function shown(words, name, result) {
  if (isImpossible(result)) return words[`why_${result}`];
  if (name === "break_even") return grouped(result, 0);
  return name === "multiplier" || name === "lifetime_ratio" ? `× ${fixed(result, 2)}` : yuan(result);
}

/**
 * The parts of an order's price, and last what is left of it.
 * @param {Record<string, string>} words
 * @param {string[]} layerNames
 * @param {import("./model.js").Outcome} result
 * @returns {Part[]}
 */
export function parts(words, layerNames, result) {
  const part = (key, amount) => ({ style: `econ-${key}`, name: words[`part_${key}`], amount });
  return [
    part("goods", result.goods),
    part("fulfilment", result.fulfilment),
    part("take", result.take),
    part("ads", result.advertising),
    ...result.layers.map((amount, at) => ({
      style: `econ-layer econ-layer-${at + 1}`,
      name: layerNames[at] ?? `${words.layer} ${at + 1}`,
      amount,
    })),
    part("network", result.network),
    part("rebate", result.rebate),
    part("subsidy", result.own_subsidy),
    part("acquisition", result.acquisition),
    part(result.contribution >= 0 ? "left" : "loss", result.contribution),
  ];
}

/**
 * Where the price of one order goes, a bar each, all on the scale of their list price.
 * @param {Record<string, string>} words
 * @param {Case[]} cases
 * @returns {string}
 */
export function barsPicture(words, cases) {
  const costs = ({ inputs, parts }) => total(parts.slice(0, -1).map(({ amount }) => amount)) / inputs.price;
  const scale = (WIDTH - 2) / Math.max(1, ...cases.map(costs));
  const drawn = cases.map((one, at) => bar(one, 1 + at * (BAR + 24), scale)).join("");
  const bottom = (BAR + 24) * cases.length;
  const price = 1 + scale;
  const mark = path("econ-level", [[price, 16], [price, bottom + 2]]);
  const anchor = scale > WIDTH / 2 ? "end" : "middle";
  return svg(words.picture_bar, bottom + 16, drawn + mark + text(price, bottom + 13, "100%", "econ-tick", anchor));
}

function bar({ name, inputs: { price }, parts }, top, scale) {
  const y = top + 18;
  let x = 1;
  let inside = text(1, top + 13, name, "econ-title");
  for (const part of parts) {
    const width = (part.amount / price) * scale;
    if (width <= 0) continue;
    const share = percent(part.amount / price, 0);
    inside += rect(part.style, x, y, width, `${part.name}: ${share}`);
    if (width >= 24) inside += text(x + width / 2, y + 17, share, `econ-in ${part.style}`, "middle");
    x += width;
  }
  const left = parts.at(-1).amount;
  if (left >= 0) return inside;
  return inside + rect("econ-loss", 1 + scale, y, x - (1 + scale), percent(left / price, 0));
}

/** Round numbers between two ends, some four steps (1, 2 or 5 times a power of ten) apart; nought exactly nought. */
function ticks([low, high]) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) * power;
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k <= Math.floor(high / step + 1e-9); k++) found.push(k * step);
  return found;
}

/** A chart with axes, its lines and their marks. `across` and `up` are [low, high]; `names` those of both axes. */
function chart(title, { across, up, names, lines, level, note }) {
  const at = (x, y) => [
    LEFT + ((x - across[0]) / (across[1] - across[0])) * (WIDTH - LEFT - RIGHT),
    HEIGHT - BOTTOM - ((y - up[0]) / (up[1] - up[0])) * (HEIGHT - TOP - BOTTOM),
  ];
  let inside = axes(across, up, names, at);
  if (level !== undefined) inside += path("econ-level", across.map((x) => at(x, level)));
  for (const { style, points, marks } of lines) {
    inside += path(`econ-line ${style}`, points.map((point) => at(...point)));
    for (const [x, y, name] of marks) inside += mark(style, ...at(x, y), name);
  }
  if (note) inside += text(WIDTH - RIGHT, TOP - 3, note, "econ-note", "end");
  return svg(title, HEIGHT, inside);
}

function axes(across, up, names, at) {
  let inside = text(2, TOP - 3, names[1], "econ-tick") + text(WIDTH - RIGHT, HEIGHT - 4, names[0], "econ-tick", "end");
  for (const value of ticks(up)) {
    const [x, y] = at(across[0], value);
    inside += path(value === 0 ? "econ-zero" : "econ-grid", [[x, y], [WIDTH - RIGHT, y]]);
    inside += text(LEFT - 4, y + 3.5, short(value), "econ-tick", "end");
  }
  for (const value of ticks(across)) {
    inside += text(at(value, up[0])[0], HEIGHT - BOTTOM + 13, short(value), "econ-tick", "middle");
  }
  return inside;
}

function mark(style, x, y, name) {
  const shape = `class="econ-mark ${style}"`;
  return style === "econ-b"
    ? `<rect ${shape} x="${n(x - 4)}" y="${n(y - 4)}" width="8" height="8">${titled(name)}</rect>`
    : `<circle ${shape} cx="${n(x)}" cy="${n(y)}" r="4.5">${titled(name)}</circle>`;
}

/**
 * Profit a month against orders a month, with break-even and the present point.
 * @param {Record<string, string>} words
 * @param {Case[]} cases
 * @returns {string}
 */
export function profitPicture(words, cases) {
  const most = reach(cases);
  const lines = cases.map(({ inputs, result, style }) => ({
    style,
    points: [[0, -inputs.fixed_cost], [most, result.contribution * most - inputs.fixed_cost]],
    marks: profitMarks(words, inputs, result, most),
  }));
  const ends = lines.flatMap((line) => line.points.map((point) => point[1]));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const pad = (high - low) * 0.05 || 1;
  const title = cases.map(({ result }) => `${words.out_break_even}: ${shown(words, "break_even", result.break_even)}`);
  return chart(`${words.picture_profit}. ${title.join("; ")}`, {
    across: [0, most],
    up: [low < 0 ? low - pad : 0, high + pad],
    names: [words.axis_orders, words.axis_profit],
    lines,
  });
}

/** How many orders the picture of profit reaches: past the present and any break-even within reach. */
function reach(cases) {
  let most = 10;
  for (const { inputs, result } of cases) {
    most = Math.max(most, inputs.orders * 2);
    const near = !isImpossible(result.break_even) && result.break_even <= inputs.orders * 20;
    if (near) most = Math.max(most, result.break_even * 1.25);
  }
  return most;
}

function profitMarks(words, inputs, result, most) {
  const marks = [[inputs.orders, result.profit, `${words.out_profit}: ${yuan(result.profit)}`]];
  if (!isImpossible(result.break_even) && result.break_even <= most) {
    marks.push([result.break_even, 0, `${words.out_break_even}: ${grouped(result.break_even, 0)}`]);
  }
  return marks;
}

/**
 * The price needed to break even against the number of layers; for one case a dashed line is the list price.
 * @param {Record<string, string>} words
 * @param {Case[]} cases
 * @returns {string}
 */
export function layersPicture(words, cases) {
  const dearest = Math.max(...cases.map(({ inputs }) => inputs.price));
  const lines = cases.map(({ inputs, curve, style }) => {
    const found = curve.map((value, at) => [at, value]);
    const points = found.filter(([, value]) => !isImpossible(value) && value <= dearest * 4);
    const now = points.filter(([at]) => at === inputs.layers.length);
    return { style, points, marks: now.map(([x, y]) => [x, y, `${words.out_needed_price}: ${yuan(y)}`]) };
  });
  const most = Math.max(dearest, ...lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const title = cases.map(({ curve }) => curve.map((value) => shown(words, "needed_price", value)).join(", "));
  return chart(`${words.picture_layers}: ${title.join("; ")}`, {
    across: [0, MOST_LAYERS],
    up: [0, most * 1.05],
    names: [words.axis_layers, words.axis_price],
    lines: lines.filter(({ points }) => points.length),
    level: cases.length === 1 ? cases[0].inputs.price : undefined,
    note: cases.some(({ curve }) => curve.some(isImpossible)) ? words.no_price : "",
  });
}
