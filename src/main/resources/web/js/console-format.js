// Figures as an operator reads them. Pure.

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/**
 * @param {number} n
 * @returns {string} with commas
 */
export function count(n) {
  return Math.round(n).toLocaleString('en');
}

/**
 * @param {number} n
 * @param {string} one the word for one of them
 * @returns {string} "1 room", "2 rooms"
 */
export function counted(n, one) {
  return `${count(n)} ${n === 1 ? one : `${one}s`}`;
}

/**
 * @param {number} bytes
 * @returns {string} three digits or four and a unit
 */
export function bytes(bytes) {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`;
}

/**
 * @param {number} perSecond
 * @returns {string}
 */
export function rate(perSecond) {
  if (perSecond === 0) return '0';
  return perSecond < 10 ? perSecond.toFixed(1) : count(perSecond);
}

/**
 * @param {number} seconds
 * @returns {string} the two largest units: 1h 04m
 */
export function duration(seconds) {
  const s = Math.floor(seconds);
  if (s < 60) return `${s}s`;
  if (s < 3600) return `${Math.floor(s / 60)}m ${two(s % 60)}s`;
  if (s < 86_400) return `${Math.floor(s / 3600)}h ${two(Math.floor((s % 3600) / 60))}m`;
  return `${Math.floor(s / 86_400)}d ${two(Math.floor((s % 86_400) / 3600))}h`;
}

function two(n) {
  return String(n).padStart(2, '0');
}

/**
 * @param {number | null} us microseconds; null for nothing measured
 * @returns {string}
 */
export function latency(us) {
  if (us === null || us === undefined) return '–';
  if (us < 1000) return `${Math.round(us)} µs`;
  if (us < 1_000_000) return `${digits(us / 1000)} ms`;
  return `${digits(us / 1_000_000)} s`;
}

function digits(n) {
  return n < 10 ? n.toFixed(1) : String(Math.round(n));
}

/**
 * @param {number} ms since 1970
 * @returns {string} the time of day
 */
export function clock(ms) {
  const date = new Date(ms);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/**
 * @param {?number} ms since 1970; 0 for never
 * @returns {string} the day and the time of day
 */
export function when(ms) {
  if (!ms) return '–';
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * @param {number} shown
 * @param {{total: number, matching: number}} of
 * @param {string} filter
 * @param {string} what the word for one of them
 * @returns {string} what a table says of itself
 */
export function tally(shown, { total, matching }, filter, what) {
  const all = counted(total, what);
  const found = filter ? `${count(matching)} of ${all} ${matching === 1 ? 'matches' : 'match'}` : all;
  return shown < matching ? `${found}; the first ${count(shown)} are shown` : found;
}
