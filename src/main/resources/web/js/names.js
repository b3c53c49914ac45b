// Comparing names of people and rooms, and what may be beside them. Nothing here touches the document.

/** A nick has no more characters than this; the server has the last word. */
export const NICK_LENGTH = 32;

/** What a nick may consist of: a mention ends where something else begins. */
export const NICK_CHARACTER = /[\p{L}\p{M}\p{N}_\-[\]{}\\`^|]/u;

/** Nobody's name: to put the marks of a longer text in order takes time that can grow with its square. */
const LONGEST = 1_000;

/** Flags of regions are a black flag and letters that can't be seen; without them all were one. */
const FLAG = /(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})/u;

/**
 * Names are compared as the server does: normalised, then case-folded as Unicode has it, without what nobody sees
 * (NFKC_Casefold, as near as a browser comes to it).
 * @param {string} name
 * @returns {string}
 */
export function fold(name) {
  if (name.length > LONGEST || /^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  return name
    .split(FLAG)
    .map((part, at) => (at % 2 === 1 ? part : folded(part)))
    .join('');
}

function folded(text) {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return caseFolded(caseFolded(visible).normalize('NFKC')).normalize('NFKC');
}

/** By way of the capital, for “ß” is “SS”; twice, for the capital “ẞ” has a small letter of its own. */
function caseFolded(text) {
  const once = (one) => Array.from(one, (character) => (character === 'ı' ? character : character.toUpperCase().toLowerCase())).join('');
  return once(once(text)).replace(/ς/gu, 'σ');
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function same(a, b) {
  return fold(a) === fold(b);
}
