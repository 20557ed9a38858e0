/** A case to take along: as a spreadsheet whose results are formulas, and as five lines of Python. */

/** @typedef {import("./model.js").Inputs} Inputs */

/**
 * The lines of a spreadsheet: what is put in, and below it what comes out, as formulas over the cells above.
 * @param {import("./scenario.js").Data} data
 * @param {import("./scenario.js").Side} side
 * @returns {(string | number | {formula: string})[][]} name, value and unit
 */
export function asSheet({ fields, words, presets }, side) {
  const lines = [[presets[side.id].name, words.value, words.unit]];
  /** The cell of the value in a line that is added. */
  const add = (...line) => `B${lines.push(line)}`;
  const at = Object.fromEntries(
    fields.map(({ name }) => [name, add(words[name], side.values[name], words[`unit_${name}`])]),
  );
  const titles = presets[side.id].layers.map((layer) => layer[2]);
  const layers = Array.from({ length: side.count }, (_, i) => {
    const { rate, base } = side.layers[i] ?? { rate: null, base: "paid" };
    const value = rate ?? { formula: at.further_rate };
    return { base, cell: add(`${words.layer} ${i + 1}: ${titles[i] ?? ""}`, value, words[`unit_base_${base}`]) };
  });
  const out = (name, formula) => add(words[`out_${name}`], { formula }, words[`outunit_${name}`]);

  const own = `${at.subsidy}*${at.subsidy_share}`;
  const paid = out("shopper_pays", `${at.price}-${at.subsidy}`);
  const received = out("received", `${at.price}-${own}`);
  const amounts = chained(layers.map(({ cell, base }) => [cell, base]), at.price, paid);
  const slopes = chained(layers.map(({ cell, base }) => [cell, base]), "1", "1");
  const incentive = out("incentive", sum(amounts));
  const rates = `${at.take_rate}+${at.ad_rate}`;
  const costs = `${at.goods}+${at.fulfilment}+${received}*(${rates})+${incentive}`;
  const contribution = out("contribution", `${received}-(${costs})-${at.acquisition}/${at.orders_per_customer}`);
  out("profit", `${contribution}*${at.orders}-${at.fixed_cost}`);
  out("break_even", `IF(${contribution}>0,${at.fixed_cost}/${contribution},"${words["why_no-positive-contribution"]}")`);
  const missing = `${at.fixed_cost}/${at.orders}-${contribution}`;
  out("needed_price", `MAX(${at.price}+(${missing})/(1-(${rates}+${sum(slopes)})),${at.subsidy})`);
  return lines;
}

/**
 * What each layer is paid, as an expression: a rate of the list price, of what the shopper pays, or of the layer before.
 * @param {[rate: string, base: string][]} layers
 * @param {string} list
 * @param {string} paid
 * @returns {string[]}
 */
function chained(layers, list, paid) {
  const found = [];
  for (const [rate, base] of layers) {
    found.push(`${base === "previous" ? found.at(-1) : base === "paid" ? paid : list}*${rate}`);
  }
  return found;
}

const sum = (parts) => parts.join("+") || "0";

/**
 * Five lines of Python that reckon the same.
 * @param {Inputs} inputs
 * @returns {string}
 */
export function asPython(inputs) {
  const given = (...names) => `${names.join(", ")} = ${names.map((name) => inputs[name]).join(", ")}`;
  const layers = inputs.layers.map(({ rate, base }) => [String(rate), base]);
  const costs = "goods - fulfilment - commissions - acquisition / orders_per_customer";
  return [
    given("price", "goods", "fulfilment", "subsidy", "subsidy_share", "take_rate", "ad_rate"),
    given("acquisition", "orders_per_customer", "fixed_cost", "orders"),
    `received, commissions = price - subsidy * subsidy_share, ${sum(chained(layers, "price", "(price - subsidy)"))}`,
    `left = received * (1 - take_rate - ad_rate) - ${costs}`,
    'print(f"{left:.2f} yuan an order, {left * orders - fixed_cost:.0f} yuan a month")',
  ].join("\n");
}
