/**
 * Numbers as a reader sees them, the same as hooks/atlas/rounding.py and economics_numbers.py write them: rounded half
 * away from zero on the decimal digits of the number, with a true minus sign, and none before nought.
 */

/**
 * A number with so many digits after the point.
 * @param {number} value
 * @param {number} digits
 * @returns {string} without sign: "62.50"
 */
function unsigned(value, digits) {
  const [mantissa, exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  const surplus = fraction.length - Number(exponent) - digits;
  const unit = 10n ** BigInt(Math.abs(surplus));
  const scaled = surplus > 0 ? (BigInt(whole + fraction) + unit / 2n) / unit : BigInt(whole + fraction) * unit;
  const text = String(scaled).padStart(digits + 1, "0");
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
}

/** A minus sign before what is not nought. */
const signed = (text, value) => (value < 0 && /[1-9]/.test(text) ? `−${text}` : text);

/** Without the noughts at the end of a fraction. */
const trimmed = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/**
 * @param {number} value
 * @param {number} digits after the point
 * @returns {string} "−62.50"
 */
export function fixed(value, digits) {
  return signed(unsigned(value, digits), value);
}

/**
 * With commas between thousands.
 * @param {number} value
 * @param {number} digits after the point
 * @returns {string} "−1,234.50"
 */
export function grouped(value, digits) {
  const [whole, fraction] = unsigned(value, digits).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return signed(fraction ? `${parted}.${fraction}` : parted, value);
}

/**
 * With so many digits that count, all before the point, and no nought at the end of a fraction.
 * @param {number} value
 * @param {number} digits
 * @returns {string} "0.1235"
 */
export function significant(value, digits) {
  const first = Number(value.toExponential().split("e")[1]);
  return signed(trimmed(unsigned(value, Math.max(0, digits - 1 - first))), value);
}

/**
 * A number as it is, its thousands apart.
 * @param {number} value
 * @returns {string} "1,234.5"
 */
export function counted(value) {
  const [whole, fraction] = significant(value, 10).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction ? `${parted}.${fraction}` : parted;
}

/**
 * A coordinate in a picture.
 * @param {number} value
 * @returns {string} "12.35"
 */
export function coordinate(value) {
  return trimmed(fixed(value, 2)).replace("−", "-");
}

/**
 * Money: two digits after the point below a thousand, none above.
 * @param {number} value
 * @returns {string}
 */
export function yuan(value) {
  return grouped(value, Math.abs(value) < 1000 ? 2 : 0);
}

/**
 * @param {number} share of one
 * @param {number} digits after the point
 * @returns {string} "62.5%"
 */
export function percent(share, digits) {
  return `${fixed(share * 100, digits)}%`;
}

/**
 * A number for an axis.
 * @param {number} value
 * @returns {string} "1.2k", "3M"
 */
export function short(value) {
  const sizes = [[1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const [size, letter] = sizes.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return significant(value / size, 4) + letter;
}
