// The conversations with people that the server keeps for whoever has an account: which there were, and what was said in them.

import { fold } from './names.js';

/** Conversations that are listed after the page was loaded: more than anybody goes on with. */
const MOST = 50;

/** Messages that are fetched at once of what was said while there was no connection. */
const MISSED = 200;

/** Items at the end of a conversation among which a message may be that comes twice. */
const RECENT = 200;

/**
 * A page of a conversation as pages of rooms are: a message has no number there but its time.
 * @param {object} answer the server's
 * @param {number} before what the page is in front of, if it has nothing
 * @returns {object}
 */
export function asPage({ events, gaps = [], end }, before = 0) {
  if (!Array.isArray(events)) throw new TypeError('that is no page');
  const numbered = events.map((event) => ({ ...event, seq: event.time }));
  const holes = gaps.map(({ time, most }) => ({ from: time, to: time, most }));
  const [from, to] = [numbered[0]?.time ?? before, numbered.at(-1)?.time ?? before];
  return { events: numbered, gaps: holes, end, from, to };
}

/**
 * @param {import('./conversation.js').Conversation} direct
 * @param {{before?: number, after?: number, side?: string}} range as for a room
 * @returns {object} the request's members: by the names of the messages at the ends of what is held, which are exact
 */
export function rangeOf(direct, { before, after, side }) {
  const range = { with: direct.name, ...(side && { side }) };
  const first = direct.items.find(({ msgid }) => msgid);
  const last = direct.items.findLast(({ msgid }) => msgid);
  if (before !== undefined) Object.assign(range, first?.seq === before ? { before: first.msgid } : { beforeTime: before });
  if (after !== undefined) Object.assign(range, last?.seq === after ? { after: last.msgid } : { afterTime: after });
  return range;
}

/**
 * A message has come, or is one's own.
 * @param {import('./conversation.js').Conversation} direct
 * @returns {boolean} whether it is shown already
 */
export function arrives(direct, { msgid, time }) {
  if (msgid === undefined) return false;
  const isShown = direct.items.slice(-RECENT).some((item) => item.msgid === msgid);
  direct.seq = Math.max(direct.seq, time);
  direct.seen = { id: msgid, seq: direct.seq };
  if (direct.kept) direct.from ??= time;
  return isShown;
}

export class Mail {
  /**
   * @param {object} parts
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./chat.js').Chat} parts.chat
   * @param {{now: () => number}} parts.clock
   * @param {import('./pages.js').Pages} parts.pages
   */
  constructor({ connection, chat, clock, pages }) {
    this.connection = connection;
    this.chat = chat;
    this.clock = clock;
    this.pages = pages;
    /** The account whose conversations are listed; null for none. */
    this.account = null;
    chat.listen((change, conversation) => this.hear(change, conversation));
  }

  hear(change, conversation) {
    if (change === 'me' && this.chat.account !== this.account) this.load();
    // What was said last is fetched when one looks.
    if (change === 'current' && conversation?.kind === 'direct' && conversation.items.length === 0) this.pages.older(conversation);
  }

  /** One is logged in to an account, or to none any more; or is here again after a loss. */
  async load() {
    const { account } = this.chat;
    this.account = account;
    if (account === null) return this.letGo();
    try {
      const { conversations, keepDays: days = 0, keepMessages: events = 0 } = await this.connection.request({ type: 'conversations', count: MOST });
      if (this.chat.account !== account) return undefined;
      for (const one of conversations) await this.take(one, { days, events });
      this.chat.tell('list');
    } catch {
      // Where nothing is kept, or there is no connection, the list is what this page has seen.
    }
    return undefined;
  }

  letGo() {
    for (const one of this.chat.conversations.values()) {
      if (one.kind === 'direct') Object.assign(one, { kept: false, from: null, older: null });
    }
  }

  async take({ with: nick, last, read, unread }, recording) {
    if (this.chat.quiet.ignores(nick)) return;
    const direct = this.chat.open('direct', nick);
    Object.assign(direct, { kept: true, recording, marked: Math.max(direct.marked, read) });
    const held = direct.items.findLast(({ msgid }) => msgid);
    direct.seq = Math.max(direct.seq, last);
    direct.from ??= direct.items.find(({ msgid }) => msgid)?.seq ?? last + 1;
    if (held) return void (await this.catchUp(direct, held));
    direct.unread = direct === this.chat.current && this.chat.watched ? 0 : unread;
    direct.mentions = direct.unread;
    direct.seen = { id: '', seq: last };
    if (direct === this.chat.current) this.pages.older(direct);
  }

  /** What was said while there was no connection, as if it came now. */
  async catchUp(direct, held) {
    if (direct.detached || held.seq >= direct.seq) return;
    const { events } = await this.connection.request({ type: 'history', with: direct.name, after: held.msgid, count: MISSED });
    for (const event of events) this.chat.receive({ ...event, type: 'direct', past: fold(direct.name) }, this.clock.now());
  }
}
