// How the time of something grows with its input. Times differ from machine to machine; how they grow does not.

import assert from 'node:assert/strict';

/** The longest text that can be said. */
const MOST = 64_000;

/** Four times the input takes four times as long, or sixteen times if it grows with the square; half-way in between. */
const MOST_RATIO = 8;

/** What is done in less does not grow with the square: that of the length is four thousand millions. */
const SHORT_MS = 100;

/** The best of so many turns is free of what else the machine does; more are taken only while the best says no. */
const TURNS = 25;

/**
 * @param {(text: string) => void} run
 * @param {(length: number) => string} textOf
 * @param {string} what
 */
export function growsWithLength(run, textOf, what) {
  const [short, long] = [textOf(MOST / 4), textOf(MOST)];
  let [quarter, whole] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    quarter = Math.min(quarter, time(run, short));
    whole = Math.min(whole, time(run, long));
    if (whole < SHORT_MS || whole < MOST_RATIO * quarter) return;
  }
  assert.fail(`${what}: ${quarter.toFixed(1)} ms for a quarter, ${whole.toFixed(1)} ms for the whole`);
}

function time(run, text) {
  const begun = performance.now();
  run(text);
  return performance.now() - begun;
}
