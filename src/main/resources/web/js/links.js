// Addresses and rooms in a text: where they begin, and above all where they end. An own scanner and no library: those to
// be had know the brackets and sentence ends of ASCII, or want a bundler, which the page has not. Each character is
// looked at a fixed number of times, so that no message costs its readers more than its length.

import { characterAt, characterBefore, unspaced } from './scripts.js';

/**
 * @typedef {{start: number, end: number, href: string, host: ?string}} Address host: where it leads, if its text might
 *   deceive about that
 * @typedef {{start: number, end: number, room: string}} RoomLink
 */

const START = /https?:\/\/|www\.|[#＃]+/gi;

/** A room's name has no more characters; the server has the last word. */
const ROOM_LENGTH = 64;

/** A host's name can't be longer (RFC 1035, 2.3.4). */
const HOST_LENGTH = 253;

const BRACKETS = new Map();
for (const pair of '() [] {} （） ［］ ｛｝ 「」 『』 【】 〈〉 《》 〔〕 〖〗 〘〙 〚〛 ｢｣ ⟨⟩ ⟪⟫ ⦅⦆ ｟｠ ＜＞ ≪≫'.split(' ')) {
  BRACKETS.set(pair[0], { closes: null });
  BRACKETS.set(pair[1], { closes: pair[0] });
}

/** What stands just before a link in one of these ends at the other. */
const QUOTES = { "'": "'", '‘': '’', '’': '’', '‚': '‘', '׳': '׳', '״': '״', '|': '|' };

const ENDS_ASCII = /[\0-\x20"<>\\`\x7f]/;
/** Blanks, what can't be seen, quotes, and in every script the ends of sentences and their parts. */
const ENDS = /[\p{C}\p{Z}\p{Po}\p{Pi}\p{Pf}\p{Ps}\p{Pe}—―⸺⸻\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]/u;
/** These are among them but stand within words: middle dots, Hebrew and Tibetan signs. */
const WITHIN_WORDS = /[·・‧׳״་]/u;

/** Most of what words are made of, which ends none: one pattern is quicker than a question for each character. */
const WITHIN_NAMES = /(?:(?![\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0])[\p{L}\p{M}\p{N}#-])*/uy;
/** As that, with signs and with what may be at the end and not belong to it; so much at a time as a room's name may be long. */
const WITHIN =
  /(?:(?![<>`|＜＞≪≫\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0])[\p{L}\p{M}\p{N}\p{S}#%&@/:.!?*_·・‧-]|(?<=[^\0-\x7f])\u200d(?=[^\0-\x7f])){0,128}/uy;

/** What stands at the end of a link and belongs to the sentence. */
const TRAILING = /[.,;:!?'*_~|·・‧׳״‐‑–〜～([{（［｛「『【〈《〔＜≪]/u;

/** Another address behind one of these is the next one of a list. */
const NEXT = /[,;|]https?:\/\//iy;

const HOST = /[\p{L}\p{M}\p{N}._-]/u;

/**
 * @param {string} text
 * @returns {(Address | RoomLink)[]} in their order
 */
export function linksIn(text) {
  const found = [];
  const start = new RegExp(START);
  let partners = null;
  let within = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (match.index >= within) within = endOf(WITHIN_NAMES, text, match.index);
    // No name is so long, and what begins in the middle of a long word is not looked through again.
    if (text[match.index] === '#' && within - match.index > 2 * ROOM_LENGTH + 2) continue;
    partners ??= partnersIn(text);
    const link = (/[#＃]/.test(match[0]) ? roomAt : addressAt)(text, match.index, match[0], partners);
    if (!link) continue;
    found.push(link);
    start.lastIndex = link.end;
  }
  return found;
}

/** For each bracket the place of the one that belongs to it, or -1: both in one word. */
function partnersIn(text) {
  const partners = new Map();
  let open = [];
  let count = new Map();
  for (let at = 0; at < text.length; at++) {
    const bracket = BRACKETS.get(text[at]);
    if (bracket === undefined) {
      if (open.length === 0) continue;
      const character = characterAt(text, at);
      if (endsWord(text, at, character)) [open, count] = [[], new Map()];
      at += character.length - 1;
      continue;
    }
    partners.set(at, -1);
    const kind = bracket.closes ?? text[at];
    const opened = count.get(kind) ?? 0;
    if (bracket.closes === null) {
      open.push(at);
      count.set(kind, opened + 1);
    } else if (opened > 0) {
      // What was opened within and not closed has no partner.
      let last = open.pop();
      for (; text[last] !== kind; last = open.pop()) count.set(text[last], count.get(text[last]) - 1);
      count.set(kind, opened - 1);
      partners.set(at, last).set(last, at);
    }
  }
  return partners;
}

/** Whether no address and no room's name goes on with this character, whatever stands before it. */
function endsWord(text, at, character) {
  if (character < '\x80') return ENDS_ASCII.test(character);
  // ZWNJ and ZWJ belong to some scripts' letters and to emoji, between two of them.
  if (character === '\u200c' || character === '\u200d') return !(text[at - 1] > '\x7f' && text[at + 1] > '\x7f');
  if (character === '’') return !/^\p{L}/u.test(characterAt(text, at + 1));
  return ENDS.test(character) && !WITHIN_WORDS.test(character);
}

/** What a pattern with the flag y finds just there. */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Where that ends which a pattern with the flag y finds just there, be it nothing. */
function endOf(pattern, text, at) {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Where a word that began at START ends, seen from FROM on: not with what belongs to the sentence. */
function wordEnd(text, start, from, limit, partners) {
  const quote = QUOTES[text[start - 1]];
  let at = from;
  while (at < limit) {
    at = endOf(WITHIN, text, at);
    if (at >= limit) break;
    const character = characterAt(text, at);
    if (character === quote || matchAt(NEXT, text, at)) break;
    const partner = partners.get(at);
    if (partner === undefined ? endsWord(text, at, character) : partner < start) break;
    at += character.length;
  }
  while (at > from && TRAILING.test(text[at - 1])) at--;
  return at;
}

function addressAt(text, start, prefix, partners) {
  const bare = prefix[0] === 'w' || prefix[0] === 'W';
  const before = characterBefore(text, start);
  if (bare ? /[\p{L}\p{M}\p{N}_.@/:-]/u.test(before) && !unspaced(before) : /[a-z\d]/i.test(before)) return null;
  const authority = authorityAt(text, bare ? start : start + prefix.length, bare);
  if (!authority || (bare && !/^www(?:\.[^.]+)+\.\p{L}+$/iu.test(authority.shown))) return null;
  const goesOn = /[/?#]/.test(text[authority.end] ?? '');
  const end = goesOn ? wordEnd(text, start, authority.end, text.length, partners) : authority.end;
  try {
    const { href } = new URL((bare ? 'https://' : '') + text.slice(start, end));
    return { start, end, href, host: authority.host };
  } catch {
    return null;
  }
}

const USER = /(?:[\w.~!$&'()*+,;=:%-]*@)+/y;
const ADDRESS_6 = /\[[\da-f:.]+\]/iy;
const PORT = /:\d{1,5}(?!\d)/y;

/** Host and port, and what may stand before them; null where a browser would see no host or another one. */
function authorityAt(text, from, bare) {
  const user = bare ? '' : matchAt(USER, text, from);
  const at = from + user.length;
  const shown = matchAt(ADDRESS_6, text, at) || hostAt(text, at);
  if (!shown || shown.length > HOST_LENGTH) return null;
  const port = matchAt(PORT, text, at + shown.length);
  const end = at + shown.length + port.length;
  if (/^(?:[%\\@]|:\/)/.test(text.slice(end, end + 2))) return null;
  try {
    const { hostname } = new URL(`https://${shown}${port}`);
    return { shown, end, host: user || deceives(shown, hostname) ? hostname : null };
  } catch {
    return null;
  }
}

function hostAt(text, from) {
  let at = from;
  while (at < text.length && at - from <= HOST_LENGTH) {
    const character = characterAt(text, at);
    if (!HOST.test(character)) break;
    at += character.length;
  }
  return withoutWords(text.slice(from, at)).replace(/[._-]{1,253}$/, '');
}

/** A host's last label is in one script: behind “example.org” other letters belong to the sentence. */
function withoutWords(host) {
  const labels = host.split('.');
  let start = 0;
  for (const [at, label] of labels.entries()) {
    const [ascii] = label.match(/^[\0-\x7f]*/);
    const next = characterAt(label, ascii.length);
    const goesOn = labels.slice(at + 1).some((later) => /^[a-z][a-z\d-]+$/i.test(later));
    const words = unspaced(next) || (at > 0 && at === labels.length - 1);
    if (ascii && next && words && !goesOn) return host.slice(0, start + ascii.length);
    start += label.length + 1;
  }
  return host;
}

/** Letters that look like Latin ones, and are no Latin ones or rare. */
const LOOKALIKES = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}ı\u0180-\u02af\u1d00-\u1dbf]/u;
/** Latin letters and others in one label, or marks that go with no Latin letter. */
const MIXED = /\p{Script=Latin}[^.]*(?:[^\p{Script=Latin}\d.-])|[^\p{Script=Latin}\d.-][^.]*\p{Script=Latin}/u;

/** Whether the host isn't the one that a reader sees. Names in a script of their own are what they seem to be. */
function deceives(shown, hostname) {
  const seen = shown.normalize('NFC').toLowerCase();
  if (seen === hostname) return false;
  if (!hostname.includes('xn--')) return true;
  return MIXED.test(seen) || (LOOKALIKES.test(seen) && /\.[a-z]+$/.test(seen));
}

/** A number alone counts something; so much of a name has to be a word. */
const ROOM = /^#*[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const ROOM_WORD = /[\p{L}\p{Extended_Pictographic}]/u;

function roomAt(text, start, hashes, partners) {
  const before = characterBefore(text, start);
  if (/[\p{L}\p{M}\p{N}_/&=?@]/u.test(before) && !unspaced(before)) return null;
  const from = start + hashes.length;
  const most = Math.min(text.length, start + 2 * ROOM_LENGTH + 2);
  const stop = text.slice(from, most).search(/[,'’]/u);
  const room = text.slice(start + 1, wordEnd(text, start, from, stop < 0 ? most : from + stop, partners));
  if (room.length > 2 * ROOM_LENGTH) return null;
  if (!ROOM.test(room) || !ROOM_WORD.test(room) || [...room].length > ROOM_LENGTH) return null;
  return { start, end: start + 1 + room.length, room };
}
