/**
 * The page that reads a translated article with its reader: a text comes in, its hits are marked, a list tells of each.
 *
 * @typedef {import("./finder.js").Finder} Finder
 * @typedef {import("./matching.js").Hit} Hit
 * @typedef {import("./listing.js").Words} Words
 */

import { enhance, fill } from "../tools.js";
import { Choice } from "./choice.js";
import { prepared } from "./finder.js";
import { fromFragment, listen } from "./intake.js";
import { entryOf } from "./listing.js";
import { blocks } from "./marking.js";
import { grouped } from "./grouping.js";
import { cased } from "./rewriting.js";
import { offer } from "./takeaway.js";

const SIGNS = ["pointerover", "focusin", "dragenter"]; // that somebody turns to the reader, not only to its page
const AT_A_TIME = 12; // ms that the page may stand still while a long text is marked
const LONG = 100_000; // UTF-16 units from which on one is told that it takes a while

/** One reader on a page, and what it has read. */
export class Reader {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Words} */
    this.words = JSON.parse(root.dataset.words);
    this.field = root.querySelector("textarea");
    this.status = root.querySelector(".read-status");
    this.result = root.querySelector(".read-result");
    this.page = root.querySelector(".read-text");
    this.list = root.querySelector(".read-list ol");
    this.text = "";
    /** @type {Hit[]} */
    this.hits = [];
    /** @type {Hit[][]} the hits by what is meant */
    this.groups = [];
    /** What is read and what is painted now; what was begun earlier is given up. */
    this.reading = 0;
    this.painting = 0;
    this.choice = new Choice(root, this.words);
    listen(root, { read: (text) => this.read(text), refuse: (reason) => this.say(this.words[reason]) });
    offer(root, this);
    root.addEventListener("click", ({ target }) => this.pressed(target.closest?.("[data-act]")?.dataset.act));
    this.corrected = root.querySelector("[name=corrected]");
    this.corrected.addEventListener("change", () => this.paint());
    root.querySelector(".read-filter").addEventListener("change", () => this.corrected.checked && this.paint());
    this.warmUpInTime();
  }

  get example() {
    const paragraphs = document.querySelectorAll("#read-example > p");
    return [...paragraphs].map((paragraph) => paragraph.textContent).join("\n\n");
  }

  /** Make ready when somebody turns to the reader: whoever only sees the page need not fetch all phrases. */
  warmUpInTime() {
    const waiting = new AbortController();
    const turned = () => {
      waiting.abort();
      this.warmUp();
    };
    for (const sign of SIGNS) this.root.addEventListener(sign, turned, { signal: waiting.signal });
  }

  /** Fetch all that reading needs, and read once for nothing: the browser is faster the second time. */
  async warmUp() {
    try {
      const { find } = await prepared();
      await find(this.example);
    } catch {
      this.say(this.words.no_lexicon);
    }
  }

  /** @returns {Hit[]} the hits that the filters let through */
  get shown() {
    return this.hits.filter((_, at) => this.choice.shown[at]);
  }

  say(text) {
    this.status.textContent = text;
  }

  pressed(act) {
    if (act === "example") this.read(this.example);
    else if (act === "file") this.root.querySelector("input[type=file]").click();
    else if (act === "change") this.open(this.text);
    else if (act === "again") this.open("");
  }

  /** Offer the field again, with a text in it. */
  open(text) {
    this.reading++;
    this.painting++;
    this.result.hidden = true;
    this.root.classList.remove("read-ready");
    this.say("");
    this.field.value = text;
    this.field.focus();
  }

  /**
   * Find what is in a text and show it.
   * @param {string} text
   */
  async read(text) {
    if (!text.trim()) return;
    const turn = ++this.reading;
    if (text.length > LONG) this.say(this.words.working);
    try {
      const { lexicon, find } = await prepared();
      const hits = await find(text);
      if (turn !== this.reading) return;
      this.lexicon = lexicon;
      this.text = text;
      this.hits = hits;
      this.groups = grouped(hits);
    } catch {
      this.say(this.words.no_lexicon);
      return;
    }
    this.tell();
    const painted = this.paint();
    this.root.scrollIntoView(); // after the first blocks, so that the page is laid out once
    await painted;
  }

  /** Show the list and the counts. */
  tell() {
    const { groups, lexicon, words, root, field, result } = this;
    field.value = "";
    root.classList.add("read-ready");
    result.hidden = false;
    const numbers = new Map(groups.flatMap((group, at) => group.map((hit) => [hit, at + 1])));
    this.notes = this.hits.map((hit) => numbers.get(hit));
    this.list.replaceChildren(...groups.map((group, at) => entryOf(group, at + 1, lexicon, words)));
    this.list.parentElement.scrollTop = 0;
    this.choice.begin(this);
    this.say(this.summary());
    result.focus({ preventScroll: true });
  }

  /** @returns {string} how many expressions there are and how many of them are mistranslated */
  summary() {
    const { count, count_one: one, none } = this.words;
    const garbled = this.groups.filter((group) => group.some((hit) => hit.garbled)).length;
    const all = this.groups.length;
    return all ? fill(all === 1 ? one : count, { groups: all.toLocaleString("en"), garbled: garbled.toLocaleString("en") }) : none;
  }

  /** Show the text; of a long one the beginning first, and the rest as time allows. */
  async paint() {
    const turn = ++this.painting;
    const { text, hits, notes, choice, page, lexicon } = this;
    const shown = new Set(this.corrected.checked ? this.shown : []);
    const reading = (hit) => (shown.has(hit) ? cased(lexicon.senses[hit.sense].reading, hit.text) : null);
    page.replaceChildren();
    page.ariaBusy = "true";
    choice.links = [];
    let until = performance.now() + AT_A_TIME;
    for (const { block, links } of blocks({ text, hits, notes, reading })) {
      page.append(block);
      choice.add(links);
      if (performance.now() < until) continue;
      await new Promise((done) => setTimeout(done));
      if (turn !== this.painting) return;
      until = performance.now() + AT_A_TIME;
    }
    page.ariaBusy = "false";
  }
}

/**
 * @param {HTMLElement} root
 * @returns {() => void}
 */
function setUp(root) {
  const reader = new Reader(root);
  return () => {
    const text = location.hash === "#read-example" ? reader.example : fromFragment();
    if (text !== null) reader.read(text);
  };
}

enhance(".reader", setUp);
