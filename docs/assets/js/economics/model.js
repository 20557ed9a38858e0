/**
 * Where the money of one order goes. Mirrors hooks/atlas/economics.py line by line, in the same order of operations,
 * and is held to it by tests/browser/economics_vectors.json. It explains every input and result.
 */

/**
 * @typedef {number | string} Result a number, or the name of why there is none
 * @typedef {{rate: number, base: "list" | "paid" | "previous"}} Layer
 * @typedef {Record<string, number> & {layers: Layer[]}} Inputs
 * @typedef {Record<string, Result> & {layers: number[]}} Outcome
 */

/** The most layers that are compared. */
export const MOST_LAYERS = 8;
const MOST = 1e15;
const SMALLEST_PRICE = 0.01;
const SHARES = ["subsidy_share", "take_rate", "ad_rate", "network_fee", "rebate", "further_rate"];
const MONEY = ["price", "goods", "fulfilment", "subsidy", "acquisition", "fixed_cost"];

/**
 * Whether a result is the name of why there is none.
 * @param {Result | Outcome} result
 * @returns {result is string}
 */
export const isImpossible = (result) => typeof result === "string";

/** The sum from left to right, nought for none. */
export const total = (amounts) => amounts.reduce((sum, amount) => sum + amount, 0);

/** A quotient, or `name` where the divisor is nought, negative or too small to tell. */
const ratio = (part, whole, name) => (whole <= 0 || Math.abs(part) >= whole * MOST ? name : part / whole);

/**
 * Work out one order, one period and one customer.
 * @param {Inputs} i
 * @returns {Outcome | string}
 */
export function outcome(i) {
  const wrong = examine(i);
  if (wrong) return wrong;
  const s = sums(i);
  if (s.share >= 1) return "rates-reach-whole-price";
  const { layers, network, rebate } = divided(i, s.amounts);
  const needed = neededPrice(i, s);
  const lifetime = s.before * i.orders_per_customer;
  return {
    shopper_pays: s.paid,
    others_pay: i.subsidy - s.own,
    received: s.received,
    goods: i.goods,
    fulfilment: i.fulfilment,
    take: s.received * i.take_rate,
    advertising: s.received * i.ad_rate,
    layers,
    network,
    rebate,
    own_subsidy: s.own,
    acquisition: i.acquisition / i.orders_per_customer,
    contribution: s.contribution,
    incentive: s.incentive,
    profit: s.contribution * i.orders - i.fixed_cost,
    break_even: ratio(i.fixed_cost, s.contribution, "no-positive-contribution"),
    needed_price: needed,
    multiplier: multiplier(needed, neededAt(withLayers(i, 0))),
    room: room(i, s),
    lifetime_value: lifetime,
    lifetime_ratio: ratio(lifetime, i.acquisition, "no-acquisition-cost"),
  };
}

/**
 * Why these inputs describe nothing that could exist; "" if they could.
 * @param {Inputs} i
 * @returns {string}
 */
function examine(i) {
  const shares = SHARES.map((name) => i[name]);
  const rates = [...shares, ...i.layers.map((layer) => layer.rate)];
  const numbers = [...rates, ...MONEY.map((name) => i[name]), i.orders_per_customer, i.orders];
  if (!numbers.every((n) => Number.isFinite(n) && n <= MOST)) return "too-large";
  if (numbers.some((n) => n < 0)) return "negative-input";
  if (i.price < SMALLEST_PRICE) return "no-price";
  if (shares.some((share) => share > 1)) return "share-above-one";
  if (i.subsidy > i.price) return "subsidy-above-price";
  if (i.orders_per_customer < 1) return "under-one-order-per-customer";
  if (i.layers.length && i.layers[0].base === "previous") return "no-layer-before";
  return "";
}

/** What an order comes to at its price, and how each amount grows with the price. */
function sums(i) {
  const own = i.subsidy * i.subsidy_share;
  const paid = i.price - i.subsidy;
  const received = i.price - own;
  const amounts = [];
  const slopes = [];
  i.layers.forEach(({ rate, base }, at) => {
    amounts.push((base === "previous" ? amounts[at - 1] : base === "paid" ? paid : i.price) * rate);
    slopes.push(base === "previous" ? slopes[at - 1] * rate : rate);
  });
  const incentive = total(amounts);
  const costs = i.goods + i.fulfilment + received * i.take_rate + received * i.ad_rate + incentive;
  const before = received - costs;
  const contribution = before - i.acquisition / i.orders_per_customer;
  const share = i.take_rate + i.ad_rate + total(slopes);
  return { own, paid, received, amounts, incentive, before, contribution, share };
}

/** Who gets the commissions: what each layer keeps, the network's fee, the shopper's rebate. */
function divided(i, amounts) {
  const fees = amounts.map((amount) => amount * i.network_fee);
  const kept = amounts.map((amount, at) => amount - fees[at]);
  const rebate = kept.length ? kept[0] * i.rebate : 0;
  return { layers: kept.map((amount, at) => (at ? amount : amount - rebate)), network: total(fees), rebate };
}

/**
 * The same with `count` layers: those listed, then further ones at the further rate on what the shopper pays.
 * @param {Inputs} i
 * @param {number} count
 * @returns {Inputs}
 */
export function withLayers(i, count) {
  const layers = i.layers.slice(0, count);
  while (layers.length < count) layers.push({ rate: i.further_rate, base: "paid" });
  return { ...i, layers };
}

/**
 * The price needed to break even with 0, 1, 2 … layers.
 * @param {Inputs} i
 * @returns {Result[]}
 */
export function neededByLayers(i) {
  return Array.from({ length: MOST_LAYERS + 1 }, (_, count) => neededAt(withLayers(i, count)));
}

const neededAt = (i) => examine(i) || neededPrice(i, sums(i));

/** Contribution is linear in the price, so one step from the present price leads to the needed one. */
function neededPrice(i, s) {
  if (i.orders < 1) return "no-orders";
  const missing = i.fixed_cost / i.orders - s.contribution;
  const step = ratio(missing, 1 - s.share, "rates-reach-whole-price");
  return isImpossible(step) ? step : Math.max(i.price + step, i.subsidy);
}

function multiplier(needed, without) {
  if (isImpossible(needed)) return needed;
  return isImpossible(without) ? without : ratio(needed, without, "no-cost-to-cover");
}

function room(i, s) {
  if (i.orders < 1) return "no-orders";
  const left = s.incentive + s.contribution - i.fixed_cost / i.orders;
  return left < 0 ? "no-room-for-incentives" : left;
}
