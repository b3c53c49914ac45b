// Completing nicks and commands. Pure: texts in, texts out.

import { fold } from './text.js';

/** Suggestions shown at once. */
export const SHOWN = 8;

/**
 * The word before the caret that could be completed, or null.
 * @param {string} text
 * @param {number} caret
 * @returns {{kind: 'command' | 'nick', start: number, word: string} | null}
 */
export function wordAt(text, caret) {
  const before = text.slice(0, caret);
  const command = before.match(/^\/([a-z]*)$/iu);
  if (command) return { kind: 'command', start: 0, word: command[1] };
  const nick = before.match(/(?:^|\s)@(\S*)$/u);
  if (nick) return { kind: 'nick', start: caret - nick[1].length - 1, word: nick[1] };
  return null;
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
      const start = text.slice(0, caret).search(/\S+$/u);
      if (start < 0) return null;
      const at = text[start] === '@' ? 1 : 0;
      const found = matching(text.slice(start + at, caret), nicks);
      if (found.length === 0) return null;
      this.last = { found, at: step > 0 ? -1 : 0, start: start + at, rest: text.slice(caret), head: text.slice(0, start + at), plain: at === 1 };
    }
    const last = this.last;
    last.at = (last.at + step + last.found.length) % last.found.length;
    const insert = last.found[last.at] + (last.start === 0 && !last.plain ? ': ' : ' ');
    last.text = last.head + insert + last.rest;
    last.caret = last.start + insert.length;
    return { text: last.text, caret: last.caret };
  }
}
