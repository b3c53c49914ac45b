// What most tests begin and end with: names that no other test has, people in a room of their own, and their leaving.

import assert from 'node:assert/strict';
import { Person } from './support.mjs';

let number = 0;

/**
 * @param {string} name
 * @returns {string} one that no other test of the file has
 */
export function named(name) {
  return `${name}${++number}`;
}

/**
 * Two people in a room of their own; the first one has seen the second come in.
 * @param {import('./support.mjs').Server} server
 * @param {object} [options] of the first one's browser; see {@link Person.at}
 */
export async function pairAt(server, options = {}) {
  const room = named('room');
  const [ann, bob] = [named('ann'), named('bob')];
  const a = await Person.named(server, ann, options, `#${room}`);
  const b = await Person.named(server, bob, {}, `#${room}`);
  await a.sees(`${bob} joined`);
  return { a, b, ann, bob, room, done: () => finish(a, b) };
}

/** They leave, and nothing happened at their browsers that never should. */
export async function finish(...people) {
  for (const one of people) {
    assert.deepEqual(one.complaints, []);
    await one.leaves();
  }
}
