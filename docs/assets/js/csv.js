/** Tables as files for spreadsheets. */

import { make } from "./tools.js";

/**
 * Hand over a table as a file of CSV, which spreadsheets take for UTF-8 by its first sign.
 * @param {string} name of the file
 * @param {(string | number | {formula: string} | null | undefined)[][]} lines of cells
 */
export function download(name, lines) {
  const text = lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}

/** A cell of CSV. A text that begins like a formula gets an apostrophe, so that no spreadsheet runs it. */
function cell(value) {
  const text = value?.formula ? `=${value.formula}` : String(value ?? "");
  const unsafe = typeof value === "string" && /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]+%?$/.test(value);
  const safe = unsafe ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
