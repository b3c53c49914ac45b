// One room or one person's direct messages: what was said, what is in flight, what was read. Plain data, no document.

import { Deletions } from './deletions.js';
import { Members } from './members.js';
import { Run, weight } from './run.js';

/** More than anybody reads back; with usual messages about 3 MB for each room. */
export const KEPT_ITEMS = 10_000;

/** A message may have 64 KiB: this bounds what a room of such messages keeps. */
export const KEPT_CHARACTERS = 4_000_000;

/** What the page itself says while the end of a conversation is not held; more than anybody wants to be told. */
const KEPT_ASIDE = 100;

export class Conversation extends Run {
  /**
   * @param {'room' | 'direct' | 'home'} kind home: where one is who is in none of both
   * @param {string} name the room's or the other one's
   */
  constructor(kind, name) {
    super();
    this.kind = kind;
    this.name = name;
    /** Whether one can speak here. */
    this.joined = kind === 'direct';
    this.topic = null;
    /** What is told of a room. */
    this.properties = {};
    this.modes = {};
    /** Whether one was the first to come in. */
    this.founded = false;
    this.members = new Members();
    /** The number of the room's last event that was seen. */
    this.seq = -1;
    this.key = undefined;

    /** Whether the server keeps what happens here, so that more can be fetched than was seen. */
    this.kept = false;
    /** @type {?{days: number, events: number}} for how long, and how many events at most; 0 is any number */
    this.recording = null;
    /** @type {?{id: string, seq: number}} the last event that came, as the server names its place */
    this.seen = null;
    /** @type {?{id: string, seq: number}} where reading stopped */
    this.readTo = null;
    /** The number up to which the server knows that it was read. */
    this.marked = 0;
    /** The number from which on all that happened is held here; null if that is not known. */
    this.from = null;
    /** Whether nothing older can be fetched. */
    this.begins = false;
    /** What is being fetched, or why it could not be: null, 'asking' or 'failed'. */
    this.older = null;
    this.newer = null;
    /** Whether older items are fetched only when asked for: the window was emptied. */
    this.emptied = false;
    /** Whether the newest items were let go, since one has scrolled so far back; then, the last number that is held. */
    this.detached = false;
    this.to = 0;
    /** The last number that a page has brought: what comes of it after that is shown already. */
    this.shownTo = 0;
    /** What the page itself has said meanwhile. */
    this.aside = [];
    /** What is kept and comes in now, after joining or after falling behind; or null. See past.js. */
    this.catching = null;

    this.deletions = new Deletions(this);
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

  /** @returns {boolean} */
  get isCut() {
    return this.marker === this.next;
  }

  /** @returns {boolean} whether there may be older items to fetch */
  get hasOlder() {
    return this.kept && this.from !== null && !this.begins;
  }

  /**
   * @param {object} data without its number
   * @returns {import('./run.js').Item}
   */
  append(data) {
    if (this.detached) return this.keepAside(data);
    const item = super.append(data);
    this.limit();
    return item;
  }

  keepAside(data) {
    // Numbered when it has a place.
    const item = { ...data, n: NaN, block: { since: data.time, rows: 0 } };
    this.aside.push(item);
    if (this.aside.length > KEPT_ASIDE) this.aside.shift();
    return item;
  }

  get isTooLong() {
    return this.items.length > KEPT_ITEMS || (this.characters > KEPT_CHARACTERS && this.items.length > 1);
  }

  /** The oldest items go if there are too many. */
  limit() {
    while (this.isTooLong) this.drop();
  }

  /** @returns {import('./run.js').Item} the oldest item, which is gone; it can be fetched again if the server keeps it */
  drop() {
    const item = super.drop();
    if (this.from === null) return item;
    this.from = this.items.find(({ seq }) => seq !== undefined)?.seq ?? this.seq + 1;
    if (!this.items[0]?.isOfBefore) this.begins = false;
    return item;
  }

  /** Newer items come behind these, while the end of the conversation is not held: the oldest go. */
  goOn(items, to) {
    this.detached = false;
    this.extend(items);
    this.detached = true;
    this.to = to;
    if (to >= this.seq) this.attach();
  }

  /** Older items are put in front; the newest go if there are too many. */
  goBack(items, from) {
    const changed = this.prepend(items);
    this.from = from;
    while (this.isTooLong) this.letGo(this.dropNewest());
    if (this.marker !== null && this.marker >= this.next) this.marker = null;
    if (this.detached) this.to = this.items.findLast(({ last }) => last !== undefined)?.last ?? from;
    return changed.filter((item) => this.item(item.n) === item);
  }

  letGo(item) {
    this.detached = true;
    if (item.seq === undefined && item.kind !== 'gap') this.aside.unshift(item);
    if (this.aside.length > KEPT_ASIDE) this.aside.shift();
  }

  /** The end is held again. */
  attach() {
    const { aside } = this;
    this.detached = false;
    this.aside = [];
    this.putBack(aside);
  }

  /**
   * @param {number} n
   * @returns {import('./run.js').Item[]} the items from that number on, which are here no more until they are put back
   */
  takeFrom(n) {
    const taken = this.items.splice(Math.max(0, n - this.first));
    for (const item of taken) this.characters -= weight(item);
    if (this.marker > n) this.marker = n;
    return taken;
  }

  /** Items that were here before come to the end. */
  putBack(items) {
    if (this.detached) return this.aside.push(...items);
    for (const item of items) {
      Object.assign(item, this.placed(item));
      this.items.push(item);
      this.characters += weight(item);
    }
    return this.limit();
  }

  /** Begins anew with the newest items there are. */
  startAgain(items, from, to) {
    super.clear();
    this.marker = null;
    this.detached = false;
    this.extend(items);
    this.from = from;
    this.to = to;
    this.detached = true;
    if (to >= this.seq) this.attach();
  }

  clear() {
    super.clear();
    this.marker = null;
    this.detached = false;
    this.aside = [];
    this.emptied = true;
    if (this.from !== null) this.from = this.seq + 1;
    this.begins = false;
  }

  /** Reading stops: what comes from now on is new. */
  stopReading() {
    this.marker = this.next;
    this.readTo = this.seen;
  }

  /** All is read; a marker stays only before what somebody has said meanwhile. */
  read() {
    if (this.unread === 0) this.marker = null;
    this.unread = 0;
    this.mentions = 0;
  }

  /** @returns {number} up to which number the server is to know that it was read; 0 if it knows */
  get unmarked() {
    const seen = this.joined && this.kept && !this.catching && !this.detached && this.unread === 0 ? (this.seen?.seq ?? 0) : 0;
    return seen > this.marked ? seen : 0;
  }

  /** @returns {boolean} whether the marker stands before something */
  get hasMarker() {
    return this.marker !== null && this.marker < this.next;
  }
}
