/** Tables as files for spreadsheets. */

import { make } from "./tools.js";

/**
 * Hand over a table as a file of CSV, which spreadsheets take for UTF-8 by its first sign.
 * @param {string} name of the file
 * @param {(string | null | undefined)[][]} lines of cells
 */
export function download(name, lines) {
  const text = lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}

/** A cell of CSV. What begins like a formula gets an apostrophe, so that no spreadsheet runs it; numbers stay. */
function cell(text) {
  const safe = /^(?![+-]?[\d.,]+%?$)[=+\-@\t\r]/.test(text ?? "") ? `'${text}` : (text ?? "");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
