// The messages of the conversation that is shown.
//
// Ten thousand of them must stay smooth, so: rows stand in chunks that the browser neither lays out nor paints while they
// are out of sight (content-visibility in chat.css); what comes within one animation frame is added at once; a
// conversation opens with its last rows only, older ones come as one scrolls up; and while one reads at the bottom, rows
// far above are taken out again.

import { dayName, el } from './dom.js';
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
/** Older rows are added when the upper edge is so near. */
const OLDER_PIXELS = 600;

export class LogView {
  /**
   * @param {HTMLElement} log the region that scrolls
   * @param {{nick: () => string, now: () => number, onNews: (count: number) => void}} page
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
    /** @type {Set<object>} items whose rows are out of date */
    this.dirty = new Set();
    this.atBottom = true;
    this.news = 0;
    /** Stands above the first item; filled by somebody else. */
    this.intro = el('div.intro');
    this.older = el('button.older', { type: 'button', hidden: true, onclick: () => this.showOlder() }, 'Show older messages');
    this.dropped = el('p.dropped', { hidden: true }, 'What was said before is not kept on this page.');
    this.rowsElement = el('div.rows');
    /** for what is in flight; filled by somebody else. */
    this.tail = el('div.tail');
    const content = el('div.content', {}, this.intro, this.dropped, this.older, this.rowsElement, this.tail);
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
    // What is put together anew is not news to a screen reader.
    this.log.setAttribute('aria-live', 'off');
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
    if (conversation.first >= this.to || (this.atBottom && conversation.next - this.to > ROWS_AT_BOTTOM)) {
      this.empty(Math.max(conversation.first, conversation.next - ROWS_AT_ONCE));
    }
    this.removeBefore(conversation.first);
    const before = this.to;
    for (const item of this.dirty) this.replace(item);
    this.dirty.clear();
    this.append();
    this.moveMarker();
    if (this.atBottom) {
      if (this.to - this.from > ROWS_AT_BOTTOM) this.removeBefore(this.to - ROWS_AT_BOTTOM / 2);
      this.toBottom();
    } else {
      this.setNews(this.news + this.to - before);
    }
    this.showEdges();
  }

  append() {
    const { next } = this.conversation;
    while (this.to < next) {
      const chunk = Math.floor(this.to / ROWS_IN_CHUNK);
      const end = Math.min(next, (chunk + 1) * ROWS_IN_CHUNK);
      const fragment = document.createDocumentFragment();
      for (; this.to < end; this.to++) fragment.append(...this.build(this.to));
      let home = this.rowsElement.lastElementChild;
      if (Number(home?.dataset.chunk ?? -1) !== chunk) {
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
    const row = itemElement(item, this.around(!marked && before !== undefined && item.block.rows > 0));
    this.rows.set(n, row);
    built.push(row);
    return built;
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
    const row = itemElement(item, this.around(old.classList.contains('continues')));
    this.rows.set(item.n, row);
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
    const hadFocus = document.activeElement === this.older;
    const fromBottom = this.log.scrollHeight - this.log.scrollTop;
    const end = this.from;
    const start = Math.max(conversation.first, end - ROWS_AT_ONCE);
    this.log.setAttribute('aria-live', 'off');
    for (let chunk = Math.floor((end - 1) / ROWS_IN_CHUNK); chunk >= Math.floor(start / ROWS_IN_CHUNK); chunk--) {
      this.prepend(chunk, Math.max(start, chunk * ROWS_IN_CHUNK), Math.min(end, (chunk + 1) * ROWS_IN_CHUNK));
    }
    this.from = start;
    this.showEdges();
    this.log.scrollTop = this.log.scrollHeight - fromBottom;
    requestAnimationFrame(() => this.log.setAttribute('aria-live', 'polite'));
    if (hadFocus && this.older.hidden) this.log.focus();
  }

  prepend(chunk, start, end) {
    const fragment = document.createDocumentFragment();
    for (let n = start; n < end; n++) fragment.append(...this.build(n));
    let home = this.rowsElement.firstElementChild;
    if (Number(home?.dataset.chunk ?? -1) !== chunk) {
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

  showEdges() {
    const first = this.conversation?.first ?? 0;
    const home = this.conversation?.kind === 'home';
    this.intro.hidden = !home && (first > 0 || this.from > first);
    this.older.hidden = this.from <= first;
    this.dropped.hidden = home || first === 0 || this.from > first;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.atBottom = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
    this.setNews(this.atBottom ? 0 : this.news);
    if (!this.atBottom && scrollTop < OLDER_PIXELS) this.showOlder();
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** For the button, and for one's own words. */
  goToBottom() {
    this.atBottom = true;
    this.update();
    this.setNews(0);
  }

  setNews(count) {
    this.news = count;
    this.page.onNews(count);
  }
}

function chunkElement(chunk) {
  const element = el('div.chunk');
  element.dataset.chunk = chunk;
  return element;
}

function markerElement() {
  return el('div.marker', { role: 'separator' }, el('span', {}, 'New'));
}
