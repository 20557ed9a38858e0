/**
 * What the reader's tools share: setting up after each page change, the address, notes of links.
 *
 * With instant navigation the page is replaced without a reload; `document$`, the theme's stream of
 * documents, tells each time. The address holds only what differs from the default.
 */

/** @type {Map<Element, () => void>} elements with tools, and how each takes its state from the address */
const restores = new Map();

/**
 * Set up every element that matches, now and after each page change; each element once.
 * @param {string} selector
 * @param {(element: HTMLElement) => (() => void)} setUp gives the tools to an element; returns how they
 *   take their state from the address
 */
export function enhance(selector, setUp) {
  document$.subscribe(() => {
    for (const element of restores.keys()) if (!element.isConnected) restores.delete(element);
    for (const element of document.querySelectorAll(selector)) {
      if (restores.has(element)) continue;
      const restore = setUp(element);
      restores.set(element, restore);
      restore();
    }
    delete document.documentElement.dataset.choosing;
  });
}

addEventListener("popstate", () => restores.forEach((restore, element) => element.isConnected && restore()));

/**
 * Links within the page carry the current choice. The theme makes them absolute when the page opens, so they would
 * otherwise lead to the address of that moment.
 */
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (link?.hash && link.origin === location.origin && link.pathname === location.pathname && restores.size) {
      link.search = location.search;
    }
  },
  true,
);

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
 * @param {Record<string, string | null>} values
 */
export function toAddress(values) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
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
 * A new element with properties and children.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * The note of a reference or citation, in lines. It is the link's title until a card takes its place.
 * @param {HTMLElement} link
 * @returns {string[]}
 */
export function noteOf(link) {
  return (link.dataset.note ?? link.title).split("\n");
}
