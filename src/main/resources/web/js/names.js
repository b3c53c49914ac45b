// Comparing names of people and rooms, and what may be beside them. Nothing here touches the document.

/** A nick has no more characters than this; the server has the last word. */
export const NICK_LENGTH = 32;

/** What a nick may consist of: a mention ends where something else begins. */
export const NICK_CHARACTER = /[\p{L}\p{M}\p{N}_\-[\]{}\\`^|]/u;

/**
 * Rooms and nicks are compared without case, as the server does.
 * @param {string} name
 * @returns {string}
 */
export function fold(name) {
  return name.normalize('NFC').toLowerCase();
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function same(a, b) {
  return fold(a) === fold(b);
}
