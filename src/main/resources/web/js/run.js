// Items in a row: what was said in one conversation, or in a part of it that was fetched. Plain data, no document.
//
// Every item has a number that stays. Numbers count up from the oldest item that is held; they may be negative, since older
// items can be put in front of those that are there.

import { same } from './names.js';

/**
 * @typedef {{n: number, time: number, kind: string, seq?: number, last?: number, [more: string]: any}} Item seq, last: the numbers of
 *   the first and the last event of the room that it shows; what the page itself says has none
 */

/** Comings and goings that a folded line lists one by one; more are only counted. */
export const KEPT_PARTS = 200;

/** Two clocks, or two loops of the server, may differ by so much; what comes later is shown as no earlier. */
const NEARLY_MS = 60_000;

/** A speaker who goes on gets a new heading, name and time, when the last one is so old or so many rows above. */
export const GROUP_MS = 5 * 60_000;
export const GROUP_ROWS = 10;

const SPEECH = new Set(['message', 'action', 'notice']);

/**
 * @param {Item} item
 * @returns {boolean} whether somebody says something with it
 */
export function isSpeech(item) {
  return SPEECH.has(item.kind);
}

/**
 * @param {Item | undefined} before
 * @param {object} item
 * @returns {{since: number, rows: number}} when the heading was that the item stands under, and how many rows are between
 */
export function blockOf(before, item) {
  const goesOn =
    isMessage(before) &&
    isMessage(item) &&
    same(before.nick, item.nick) &&
    item.time - before.block.since < GROUP_MS &&
    before.block.rows + 1 < GROUP_ROWS &&
    dayOf(before.time) === dayOf(item.time);
  return goesOn ? { since: before.block.since, rows: before.block.rows + 1 } : { since: item.time, rows: 0 };
}

/** One that is deleted stands where it stood. */
function isMessage(item) {
  return item !== undefined && (item.was ?? item.kind) === 'message';
}

export class Run {
  constructor() {
    /** @type {Item[]} */
    this.items = [];
    /** Number of items[0]. */
    this.first = 0;
    this.characters = 0;
  }

  /** @returns {number} the number the next item gets */
  get next() {
    return this.first + this.items.length;
  }

  /** @returns {Item | undefined} */
  item(n) {
    return this.items[n - this.first];
  }

  /**
   * @param {object} data without its number
   * @returns {Item}
   */
  append(data) {
    const item = this.placed(data);
    this.items.push(item);
    this.characters += weight(item);
    return item;
  }

  placed(data) {
    const item = { ...data, time: this.inOrder(data.time), n: this.next };
    item.block = blockOf(this.items.at(-1), item);
    return item;
  }

  inOrder(time) {
    const last = this.items.at(-1)?.time ?? time;
    return last > time && last - time < NEARLY_MS ? last : time;
  }

  /** @returns {boolean} whether the next item begins something new, whatever the last one is */
  get isCut() {
    return false;
  }

  /**
   * Somebody came, left or has another name: one more part of the line before, if that is such a line.
   * @param {number} time
   * @param {{what: string, nick: string, newNick?: string, text?: string}} part
   * @returns {Item} the item that is new or has changed
   */
  fold(time, part) {
    const last = this.items.at(-1);
    const folded = { kind: 'presence', time, parts: [{ ...part, time }], counts: { [part.what]: 1 } };
    if (this.isCut || !last || !mayFold(last, folded)) return this.append(folded);
    foldInto(last, folded);
    last.time = this.inOrder(time);
    return last;
  }

  /**
   * That somebody whom one ignores speaks is told in one line, however much it is.
   * @param {number} time
   * @param {string} nick
   * @returns {Item} the item that is new or has changed
   */
  hide(time, nick) {
    const last = this.items.at(-1);
    if (last?.kind !== 'hidden' || !same(last.nick, nick)) return this.append({ kind: 'hidden', time, nick, count: 1 });
    last.count++;
    return last;
  }

  /**
   * Puts items behind these.
   * @param {Item[]} items older than nothing that is here
   */
  extend(items) {
    const rest = [...items];
    const last = this.items.at(-1);
    if (last && rest.length > 0 && !this.isCut && mayFold(last, rest[0])) foldInto(last, rest.shift());
    for (const item of rest) this.append(item);
  }

  /**
   * Puts older items in front of these.
   * @param {Item[]} older
   * @returns {Item[]} those that were here and look another way now
   */
  prepend(older) {
    const before = [...older];
    const changed = new Set();
    const first = this.items[0];
    if (first && before.length > 0 && mayFold(before.at(-1), first)) {
      const { parts, counts, ...earlier } = before.pop();
      const now = { parts: first.parts, counts: first.counts, time: first.time, last: first.last };
      Object.assign(first, { parts, counts, seq: earlier.seq });
      foldInto(first, now);
    }
    // It had nothing above it.
    if (first) changed.add(first);
    for (const [at, item] of before.entries()) {
      item.n = this.first - before.length + at;
      this.characters += weight(item);
    }
    const old = this.items.length;
    this.items = before.concat(this.items);
    this.first -= before.length;
    for (const item of this.regroup(this.items.length - old)) changed.add(item);
    return [...changed];
  }

  /** Headings again, from an item on to where nothing changes any more. */
  regroup(from) {
    const changed = [];
    for (let at = from; at < this.items.length; at++) {
      const item = this.items[at];
      const block = blockOf(this.items[at - 1], item);
      if (block.since === item.block.since && block.rows === item.block.rows) break;
      item.block = block;
      changed.push(item);
    }
    return changed;
  }

  /**
   * Puts items in the place of one, and numbers all that come after it anew.
   * @param {Item} old
   * @param {Item[]} items
   */
  exchange(old, items) {
    const at = this.items.indexOf(old);
    if (at < 0) return;
    const behind = this.items.splice(at);
    const all = [...items, ...behind.slice(1)];
    this.characters -= behind.reduce((sum, item) => sum + weight(item), 0);
    for (const item of all) {
      item.n = this.next;
      item.block = blockOf(this.items.at(-1), item);
      this.items.push(item);
      this.characters += weight(item);
    }
  }

  /** The oldest item goes. */
  drop() {
    // One shift is cheap in every engine, even of ten thousand.
    const item = this.items.shift();
    this.characters -= weight(item);
    this.first++;
    return item;
  }

  /** The newest item goes. */
  dropNewest() {
    const item = this.items.pop();
    this.characters -= weight(item);
    return item;
  }

  clear() {
    this.first = this.next;
    this.items = [];
    this.characters = 0;
  }
}

function mayFold(before, item) {
  return before.kind === 'presence' && item.kind === 'presence' && dayOf(before.time) === dayOf(item.time);
}

function foldInto(before, { parts, counts, last, time }) {
  for (const [what, count] of Object.entries(counts)) before.counts[what] = (before.counts[what] ?? 0) + count;
  before.parts.push(...parts.slice(0, Math.max(0, KEPT_PARTS - before.parts.length)));
  before.time = time;
  if (last !== undefined) before.last = last;
}

/**
 * @param {object} item
 * @returns {number} what it counts for where characters are limited
 */
export function weight(item) {
  return (item.text?.length ?? 0) + 100;
}

/**
 * @param {number} time
 * @returns {string} something that differs from day to day, where the reader is
 */
export function dayOf(time) {
  return new Date(time).toDateString();
}
