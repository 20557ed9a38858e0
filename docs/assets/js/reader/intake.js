/**
 * How a text comes to the reader: typed, pasted, dropped, from a file, with the address. Nothing of it goes anywhere.
 *
 * @typedef {object} Taken
 * @property {(text: string) => void} read
 * @property {(reason: string) => void} refuse says why a file was not taken: a key of the fixed words
 */

const MOST = 20_000_000; // bytes of a file
const HEAD = 1_024; // bytes in which an HTML file names its encoding
const MARKUP = /\.x?html?$/i;
const BLOCKS = "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li"
  + " main nav ol p pre section table tr ul";
const IS_BLOCK = new Set(BLOCKS.toUpperCase().split(" "));
const UNSEEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "SVG"]);

/**
 * Listen to all ways by which a text comes.
 * @param {HTMLElement} root
 * @param {Taken} taken
 */
export function listen(root, { read, refuse }) {
  const field = root.querySelector("textarea");
  const picker = root.querySelector("input[type=file]");
  const take = (file) => textOf(file).then(read, (error) => refuse(error.message));
  root.querySelector(".read-intake").addEventListener("submit", (event) => {
    event.preventDefault();
    read(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) read(field.value);
  });
  field.addEventListener("input", ({ inputType }) => inputType === "insertFromPaste" && read(field.value));
  picker.addEventListener("change", () => {
    if (picker.files.length) take(picker.files[0]);
    picker.value = "";
  });
  document.addEventListener("paste", (event) => pasted(event, root, read));
  listenToDrops(root, take, read);
}

/** Where nothing else would take a pasted text it is read, and in an empty field it need not be laid out first. */
function pasted(event, root, read) {
  const { target } = event;
  if (target.matches?.("input, textarea") && (!root.contains(target) || target.value)) return;
  const text = event.clipboardData.getData("text/plain");
  if (!text || target.matches?.("input")) return;
  event.preventDefault();
  read(text);
}

function listenToDrops(root, take, read) {
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("read-over");
  });
  root.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!root.contains(relatedTarget)) root.classList.remove("read-over");
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("read-over");
    const [file] = event.dataTransfer.files;
    const text = event.dataTransfer.getData("text/plain");
    if (file) take(file);
    else if (text) read(text);
  });
}

/**
 * The text in the address, which is taken out of it: the browser would keep it in its history.
 * @returns {string | null}
 */
export function fromFragment() {
  if (!location.hash.startsWith("#text=")) return null;
  const written = location.hash.slice("#text=".length);
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    return decodeURIComponent(written);
  } catch {
    return written.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => new TextDecoder().decode(bytesOf(codes)));
  }
}

const bytesOf = (codes) => Uint8Array.from(codes.slice(1).split("%"), (code) => parseInt(code, 16));

/**
 * @param {File} file
 * @returns {Promise<string>} its text, of HTML what one would see
 * @throws {Error} with the key of the fixed words that say why it is none
 */
export async function textOf(file) {
  if (file.size > MOST) throw new Error("too_large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isMarkup = file.type === "text/html" || MARKUP.test(file.name);
  const text = textIn(bytes, isMarkup);
  if (text.includes("\0")) throw new Error("no_text");
  return isMarkup ? plain(text) : text;
}

/** In UTF-8, in what the file itself names, or else in what Chinese systems have long written. */
function textIn(bytes, isMarkup) {
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.subarray(0, 2).join()];
  const named = isMarkup && /charset\s*=\s*["']?([\w-]+)/i.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD)));
  for (const encoding of [marked, "utf-8", named?.[1]].filter(Boolean)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next may do
    }
  }
  return new TextDecoder("gb18030").decode(bytes);
}

/**
 * @param {string} markup
 * @returns {string} the text of an HTML page, a line a block; nothing of the page is loaded or run
 */
export function plain(markup) {
  const pieces = [];
  gather(new DOMParser().parseFromString(markup, "text/html").body, pieces);
  const lines = pieces.join("").split("\n").map((line) => line.trim());
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

function gather(top, pieces) {
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (
    UNSEEN.has(node.nodeName.toUpperCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
  ));
  const open = []; // blocks that the walk is in
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (; open.length && !open.at(-1).contains(node); open.pop()) pieces.push("\n\n");
    if (IS_BLOCK.has(node.nodeName)) {
      open.push(node);
      pieces.push("\n\n");
    } else if (node.nodeName === "BR") pieces.push("\n");
    else if (node.nodeName === "TD" || node.nodeName === "TH") pieces.push("\t");
    else if (node.nodeType === Node.TEXT_NODE) pieces.push(spaced(node));
  }
}

/** Line breaks of markup are spaces, but not in what is set as it is written. */
function spaced(node) {
  return node.parentElement.closest("pre") ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
}
