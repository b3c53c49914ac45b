// Where somebody's name stands in a text.

import { NICK_CHARACTER, NICK_LENGTH, fold } from './names.js';
import { characterAt, characterBefore, unspaced } from './scripts.js';

/** A character with its marks, and a Hangul syllable of single letters: what normalising may make one of. */
const CLUSTERS = /(?:[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]*|\P{M})[\u11a8-\u11ff\ud7cb-\ud7fb]*\p{M}*|\p{M}+/gu;

/** No writing piles up so many marks (UAX 15, 13); to put more of them in order takes time that grows with their square. */
const CLUSTER_LENGTH = 32;

/**
 * @param {string} text
 * @param {string} nick
 * @param {(folded: string) => boolean} [knows] whether somebody else is called so
 * @returns {Generator<{start: number, end: number}>} where the text speaks of that nick
 */
export function* mentionsIn(text, nick, knows = () => false) {
  const wanted = fold(nick);
  if (!wanted) return;
  const { folded, places } = foldedText(text);
  const search = new Search(folded, wanted, knows);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    // What was one character in the text is not divided.
    if (places && (places[at] === places[at - 1] || places[end] === places[end - 1])) continue;
    if (search.meant(at)) yield places ? { start: places[at], end: places[end] } : { start: at, end };
  }
}

/**
 * @param {string} text
 * @param {string} nick
 * @returns {boolean} whether that nick stands anywhere in it, be it within another word: without it there is nothing to look for
 */
export function mayMention(text, nick) {
  return foldedText(text).folded.includes(fold(nick));
}

/** The text as names are compared; places: where in the text each part of it came from, if that is not the same place. */
function foldedText(text) {
  if (/^[\0-\x7f]*$/.test(text)) return { folded: text.toLowerCase(), places: null };
  const parts = [];
  const places = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const part = cluster.length > CLUSTER_LENGTH ? cluster : foldedCluster(cluster);
    for (let i = 0; i < part.length; i++) places.push(index);
    parts.push(part);
  }
  places.push(text.length);
  return { folded: parts.join(''), places };
}

/** What was folded before: texts have few different characters, and Unicode's rules are many. */
const KNOWN_CLUSTERS = new Map();
const MOST_KNOWN = 10_000;

function foldedCluster(cluster) {
  let folded = KNOWN_CLUSTERS.get(cluster);
  if (folded === undefined) {
    folded = fold(cluster);
    if (KNOWN_CLUSTERS.size >= MOST_KNOWN) KNOWN_CLUSTERS.clear();
    KNOWN_CLUSTERS.set(cluster, folded);
  }
  return folded;
}

/** How a name can stand to the letter beside it: by itself, as words do in scripts without blanks, or as a part of a word. */
const APART = 2;
const BESIDE = 1;
const WITHIN = 0;

class Search {
  constructor(text, nick, knows) {
    this.text = text;
    this.nick = nick;
    this.knows = knows;
    this.single = [...nick].length === 1;
    /** Before this place no name begins that is not known about already. */
    this.seen = 0;
  }

  /** Whether the nick at that place is meant, and not a part of another word or name. */
  meant(at) {
    const end = at + this.nick.length;
    const before = characterBefore(this.text, at);
    const after = this.after(end);
    if (after === WITHIN || this.isMail(at, end, before)) return false;
    if (before === '@') return !this.longer(at, end);
    const least = Math.min(after, standing(characterAt(this.nick, 0), before));
    if (least === APART) return true;
    // One letter alone is part of too many words.
    return least === BESIDE && !this.single && !this.partOfAnother(at, end);
  }

  /** How what ends there stands to what follows; a mark belongs to the letter before it. */
  after(end) {
    const next = characterAt(this.text, end);
    return /^\p{M}/u.test(next) ? WITHIN : standing(characterBefore(this.text, end), next);
  }

  /** An address of mail speaks of nobody. */
  isMail(at, end, before) {
    const isWord = (character) => /[\p{L}\p{N}]/u.test(character) && !unspaced(character);
    if (before === '@' && isWord(characterBefore(this.text, at - 1))) return true;
    return this.text[end] === '@' && isWord(characterAt(this.text, end + 1));
  }

  /** Whether somebody is meant whose name begins like this one. */
  longer(at, end) {
    return this.knownEnd(at, end + 1) > 0;
  }

  /** @returns {number} where the longest known name ends that begins there, if not before LEAST, or 0 */
  knownEnd(at, least) {
    for (let end = Math.min(this.text.length, at + NICK_LENGTH); end >= least; end--) {
      if (this.knows(this.text.slice(at, end)) && this.after(end) !== WITHIN) return end;
    }
    return 0;
  }

  /** Where nothing keeps words apart, the longest name that is known and begins first is meant. */
  partOfAnother(at, end) {
    if (this.seen > at) return true;
    for (let start = Math.max(this.seen, at - NICK_LENGTH + 1); start <= at; start++) {
      this.seen = start + 1;
      const known = this.knownEnd(start, start === at ? end + 1 : at + 1);
      if (known === 0) continue;
      this.seen = known;
      return true;
    }
    return false;
  }
}

const KATAKANA = /[\p{Script=Katakana}ー]/u;

/** How a name's character stands to its neighbour, by what their scripts do between words. */
function standing(own, other) {
  if (!other || !NICK_CHARACTER.test(other)) return APART;
  // Brackets and the like may be a part of a name, or stand around one: who is known decides.
  if (/[[\]{}\\`^|]/.test(other)) return BESIDE;
  if (!/[\p{L}\p{M}\p{N}]/u.test(other)) return WITHIN;
  if (unspaced(own) !== unspaced(other)) return APART;
  // Words of Katakana are written without blanks, but each whole.
  return unspaced(own) && !(KATAKANA.test(own) && KATAKANA.test(other)) ? BESIDE : WITHIN;
}
