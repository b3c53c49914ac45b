// Comparing names of people and rooms, and what may be in them, as the server does it. The server has the last word; what both
// say of the same names is in names.json beside the tests. Nothing here touches the document.

/** A nick has no more characters than this; the server has the last word. */
export const NICK_LENGTH = 32;

/** What a nick may consist of: a mention ends where something else begins. */
export const NICK_CHARACTER = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{Nd}_\-[\]{}\\`^|]/u;

/**
 * @param {string} name
 * @returns {boolean} whether somebody could be called so; the server has the last word
 */
export function isNick(name) {
  return name !== '' && length(name) <= NICK_LENGTH && [...name.normalize('NFC').replace(IGNORABLE, '')].every((character) => NICK_CHARACTER.test(character));
}

/** ASCII, kana, Han and Hangul's syllables: nothing in them is folded but A to Z, and they are most of what is written. */
const PLAIN = /^[\0-\x7f\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]*$/u;

/** What nobody sees, beside the letters or within an emoji. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** The flags of England, Scotland and Wales: a black flag to who doesn't see their tags. */
const FLAG = /(\u{1f3f4}(?:\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}|\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}|\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073})\u{e007f})/u;

/** Nobody's name is longer, in UTF-16 units; to put the marks of longer texts into order takes time that grows with their square. */
const LONGEST = 2048;

/**
 * Rooms and nicks are compared by what people see: normalised, without case and without what is invisible. That is Unicode's
 * NFKC_Casefold, made of what a browser has.
 * @param {string} name
 * @returns {string}
 */
export function fold(name) {
  if (PLAIN.test(name) || name.length > LONGEST) return name.toLowerCase();
  if (!name.includes('\u{1f3f4}')) return caseFolded(name);
  return name.split(FLAG).map((part, at) => (at % 2 === 1 ? part : caseFolded(part))).join('');
}

/** Capitals and back, since what only the capitals have in common is the same letter; but a dotless i is none with a dot. */
function caseFolded(text) {
  const lower = text.normalize('NFC').normalize('NFKC').replace(IGNORABLE, '').toLowerCase();
  const folded = lower.split('ı').map((part) => part.toUpperCase().toLowerCase()).join('ı');
  return folded.replaceAll('ς', 'σ').normalize('NFKC');
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function same(a, b) {
  return a === b || fold(a) === fold(b);
}

/**
 * @param {string} name
 * @returns {number} its characters as the server counts them; more than any name has if it is too long for one
 */
export function length(name) {
  return name.length > LONGEST ? name.length : [...name.normalize('NFC')].length;
}
