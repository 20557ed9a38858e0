/**
 * The worker of the search that the theme talks to. It looks nothing up: each index has a worker of its own.
 *
 * The index that the theme sends holds nothing. When something is typed, or the search is only opened (a blank), two are
 * fetched, one after the other: that of the names of pages, small and soon there, and the whole one. As long as the whole
 * one is not there, names answer where they are sure to have what was asked for; then it answers the same question again.
 *
 * hooks/theme/main.html makes the theme load this file and name its own worker in the query. The messages are the theme's.
 */

"use strict";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // the theme's numbers for them
const INDEXES = ["names.json", "documents.json"]; // the last one has everything

/** What the theme sent to begin with. */
let settings;
/** What was typed last. */
let latest = "";
/** @type {Worker | undefined} the index that answers */
let answering;
/** How many indexes are there. */
let ready = 0;
let fetching = false;

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    settings = data;
    self.postMessage({ type: READY }); // there is nothing to wait for
  } else if (type === QUERY) {
    latest = data;
    answer();
  }
});

/** Answer what was typed last, as far as that is possible by now. */
function answer() {
  if (!latest.trim()) self.postMessage({ type: RESULT, data: { items: [] } });
  else answering?.postMessage({ type: QUERY, data: latest });
  if (latest.trim() || (latest && !ready)) fetchNext();
}

/** Fetch the next index and make a worker of it; where that fails, what is typed next tries again. */
async function fetchNext() {
  if (fetching || ready === INDEXES.length) return;
  fetching = true;
  const index = new Worker(`search-index.js${self.location.search}`);
  index.addEventListener("message", ({ data }) => hear(index, data));
  try {
    const response = await fetch(`../../search/${INDEXES[ready]}`);
    if (!response.ok) throw new Error(`${response.status}`);
    index.postMessage({ type: SETUP, data: { ...settings, ...(await response.json()) } });
  } catch {
    index.terminate();
    fetching = false;
  }
}

/**
 * Pass on the answer of an index, or let it answer from now on.
 * @param {Worker} index
 * @param {{type: number, data: object, query?: string, sure?: boolean}} message
 */
function hear(index, { type, data, query, sure }) {
  if (type === READY) {
    answering?.terminate();
    answering = index;
    ready++;
    fetching = false;
    answer();
  } else if (type === RESULT && query === latest && (sure || ready === INDEXES.length)) {
    self.postMessage({ type: RESULT, data });
  }
}
