/**
 * Which hits are shown, and which one is looked at: filters, the way from one to the next, text and list side by side.
 *
 * @typedef {import("./matching.js").Hit} Hit
 */

import { fill, make } from "../tools.js";
import { CLASSES } from "./listing.js";
import { classOf, turn } from "./marking.js";

const NEXT = { j: 1, k: -1 };

export class Choice {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.boxes = new Map(CLASSES.map((name) => [name, root.querySelector(`input[value=${name}]`)]));
    this.kind = root.querySelector("select");
    this.list = root.querySelector(".read-list");
    this.position = root.querySelector(".read-position");
    /** @type {HTMLAnchorElement[]} by the number of the hit; of a long text those that are there already */
    this.links = [];
    this.current = -1;
    root.querySelector(".read-filter").addEventListener("change", () => this.apply());
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("keydown", (event) => this.typed(event));
  }

  /**
   * Begin with a text: nothing is looked at, and all kinds that it has are shown.
   * @param {{ hits: Hit[], groups: Hit[][], notes: number[], lexicon: import("./lexicon.js").Lexicon }} found
   */
  begin({ hits, groups, notes, lexicon }) {
    Object.assign(this, { hits, groups, notes });
    this.kinds = hits.map((hit) => lexicon.senses[hit.sense].kind);
    const counts = countsOf(this.kinds);
    const [all] = this.kind.options;
    const kinds = [...counts].sort(([one], [other]) => this.nameOf(one).localeCompare(this.nameOf(other)));
    this.kind.replaceChildren(all, ...kinds.map(([kind, count]) => make("option", { value: kind }, `${this.nameOf(kind)} (${count})`)));
    this.kind.value = "";
    const strengths = countsOf(hits.map(classOf));
    for (const [name, box] of this.boxes) {
      const count = strengths.get(name) ?? 0;
      box.parentElement.querySelector(".read-count").textContent = count;
      box.disabled = !count;
    }
    this.links = [];
    this.apply();
  }

  nameOf(kind) {
    return this.words[`kind_${kind}`] ?? kind;
  }

  /** Take up links of hits, in order, that have come into the text. */
  add(links) {
    for (const link of links) {
      if (!this.shown[this.links.length]) turn(link, false);
      this.links.push(link);
    }
  }

  /** Show what the filters let through. */
  apply() {
    const { hits, kinds, boxes, kind, list } = this;
    this.shown = hits.map((hit, at) => boxes.get(classOf(hit)).checked && (!kind.value || kinds[at] === kind.value));
    this.links.forEach((link, at) => turn(link, this.shown[at]));
    const notes = new Set(this.notes.filter((_, at) => this.shown[at]));
    for (const entry of list.querySelectorAll("li")) entry.hidden = !notes.has(entry.value);
    this.look(-1);
  }

  /** Look at a hit: mark it and its entry, and bring the entry into the list's view. */
  look(number) {
    for (const element of this.root.querySelectorAll("[aria-current]")) element.removeAttribute("aria-current");
    this.current = number;
    const all = this.shown.reduce((count, on) => count + on, 0);
    const at = this.shown.slice(0, number + 1).reduce((count, on) => count + on, 0);
    this.position.textContent = fill(this.words.position, { at: number < 0 ? "–" : at, all });
    if (number < 0) return null;
    const entry = this.entry(number);
    this.links[number].setAttribute("aria-current", "true");
    entry.setAttribute("aria-current", "true");
    const { list } = this;
    const head = list.firstElementChild.offsetHeight;
    if (list.scrollHeight > list.clientHeight) list.scrollTop = entry.offsetTop - head;
    return entry;
  }

  entry(number) {
    return this.root.querySelector(`#read-note-${this.notes[number]}`);
  }

  /** Go to the next hit that is shown, or the one before; after the last comes the first. */
  step(by) {
    const { links, shown } = this;
    const count = links.length;
    for (let i = 1, at = this.current < 0 && by < 0 ? 0 : this.current; i <= count; i++) {
      at = (at + by + count) % count;
      if (shown[at]) {
        this.go(at);
        return;
      }
    }
  }

  /** Look at a hit and put it into the middle of the page. */
  go(number) {
    this.look(number);
    const link = this.links[number];
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  }

  clicked(event) {
    const link = event.target.closest("a.hit[href]");
    if (link) {
      event.preventDefault();
      this.look(Number(link.dataset.hit))?.focus({ preventScroll: true });
      return;
    }
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act === "next") this.step(1);
    else if (act === "previous") this.step(-1);
    else if (act === "back") this.back(event.target.closest("li").value);
  }

  /** From an entry to where the text has it: the next place each time. */
  back(note) {
    const own = (at) => this.notes[at] === note && this.shown[at];
    const places = this.links.map((_, at) => at).filter(own);
    if (places.length) this.go(places.find((at) => at > this.current && this.notes[this.current] === note) ?? places[0]);
  }

  typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const by = NEXT[event.key.toLowerCase()];
    if (by && !this.root.querySelector(".read-result").hidden) this.step(by);
  }
}

function countsOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
