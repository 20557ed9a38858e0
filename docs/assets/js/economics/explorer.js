/** The explorer of unit economics: controls, address, reset. Without a script the page is complete. */

import { download } from "../csv.js";
import { copy, enhance, make, toAddress } from "../tools.js";
import { controls, summarise, valueOf } from "./controls.js";
import { parts } from "./figures.js";
import { isImpossible, neededByLayers, outcome } from "./model.js";
import { results, sentence } from "./results.js";
import { changes, dataOf, fresh, inAddress, inputsOf, read, set, SIDES } from "./scenario.js";

/** What writes a case to be taken along, from when it is wanted. @type {typeof import("./takeaway.js") | undefined} */
let takeaway;

const SETTLED = 300; // ms without a change, after which the address and what is said aloud follow

/**
 * @param {HTMLElement} root
 * @returns {() => void}
 */
function setUp(root) {
  const data = dataOf(root);
  const { words } = data;
  const panel = make("form", { className: "econ-controls" });
  const status = make("p", { className: "econ-status", role: "status" });
  const result = root.querySelector(".econ-result");
  /** @type {import("./scenario.js").State} */
  let state;
  let edited = "a";
  let frame = 0;
  let timer = 0;

  /** Draw all results anew. */
  function draw() {
    frame = 0;
    summarise(panel, data, state[edited]);
    const code = panel.querySelector(".econ-code");
    if (code && !code.hidden) code.textContent = takeaway.asPython(inputsOf(state[edited]));
    const cases = SIDES.filter((key) => state[key]).map((key) => caseOf(data, state[key], key));
    result.replaceChildren(...results(data, cases));
  }

  /** Build the controls anew; the same groups stay unfolded. */
  function build() {
    const open = [...panel.querySelectorAll("details[open]")].map((group) => group.dataset.group);
    panel.replaceChildren(...controls(data, state, edited, panel.childElementCount ? open : ["order"]));
  }

  const keepInAddress = () => toAddress(inAddress(data, state), "explorer");

  /** Show a change: at most once a frame, however fast one drags. */
  function changed() {
    frame ||= requestAnimationFrame(draw);
    clearTimeout(timer);
    timer = setTimeout(() => {
      keepInAddress();
      const inputs = inputsOf(state[edited]);
      const result = outcome(inputs);
      status.textContent = isImpossible(result) ? words[`why_${result}`] : sentence(words, inputs, result);
    }, SETTLED);
  }

  /** Build the controls anew after a change that concerns more than one number; the focus stays. */
  function rebuild(focused) {
    build();
    panel.querySelector(focused).focus();
    changed();
  }

  panel.addEventListener("input", ({ target }) => {
    if (target.type !== "range" && target.type !== "number") return;
    const value = valueOf(panel, target, data.fields);
    if (value === null) return;
    set(state[edited], target.dataset.name, value);
    changed();
  });
  panel.addEventListener("change", ({ target }) => {
    const { side, name } = target.dataset;
    if (side) {
      state[side] = data.presets[target.value] ? fresh(data, target.value) : null;
      edited = state[side] ? side : "a";
      rebuild(`[data-side="${side}"]`);
    } else if (target.type === "radio") {
      edited = target.value;
      rebuild("[type=radio]:checked");
    } else if (target.tagName === "SELECT") {
      set(state[edited], name, target.value);
      rebuild(`select[data-name="${name}"]`);
    }
  });
  panel.addEventListener("click", async ({ target }) => {
    if (target.dataset.act === "reset") {
      for (const key of SIDES) if (state[key]) state[key] = fresh(data, state[key].id);
      rebuild("[data-act=reset]");
    } else if (target.dataset.act === "link") {
      keepInAddress();
      if (await copy(location.href, target, words.copied)) status.textContent = words.copied;
    } else if (target.dataset.act === "sheet") {
      takeaway ??= await import("./takeaway.js");
      const side = state[edited];
      download(`siyu-atlas-${side.id}.csv`, takeaway.asSheet(data, side));
    } else if (target.dataset.act === "python") {
      takeaway ??= await import("./takeaway.js");
      const code = panel.querySelector(".econ-code");
      code.hidden = false;
      code.textContent = takeaway.asPython(inputsOf(state[edited]));
      if (await copy(code.textContent, target, words.copied)) status.textContent = words.copied;
    }
  });
  panel.addEventListener("submit", (event) => event.preventDefault());

  root.querySelector(".econ-alone").replaceWith(panel);
  root.append(status);
  root.classList.add("econ-ready");
  return () => {
    state = read(data);
    if (!state[edited]) edited = "a";
    build();
    draw();
  };
}

/**
 * A side with all that is shown of it.
 * @param {import("./scenario.js").Data} data
 * @param {import("./scenario.js").Side} side
 * @param {string} key
 * @returns {import("./results.js").Case}
 */
function caseOf(data, side, key) {
  const inputs = inputsOf(side);
  const result = outcome(inputs);
  const preset = data.presets[side.id];
  const layerNames = preset.layers.map((layer) => layer[2]);
  return {
    key,
    style: `econ-${key}`,
    name: changes(data, side).length ? `${preset.name} (${data.words.changed})` : preset.name,
    inputs,
    layerNames,
    result,
    curve: neededByLayers(inputs),
    parts: isImpossible(result) ? [] : parts(data.words, layerNames, result),
  };
}

enhance(".econ", setUp);
