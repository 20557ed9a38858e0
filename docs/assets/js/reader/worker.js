/** Searches texts beside the page, which so stays in hand. First it gets the lexicon, then one text after the other. */

import { compiled } from "./indexing.js";
import { decoded } from "./lexicon.js";
import { find } from "./matching.js";

/** @type {import("./indexing.js").Index} */
let index;

addEventListener("message", ({ data }) => {
  if (typeof data === "string") postMessage(find(index, data));
  else index = compiled(decoded(data));
});
