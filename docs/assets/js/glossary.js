/**
 * Glossary: filter as you type over English, Chinese, pinyin, aliases and misreadings, and by kind.
 *
 * The whole glossary is in the page; this only hides rows. Words come from the template.
 */

import { enhance, fill, fromAddress, isChinese, make, toAddress } from "./tools.js";

/**
 * @typedef {object} Entry
 * @property {HTMLTableRowElement} row
 * @property {string} kind "term.channel": kind and category
 * @property {string} names what the row shows: English, Chinese and pinyin, folded
 * @property {string} joined the pinyin without spaces
 * @property {[string, string][]} others aliases and misreadings, as written and folded
 */

/**
 * @param {HTMLElement} tools the row of tools above the glossary
 * @returns {() => void}
 */
function setUp(tools) {
  const find = tools.querySelector("input");
  const kind = tools.querySelector("select");
  const status = tools.querySelector("[role=status]");
  const sections = [...document.querySelectorAll(".glossary section")];
  const entries = sections.flatMap((section) => [...section.querySelectorAll("tbody tr")].map(entryOf));
  const letters = new Map([...document.querySelectorAll(".letters a")].map((link) => [link.hash.slice(1), link]));

  function show() {
    const query = folded(find.value).replaceAll("ü", "v").replaceAll("u:", "v");
    const words = query.split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const found = matches(entry, words, joined(query));
      const on = found !== null && `${entry.kind}.`.startsWith(kind.value && `${kind.value}.`);
      entry.row.hidden = !on;
      if (on) count += 1;
      note(entry.row, found);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("tbody tr:not([hidden])");
      const letter = letters.get(section.querySelector("[id]").id);
      if (letter) letter.hidden = section.hidden;
    }
    status.textContent = fill(count ? tools.dataset.count : tools.dataset.none, { shown: count, all: entries.length });
  }

  function restore() {
    find.value = fromAddress("find") ?? "";
    kind.value = fromAddress("kind") ?? "";
    if (kind.selectedIndex < 0) kind.value = "";
    show();
  }

  tools.addEventListener("input", () => {
    show();
    toAddress({ find: find.value.trim() || null, kind: kind.value || null });
  });
  return restore;
}

/**
 * Text in the form in which it is compared: small letters without tone marks. Only ü keeps its dots.
 * @param {string} text
 */
function folded(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "");
  return bare.normalize("NFC").replace(/[‘’]/g, "'").trim();
}

/** Without what may stand between syllables: "lǐngshòu", "ling shou" and "ling'shou" are one. */
const joined = (text) => text.replace(/[\s'·-]+/g, "");

/** Folded, with every ü as the v and the u that keyboards give. */
function pinyinOf(text) {
  const bare = folded(text);
  return bare.includes("ü") ? `${bare.replaceAll("ü", "v")}\n${bare.replaceAll("ü", "u")}` : bare;
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {Entry}
 */
function entryOf(row) {
  const [name, chinese, pinyin, kind] = [...row.cells].map((cell) => cell.textContent.trim());
  const { kind: of, also } = row.querySelector("[data-kind]").dataset;
  const sound = pinyinOf(pinyin);
  const others = also ? also.split("|").map((text) => [text, pinyinOf(text)]) : [];
  return { row, kind: of ?? kind, names: `${folded(name)}\n${folded(chinese)}\n${sound}`, joined: joined(sound), others };
}

/**
 * How an entry matches: null if it does not, "" by a name the row shows, else by which other name.
 * @param {Entry} entry
 * @param {string[]} words
 * @param {string} query the words without spaces
 */
function matches(entry, words, query) {
  const holds = (text) => words.every((word) => text.includes(word));
  if (holds(entry.names) || entry.joined.includes(query)) return "";
  const other = entry.others.find(([, text]) => holds(text));
  if (other) return other[0];
  return holds([entry.names, ...entry.others.map(([, text]) => text)].join("\n")) ? "" : null;
}

/**
 * Say beside a name by which other name it was found.
 * @param {HTMLTableRowElement} row
 * @param {string | null} name
 */
function note(row, name) {
  row.querySelector(".found-as")?.remove();
  const lang = name && isChinese(name) ? "zh-Hans" : "";
  if (name) row.cells[0].append(make("span", { className: "found-as", lang }, name));
}

enhance("[data-tools=glossary]", setUp);
