// A mistake of ours costs the one thing that it is made in. It is told to whoever has asked to be told, and the browser's
// console has the cause.

/** So many are told in one minute; all of them are in the browser's console. */
export const TOLD_A_MINUTE = 3;
const MINUTE_MS = 60_000;

let tell = null;
let told = [];

/** @param {?(what: string) => void} listener shows a sentence to the person at the page */
export function tellFaults(listener) {
  tell = listener;
  told = [];
}

/**
 * Runs something; when that throws, what depends on it goes on all the same.
 * @param {string} what could not be done, as a sentence
 * @param {() => any} run
 * @returns {any} what it returns; undefined if it throws
 */
export function contain(what, run) {
  try {
    return run();
  } catch (error) {
    report(what, error);
    return undefined;
  }
}

/**
 * @param {string} what could not be done, as a sentence
 * @param {unknown} error why
 */
export function report(what, error) {
  console.error(what, error);
  const now = Date.now();
  told = told.filter((time) => now - time < MINUTE_MS && time <= now);
  if (!tell || told.length >= TOLD_A_MINUTE) return;
  told.push(now);
  try {
    tell(what);
  } catch (second) {
    console.error('and this could not be told', second);
  }
}
