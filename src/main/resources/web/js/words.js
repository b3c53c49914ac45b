// What words are made of: code, links, rooms, mentions. Nothing here touches the document, and nothing makes markup: the
// views turn the pieces into text nodes and elements.

import { linksIn } from './links.js';
import { mayMention, mentionsIn } from './mentions.js';
import { characterAt, characterBefore } from './scripts.js';

/** More pieces than this are not made of one message: each is an element, and no reader needs so many. The rest is text. */
export const MOST_PIECES = 1_000;

/**
 * @typedef {{type: 'text' | 'mention' | 'code', text: string} | {type: 'link', text: string, href: string, host: ?string}
 *   | {type: 'room', text: string, room: string}} Piece
 */

/**
 * The pieces of a text in order; joined, their texts are the text again (but for the marks around code).
 * @param {string} text
 * @param {string} nick whose mentions are wanted
 * @param {(folded: string) => boolean} [knows] whether somebody is called so
 * @returns {Piece[]}
 */
export function pieces(text, nick, knows) {
  const found = [];
  let done = 0;
  for (const { start, end, ...piece } of marked(text, nick, knows)) {
    if (found.length >= MOST_PIECES) break;
    if (start > done) found.push({ type: 'text', text: text.slice(done, start) });
    found.push({ text: text.slice(start, end), ...piece });
    done = end;
  }
  if (done < text.length) found.push({ type: 'text', text: text.slice(done) });
  return found;
}

/** Links and words, and names, are not cut for the sake of so many characters. */
const AT_A_BLANK = 200;

/**
 * @param {string} text longer than MOST
 * @param {number} most
 * @returns {number} where it may be cut before that: at a blank if there is one near, else not amid what makes one character
 */
export function cutAt(text, most) {
  const blank = text.lastIndexOf(' ', most - 1) + 1;
  if (blank > most - AT_A_BLANK) return blank;
  for (let at = most; at > Math.max(0, most - AT_A_BLANK); at--) {
    if (!JOINED.test(characterAt(text, at)) && !JOINER.test(characterBefore(text, at))) return at;
  }
  return most;
}

/** What belongs to the character before it: marks and their like, the second half of a surrogate pair. */
const JOINED = /[\p{M}\p{Emoji_Modifier}\u200c\u200d\u1160-\u11ff\udc00-\udfff]/u;
const JOINER = /\u200d/u;

/**
 * @param {Piece[]} all
 * @param {number} most characters of one part
 * @returns {Piece[][]} the same in parts, for a browser's work with one long paragraph can grow with the square of its length
 */
export function inParts(all, most) {
  const parts = [[]];
  let left = most;
  const put = (piece) => {
    parts.at(-1).push(piece);
    left -= piece.text.length;
  };
  const begin = () => {
    parts.push([]);
    left = most;
  };
  for (let piece of all) {
    while (piece.text.length > left) {
      const whole = left < most && (piece.type === 'text' ? left < AT_A_BLANK : piece.text.length <= most);
      if (!whole) {
        const end = cutAt(piece.text, left);
        put({ ...piece, text: piece.text.slice(0, end) });
        piece = { ...piece, text: piece.text.slice(end) };
      }
      begin();
    }
    put(piece);
  }
  return parts;
}

/**
 * @param {string} text
 * @param {string} nick
 * @param {(folded: string) => boolean} [knows] whether somebody is called so
 * @returns {boolean} whether the text speaks of that nick
 */
export function mentionsNick(text, nick, knows) {
  if (!mayMention(text, nick)) return false;
  for (const { type } of marked(text, nick, knows)) if (type === 'mention') return true;
  return false;
}

/** All that is not plain text, in order: code first, for in it nothing is anything else. */
function* marked(text, nick, knows) {
  let done = 0;
  for (const code of codeIn(text)) {
    yield* outsideCode(text, done, code.start, nick, knows);
    yield code;
    done = code.end;
  }
  yield* outsideCode(text, done, text.length, nick, knows);
}

function* outsideCode(text, from, to, nick, knows) {
  const part = text.slice(from, to);
  let done = 0;
  for (const link of linksIn(part)) {
    yield* mentionsBetween(text, from + done, from + link.start, nick, knows);
    yield { type: link.room === undefined ? 'link' : 'room', ...link, start: from + link.start, end: from + link.end };
    done = link.end;
  }
  yield* mentionsBetween(text, from + done, to, nick, knows);
}

function* mentionsBetween(text, from, to, nick, knows) {
  for (const { start, end } of mentionsIn(text.slice(from, to), nick, knows)) yield { type: 'mention', start: from + start, end: from + end };
}

/** Code in a line stands between two equal rows of marks, so that a longer row can stand around a mark (CommonMark 6.1). */
function* codeIn(text) {
  if (!text.includes('`')) return;
  const rows = rowsOfMarks(text);
  const partners = partnersOf(rows);
  for (let at = 0; at < rows.length; at++) {
    if (partners[at] === undefined) continue;
    const from = rows[at].end;
    at = partners[at];
    yield { type: 'code', start: from - rows[at].length, end: rows[at].end, text: withoutPadding(text.slice(from, rows[at].end - rows[at].length)) };
  }
}

function rowsOfMarks(text) {
  const rows = [];
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') line++;
    if (text[at] !== '`') continue;
    const start = at;
    while (text[at + 1] === '`') at++;
    rows.push({ end: at + 1, length: at + 1 - start, line });
  }
  return rows;
}

/** @returns {(number | undefined)[]} for each row the next one of its line that is as long */
function partnersOf(rows) {
  const partners = [];
  const next = new Map();
  for (let at = rows.length - 1; at >= 0; at--) {
    const candidate = next.get(rows[at].length);
    partners[at] = candidate !== undefined && rows[candidate].line === rows[at].line ? candidate : undefined;
    next.set(rows[at].length, at);
  }
  return partners;
}

/** A blank on each side keeps a mark apart from the marks. */
function withoutPadding(code) {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() ? code.slice(1, -1) : code;
}
