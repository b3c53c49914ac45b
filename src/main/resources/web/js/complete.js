// Completing nicks and commands. Pure: texts in, texts out.

import { NICK_LENGTH, fold } from './names.js';
import { characterBefore, unspaced } from './scripts.js';

/** Suggestions shown at once. */
export const SHOWN = 8;

/**
 * The word before the caret that could be completed, or null. An @ begins one where no word is before it, and amid words
 * in scripts that put no blanks between them.
 * @param {string} text
 * @param {number} caret
 * @returns {{kind: 'command' | 'nick', start: number, word: string} | null}
 */
export function wordAt(text, caret) {
  const command = text.slice(0, Math.min(caret, NICK_LENGTH)).match(/^\/([a-z]*)$/iu);
  if (command && caret <= NICK_LENGTH) return { kind: 'command', start: 0, word: command[1] };
  const start = wordStart(text, caret);
  const at = Math.max(text.lastIndexOf('@', caret - 1), text.lastIndexOf('＠', caret - 1));
  if (caret === 0 || at < start) return null;
  const before = characterBefore(text, at);
  return at === start || unspaced(before) || OPENS.test(before) ? { kind: 'nick', start: at, word: text.slice(at + 1, caret) } : null;
}

/** Behind one of these, too, somebody is addressed: brackets, quotes and the ends of sentences. */
const OPENS = /[\p{Ps}\p{Pi}"'，。、！？；：]/u;

/** No nick is longer, in whatever form it was typed. */
const LOOKED_BACK = 2 * NICK_LENGTH + 1;

/** Where the word before the caret begins, or what is near enough to be a nick. */
function wordStart(text, caret) {
  let at = caret;
  while (at > 0 && caret - at < LOOKED_BACK && !/\s/u.test(text[at - 1])) at--;
  return at;
}

/**
 * @param {string} word
 * @param {string[]} nicks
 * @returns {string[]} those that begin like the word
 */
export function matching(word, nicks) {
  const wanted = fold(word);
  return nicks.filter((nick) => fold(nick).startsWith(wanted));
}

/**
 * @param {string} text
 * @param {{start: number}} word
 * @param {number} caret
 * @param {string} insert
 * @returns {{text: string, caret: number}}
 */
export function replaceWord(text, word, caret, insert) {
  return { text: text.slice(0, word.start) + insert + text.slice(caret), caret: word.start + insert.length };
}

/** Tab after Tab: the nicks that begin like the word before the caret, one after another. */
export class TabCompletion {
  constructor() {
    this.last = null;
  }

  /**
   * @param {string} text
   * @param {number} caret
   * @param {string[]} nicks those who spoke last first
   * @param {number} [step] -1 goes back
   * @returns {{text: string, caret: number} | null} null if nobody is called like that
   */
  next(text, caret, nicks, step = 1) {
    if (!this.last || this.last.text !== text || this.last.caret !== caret) {
      const begun = begunNick(text, caret, nicks);
      if (!begun) return null;
      this.last = { ...begun, at: step > 0 ? -1 : 0, rest: text.slice(caret), head: text.slice(0, begun.start) };
    }
    const last = this.last;
    last.at = (last.at + step + last.found.length) % last.found.length;
    const insert = last.found[last.at] + (last.start === 0 ? ': ' : ' ');
    last.text = last.head + insert + last.rest;
    last.caret = last.start + insert.length;
    return { text: last.text, caret: last.caret };
  }
}

/** What was typed of a nick, and who could be meant. Where no blanks are, a nick begins as far before as one fits. */
function begunNick(text, caret, nicks) {
  const folded = nicks.map(fold);
  const fitting = (start) => {
    const wanted = fold(text.slice(start, caret));
    const found = nicks.filter((nick, at) => folded[at].startsWith(wanted));
    return found.length > 0 ? { found, start } : null;
  };
  const called = wordAt(text, caret);
  if (called?.kind === 'nick') return fitting(called.start + 1);
  const first = wordStart(text, caret);
  for (let start = first; start < caret; start++) {
    if (start > first && !unspaced(characterBefore(text, start))) continue;
    const found = fitting(start);
    if (found) return found;
  }
  return null;
}
