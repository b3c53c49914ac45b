// What one types who searches, and where it is in what was found. Pure: texts in, texts out.

/** Words among the others that say where to look, and what they become in a request. */
const FILTER = /^(from|in|after|before):(.*)$/isu;
const PART = /(?:[^\s"“”]|["“”][^"“”]*(?:["“”]|$))+/gu;

/**
 * @param {string} typed
 * @returns {{request: object} | {fault: string}} what to ask the server for; or what is wrong, in a sentence
 */
export function requestOf(typed) {
  const words = [];
  const request = {};
  for (const [part] of typed.matchAll(PART)) {
    const [, filter, value] = part.match(FILTER) ?? [];
    if (filter === undefined) words.push(part);
    else {
      const fault = take(request, filter.toLowerCase(), value.replace(/["“”]/gu, '').trim());
      if (fault) return { fault };
    }
  }
  const sought = words.join(' ');
  if (sought ? !/[\p{L}\p{N}\p{Emoji_Presentation}\p{Extended_Pictographic}]/u.test(sought) : request.nick === undefined) {
    return { fault: 'Type a word to look for, or from: and a nickname.' };
  }
  return { request: { type: 'search', ...(sought && { words: sought }), ...request } };
}

/** @returns {?string} what is wrong with it */
function take(request, filter, value) {
  if (!value) return `Type something behind ${filter}: without a space.`;
  if (filter === 'from') request.nick = value;
  if (filter === 'in' && value !== '*') request.room = value.replace(/^#/u, '');
  if (filter === 'in' && value === '*') request.room = null;
  if (filter === 'from' || filter === 'in') return null;
  // A date alone would be taken for one of UTC.
  const time = /^\d{4}-\d\d-\d\d$/u.test(value) ? Date.parse(`${value}T00:00`) : /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/u.test(value) ? Date.parse(value) : NaN;
  if (!Number.isFinite(time)) return `Type a day behind ${filter}: like ${filter}:2026-11-01, or a time like ${filter}:2026-11-01T18:30.`;
  if (filter === 'after') request.afterTime = Math.max(0, time - 1);
  else request.beforeTime = Math.max(0, time);
  return null;
}

/**
 * @param {string} text
 * @param {string} words as they were asked for
 * @returns {{text: string, found: boolean}[]} the text in pieces
 */
export function markedIn(text, words) {
  const terms = [...words.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^\s"“”]+/gu)].map(([part, phrase]) => phrase ?? part);
  const { folded, at } = foldedWith(text);
  const found = terms.flatMap((term) => placesOf(folded, term)).map(([start, end]) => [at[start], at[end]]);
  found.sort(([a], [b]) => a - b);
  const pieces = [];
  let done = 0;
  for (const [start, end] of found) {
    if (end <= done) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), found: false });
    pieces.push({ text: text.slice(Math.max(done, start), end), found: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false });
  return pieces;
}

/** Words that are written without blanks between them, and emoji, are found within others. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Extended_Pictographic}ー';
const BEGINS_IN_WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}]$`, 'u');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

function placesOf(folded, term) {
  const goesOn = /[\p{L}\p{N}]\*$/u.test(term);
  const parts = foldedWith(term).folded.match(/[\p{L}\p{M}\p{N}\p{Extended_Pictographic}ー]+/gu) ?? [];
  if (parts.length === 0) return [];
  const between = '[^\\p{L}\\p{M}\\p{N}\\p{Extended_Pictographic}]+';
  const last = parts.at(-1).at(-1);
  const isOpen = goesOn || IS_UNSPACED.test(last);
  const pattern = new RegExp(parts.join(between) + (goesOn ? '[\\p{L}\\p{M}\\p{N}]*' : isOpen ? '' : '(?![\\p{L}\\p{M}\\p{N}])'), 'gu');
  const begins = IS_UNSPACED.test(parts[0]);
  return [...folded.matchAll(pattern)]
    .filter(({ index }) => begins || !BEGINS_IN_WORD.test(folded.slice(Math.max(0, index - 2), index)) || IS_UNSPACED.test(folded.slice(index - 1)))
    .map(({ 0: match, index }) => [index, index + match.length]);
}

/** Without capitals and accents; and where in the text each part of it comes from. */
function foldedWith(text) {
  let folded = '';
  const at = [];
  let from = 0;
  for (const letter of text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? []) {
    const plain = letter.normalize('NFKD').toLowerCase().replace(/(?![\u3099\u309a])\p{Script=Inherited}/gu, '').normalize('NFC').replace(/ß/gu, 'ss').replace(/ı/gu, 'i').replace(/ł/gu, 'l').replace(/ø/gu, 'o').replace(/đ/gu, 'd');
    for (let more = 0; more < plain.length; more++) at.push(from);
    folded += plain;
    from += letter.length;
  }
  at.push(text.length);
  return { folded, at };
}

/** Characters around the first word that was found: what is shown of a long message. */
const SHOWN_AROUND = 160;

/**
 * @param {{text: string, found: boolean}[]} pieces
 * @returns {{text: string, found: boolean}[]} those around the first that was found
 */
export function excerpt(pieces) {
  const whole = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (whole <= 2 * SHOWN_AROUND) return pieces;
  const first = Math.max(0, pieces.findIndex(({ found }) => found));
  const before = pieces.slice(0, first).map(({ text }) => text).join('');
  const behind = [];
  let length = 0;
  for (const piece of pieces.slice(first)) {
    if (length >= SHOWN_AROUND) break;
    behind.push({ ...piece, text: cut(piece.text, 2 * SHOWN_AROUND) });
    length += piece.text.length;
  }
  const head = before.length > SHOWN_AROUND ? `… ${[...before.slice(-SHOWN_AROUND)].join('')}` : before;
  return [{ text: head, found: false }, ...behind, { text: ' …', found: false }].filter(({ text }) => text);
}

function cut(text, most) {
  return text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/u, '') : text;
}
