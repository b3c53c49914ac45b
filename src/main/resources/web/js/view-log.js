// The messages of the conversation that is shown.
//
// Ten thousand of them must stay smooth, so: rows stand in chunks that the browser neither lays out nor paints while they
// are out of sight (content-visibility in chat.css); what comes within one animation frame is added at once; a
// conversation opens with its last rows only, older ones come as one scrolls up, in the end from the server; and while one
// reads at the bottom, rows far above are taken out again. Who scrolls up further than a conversation holds is shown its
// middle: what is newer comes again as one scrolls down.

import { dayName, el } from './dom.js';
import { itemAt } from './pages.js';
import { startsDay } from './rows.js';
import { itemElement } from './view-item.js';

/** Rows when a conversation opens, and rows that scrolling up adds at once: some screens full. */
export const ROWS_AT_ONCE = 200;
/** Rows in a chunk: a screen or two. Item n stands in chunk n / this. */
export const ROWS_IN_CHUNK = 50;
/** More rows than this are not kept while one is at the bottom. */
export const ROWS_AT_BOTTOM = 1_000;
/** Nearer to an edge than this counts as being there. */
const NEAR_PIXELS = 40;
/** Older rows are added when the upper edge is so near, newer ones when the lower edge is. */
const OLDER_PIXELS = 600;

export class LogView {
  /**
   * @param {HTMLElement} log the region that scrolls
   * @param {{nick: () => string, now: () => number, onNews: (count: number) => void, older: Fetch, newer: Fetch, newest: Fetch}} page
   *   older, newer, newest: fetch more of a conversation
   * @typedef {(conversation: import('./conversation.js').Conversation) => void} Fetch
   */
  constructor(log, page) {
    this.log = log;
    this.page = page;
    this.conversation = null;
    /** Numbers of the items that have rows: from, and the one after the last. */
    this.from = 0;
    this.to = 0;
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
    /** @type {WeakMap<HTMLElement, object>} items of rows */
    this.itemOf = new WeakMap();
    /** Whether the items have other numbers than their rows. */
    this.isStale = false;
    /** @type {Set<object>} items whose rows are out of date */
    this.dirty = new Set();
    this.atBottom = true;
    /** Whether the end was asked for, and is on its way. */
    this.wantsBottom = false;
    /** @type {?{conversation: object, seq: number}} an event that is to be shown as soon as it is there */
    this.sought = null;
    this.news = 0;
    /** Stands above the first item; filled by somebody else. */
    this.intro = el('div.intro');
    this.older = el('button.older', { type: 'button', hidden: true, onclick: () => this.wantOlder(true) }, 'Show older messages');
    this.dropped = el('p.dropped', { hidden: true }, 'What was said before is not kept on this page.');
    this.rowsElement = el('div.rows');
    /** While what is kept comes in. */
    this.newer = el('p.catching', { role: 'status' });
    /** for what is in flight; filled by somebody else. */
    this.tail = el('div.tail');
    const content = el('div.content', {}, this.intro, this.dropped, this.older, this.rowsElement, this.newer, this.tail);
    this.log.append(content);
    this.log.addEventListener('scroll', () => this.scrolled(), { passive: true });
    // Rows get their true height when they come into sight, the window changes, the box to type in grows.
    const keepBottom = new ResizeObserver(() => this.atBottom && this.toBottom());
    keepBottom.observe(this.log);
    keepBottom.observe(content);
  }

  /** @param {?import('./conversation.js').Conversation} conversation */
  show(conversation) {
    this.conversation = conversation;
    this.log.setAttribute('aria-live', 'off');
    this.isStale = false;
    this.wantsBottom = false;
    this.empty(conversation ? Math.max(conversation.first, this.openingRow(conversation)) : 0);
    if (!conversation) return;
    this.append();
    const marker = this.rowsElement.querySelector('.marker');
    this.atBottom = true;
    this.toBottom();
    if (marker && marker.getBoundingClientRect().top < this.log.getBoundingClientRect().top) {
      this.atBottom = false;
      marker.scrollIntoView({ block: 'start' });
    }
    this.setNews(0);
    requestAnimationFrame(() => this.log.setAttribute('aria-live', 'polite'));
    // Who comes back to a conversation wants to see how it goes on.
    if (this.showSought() || this.sought?.conversation === conversation) return;
    if (conversation.detached) this.goToBottom();
    else this.wantMore();
  }

  /** The last rows, and all that are unread, if those are not too many. */
  openingRow({ next, marker }) {
    const last = next - ROWS_AT_ONCE;
    return marker !== null && marker > next - ROWS_AT_BOTTOM ? Math.min(last, marker - 10) : last;
  }

  empty(from) {
    this.rowsElement.replaceChildren();
    this.rows.clear();
    this.dirty.clear();
    this.from = from;
    this.to = from;
    this.showEdges();
  }

  /** @param {object} item of the conversation shown, whose row is out of date */
  change(item) {
    if (item.n < this.to) this.dirty.add(item);
  }

  /** Makes the rows what the conversation is. Called once a frame. */
  update() {
    const { conversation } = this;
    if (!conversation) return;
    if (this.isStale) this.rebuild();
    if (this.wantsBottom && !conversation.detached) [this.atBottom, this.wantsBottom] = [true, false];
    if (conversation.first >= this.to || (this.atBottom && conversation.next - this.to > ROWS_AT_BOTTOM)) {
      this.empty(Math.max(conversation.first, conversation.next - ROWS_AT_ONCE));
    }
    const before = this.to;
    this.inPlace(() => {
      this.removeBefore(conversation.first);
      this.removeFrom(conversation.next);
      for (const item of this.dirty) this.replace(item);
      this.dirty.clear();
      this.append();
      this.moveMarker();
      if (this.atBottom && this.to - this.from > ROWS_AT_BOTTOM) this.removeBefore(this.to - ROWS_AT_BOTTOM / 2);
      this.showEdges();
    });
    if (this.atBottom) this.toBottom();
    else if (!conversation.detached) this.setNews(this.news + Math.max(0, this.to - before));
    this.showSought();
    this.wantMore();
  }

  /** @param {object} conversation of whose event the row is to be shown, once it is there */
  seek(conversation, seq) {
    this.sought = { conversation, seq };
  }

  /** @returns {boolean} whether a row that was sought is shown now */
  showSought() {
    const { conversation, sought } = this;
    const item = sought && sought.conversation === conversation ? itemAt(conversation, sought.seq) : undefined;
    if (!item || item.n >= this.to) return false;
    this.sought = null;
    this.wantsBottom = false;
    while (item.n < this.from) this.showOlder();
    const row = this.rows.get(item.n);
    this.atBottom = false;
    const look = () => row.scrollIntoView({ block: 'center' });
    look();
    // What is in sight now has its true height with the next frame.
    requestAnimationFrame(look);
    for (const other of this.rowsElement.querySelectorAll('.sought')) other.classList.remove('sought');
    row.classList.add('sought');
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    this.setNews(this.news);
    return true;
  }

  /** What one looks at stays where it is, whatever comes above it. */
  inPlace(change) {
    const held = this.atBottom ? [] : this.inSight();
    change();
    const stays = held.find(({ item }) => this.conversation.item(item.n) === item && this.rows.has(item.n));
    if (stays) this.log.scrollTop += this.rows.get(stays.item.n).getBoundingClientRect().top - stays.top;
  }

  /** @returns {{item: object, top: number}[]} items whose rows are in sight, and where they are */
  inSight() {
    const { top, bottom } = this.log.getBoundingClientRect();
    const isSeen = (element) => {
      const place = element.getBoundingClientRect();
      return place.bottom > top && place.top < bottom;
    };
    const rows = [...this.rowsElement.children].filter(isSeen).flatMap((chunk) => [...chunk.children]);
    return rows.filter((row) => this.itemOf.has(row) && isSeen(row)).map((row) => ({ item: this.itemOf.get(row), top: row.getBoundingClientRect().top }));
  }

  /** The items have other numbers: their rows are made again. */
  rebuild() {
    const { conversation } = this;
    const hadFocus = this.rowsElement.contains(document.activeElement);
    this.isStale = false;
    this.quietly(() =>
      this.inPlace(() => {
        this.empty(Math.max(conversation.first, Math.min(this.from, conversation.next - ROWS_AT_ONCE)));
        this.append();
        this.showEdges();
      }),
    );
    if (hadFocus) this.log.focus({ preventScroll: true });
    if (this.atBottom) this.toBottom();
  }

  /** What is put together anew, or is old, is not news to a screen reader. */
  quietly(change) {
    this.log.setAttribute('aria-live', 'off');
    change();
    requestAnimationFrame(() => this.log.setAttribute('aria-live', 'polite'));
  }

  /** More than is held is fetched where it is near. */
  wantMore() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    if (!this.conversation || clientHeight === 0) return;
    if (scrollTop < OLDER_PIXELS) this.wantOlder(false);
    const { detached, newer } = this.conversation;
    const isNearEnd = this.wantsBottom || scrollHeight - scrollTop - clientHeight < OLDER_PIXELS;
    // What could not be read is asked for again with the button alone.
    if (detached && newer === null && isNearEnd) this.page.newer(this.conversation);
  }

  /** @param {boolean} asked whether somebody has asked for it: what could not be had, or was emptied, does not come by itself */
  wantOlder(asked) {
    const { conversation } = this;
    if (!conversation) return;
    if (this.from > conversation.first) return this.showOlder();
    if (!asked && (conversation.emptied || conversation.older !== null)) return undefined;
    if (asked) conversation.emptied = false;
    return this.page.older(conversation);
  }

  append() {
    const { next } = this.conversation;
    while (this.to < next) {
      const chunk = Math.floor(this.to / ROWS_IN_CHUNK);
      const end = Math.min(next, (chunk + 1) * ROWS_IN_CHUNK);
      const fragment = document.createDocumentFragment();
      for (; this.to < end; this.to++) fragment.append(...this.build(this.to));
      let home = this.rowsElement.lastElementChild;
      if (Number(home?.dataset.chunk ?? NaN) !== chunk) {
        home = chunkElement(chunk);
        this.rowsElement.append(home);
      }
      home.append(fragment);
    }
  }

  /** The row of an item, and what stands before it. */
  build(n) {
    const item = this.conversation.item(n);
    const before = this.conversation.item(n - 1);
    const marked = this.conversation.marker === n;
    const built = [];
    if (startsDay(before, item)) built.push(this.dayElement(item.time));
    if (marked) built.push(markerElement());
    const row = itemElement(item, this.around(this.continues(item)));
    this.rows.set(n, row);
    this.itemOf.set(row, item);
    built.push(row);
    return built;
  }

  continues(item) {
    return this.conversation.marker !== item.n && this.conversation.item(item.n - 1) !== undefined && item.block.rows > 0;
  }

  around(continues) {
    const { conversation } = this;
    return { nick: this.page.nick(), knows: (name) => conversation.knows(name), continues };
  }

  dayElement(time) {
    const day = el('div.day', { role: 'separator' }, el('span', {}, dayName(time, this.page.now())));
    day.dataset.time = time;
    return day;
  }

  /** Another day has begun, and "Today" is another one. */
  nameDays() {
    for (const day of this.rowsElement.querySelectorAll('.day')) day.firstElementChild.textContent = dayName(Number(day.dataset.time), this.page.now());
  }

  replace(item) {
    const old = this.rows.get(item.n);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    const row = itemElement(item, this.around(this.continues(item)));
    this.rows.set(item.n, row);
    this.itemOf.set(row, item);
    old.replaceWith(row);
    if (focused) row.querySelector('button')?.focus();
  }

  moveMarker() {
    const shown = this.rowsElement.querySelector('.marker');
    const row = this.rows.get(this.conversation.marker);
    if (shown && shown.nextElementSibling === row && row) return;
    shown?.remove();
    row?.before(markerElement());
  }

  /** Older items come above; what one looks at stays where it is. */
  showOlder() {
    const { conversation } = this;
    if (!conversation || this.from <= conversation.first) return;
    const end = this.from;
    const start = Math.max(conversation.first, end - ROWS_AT_ONCE);
    this.quietly(() => this.inPlace(() => {
      for (let chunk = Math.floor((end - 1) / ROWS_IN_CHUNK); chunk >= Math.floor(start / ROWS_IN_CHUNK); chunk--) {
        this.prepend(chunk, Math.max(start, chunk * ROWS_IN_CHUNK), Math.min(end, (chunk + 1) * ROWS_IN_CHUNK));
      }
      this.from = start;
      this.mendDay(end);
      this.showEdges();
    }));
    if (this.atBottom) this.toBottom();
  }

  /** What was the first row has another one before it, perhaps of the same day. */
  mendDay(n) {
    const item = this.conversation.item(n);
    const above = this.rows.get(n)?.previousSibling;
    const day = above?.matches('.marker') ? above.previousSibling : above;
    if (item && day?.matches('.day') && !startsDay(this.conversation.item(n - 1), item)) day.remove();
  }

  prepend(chunk, start, end) {
    const fragment = document.createDocumentFragment();
    for (let n = start; n < end; n++) fragment.append(...this.build(n));
    let home = this.rowsElement.firstElementChild;
    if (Number(home?.dataset.chunk ?? NaN) !== chunk) {
      home = chunkElement(chunk);
      this.rowsElement.prepend(home);
    }
    home.prepend(fragment);
  }

  removeBefore(n) {
    if (n <= this.from) return;
    for (const chunk of [...this.rowsElement.children]) {
      if (Number(chunk.dataset.chunk) >= Math.floor(n / ROWS_IN_CHUNK)) break;
      chunk.remove();
    }
    // The line with the date or the marker above the first row belongs to it.
    let edge = this.rows.get(n);
    while (edge?.previousSibling && edge.previousSibling.dataset.n === undefined) edge = edge.previousSibling;
    while (edge?.previousSibling) edge.previousSibling.remove();
    for (; this.from < n; this.from++) this.rows.delete(this.from);
  }

  /** Rows of the newest items, which were let go, go as well. */
  removeFrom(n) {
    if (n >= this.to) return;
    for (const chunk of [...this.rowsElement.children].reverse()) {
      if (Number(chunk.dataset.chunk) * ROWS_IN_CHUNK < n) break;
      chunk.remove();
    }
    const last = this.rows.get(n - 1);
    while (last?.nextSibling) last.nextSibling.remove();
    for (let at = n; at < this.to; at++) this.rows.delete(at);
    this.to = n;
  }

  showEdges() {
    const { first = 0, kind, kept = false, hasOlder = false, from = null } = this.conversation ?? {};
    const home = kind === 'home';
    const isTop = this.from <= first;
    const isBeginning = kept ? !hasOlder && from !== null : first === 0;
    this.intro.hidden = !home && !(isTop && isBeginning);
    const hadFocus = document.activeElement === this.older;
    this.older.hidden = isTop && !hasOlder;
    if (hadFocus && this.older.hidden) this.log.focus({ preventScroll: true });
    this.dropped.hidden = home || kept || first === 0 || !isTop;
    this.showFetching();
  }

  /** Whether more is on its way, or can't be had now. */
  showFetching() {
    const { older = null, newer = null, detached = false, catching = null } = this.conversation ?? {};
    setText(this.older, OLDER[older] ?? 'Show older messages');
    this.older.setAttribute('aria-disabled', String(older === 'asking'));
    const isLate = catching !== null || newer === 'asking';
    setText(this.newer, newer === 'failed' ? 'Newer messages can’t be read at the moment.' : isLate ? (detached ? 'Loading newer messages …' : 'Catching up …') : '');
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.atBottom = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS && !this.conversation?.detached;
    this.setNews(this.atBottom ? 0 : this.news);
    this.wantMore();
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** For the button, and for one's own words. */
  goToBottom() {
    this.wantsBottom = this.conversation?.detached ?? false;
    if (this.wantsBottom) return this.page.newest(this.conversation);
    this.atBottom = true;
    this.update();
    this.setNews(0);
    return undefined;
  }

  setNews(count) {
    this.news = count;
    this.page.onNews(count);
  }
}

const OLDER = { asking: 'Loading older messages …', failed: 'Older messages can’t be read at the moment. Try again' };

/** What stays the same is not announced again. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function chunkElement(chunk) {
  const element = el('div.chunk');
  element.dataset.chunk = chunk;
  return element;
}

function markerElement() {
  return el('div.marker', { role: 'separator' }, el('span', {}, 'New'));
}
