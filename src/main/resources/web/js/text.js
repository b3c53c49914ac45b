// What words are made of: links, mentions, lines. Nothing here touches the document, and nothing makes markup: the views
// turn the pieces into text nodes and elements.

/**
 * Rooms and nicks are compared without case, as the server does.
 * @param {string} name
 * @returns {string}
 */
export function fold(name) {
  return name.toLowerCase();
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function same(a, b) {
  return fold(a) === fold(b);
}

/** Characters that can't be seen end a link, so that nobody hides where it goes. */
const LINK = /\bhttps?:\/\/[^\s<>"\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/giu;

/** What stands at the end of a link and belongs to the sentence. */
const TRAILING = /[.,;:!?'…*_]$/u;

const PAIRS = { ')': '(', ']': '[', '}': '{' };

/** What a nick may consist of: a mention ends where something else begins. */
const NICK_CHARACTER = /[\p{L}\p{N}_\-[\]{}\\`^|]/u;

/**
 * @typedef {{type: 'text' | 'mention' | 'code', text: string} | {type: 'link', text: string, href: string}} Piece
 */

/**
 * The pieces of a text in order; joined, their texts are the text again (but for the marks around code).
 * @param {string} text
 * @param {string} nick whose mentions are wanted
 * @returns {Piece[]}
 */
export function pieces(text, nick) {
  const found = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const link = linkIn(match[0]);
    if (!link) continue;
    found.push(...codeAndMentions(text.slice(done, match.index), nick));
    found.push({ type: 'link', text: link, href: new URL(link).href });
    done = match.index + link.length;
  }
  found.push(...codeAndMentions(text.slice(done), nick));
  return found;
}

/** The link without the sentence around it, or null if it leads nowhere. */
function linkIn(candidate) {
  let link = candidate;
  for (let shorter = trimmed(link); shorter !== link; shorter = trimmed(link)) link = shorter;
  try {
    const url = new URL(link);
    return url.hostname && (url.protocol === 'http:' || url.protocol === 'https:') ? link : null;
  } catch {
    return null;
  }
}

/** One character less, if the last one is the sentence's: a full stop, or a bracket that was not opened in the link. */
function trimmed(link) {
  if (TRAILING.test(link)) return link.slice(0, -1);
  const last = link.at(-1);
  const opening = PAIRS[last];
  return opening && count(link, last) > count(link, opening) ? link.slice(0, -1) : link;
}

function count(text, character) {
  return text.split(character).length - 1;
}

function codeAndMentions(text, nick) {
  const found = [];
  let done = 0;
  for (const match of text.matchAll(/`([^`\n]+)`/gu)) {
    found.push(...mentions(text.slice(done, match.index), nick));
    found.push({ type: 'code', text: match[1] });
    done = match.index + match[0].length;
  }
  found.push(...mentions(text.slice(done), nick));
  return found;
}

function mentions(text, nick) {
  const found = [];
  let done = 0;
  for (const at of mentionsAt(text, nick)) {
    if (at > done) found.push({ type: 'text', text: text.slice(done, at) });
    found.push({ type: 'mention', text: text.slice(at, at + nick.length) });
    done = at + nick.length;
  }
  if (done < text.length) found.push({ type: 'text', text: text.slice(done) });
  return found;
}

/** Where the nick stands as a word of its own. */
function mentionsAt(text, nick) {
  const places = [];
  const wanted = fold(nick);
  const folded = fold(text);
  // Some letters change their length when folded; places would be wrong then, so nothing is marked.
  if (!wanted || folded.length !== text.length || wanted.length !== nick.length) return places;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    if (!nickCharacter(text[at - 1]) && !nickCharacter(text[at + wanted.length])) places.push(at);
  }
  return places;
}

function nickCharacter(character) {
  return character !== undefined && NICK_CHARACTER.test(character);
}

/**
 * @param {string} text
 * @param {string} nick
 * @returns {boolean} whether the text speaks of that nick
 */
export function mentionsNick(text, nick) {
  return mentionsAt(text, nick).length > 0;
}

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
  const characters = [...name].length;
  if (characters > 0 && characters <= length && !/[\s,\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(name)) return null;
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
