// Small things about words and numbers. Nothing here touches the document.

import { length as charactersOf } from './names.js';

/**
 * @param {string} text
 * @returns {string} its first line that holds something
 */
export function firstLine(text) {
  return text.split('\n').find((line) => line.trim()) ?? '';
}

/**
 * @param {string} text as it was typed or pasted
 * @returns {string} as it is sent: one kind of line end, and no empty lines around it
 */
export function asMessage(text) {
  return text.replace(/\r\n?/gu, '\n').replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd();
}

/**
 * @param {string} text as it is sent
 * @param {{messageLines?: number, messageBytes?: number}} limits the server's
 * @returns {?string} why it is too long for one message, in a sentence; the server has the last word
 */
export function messageFault(text, { messageLines = Infinity, messageBytes = Infinity }) {
  const lines = text.split('\n').length;
  if (lines === 1) return null;
  if (lines > messageLines) return `That was not sent: it has ${counted(lines, 'line')}, and a message has at most ${counted(messageLines, 'line')}.`;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > messageBytes ? `That was not sent: it has ${counted(bytes, 'byte')}, and a message of several lines has at most ${counted(messageBytes, 'byte')}.` : null;
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
