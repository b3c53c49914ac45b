// One room or one person's direct messages: what was said, what is in flight, what was read. Plain data, no document.
//
// Every item has a number that stays: items are numbered from 0 in the order they came, and the oldest are dropped.

import { Members } from './members.js';
import { same } from './names.js';

/** @typedef {{n: number, time: number, kind: string, [more: string]: any}} Item */

/** More than anybody reads back; with usual messages about 3 MB for each room. */
export const KEPT_ITEMS = 10_000;

/** A message may have 64 KiB: this bounds what a room of such messages keeps. */
export const KEPT_CHARACTERS = 4_000_000;

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
    before?.kind === 'message' &&
    item.kind === 'message' &&
    same(before.nick, item.nick) &&
    item.time - before.block.since < GROUP_MS &&
    before.block.rows + 1 < GROUP_ROWS &&
    dayOf(before.time) === dayOf(item.time);
  return goesOn ? { since: before.block.since, rows: before.block.rows + 1 } : { since: item.time, rows: 0 };
}

export class Conversation {
  /**
   * @param {'room' | 'direct' | 'home'} kind home: where one is who is in none of both
   * @param {string} name the room's or the other one's
   */
  constructor(kind, name) {
    this.kind = kind;
    this.name = name;
    /** Whether one can speak here. */
    this.joined = kind === 'direct';
    this.topic = null;
    this.modes = {};
    /** Whether one was the first to come in. */
    this.founded = false;
    this.members = new Members();
    /** The number of the room's last event that was seen. */
    this.seq = -1;
    this.key = undefined;

    /** @type {Item[]} */
    this.items = [];
    /** Number of items[0]. */
    this.first = 0;
    this.characters = 0;

    /** @type {Map<number, {id: number, kind: string, text: string, time: number, failed: ?string}>} own words in flight */
    this.pending = new Map();

    this.unread = 0;
    this.mentions = 0;
    /** The number of the first item that was not read when reading stopped, or null. */
    this.marker = null;

    this.draft = '';
    /** When the connection was lost while one was here, or null. */
    this.lostAt = null;
    /** The line that tells that one had to go, while one is not in again. */
    this.out = null;
    /** Who has banned one's own name, or null. */
    this.bannedBy = null;
    /** Whether the server has forgotten what it knew of the room, and that was not told yet. */
    this.anew = false;
    /** For direct messages: the other one has quit. */
    this.gone = false;
    /** The reason for being away that was shown last. */
    this.awayShown = null;
  }

  /** @returns {boolean} whether this is a room that one had to leave or could not enter: not for want of a connection */
  get outside() {
    return this.kind === 'room' && !this.joined && this.lostAt === null;
  }

  /**
   * @param {string} folded
   * @returns {boolean} whether somebody here is called so
   */
  knows(folded) {
    return this.members.byName.has(folded);
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
    const placed = { ...data, time: this.inOrder(data.time) };
    const item = { ...placed, n: this.next, block: blockOf(this.items.at(-1), placed) };
    this.items.push(item);
    this.characters += weight(item);
    while (this.items.length > KEPT_ITEMS || (this.characters > KEPT_CHARACTERS && this.items.length > 1)) this.drop();
    return item;
  }

  inOrder(time) {
    const last = this.items.at(-1)?.time ?? time;
    return last > time && last - time < NEARLY_MS ? last : time;
  }

  /**
   * Somebody came, left or has another name: one more part of the line before, if that is such a line.
   * @param {number} time
   * @param {{what: string, nick: string, newNick?: string, text?: string}} part
   * @returns {Item} the item that is new or has changed
   */
  fold(time, part) {
    const last = this.items.at(-1);
    if (last?.kind !== 'presence' || this.marker === this.next || dayOf(last.time) !== dayOf(time)) {
      return this.append({ kind: 'presence', time, parts: [{ ...part, time }], counts: { [part.what]: 1 } });
    }
    last.counts[part.what] = (last.counts[part.what] ?? 0) + 1;
    if (last.parts.length < KEPT_PARTS) last.parts.push({ ...part, time });
    last.time = this.inOrder(time);
    return last;
  }

  /** The oldest item goes. */
  drop() {
    // One shift is cheap in every engine, even of ten thousand.
    this.characters -= weight(this.items.shift());
    this.first++;
  }

  clear() {
    this.first = this.next;
    this.items = [];
    this.characters = 0;
    this.marker = null;
  }

  /** Reading stops: what comes from now on is new. */
  stopReading() {
    this.marker = this.next;
  }

  /** All is read; a marker stays only before what somebody has said meanwhile. */
  read() {
    if (this.unread === 0) this.marker = null;
    this.unread = 0;
    this.mentions = 0;
  }

  /** @returns {boolean} whether the marker stands before something */
  get hasMarker() {
    return this.marker !== null && this.marker < this.next;
  }
}

function weight(item) {
  return (item.text?.length ?? 0) + 100;
}

/**
 * @param {number} time
 * @returns {string} something that differs from day to day, where the reader is
 */
export function dayOf(time) {
  return new Date(time).toDateString();
}
