/* The explorer of unit economics.

   The first part mirrors hooks/atlas/economics.py line by line, in the same order of operations, and is
   held to it by tests/browser/economics_vectors.json. The second draws what hooks/atlas/economics_drawing.py
   draws. The third is the page: controls, address, reset. Without this script the page is complete. */
(function () {
  "use strict";

  /* ---- the model: a result is a number, or a string that names why there is none ---- */

  const MOST_LAYERS = 8, MOST = 1e15, SMALLEST_PRICE = 0.01;
  const SHARES = ["subsidy_share", "take_rate", "ad_rate", "network_fee", "rebate", "further_rate"];
  const MONEY = ["price", "goods", "fulfilment", "subsidy", "acquisition", "fixed_cost"];
  const named = (result) => typeof result === "string";
  const total = (amounts) => amounts.reduce((sum, amount) => sum + amount, 0);
  const ratio = (part, whole, name) => (whole <= 0 || Math.abs(part) >= whole * MOST ? name : part / whole);

  function examine(i) {
    const shares = SHARES.map((name) => i[name]);
    const numbers = [...shares, ...i.layers.map((layer) => layer.rate), ...MONEY.map((name) => i[name]), i.orders_per_customer, i.orders];
    if (!numbers.every((n) => Number.isFinite(n) && n <= MOST)) return "too-large";
    if (numbers.some((n) => n < 0)) return "negative-input";
    if (i.price < SMALLEST_PRICE) return "no-price";
    if (shares.some((share) => share > 1)) return "share-above-one";
    if (i.subsidy > i.price) return "subsidy-above-price";
    if (i.orders_per_customer < 1) return "under-one-order-per-customer";
    if (i.layers.length && i.layers[0].base === "previous") return "no-layer-before";
    return "";
  }

  function sums(i) {
    const own = i.subsidy * i.subsidy_share, paid = i.price - i.subsidy, received = i.price - own;
    const amounts = [], slopes = [];
    i.layers.forEach(({ rate, base }, at) => {
      amounts.push((base === "previous" ? amounts[at - 1] : base === "paid" ? paid : i.price) * rate);
      slopes.push(base === "previous" ? slopes[at - 1] * rate : rate);
    });
    const incentive = total(amounts);
    const costs = i.goods + i.fulfilment + received * i.take_rate + received * i.ad_rate + incentive;
    const before = received - costs;
    return {
      own, paid, received, amounts, incentive, before,
      contribution: before - i.acquisition / i.orders_per_customer,
      share: i.take_rate + i.ad_rate + total(slopes),
    };
  }

  function divided(i, amounts) {
    const fees = amounts.map((amount) => amount * i.network_fee);
    const kept = amounts.map((amount, at) => amount - fees[at]);
    const rebate = kept.length ? kept[0] * i.rebate : 0;
    return { layers: kept.map((amount, at) => (at ? amount : amount - rebate)), network: total(fees), rebate };
  }

  function neededPrice(i, s) {
    if (i.orders < 1) return "no-orders";
    const missing = i.fixed_cost / i.orders - s.contribution;
    const step = ratio(missing, 1 - s.share, "rates-reach-whole-price");
    return named(step) ? step : Math.max(i.price + step, i.subsidy);
  }

  const neededAt = (i) => examine(i) || neededPrice(i, sums(i));

  function withLayers(i, count) {
    const layers = i.layers.slice(0, count);
    while (layers.length < count) layers.push({ rate: i.further_rate, base: "paid" });
    return { ...i, layers };
  }

  const neededByLayers = (i) => Array.from({ length: MOST_LAYERS + 1 }, (_, count) => neededAt(withLayers(i, count)));

  function room(i, s) {
    if (i.orders < 1) return "no-orders";
    const left = s.incentive + s.contribution - i.fixed_cost / i.orders;
    return left < 0 ? "no-room-for-incentives" : left;
  }

  function outcome(i) {
    const wrong = examine(i);
    if (wrong) return wrong;
    const s = sums(i);
    if (s.share >= 1) return "rates-reach-whole-price";
    const { layers, network, rebate } = divided(i, s.amounts);
    const needed = neededPrice(i, s), without = neededAt(withLayers(i, 0)), lifetime = s.before * i.orders_per_customer;
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
      multiplier: named(needed) ? needed : named(without) ? without : ratio(needed, without, "no-cost-to-cover"),
      room: room(i, s),
      lifetime_value: lifetime,
      lifetime_ratio: ratio(lifetime, i.acquisition, "no-acquisition-cost"),
    };
  }

  window.atlasEconomics = { outcome, neededByLayers, withLayers };

  /* ---- pictures ---- */

  const WIDTH = 360, BAR = 26, LEFT = 52, RIGHT = 20, TOP = 12, BOTTOM = 34, HEIGHT = 190;
  const STYLES = ["econ-a", "econ-b"];
  const esc = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const n2 = (value) => String(Math.round(value * 100) / 100);
  const minus = (text) => text.replace("-", "−");
  const percent = (share, digits) => minus((share * 100).toFixed(digits));
  const grouped = (value, digits) => minus(value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const yuan = (value) => grouped(Object.is(value, -0) ? 0 : value, Math.abs(value) < 1000 ? 2 : 0);
  const path = (style, points) => `<path class="${style}" d="M${points.map(([x, y]) => `${n2(x)} ${n2(y)}`).join("L")}"/>`;
  const text = (x, y, words, style, anchor = "start") =>
    `<text class="${style}" x="${n2(x)}" y="${n2(y)}" text-anchor="${anchor}">${esc(words)}</text>`;
  const svg = (title, height, inside) =>
    `<svg class="econ-picture" viewBox="0 0 ${WIDTH} ${n2(height)}" role="img" aria-label="${esc(title)}">${inside}</svg>`;
  const rect = (style, x, y, width, title) =>
    `<rect class="${style}" x="${n2(x)}" y="${n2(y)}" width="${n2(width)}" height="${BAR}"><title>${esc(title)}</title></rect>`;

  function parts(words, layerNames, r) {
    const part = (key, amount) => ({ style: `econ-${key}`, name: words["part_" + key], amount });
    return [
      part("goods", r.goods), part("fulfilment", r.fulfilment), part("take", r.take), part("ads", r.advertising),
      ...r.layers.map((amount, at) => ({
        style: `econ-layer econ-layer-${at + 1}`, name: layerNames[at] || `${words.layer} ${at + 1}`, amount,
      })),
      part("network", r.network), part("rebate", r.rebate), part("subsidy", r.own_subsidy), part("acquisition", r.acquisition),
      part(r.contribution >= 0 ? "left" : "loss", r.contribution),
    ];
  }

  function bars(title, rows) {
    const costs = ({ price, list }) => total(list.slice(0, -1).map((part) => part.amount)) / price;
    const scale = (WIDTH - 2) / Math.max(1, ...rows.map(costs));
    const drawn = rows.map(({ name, price, list }, at) => {
      const top = 1 + at * (BAR + 24), y = top + 18;
      let x = 1, inside = text(1, top + 13, name, "econ-title");
      for (const { style, name: label, amount } of list) {
        const width = (amount / price) * scale, share = `${percent(amount / price, 0)}%`;
        if (width <= 0) continue;
        inside += rect(style, x, y, width, `${label}: ${share}`);
        if (width >= 24) inside += text(x + width / 2, y + 17, share, `econ-in ${style}`, "middle");
        x += width;
      }
      const left = list[list.length - 1].amount;
      return left < 0 ? inside + rect("econ-loss", 1 + scale, y, x - 1 - scale, `${percent(left / price, 0)}%`) : inside;
    });
    const bottom = (BAR + 24) * rows.length, mark = 1 + scale;
    return svg(title, bottom + 16, drawn.join("") + path("econ-level", [[mark, 16], [mark, bottom + 2]]) + text(mark, bottom + 13, "100%", "econ-tick", scale > WIDTH / 2 ? "end" : "middle"));
  }

  function ticks(low, high) {
    const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) * power, found = [];
    for (let k = Math.ceil(low / step - 1e-9); k <= high / step + 1e-9; k++) found.push(k * step);
    return found;
  }

  function short(value) {
    const [size, letter] = [[1e9, "G"], [1e6, "M"], [1e3, "k"]].find(([s]) => Math.abs(value) >= s) || [1, ""];
    return minus(String(Number((value / size).toPrecision(4)))) + letter;
  }

  function chart(title, { across, up, names, lines, level, note }) {
    const at = (x, y) => [
      LEFT + ((x - across[0]) / (across[1] - across[0])) * (WIDTH - LEFT - RIGHT),
      HEIGHT - BOTTOM - ((y - up[0]) / (up[1] - up[0])) * (HEIGHT - TOP - BOTTOM),
    ];
    let inside = text(2, TOP - 3, names[1], "econ-tick") + text(WIDTH - RIGHT, HEIGHT - 4, names[0], "econ-tick", "end");
    for (const value of ticks(...up)) {
      const [x, y] = at(across[0], value);
      inside += path(value === 0 ? "econ-zero" : "econ-grid", [[x, y], [WIDTH - RIGHT, y]]) + text(LEFT - 4, y + 3.5, short(value), "econ-tick", "end");
    }
    for (const value of ticks(...across)) inside += text(at(value, up[0])[0], HEIGHT - BOTTOM + 13, short(value), "econ-tick", "middle");
    if (level !== undefined) inside += path("econ-level", [at(across[0], level), at(across[1], level)]);
    for (const { style, points, marks } of lines) {
      inside += path(`econ-line ${style}`, points.map((point) => at(...point)));
      for (const [x, y, name] of marks) inside += mark(style, ...at(x, y), name);
    }
    return svg(title, HEIGHT, inside + (note ? text(WIDTH - RIGHT, TOP - 3, note, "econ-note", "end") : ""));
  }

  function mark(style, x, y, name) {
    const title = `<title>${esc(name)}</title>`;
    return style === "econ-b"
      ? `<rect class="econ-mark ${style}" x="${n2(x - 4)}" y="${n2(y - 4)}" width="8" height="8">${title}</rect>`
      : `<circle class="econ-mark ${style}" cx="${n2(x)}" cy="${n2(y)}" r="4.5">${title}</circle>`;
  }

  function profitPicture(words, cases) {
    let most = 10;
    for (const { inputs, result } of cases) {
      most = Math.max(most, inputs.orders * 2);
      if (!named(result.break_even) && result.break_even <= inputs.orders * 20) most = Math.max(most, result.break_even * 1.25);
    }
    const lines = cases.map(({ inputs, result, style }) => {
      const marks = [[inputs.orders, result.profit, `${words.out_profit}: ${yuan(result.profit)}`]];
      if (!named(result.break_even) && result.break_even <= most) {
        marks.push([result.break_even, 0, `${words.out_break_even}: ${grouped(result.break_even, 0)}`]);
      }
      return { style, points: [[0, -inputs.fixed_cost], [most, result.contribution * most - inputs.fixed_cost]], marks };
    });
    const ends = lines.flatMap((line) => line.points.map((point) => point[1]));
    const low = Math.min(0, ...ends), high = Math.max(0, ...ends), pad = (high - low) * 0.05 || 1;
    const title = cases.map(({ result }) => `${words.out_break_even}: ${shown(words, "break_even", result.break_even)}`).join("; ");
    return chart(`${words.picture_profit}. ${title}`, {
      across: [0, most], up: [low < 0 ? low - pad : 0, high + pad], names: [words.axis_orders, words.axis_profit], lines,
    });
  }

  function layersPicture(words, cases) {
    const dearest = Math.max(...cases.map(({ inputs }) => inputs.price));
    let most = dearest, note = "";
    const lines = [];
    for (const { inputs, curve, style } of cases) {
      const points = curve.map((value, at) => [at, value]).filter((point) => !named(point[1]) && point[1] <= dearest * 4);
      if (!points.length) continue;
      most = Math.max(most, ...points.map((point) => point[1]));
      if (curve.some(named)) note = words.no_price;
      const now = points.filter((point) => point[0] === inputs.layers.length);
      lines.push({ style, points, marks: now.map(([x, y]) => [x, y, `${words.out_needed_price}: ${yuan(y)}`]) });
    }
    const title = cases.map(({ curve }) => curve.map((value) => shown(words, "needed_price", value)).join(", ")).join("; ");
    return chart(`${words.picture_layers}: ${title}`, {
      across: [0, MOST_LAYERS], up: [0, most * 1.05], names: [words.axis_layers, words.axis_price], lines, note,
      level: cases.length === 1 ? cases[0].inputs.price : undefined,
    });
  }

  function shown(words, name, result) {
    if (named(result)) return words["why_" + result];
    if (name === "break_even") return grouped(result, 0);
    return name === "multiplier" || name === "lifetime_ratio" ? `× ${minus(result.toFixed(2))}` : yuan(result);
  }

  /* ---- the page ---- */

  const BASES = ["list", "paid", "previous"], SIDES = ["a", "b"];

  function explorer(root) {
    const data = JSON.parse(root.dataset.model), words = data.words;
    const fields = data.fields.map(([name, group, most, step, share, log]) => ({ name, group, most, step, share, log }));
    const result = root.querySelector(".econ-result");
    const state = { a: null, b: null };
    let edited = "a", frame = 0, later = 0;

    const fresh = (id) => {
      const preset = data.presets[id], values = {};
      fields.forEach((field, at) => { values[field.name] = preset.inputs[at]; });
      return { id, values, layers: preset.layers.map(([rate, base]) => ({ rate, base })), count: preset.layers.length };
    };
    const inputsOf = (side) => withLayers({ ...side.values, layers: side.layers }, side.count);

    /* address: a=preset, a.price=…, a.count=…, a.r1=…, a.b1=… */
    function read(query) {
      const asked = new URLSearchParams(query), given = asked.has("a") || asked.has("b");
      SIDES.forEach((key, at) => {
        const id = given ? asked.get(key) : data.explored[at];
        const side = (state[key] = data.presets[id] ? fresh(id) : key === "a" ? fresh(data.explored[0]) : null);
        if (!side) return;
        const number = (name) => { const found = asked.get(`${key}.${name}`); return found ? Number(found) : NaN; };
        for (const { name } of fields) if (Number.isFinite(number(name))) side.values[name] = number(name);
        side.layers.forEach((layer, i) => {
          if (Number.isFinite(number("r" + (i + 1)))) layer.rate = number("r" + (i + 1));
          if (BASES.includes(asked.get(`${key}.b${i + 1}`))) layer.base = asked.get(`${key}.b${i + 1}`);
        });
        if (number("count") >= 0) side.count = Math.min(Math.round(number("count")), MOST_LAYERS);
      });
      if (!state[edited]) edited = "a";
    }

    function query() {
      const asked = new URLSearchParams();
      for (const key of SIDES) {
        const side = state[key], plain = side && fresh(side.id);
        asked.set(key, side ? side.id : "none");
        if (!side) continue;
        for (const { name } of fields) if (side.values[name] !== plain.values[name]) asked.set(`${key}.${name}`, side.values[name]);
        side.layers.forEach((layer, i) => {
          if (layer.rate !== plain.layers[i].rate) asked.set(`${key}.r${i + 1}`, layer.rate);
          if (layer.base !== plain.layers[i].base) asked.set(`${key}.b${i + 1}`, layer.base);
        });
        if (side.count !== plain.count) asked.set(`${key}.count`, side.count);
      }
      return "?" + asked;
    }

    const here = () => location.pathname + query() + "#explorer";

    /* results: redrawn as a whole, at most once a frame */
    function draw() {
      frame = 0;
      const cases = SIDES.filter((key) => state[key]).map((key) => {
        const side = state[key], inputs = inputsOf(side), preset = data.presets[side.id];
        const changed = query().includes(`${key}.`);
        const name = `${preset.name}${changed ? ` (${words.changed})` : ""}`;
        const found = outcome(inputs);
        return { key, inputs, result: found, curve: neededByLayers(inputs), name, style: STYLES[SIDES.indexOf(key)],
          price: inputs.price, list: named(found) ? [] : parts(words, preset.layers.map((layer) => layer[2]), found) };
      });
      const good = cases.filter((one) => !named(one.result)), curves = cases.filter((one) => one.curve.some((price) => !named(price)));
      const figure = (name, picture, style = "") => `<figure class="${style}"><figcaption>${esc(words["picture_" + name])}</figcaption>${picture}</figure>`;
      result.innerHTML =
        cases.filter((one) => named(one.result)).map((one) => `<p class="econ-wrong">${esc(one.name)}: ${esc(words["why_" + one.result])}</p>`).join("") +
        (good.length ? figure("bar", bars(words.picture_bar, good) + good.map(brief).join(""), "econ-wide") : "") +
        `<div class="econ-grid">${good.length ? figure("profit", profitPicture(words, good)) : ""}` +
        `${curves.length ? figure("layers", layersPicture(words, curves)) : ""}</div>` + (good.length ? table(good) : "");
    }

    const brief = (one) => `<p class="econ-brief"><i class="econ-dot ${one.style}"></i> ` +
      ["profit", "break_even", "needed_price"].map((name) => `${esc(words["out_" + name])} <b>${esc(shown(words, name, one.result[name]))}</b>`).join(" · ") + "</p>";

    function table(cases) {
      const keys = [];
      for (const one of cases) for (const { style, name } of one.list) if (!keys.some((key) => key.style === style)) keys.push({ style, name });
      const rank = (style) => (style === "econ-left" ? 98 : style === "econ-loss" ? 99 : 0);
      const order = (style) => Math.max(...cases.map((one) => one.list.findIndex((part) => part.style === style)));
      keys.sort((one, two) => rank(one.style) - rank(two.style) || order(one.style) - order(two.style));
      const row = (head, values, unit) => `<tr><th scope="row">${head}</th>${values.map((value) => `<td>${esc(value)}</td>`).join("")}<td>${esc(unit)}</td></tr>`;
      const partRows = keys.map(({ style, name }) => {
        const found = cases.map((one) => one.list.find((part) => part.style === style));
        if (!found.some((part) => part && part.amount)) return "";
        return row(`<i class="econ-swatch ${style}"></i> ${esc(name)}`, found.map((part, at) =>
          part && part.amount ? `${yuan(part.amount)} · ${percent(part.amount / cases[at].price, 1)}%` : "–"), words.yuan);
      });
      const resultRows = data.results.map((name) =>
        row(esc(words["out_" + name]), cases.map((one) => shown(words, name, one.result[name])), words["outunit_" + name]));
      const curveRows = cases[0].curve.map((_, at) =>
        row(`${at} ${esc(words.axis_layers)}`, cases.map((one) => shown(words, "needed_price", one.curve[at])), words.yuan));
      const head = `<thead><tr><td></td>${cases.map((one) => `<th scope="col"><i class="econ-dot ${one.style}"></i> ${esc(one.name)}</th>`).join("")}<th scope="col">${esc(words.unit)}</th></tr></thead>`;
      const whole = (caption, rows) => `<table class="econ-table"><caption>${esc(caption)}</caption>${head}<tbody>${rows.join("")}</tbody></table>`;
      return whole(words.picture_bar, partRows) + whole(words.results, resultRows) + whole(words.picture_layers, curveRows);
    }

    function changed() {
      if (!frame) frame = requestAnimationFrame(draw);
      clearTimeout(later);
      later = setTimeout(() => {
        history.replaceState(history.state, "", here());
        const one = state[edited], found = outcome(inputsOf(one));
        status.textContent = named(found) ? words["why_" + found]
          : ["profit", "break_even"].map((name) => `${words["out_" + name]}: ${shown(words, name, found[name])}`).join(", ");
      }, 300);
    }

    /* controls */
    const panel = document.createElement("form"), status = document.createElement("p");
    panel.className = "econ-controls";
    status.className = "econ-status";
    status.setAttribute("role", "status");

    const toSlider = (field, value) => (field.log ? (value < 1 ? 0 : (Math.log10(value) / Math.log10(field.most)) * 1000) : value);
    const fromSlider = (field, at) => (field.log ? (at <= 0 ? 0 : Number((field.most ** (at / 1000)).toPrecision(2))) : at);
    const toField = (field, value) => (field.share ? Number((value * 100).toPrecision(10)) : value);

    function control(field, value, label, unit) {
      const id = `econ-${field.name}`, most = field.log ? 1000 : field.most, step = field.log ? 1 : field.step;
      return `<div class="econ-row"><label for="${id}">${esc(label)} <small>${field.share ? "% " : ""}${esc(unit)}</small></label>` +
        `<input type="range" aria-label="${esc(label)}" data-name="${field.name}" min="0" max="${most}" step="${step}" value="${toSlider(field, value)}" aria-valuetext="${toField(field, value)}">` +
        `<input type="number" id="${id}" data-name="${field.name}" min="0" step="any" inputmode="decimal" value="${toField(field, value)}"></div>`;
    }

    const layerField = (i) => ({ name: "r" + (i + 1), most: 0.4, step: 0.005, share: true });
    const countField = { name: "count", most: MOST_LAYERS, step: 1 };
    const find = (name) => fields.find((field) => field.name === name) || (name === "count" ? countField : layerField(name.slice(1) - 1));

    function layerRow(side, i) {
      const options = BASES.filter((base) => i || base !== "previous").map((base) =>
        `<option value="${base}"${side.layers[i].base === base ? " selected" : ""}>${esc(words["unit_base_" + base])}</option>`).join("");
      const name = data.presets[side.id].layers[i][2];
      return control(layerField(i), side.layers[i].rate, `${words.layer} ${i + 1}: ${name}`, "") +
        `<select data-name="b${i + 1}" aria-label="${esc(words.base)}: ${esc(name)}">${options}</select>`;
    }

    function build() {
      const open = new Set([...panel.querySelectorAll("details[open]")].map((one) => one.dataset.group));
      const ids = Object.keys(data.presets), side = state[edited];
      const choose = (key) => `<label>${esc(words[key === "a" ? "first" : "second"])} <select data-side="${key}">` +
        (key === "b" ? `<option value="none">${esc(words.no_second)}</option>` : "") +
        ids.map((id) => `<option value="${id}"${state[key] && state[key].id === id ? " selected" : ""}>${esc(data.presets[id].name)}</option>`).join("") + "</select></label>";
      const tab = (key) => (state[key] ? `<label class="econ-tab"><input type="radio" name="econ-side" value="${key}"${edited === key ? " checked" : ""}> <i class="econ-dot econ-${key}"></i> ${esc(data.presets[state[key].id].name)}</label>` : "");
      const groups = ["order", "commission", "platform", "customers"].map((group, at) => {
        const rows = fields.filter((field) => field.group === group).map((field) => control(field, side.values[field.name], words[field.name], words["unit_" + field.name]));
        if (group === "commission") rows.unshift(control(countField, side.count, words.count, ""), ...side.layers.map((_, i) => layerRow(side, i)));
        const shut = panel.childElementCount ? !open.has(group) : at > 0;
        return `<details data-group="${group}"${shut ? "" : " open"}><summary>${esc(words["group_" + group])}</summary>${rows.join("")}</details>`;
      });
      panel.innerHTML = `<div class="econ-choose">${choose("a")}${choose("b")}</div>` +
        `<fieldset><legend>${esc(words.change)}</legend>${tab("a")}${tab("b")}</fieldset>${groups.join("")}` +
        `<div class="econ-buttons"><button type="button" data-act="reset">${esc(words.reset)}</button> <button type="button" data-act="link">${esc(words.link)}</button></div>` +
        `<p><a href="${data.presets[side.id].page}">${esc(words.details)}</a></p>`;
    }

    panel.addEventListener("input", ({ target }) => {
      const name = target.dataset.name, side = state[edited];
      if (!name || target.tagName === "SELECT") return;
      const field = find(name), slider = target.type === "range", raw = Number(target.value);
      const valid = target.value !== "" && Number.isFinite(raw);
      target.toggleAttribute("aria-invalid", !valid);
      if (!valid) return;
      const value = slider ? fromSlider(field, raw) : field.share ? raw / 100 : raw;
      if (name === "count") side.count = Math.max(0, Math.min(MOST_LAYERS, Math.round(value)));
      else if (/^r\d$/.test(name)) side.layers[name.slice(1) - 1].rate = value;
      else side.values[name] = value;
      for (const other of panel.querySelectorAll(`input[data-name="${name}"]`)) {
        if (other !== target) other.value = slider ? toField(field, value) : toSlider(field, value);
        if (other.type === "range") other.setAttribute("aria-valuetext", toField(field, value));
      }
      changed();
    });

    panel.addEventListener("change", ({ target }) => {
      if (target.dataset.side) {
        const key = target.dataset.side;
        state[key] = data.presets[target.value] ? fresh(target.value) : null;
        edited = state[key] ? key : "a";
      } else if (target.name === "econ-side") edited = target.value;
      else if (target.tagName === "SELECT") state[edited].layers[target.dataset.name.slice(1) - 1].base = target.value;
      else return;
      const again = target.dataset.side ? `[data-side="${target.dataset.side}"]` : target.name ? "[name=econ-side]:checked" : `select[data-name="${target.dataset.name}"]`;
      build();
      panel.querySelector(again).focus();
      changed();
    });

    panel.addEventListener("click", ({ target }) => {
      if (target.dataset.act === "reset") {
        for (const key of SIDES) if (state[key]) state[key] = fresh(state[key].id);
        build();
        panel.querySelector("[data-act=reset]").focus();
        changed();
      } else if (target.dataset.act === "link") {
        history.replaceState(history.state, "", here());
        const done = () => { status.textContent = target.textContent = words.copied; setTimeout(() => { target.textContent = words.link; }, 2000); };
        if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, () => {});
      }
    });
    panel.addEventListener("submit", (event) => event.preventDefault());

    root.load = (asked) => { read(asked); build(); draw(); };
    root.querySelector(".econ-alone").replaceWith(panel);
    root.append(status);
    root.classList.add("econ-ready");
    root.load(location.search);
  }

  function mount() {
    const root = document.querySelector(".econ:not(.econ-ready)");
    if (root) explorer(root);
    delete document.documentElement.dataset.choosing;
  }

  /* A link that sets the explorer does so without leaving the page. First of all listeners, as others would take the
     link's query for the address of the moment. */
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href$='#explorer']"), root = document.querySelector(".econ-ready");
    if (!link || !root || link.pathname !== location.pathname) return;
    event.stopImmediatePropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(history.state, "", link.href);
    root.load(link.search);
    root.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    root.querySelector("select").focus({ preventScroll: true });
  }, true);
  addEventListener("popstate", () => {
    const root = document.querySelector(".econ-ready");
    if (root) root.load(location.search);
  });

  if (window.document$) window.document$.subscribe(mount);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
})();
