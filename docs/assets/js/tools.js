/**
 * What the reader's tools share: setting up, the address, notes of links, copying.
 *
 * The address holds only what differs from the default.
 */

/** @type {Map<Element, () => void>} elements with tools, and how each takes its state from the address */
const restores = new Map();

/**
 * Set up every element that matches.
 * @param {string} selector
 * @param {(element: HTMLElement) => (() => void)} setUp gives the tools to an element; returns how they
 *   take their state from the address
 */
export function enhance(selector, setUp) {
  for (const element of document.querySelectorAll(selector)) {
    const restore = setUp(element);
    restores.set(element, restore);
    restore();
  }
}

addEventListener("popstate", () => restores.forEach((restore) => restore()));

// A link within the page to an element with tools sets these; any other carries the present choice. The theme makes
// links absolute when the page opens, so they would otherwise lead to the address of that moment.
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (!link?.hash || link.origin !== location.origin || link.pathname !== location.pathname || !restores.size) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!restores.has(target)) link.search = location.search;
    else if (!(event.metaKey || event.ctrlKey || event.shiftKey)) setTools(target, link.href, event);
  },
  true,
);

/**
 * Let tools take their state from a link, without leaving the page.
 * @param {HTMLElement} tools
 * @param {string} href
 * @param {Event} event the click on the link
 */
function setTools(tools, href, event) {
  event.stopImmediatePropagation();
  event.preventDefault();
  history.pushState(history.state, "", href);
  restores.get(tools)();
  tools.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  tools.querySelector("select, input, button")?.focus({ preventScroll: true });
}

/**
 * A value in the address.
 * @param {string} name
 * @returns {string | null}
 */
export function fromAddress(name) {
  return new URLSearchParams(location.search).get(name);
}

/**
 * Put values into the address without leaving a step in the history; null removes one.
 * @param {Record<string, string | number | null>} values
 * @param {string} [hash] the place in the page, where the address is to name one
 */
export function toAddress(values, hash) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (hash) address.hash = hash;
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/**
 * A sentence with its {names} filled in.
 * @param {string} pattern
 * @param {Record<string, unknown>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * A new element with properties and children. A property without a counterpart in the DOM, such as `data-x`, becomes
 * an attribute.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * The note of a reference or citation, in lines. It is the link's title until a card takes its place.
 * @param {HTMLElement} link
 * @returns {string[]}
 */
export function noteOf(link) {
  return (link.dataset.note ?? link.title ?? "").split("\n");
}

/**
 * The sources of a citation, each with the passages it names: an indented line belongs to the one before it.
 * @param {HTMLElement} link
 * @returns {[source: string, passages: string][]}
 */
export function sourcesOf(link) {
  const found = [];
  for (const line of noteOf(link)) {
    if (line.startsWith("\u2003")) found.at(-1)[1] = line.trim();
    else found.push([line, ""]);
  }
  return found;
}

/**
 * Whether a text holds Chinese characters.
 * @param {string} text
 */
export function isChinese(text) {
  return /\p{Script=Han}/u.test(text);
}

/** @type {WeakMap<HTMLElement, () => void>} buttons that say "Copied", and how each takes back its own word */
const saying = new WeakMap();

/**
 * Copy a text and let the button say so for two seconds.
 * @param {string} text
 * @param {HTMLElement} button
 * @param {string} copied "Copied"
 * @returns {Promise<boolean>} false where the browser gives no leave
 */
export async function copy(text, button, copied) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  saying.get(button)?.();
  const { textContent, ariaLabel } = button;
  button.textContent = copied;
  if (ariaLabel) button.ariaLabel = copied; // said aloud, as the button has the focus
  const reset = () => {
    clearTimeout(timer);
    saying.delete(button);
    Object.assign(button, { textContent, ariaLabel });
  };
  const timer = setTimeout(reset, 2000);
  saying.set(button, reset);
  return true;
}
