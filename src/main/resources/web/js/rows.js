// How items stand under one another: where a day begins, who goes on speaking. And sentences for what happened.

import { dayOf, isSpeech } from './conversation.js';
import { counted, plainReason, same } from './text.js';

/** Who speaks again within this time needs no second heading. */
export const GROUP_MS = 5 * 60_000;

/**
 * @param {object | undefined} before
 * @param {object} item
 * @returns {boolean} whether a line with the date belongs between the two
 */
export function startsDay(before, item) {
  return !before || dayOf(before.time) !== dayOf(item.time);
}

/**
 * @param {object | undefined} before
 * @param {object} item
 * @returns {boolean} whether the item goes on where the one before stopped: the same speaker, soon after
 */
export function continues(before, item) {
  return (
    before !== undefined &&
    before.kind === 'message' &&
    item.kind === 'message' &&
    isSpeech(before) &&
    same(before.nick, item.nick) &&
    item.time - before.time < GROUP_MS &&
    !startsDay(before, item)
  );
}

const PARTS = {
  join: (number) => `${number.toLocaleString()} joined`,
  leave: (number) => `${number.toLocaleString()} left`,
  quit: (number) => `${number.toLocaleString()} quit`,
  nick: (number) => counted(number, 'changed their name', 'changed their names'),
};

/**
 * @param {object} item of kind presence
 * @returns {string} "bob joined", or "3 joined, 2 left"
 */
export function presenceText(item) {
  const total = Object.values(item.counts).reduce((a, b) => a + b, 0);
  if (total === 1) return partText(item.parts[0]);
  return Object.keys(PARTS)
    .filter((what) => item.counts[what])
    .map((what) => PARTS[what](item.counts[what]))
    .join(', ');
}

/**
 * @param {object} part of a presence item
 * @returns {string}
 */
export function partText(part) {
  const why = part.text ? ` (${plainReason(part.text)})` : '';
  switch (part.what) {
    case 'join':
      return `${part.nick} joined`;
    case 'nick':
      return `${part.nick} is now ${part.newNick}`;
    case 'quit':
      return `${part.nick} quit${why}`;
    default:
      return `${part.nick} left${why}`;
  }
}
