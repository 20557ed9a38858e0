/** What flows in the models that are compared: their pictures side by side, fetched from the pages of the models. */

import { make } from "./tools.js";

/** @type {Map<string, Promise<Element | null>>} pictures by the address of their page */
const fetched = new Map();

/**
 * Offer the pictures of what is compared, and show them when the reader opens them.
 * @param {HTMLDetailsElement} place
 * @param {HTMLElement[]} heads those of the subjects, each with a link to its page; none where they are too many
 */
export function offerFlows(place, heads) {
  const links = heads.map((head) => head.querySelector("a[href]")).filter(Boolean);
  place.hidden = !links.length;
  place.ontoggle = () => place.open && show(place, links);
  place.ontoggle();
}

/**
 * @param {HTMLDetailsElement} place
 * @param {HTMLAnchorElement[]} links
 */
async function show(place, links) {
  const toggled = place.ontoggle;
  const pictures = await Promise.all(links.map((link) => pictureOf(link.href)));
  if (place.ontoggle !== toggled) return; // the reader has chosen anew
  place.lastElementChild.replaceChildren(
    ...links.map((link, at) => {
      const name = make("a", { href: link.href, className: "ref" }, link.textContent);
      return make("div", {}, make("p", {}, name), pictures[at]?.cloneNode(true) ?? "–");
    }),
  );
}

/**
 * The picture of flows in a page, its links made whole.
 * @param {string} address
 */
function pictureOf(address) {
  if (!fetched.has(address)) fetched.set(address, fetchPicture(address).catch(() => null));
  return fetched.get(address);
}

async function fetchPicture(address) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const picture = page.querySelector(".picture-flows");
  for (const link of picture?.querySelectorAll("a[href]") ?? []) {
    link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
  }
  return picture && document.importNode(picture, true);
}
