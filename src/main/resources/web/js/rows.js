// How items stand under one another: where a day begins, who goes on speaking. And sentences for what happened.

import { dayOf } from './run.js';
import { counted, plainReason } from './text.js';

/**
 * @param {object | undefined} before
 * @param {object} item
 * @returns {boolean} whether a line with the date belongs between the two
 */
export function startsDay(before, item) {
  return !before || dayOf(before.time) !== dayOf(item.time);
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

const ONE = { join: ' joined', quit: ' quit', nick: ' is now ' };

/**
 * @param {{what: string, nick: string, newNick?: string, text?: string, cause?: string}} part of a presence item; it has a
 *   cause if the text is the server's
 * @returns {{nick: string, what: string, newNick: ?string, why: ?string}} its sentence, name by name: names and reasons
 *   are written in directions of their own
 */
export function partOf({ what, nick, newNick, text, cause }) {
  if (cause) return { nick, what: ' was disconnected', newNick: null, why: plainReason(text) };
  return { nick, what: ONE[what] ?? ' left', newNick: what === 'nick' ? newNick : null, why: text && what !== 'nick' && what !== 'join' ? text : null };
}

/**
 * @param {object} part of a presence item
 * @returns {string}
 */
export function partText(part) {
  const { nick, what, newNick, why } = partOf(part);
  return `${nick}${what}${newNick ?? ''}${why ? ` (${why})` : ''}`;
}
