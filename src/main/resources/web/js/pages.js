// Asks the server for pages of what it keeps of a room: older ones, newer ones, the newest, and what is missing somewhere.

import { asPage, rangeOf } from './mail.js';
import { fillHole, takeAround, takeNewer, takeNewest, takeOlder } from './past.js';

/** Events that are asked for at once: some screens. */
export const PAGE_EVENTS = 200;

export class Pages {
  /**
   * @param {object} parts
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./chat.js').Chat} parts.chat
   * @param {{now: () => number}} parts.clock
   */
  constructor({ connection, chat, clock }) {
    this.connection = connection;
    this.chat = chat;
    this.clock = clock;
  }

  /** @param {import('./conversation.js').Conversation} room of which something older is wanted */
  async older(room) {
    if (!room.hasOlder || room.older === 'asking' || !this.canAsk(room)) return;
    const before = room.from;
    await this.ask(room, 'older', { before }, (page) => takeOlder(this.chat, room, before, page, this.clock.now()));
  }

  /** @param {import('./conversation.js').Conversation} room of which the newest items were let go, and are wanted again in their turn */
  async newer(room) {
    if (!room.detached || room.newer === 'asking' || !this.canAsk(room)) return;
    const after = room.to;
    await this.ask(room, 'newer', { after }, (page) => takeNewer(this.chat, room, after, page, this.clock.now()));
  }

  /** @param {import('./conversation.js').Conversation} room of which the end is wanted, whatever is between */
  async newest(room) {
    if (!room.detached || !this.canAsk(room)) return;
    await this.ask(room, 'newer', {}, (page) => takeNewest(this.chat, room, page, this.clock.now()));
  }

  /**
   * @param {import('./conversation.js').Conversation} room
   * @param {number} seq of an event that is wanted, with what is around it
   * @returns {Promise<boolean>} whether it can be shown now
   */
  async around(room, seq) {
    if (itemAt(room, seq)) return true;
    if (!this.canAsk(room)) return false;
    const half = PAGE_EVENTS / 2;
    try {
      const page = await this.page(room, { after: Math.max(0, seq - half - 1), before: seq + half, side: 'newest' });
      if (!this.canAsk(room)) return false;
      takeAround(this.chat, room, page, this.clock.now());
      return itemAt(room, seq) !== undefined;
    } catch {
      // The server has its reasons, and who asked is told that it can't be shown.
      return false;
    }
  }

  /**
   * @param {import('./conversation.js').Conversation} room
   * @param {import('./run.js').Item} hole of it, that is to be filled
   */
  async fill(room, hole) {
    if (hole.state === 'asking' || !this.canAsk(room)) return;
    this.show(room, hole, 'asking');
    const { from, to } = hole;
    try {
      const page = await this.page(room, { after: from - 1, before: to + 1, side: 'newest' });
      if (room.item(hole.n) === hole) fillHole(this.chat, room, hole, page, this.clock.now());
    } catch (error) {
      this.show(room, hole, error.code === 'LOST' ? undefined : 'failed');
    }
  }

  show(room, hole, state) {
    hole.state = state;
    this.chat.changed(room, hole);
  }

  canAsk(room) {
    return room.joined && room.kept && !room.catching;
  }

  async ask(room, side, range, take) {
    const { connection } = this;
    const { socket } = connection;
    this.set(room, side, 'asking');
    try {
      const page = await this.page(room, range);
      if (connection.socket !== socket) return;
      room[side] = null;
      take(page);
    } catch (error) {
      // Without a connection it has been told already, and is asked for again on the next one.
      if (connection.socket === socket) room[side] = error.code === 'LOST' ? null : 'failed';
    }
    this.chat.tell('past', room);
  }

  set(room, side, state) {
    room[side] = state;
    this.chat.tell('past', room);
  }

  async page(room, range) {
    if (room.kind === 'direct') return asPage(await this.connection.request({ type: 'history', count: PAGE_EVENTS, ...rangeOf(room, range) }), range.before);
    const page = await this.connection.request({ type: 'history', room: room.name, count: PAGE_EVENTS, ...range });
    if (!Array.isArray(page.events) || !Number.isSafeInteger(page.from) || !Number.isSafeInteger(page.to)) throw new TypeError('that is no page');
    return page;
  }
}

/**
 * @param {import('./conversation.js').Conversation} room
 * @param {number} seq
 * @returns {import('./run.js').Item | undefined} the item that shows the event
 */
export function itemAt(room, seq) {
  return room.items.find((item) => item.seq <= seq && seq <= (item.last ?? item.seq));
}
