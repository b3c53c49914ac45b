// Writing without blanks between words, where a name and what is said of it stand side by side.

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}ー々]/u;

/**
 * @param {string} character
 * @returns {boolean} whether its script puts no blanks between words; Hangul does, but not before particles
 */
export function unspaced(character) {
  return character > '\u0dff' && UNSPACED.test(character);
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {string} the whole character before that place, or nothing
 */
export function characterBefore(text, at) {
  const last = text.slice(Math.max(0, at - 2), at);
  return last.length === 2 && last.codePointAt(0) > 0xffff ? last : last.slice(-1);
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {string} the whole character at that place, or nothing
 */
export function characterAt(text, at) {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)) : '';
}
