/**
 * Cards: hover, focus or tap on a reference shows its name, Chinese name and definition, on a citation its source, on
 * a mark of a picture what it stands for.
 *
 * One card for the page. It stays while the pointer is on the link or on the card, Escape puts it away, and it takes
 * the place of the browser's tooltip, which remains where no script runs. A second tap follows the link.
 */

import { isChinese, make, noteOf, sourcesOf } from "./tools.js";

const LINKS = "a.ref, a.cite, .picture a";
const REACH = 24; // a tap so near to a mark of a picture, in CSS pixels, is meant for it
const GAP = 6;
const OPEN_AFTER = 200;
const CLOSE_AFTER = 300;

const card = make("div", { id: "atlas-card", className: "card md-typeset", role: "tooltip", hidden: true });
/** @type {HTMLAnchorElement | null} the link whose card is open */
let owner = null;
let timer = 0;
let touching = false;

/**
 * Keep the note as data, so that no tooltip opens beside the card.
 * @param {HTMLAnchorElement} link
 */
function claim(link) {
  const title = link.querySelector(":scope > title");
  if (title) {
    link.dataset.note = title.textContent;
    link.ariaLabel = title.textContent;
    title.remove();
  }
  if (!link.title) return;
  link.dataset.note = link.title;
  link.removeAttribute("title");
}

/**
 * The name and, where there is one, the Chinese name in the first line of a note.
 * @param {string} line "Taoke · 淘客"
 * @returns {[string, string]}
 */
function namesIn(line) {
  const at = line.lastIndexOf(" · ");
  return at > 0 && isChinese(line.slice(at)) ? [line.slice(0, at), line.slice(at + 3)] : [line, ""];
}

/**
 * What the card of a link shows; empty where there is nothing to tell.
 * @param {HTMLAnchorElement} link
 * @returns {Node[]}
 */
function contentOf(link) {
  const [first, second] = noteOf(link);
  if (!first) return [];
  if (link.matches(".cite")) {
    const places = sourcesOf(link).map(([, passages]) => passages && make("p", { className: "card-place" }, passages));
    return referencesOf(link).flatMap((entry, at) => [copied(entry), places[at]].filter(Boolean));
  }
  const [name, chinese] = namesIn(first);
  const head = make("p", { className: "card-name" }, make("a", { href: addressOf(link) }, name));
  if (chinese) head.append(" ", make("span", { lang: "zh-Hans" }, chinese));
  return [head, ...(second ? [make("p", {}, second)] : [])];
}

/**
 * The references that a citation leads to: one, or as many as share its mark.
 * @param {HTMLAnchorElement} link
 * @returns {HTMLElement[]}
 */
function referencesOf(link) {
  const ids = link.dataset.refs?.split(" ").map((number) => `ref-${number}`) ?? [link.hash.slice(1)];
  return ids.map((id) => document.getElementById(id)?.closest("li")).filter(Boolean);
}

/**
 * A reference as a paragraph of a card.
 * @param {HTMLElement} entry
 */
function copied(entry) {
  const source = make("p", {}, ...entry.cloneNode(true).childNodes);
  source.querySelector(".back").remove();
  for (const element of source.querySelectorAll("[id]")) element.removeAttribute("id");
  return source;
}

/**
 * Let the references of a citation lead back to it: without script they lead to the first that names them.
 * @param {HTMLAnchorElement} link
 */
function leadBack(link) {
  link.id ||= `cite-at-${[...document.querySelectorAll("a.cite")].indexOf(link)}`;
  for (const entry of referencesOf(link)) entry.querySelector(".back").hash = link.id;
}

/**
 * Open the card of a link.
 * @param {HTMLAnchorElement} link
 * @returns {boolean} whether there is one
 */
function open(link) {
  clearTimeout(timer);
  claim(link);
  const content = contentOf(link);
  if (!content.length || !link.isConnected) return false;
  if (owner !== link) close();
  owner = link;
  card.replaceChildren(...content);
  document.body.append(card);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  place(link);
  return true;
}

function close() {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = null;
  card.hidden = true;
}

/**
 * Put the card below the link, or above it where there is more room, within the window.
 * @param {HTMLAnchorElement} link
 */
function place(link) {
  const line = link.getClientRects()[0];
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(GAP, Math.min(line.left, clientWidth - card.offsetWidth - GAP));
  const below = line.bottom + GAP + card.offsetHeight <= clientHeight || line.top < clientHeight - line.bottom;
  const top = below ? line.bottom + GAP : line.top - GAP - card.offsetHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

/** Where a link leads, in the page or in a picture. */
const addressOf = (link) => link.href.baseVal ?? link.href;

/** The link, if any, that an event happened on. */
const linkOf = (event) => event.target.closest?.(LINKS);

/**
 * The mark of a timeline that a tap beside it is meant for: the marks are smaller than a finger.
 * @param {MouseEvent} event
 */
function nearest({ target, clientX, clientY }) {
  const marks = [...(target.closest?.(".picture-timeline")?.querySelectorAll(".marks a:not(.off)") ?? [])];
  const far = (mark) => {
    const { left, right, top, bottom, width } = mark.lastElementChild.getBoundingClientRect();
    return width ? Math.hypot((left + right) / 2 - clientX, (top + bottom) / 2 - clientY) : Infinity;
  };
  const [mark, away] = marks.map((one) => [one, far(one)]).reduce((a, b) => (b[1] < a[1] ? b : a), [null, Infinity]);
  return away <= REACH ? mark : null;
}

addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkOf(event);
  clearTimeout(timer);
  if (link) claim(link);
  if (link && link !== owner) timer = setTimeout(open, OPEN_AFTER, link);
  else if (owner && !link && !card.contains(event.target)) timer = setTimeout(close, CLOSE_AFTER);
});
document.documentElement.addEventListener("pointerleave", (event) => {
  if (event.pointerType !== "touch") timer = setTimeout(close, CLOSE_AFTER);
});

addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) open(link);
  else if (owner && !card.contains(event.target)) close();
});
addEventListener("focusout", (event) => {
  if (event.target === owner && !card.matches(":hover") && !card.contains(event.relatedTarget)) close();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

// The first tap on a link opens its card, the next one follows the link.
addEventListener("pointerdown", (event) => (touching = event.pointerType === "touch"), true);
addEventListener(
  "click",
  (event) => {
    const link = linkOf(event) ?? (touching ? nearest(event) : null);
    if (touching && link && link !== owner && open(link)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (link || !card.contains(event.target)) {
      if (link?.matches(".cite")) leadBack(link);
      if (link && link === owner && !linkOf(event)) location.assign(addressOf(link));
      close();
    }
    touching = false;
  },
  true,
);

// A table that scrolls takes its links along, but not the card.
addEventListener("scroll", (event) => owner && !card.contains(event.target) && place(owner), true);
addEventListener("resize", close);
