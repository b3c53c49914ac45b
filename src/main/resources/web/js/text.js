// Small things about words and numbers. Nothing here touches the document.

import { length as charactersOf } from './names.js';

/**
 * @param {string} text
 * @returns {number} lines that hold something
 */
export function lineCount(text) {
  return text.split('\n').filter((line) => line.trim()).length;
}

/**
 * @param {string} name
 * @param {number} [length] the longest allowed
 * @returns {?string} what is wrong with it as a room's name, in a sentence; the server has the last word
 */
export function roomFault(name, length = 64) {
  const characters = charactersOf(name);
  if (characters > 0 && characters <= length && !/[\s,\p{Cc}\p{Z}]|(?![\u200c\u200d\u{e0020}-\u{e007f}])\p{Cf}/u.test(name)) return null;
  return `${name ? `“${name}” can’t be a room’s name: it` : 'A room’s name'} has 1 to ${length} characters without spaces, commas or control characters.`;
}

/** How the console is called to those whom it throws off; nobody else can have such a nick. */
const CONSOLE = 'the.console';

/**
 * @param {{nick: string, text?: string}} message of the server: by whom, and why
 * @returns {string} what it means for the reader
 */
export function killedText({ nick, text }) {
  const who = !nick || nick === CONSOLE ? 'An operator' : `${nick}, an operator,`;
  return `${who} has closed your connection${text ? `: ${text}` : '.'}`;
}

/**
 * @param {string} text a reason for leaving
 * @returns {string} without the brackets within brackets in which servers say that somebody was killed
 */
export function plainReason(text) {
  const [, by, why] = text.match(/^Killed \((\S+) \((.*)\)\)$/su) ?? [];
  if (by === undefined) return text;
  return `killed by ${by === CONSOLE ? 'an operator' : by}${why ? `: ${why}` : ''}`;
}

/**
 * @param {number} number
 * @param {string} one the word for one of them
 * @param {string} [many]
 * @returns {string} "1 room", "2 rooms"
 */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}
