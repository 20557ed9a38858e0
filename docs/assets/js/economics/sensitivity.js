/**
 * Which number of a case matters most: each is moved by a fifth, down and up, while all others stay. Mirrors
 * hooks/atlas/economics/sensitivity.py, in the same order of operations.
 */

import { isImpossible, outcome } from "./model.js";

const SHIFT = 0.2;

/**
 * @typedef {object} Shift what becomes of the profit of a period (yuan)
 * @property {string} input the name of an input, or `layer-1` for the rate of the first layer
 * @property {import("./model.js").Result} less
 * @property {import("./model.js").Result} more
 * @property {number} span how far the two are apart; where one can't be, twice as far as the other is from now
 */

/**
 * The inputs that change the profit, those that change it most first.
 * @param {import("./model.js").Inputs} inputs
 * @param {string[]} names those of the inputs beside the layers, in the order of display
 * @returns {Shift[]}
 */
export function shifts(inputs, names) {
  const [down, up] = [1 - SHIFT, 1 + SHIFT];
  const moved = [
    ...names.map((name) => [name, ...[down, up].map((by) => ({ ...inputs, [name]: inputs[name] * by }))]),
    ...inputs.layers.map(({ rate }, at) => [`layer-${at + 1}`, ...[down, up].map((by) => withRate(inputs, at, rate * by))]),
  ];
  const now = profit(inputs);
  const found = moved.map(([input, less, more]) => shift(input, now, profit(less), profit(more)));
  return found.filter(({ span }) => span).sort((one, other) => other.span - one.span);
}

function shift(input, now, less, more) {
  const possible = [less, more].filter((one) => !isImpossible(one));
  const known = possible.length && !isImpossible(now);
  const span = possible.length === 2 ? Math.abs(more - less) : known ? 2 * Math.abs(possible[0] - now) : 0;
  return { input, less, more, span };
}

const withRate = (inputs, at, rate) => ({
  ...inputs,
  layers: inputs.layers.map((layer, i) => (i === at ? { ...layer, rate } : layer)),
});

function profit(inputs) {
  const result = outcome(inputs);
  return isImpossible(result) ? result : result.profit;
}
