// A colour that stays with a nick. The colours themselves are in chat.css, where their contrast is looked after.

import { fold } from './names.js';

/** As many as chat.css has classes hue-0, hue-1 … for. */
export const HUES = 18;

/**
 * @param {string} nick
 * @returns {string} a class name, the same for the same nick on every machine
 */
export function hueClass(nick) {
  let hash = 2166136261;
  for (const character of fold(nick)) hash = Math.imul(hash ^ character.codePointAt(0), 16777619) >>> 0;
  // Without this, short names that are alike get few of the colours.
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return `hue-${((hash ^ (hash >>> 16)) >>> 0) % HUES}`;
}

/**
 * @param {string} nick
 * @returns {string} what stands in the avatar: its first letter or digit
 */
export function initial(nick) {
  const letter = nick.match(/[\p{L}\p{N}]/u);
  return (letter ? letter[0] : nick.slice(0, 1) || '?').toUpperCase();
}
