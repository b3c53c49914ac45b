// One's stay: says hello, enters rooms, does what was typed, and comes back after a loss with nick and rooms. Between the
// connection and the chat; shows nothing itself.

import { parse } from './commands.js';
import { Deeds } from './deeds.js';
import { apart } from './direction.js';
import { sayHello } from './hello.js';
import { NO_LOGIN } from './login.js';
import { fold, same } from './names.js';
import { recallOf } from './past.js';
import { explain } from './refusals.js';
import { asMessage, counted, messageFault } from './text.js';

/** Somebody else has our nick, perhaps our own connection that the server does not know to be dead: it pings for so long. */
export const NICK_AGAIN_MS = 10_000;
export const NICK_TRIES = 6;

/** The server takes so many requests a second and no more: who asks for members so seldom leaves them to the one who types. */
export const MEND_AGAIN_MS = 5_000;

/** How long after something was seen the server is told. */
export const MARK_MS = 2_000;

const NO_CONNECTION = 'Not sent: there was no connection.';

/** For words that are for nobody. */
const NOWHERE = 'You are in no room: type /join and a room’s name, or choose one on the left or above.';

export class Session {
  /**
   * @param {object} parts
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./chat.js').Chat} parts.chat
   * @param {{now: () => number, heard: ?number, set: (time: number) => void, hear: (time: number) => void, setTimeout: Function,
   *   clearTimeout: Function}} parts.clock the server's time, and when the server was heard of last
   * @param {(name: string, value: any) => void} parts.remember
   * @param {{entered: () => void, refused: (error: Error) => void, show: (what: string, more?: object) => void,
   *   arriving: () => void, loggedIn?: (how: {anew: boolean, lapsed: boolean}) => void}} parts.page arriving: whether one is on the
   *   way in has changed; loggedIn: one is in, and has just proved whose owner one is, or is logged in no more
   */
  constructor({ connection, chat, clock, remember, page }) {
    this.connection = connection;
    this.chat = chat;
    this.clock = clock;
    this.remember = remember;
    this.page = page;
    /** What is done for one's commands that are no request of their own. */
    this.deeds = new Deeds(this);
    /** The nick one wants; the one that one has is chat.nick. */
    this.wanted = '';
    /** Rooms to enter at first, and the one of them to show. */
    this.rooms = [];
    this.first = null;
    /** Rooms that were asked for and have not answered. */
    this.entering = new Set();
    this.inside = false;
    /** From hello until the rooms of before have answered: what is said meanwhile waits. */
    this.arriving = false;
    /** Whether the server has answered hello on this connection. */
    this.admitted = false;
    /** Number of what waits last; its own, apart from those of requests. */
    this.waitingId = 0;
    /** Rooms of which something did not arrive, still to be asked about; and whether that goes on. */
    this.holed = new Set();
    this.mending = false;
    /** A reload may find our old connection still holding the nick: then another will do at first. */
    this.stubborn = false;
    this.away = null;
    this.timer = null;
    /** Whether it will soon be told how far one has read. */
    this.marking = false;
    /**
     * Shows the server who we were: that the connection before was ours, should it still take that for alive, and whose roles in
     * rooms are ours. Not for other tabs.
     */
    this.ticket = null;
    /** What everybody has to say at this server; mostly empty. */
    this.door = '';
    /** By what this browser is logged in. */
    this.login = NO_LOGIN;
    /** The account that one is, or was before a loss, logged in to; and the proof of it, until the server has it. */
    this.account = null;
    this.proof = null;
  }

  /**
   * @param {{nick: string, rooms: string[], show: ?string, stubborn?: boolean, password?: ?string, door?: string}} wanted password: of
   *   the account that has the nick as its name; door: that everybody has to say
   */
  enter({ nick, rooms, show, stubborn = false, password = null, door = '' }) {
    this.door = door;
    this.wanted = nick;
    this.account = null;
    this.proof = password === null ? null : { account: nick, password };
    this.rooms = rooms;
    this.first = show;
    this.stubborn = stubborn;
    if (this.connection.state.name === 'open') this.hello();
    else this.connection.connect();
  }

  /**
   * Whatever the server sends, before anything else is done with it: what it says of the time.
   * @param {object} message
   */
  hear({ type, time }) {
    if (!Number.isFinite(time)) return;
    if (type === 'hello') this.clock.set(time);
    else this.clock.hear(time);
  }

  /** @param {import('./connection.js').LinkState} state */
  onState(state) {
    if (state.name === 'open') this.hello();
    if (state.name === 'waiting' || state.name === 'closed') {
      this.clock.clearTimeout(this.timer);
      this.away = this.chat.away;
      this.admitted = false;
      this.setArriving(false);
      if (this.inside) this.chat.lost(this.clock.heard ?? this.clock.now());
      for (const one of this.chat.conversations.values()) this.giveUp(one, NO_CONNECTION);
    }
  }

  /** The server is told how far one has read, not more often than anybody cares. */
  markLater() {
    if (this.marking || !this.chat.watched || !(this.chat.current?.unmarked > 0)) return;
    this.marking = true;
    this.clock.setTimeout(() => {
      this.marking = false;
      this.mark(this.chat.current);
    }, MARK_MS);
  }

  /** @param {?import('./conversation.js').Conversation} room that is shown */
  mark(room) {
    const seq = this.chat.watched && this.admitted ? (room?.unmarked ?? 0) : 0;
    if (seq === 0) return;
    room.marked = seq;
    // If it is lost, the next one tells the same and more.
    const place = room.kind === 'direct' ? { with: room.name, time: seq } : { room: room.name, seq };
    this.connection.request({ type: 'mark', ...place }).catch(() => {});
  }

  setArriving(arriving) {
    this.arriving = arriving;
    this.page.arriving();
  }

  async hello() {
    this.setArriving(true);
    let lapsed = false;
    try {
      lapsed = await this.helloAs();
    } catch (error) {
      if (error.code === 'LOST') return;
      this.setArriving(false);
      this.page.refused(error);
      return;
    }
    const proved = this.proof !== null;
    this.proof = null;
    this.admitted = true;
    this.connection.settled();
    this.connection.frameBytes = this.chat.limits.frameBytes ?? Infinity;
    this.remember('nick', this.wanted);
    const again = this.inside;
    this.inside = true;
    this.page.entered();
    this.comeIn(again ? this.comeBack() : this.arrive());
    this.page.loggedIn?.({ anew: proved, lapsed });
    for (const one of this.chat.conversations.values()) if (one.kind === 'direct') this.sayWaiting(one);
    if (!same(this.chat.nick, this.wanted)) this.takeNickLater(NICK_TRIES);
  }

  /**
   * At first the nick must be free; afterwards one that is like it will do until it is.
   * @returns {Promise<boolean>} whether this browser is logged in no more, and was before
   */
  async helloAs() {
    const { login, proof, ticket, door, wanted } = this;
    const request = (body) => this.connection.request(body);
    const mayDiffer = this.inside || this.stubborn;
    const { answer, lapsed } = await sayHello({ request, nick: wanted, mayDiffer, ticket, door, proof, login, account: this.account });
    this.firstRoom = answer.firstRoom;
    this.ticket = answer.ticket;
    this.account = answer.account ?? null;
    return lapsed;
  }

  /** One has another nick from now on, and wants it after a loss, too. */
  became(nick) {
    this.clock.clearTimeout(this.timer);
    this.wanted = nick;
    this.account = this.chat.account;
    this.remember('nick', nick);
  }

  /** @param {Promise<void>[]} joins in flight */
  async comeIn(joins) {
    const { socket } = this.connection;
    await Promise.allSettled(joins);
    // By then it may have been lost and be another.
    if (this.connection.socket === socket) this.setArriving(false);
  }

  arrive() {
    const rooms = this.rooms.length > 0 ? this.rooms : [this.firstRoom ?? 'lobby'];
    return rooms.map((room) => this.join(room, undefined, same(room, this.first ?? rooms[0])));
  }

  comeBack() {
    if (this.away) this.beAwayAgain(this.away);
    const lost = [...this.chat.conversations.values()].filter((one) => one.kind === 'room' && one.lostAt !== null);
    return lost.map((one) => this.join(one.name, one.key, false));
  }

  /** One has that status from now on, and sees that one has, also in no room. */
  async beAwayAgain(reason) {
    try {
      await this.connection.request({ type: 'away', reason });
      this.chat.away = reason;
      this.chat.tell('me');
    } catch (error) {
      if (error.code !== 'LOST') this.tellError(error);
    }
  }

  /** Something of a room did not arrive: who is there may be wrong by now. Holes that come meanwhile make one more question. */
  async mend(room) {
    this.holed.add(room);
    if (!this.mending) await this.mendNext();
  }

  async mendNext() {
    const room = [...this.holed].find(({ joined }) => joined);
    this.mending = room !== undefined;
    if (!this.mending) return this.holed.clear();
    this.holed.delete(room);
    await this.askWhoIsIn(room);
    this.clock.setTimeout(() => this.mendNext(), MEND_AGAIN_MS);
    return undefined;
  }

  async askWhoIsIn(room) {
    try {
      const { members, count, topic } = await this.connection.request({ type: 'names', room: room.name });
      if (!room.joined) return;
      room.members.replace(members ?? [], count);
      room.topic = topic ?? null;
      this.chat.tell('members', room);
      this.chat.tell('room', room);
    } catch (error) {
      if (error.code !== 'LOST') this.tellError(error, room);
    }
  }

  takeNickLater(tries) {
    this.clock.clearTimeout(this.timer);
    if (tries === 0) return;
    this.timer = this.clock.setTimeout(async () => {
      try {
        await this.connection.request({ type: 'nick', nick: this.wanted });
      } catch (error) {
        if (error.code === 'NICK_TAKEN') this.takeNickLater(tries - 1);
      }
    }, NICK_AGAIN_MS);
  }

  /**
   * @param {string} name
   * @param {string} [key]
   * @param {boolean} [show]
   */
  async join(name, key, show = true) {
    const known = this.chat.room(name);
    if (known?.joined) return show && this.chat.show(known);
    const error = await this.tryToJoin(name, key, show);
    if (!error || error.code === 'LOST') return;
    if (error.code === 'BAD_KEY') this.page.show('key', { room: name, text: explain(error) });
    // Who has not just asked for it finds it where it belongs, too.
    if (error.code !== 'BAD_KEY' || !show) this.tellError(error, this.chat.room(name));
  }

  /** @returns {Promise<?string>} why the room can't be entered with that key, in a sentence for who has just typed it */
  async joinWithKey(name, key) {
    const error = await this.tryToJoin(name, key, true);
    return error && (error.code === 'LOST' ? 'There is no connection to the server now.' : explain(error));
  }

  /** @returns {Promise<?Error>} why not */
  async tryToJoin(name, key, show) {
    this.entering.add(name);
    try {
      const { room } = await this.connection.request({ type: 'join', room: name, ...(key && { key }), ...recallOf(this.chat, name) });
      const entered = this.chat.room(room);
      entered.key = key;
      if (key && !entered.modes.key) this.tellUnused(entered, key);
      if (show || !this.chat.current) this.chat.show(entered);
      this.sayWaiting(entered);
    } catch (error) {
      if (error.code === 'LOST') return error;
      const room = this.chat.room(name);
      if (room) room.lostAt = null;
      if (room) this.giveUp(room, `Not sent. ${explain(error)}`);
      if (room) this.chat.tell('room', room);
      this.entering.delete(name);
      this.rememberRooms();
      return error;
    } finally {
      this.entering.delete(name);
      // Who is in no room finds that out now.
      if (!this.chat.current) this.chat.tell('current');
    }
    this.rememberRooms();
    return null;
  }

  /** Perhaps it was no key, but the second half of a name. */
  tellUnused(room, key) {
    const meant = `${room.name}-${key}`;
    this.chat.note(room, this.clock.now(), 'note', { text: `You are in #${room.name}. It needs no key, so “${key}” was not used; a room’s name has no spaces: /join ${meant} would join #${meant}.` });
  }

  /** @param {import('./conversation.js').Conversation} conversation that one leaves for good */
  async leave(conversation, reason) {
    if (conversation.kind === 'room' && conversation.joined) {
      try {
        await this.connection.request({ type: 'leave', room: conversation.name, ...(reason && { reason }) });
      } catch (error) {
        if (error.code !== 'NOT_IN_ROOM' && error.code !== 'LOST') return this.tellError(error, conversation);
      }
    }
    this.chat.close(conversation);
    this.rememberRooms();
  }

  rememberRooms() {
    const rooms = this.chat.ordered().filter((one) => one.kind === 'room' && (one.joined || one.lostAt !== null));
    this.remember('rooms', [...new Set([...rooms.map((one) => one.name), ...this.entering])]);
  }

  /**
   * @param {string} line what was typed
   * @param {import('./conversation.js').Conversation} conversation
   * @returns {boolean | undefined} false for words that can be said to nobody here, and stay typed
   */
  typed(line, conversation) {
    const room = conversation?.kind === 'room' ? conversation.name : null;
    const direct = conversation?.kind === 'direct' ? conversation.name : null;
    const deed = parse(asMessage(line), { room, direct, roomLength: this.chat.limits.room });
    const fault = deed.text && deed.do !== 'error' ? messageFault(deed.text, this.chat.limits) : null;
    if (fault) {
      this.chat.note(conversation, this.clock.now(), 'error', { text: fault });
      return false;
    }
    switch (deed.do) {
      case 'say':
        if (conversation?.kind === 'room' && conversation.outside && !this.entering.has(conversation.name)) return this.tellOutside(conversation);
        // On the way in it is kept in the box, which goes along into the first room.
        if (!conversation) return this.arriving || this.entering.size > 0 ? false : this.tellNowhere();
        this.say(conversation, deed.text, deed.kind);
        break;
      case 'request':
        this.ask(deed.request, conversation);
        break;
      case 'error':
        this.chat.note(conversation, this.clock.now(), 'error', { text: deed.text });
        return false;
      default:
        this.deeds.local(deed, conversation);
    }
    return undefined;
  }

  tellOutside({ name }) {
    this.chat.note(this.chat.room(name), this.clock.now(), 'error', { text: `You are not in #${name}: /join ${name} to join again.` });
    return false;
  }

  tellNowhere() {
    this.chat.note(null, this.clock.now(), 'error', { text: NOWHERE });
    return false;
  }

  /**
   * Words are in flight until the server sends them back in their place.
   * @param {?(error: Error) => boolean} [refused] may deal with an error itself
   */
  say(conversation, text, kind = 'message', refused = null) {
    const words = { kind, text, nick: this.chat.nick, time: this.clock.now(), failed: null, waits: false, refused };
    if (this.mustWait(conversation)) this.keep(conversation, words);
    else this.deliver(conversation, words);
  }

  /** There is a connection, or soon will be, but one is not in yet; and nothing overtakes what waits. */
  mustWait(conversation) {
    if (waitingIn(conversation).length > 0) return true;
    const { name } = this.connection.state;
    if (name !== 'open') return name === 'connecting';
    return !this.admitted || (this.arriving && !conversation.joined);
  }

  keep(conversation, words) {
    const id = --this.waitingId;
    conversation.pending.set(id, { ...words, id, waits: true });
    this.chat.tell('pending', conversation);
  }

  deliver(conversation, words) {
    const { text, kind } = words;
    const body =
      conversation.kind === 'room'
        ? { type: 'say', room: conversation.name, text, kind }
        : { type: 'direct', to: conversation.name, text, kind };
    const { id, answer } = this.connection.send(body);
    const sent = { ...words, id, waits: false };
    conversation.pending.set(id, sent);
    this.chat.tell('pending', conversation);
    answer.catch((error) => {
      if (words.refused?.(error)) return;
      sent.failed = whyNotSent(error);
      this.chat.tell('pending', conversation);
    });
  }

  /** What was said on the way in, now that one is. */
  sayWaiting(conversation) {
    for (const words of waitingIn(conversation)) {
      conversation.pending.delete(words.id);
      this.deliver(conversation, words);
    }
  }

  /** What waits can't be said. */
  giveUp(conversation, why) {
    const waiting = waitingIn(conversation);
    for (const words of waiting) Object.assign(words, { waits: false, failed: why });
    if (waiting.length > 0) this.chat.tell('pending', conversation);
  }

  /** Once more, at the end of what is in flight. */
  again(conversation, id) {
    const words = conversation.pending.get(id);
    this.discard(conversation, id);
    this.say(conversation, words.text, words.kind);
  }

  discard(conversation, id) {
    conversation.pending.delete(id);
    this.chat.tell('pending', conversation);
  }

  /** All that could not be sent, in its order. */
  againAll(conversation) {
    for (const { id } of failedIn(conversation)) this.again(conversation, id);
  }

  discardAll(conversation) {
    for (const { id } of failedIn(conversation)) this.discard(conversation, id);
  }

  /** A request whose answer is shown where it was asked. */
  async ask(request, conversation = this.chat.current) {
    if (request.type === 'nick') this.clock.clearTimeout(this.timer);
    try {
      this.tellAnswer(await this.connection.request(request), request, conversation);
    } catch (error) {
      this.tellError(error, conversation);
    }
  }

  tellAnswer(answer, request, conversation) {
    const note = (kind, more) => this.chat.note(conversation, this.clock.now(), kind, more);
    if (answer.type === 'whois') note('whois', { who: answer });
    else if (answer.type === 'names') note('names', { room: answer.room, count: answer.count, members: answer.members });
    else if (answer.type === 'masks') note('note', { text: banned(answer) });
    else if (answer.type === 'nick') this.tookNick(answer.nick, note);
    else if (request.type === 'invite') note('note', { text: `You invited ${request.nick}.` });
    else if (request.type === 'away') this.tellAway(request.reason, note);
  }

  tookNick(nick, note) {
    this.wanted = nick;
    this.remember('nick', nick);
    if (this.chat.current?.kind !== 'room') note('note', { text: `You are now ${nick}.` });
  }

  tellAway(reason, note) {
    this.chat.away = reason || null;
    this.chat.tell('me');
    note('note', { text: reason ? `Your status is away: ${reason}` : 'You are back.' });
  }

  tellError(error, conversation) {
    // There it can be mended at once.
    if (error.code === 'ACCOUNT_NEEDED') return this.chat.note(conversation ?? null, this.clock.now(), 'owned', { text: explain(error), nick: '' });
    if (error.code === 'NICK_OWNED') return this.chat.note(conversation ?? null, this.clock.now(), 'owned', { text: explain(error), nick: error.about?.nick ?? '' });
    return this.chat.note(conversation ?? null, this.clock.now(), 'error', { text: explain(error) });
  }

  /** Whom one can't write to is told where one was, and there is no conversation with nobody. */
  write(nick, text, from) {
    const direct = this.talkTo(nick);
    this.say(direct, text, 'message', (error) => {
      const back = error.code !== 'LOST' && this.takeBack(direct, from, `Not sent. ${explain(error)}`);
      // A phone has no key that would bring it back.
      if (back) this.page.show('typed', { conversation: from, text: `/msg ${nick} ${text}` });
      return back;
    });
  }

  async lookFor(nick, from) {
    const direct = this.talkTo(nick);
    try {
      await this.connection.request({ type: 'whois', nick });
    } catch (error) {
      if (error.code !== 'LOST') this.takeBack(direct, from, explain(error));
    }
  }

  /** @returns {boolean} whether that was a conversation in which nothing was said */
  takeBack(direct, from, text) {
    if (direct.items.length > 0) return false;
    const open = [...this.chat.conversations.values()];
    if (!open.includes(direct)) return true;
    const was = this.chat.current === direct;
    this.chat.close(direct);
    const back = open.includes(from) ? from : null;
    if (was && back) {
      this.chat.show(back);
      // One was away for no longer than the answer took.
      back.marker = null;
    }
    this.chat.note(back, this.clock.now(), 'error', { text });
    return true;
  }

  talkTo(nick) {
    const direct = this.chat.open('direct', nick);
    this.chat.show(direct);
    return direct;
  }

  /** The result comes where the question stands, when it is done. */
  async task(task, args, conversation) {
    const now = this.clock.now();
    const item = this.chat.note(conversation, now, 'task', { task: task ?? '', arguments: args ?? '', state: 'running', text: '' });
    try {
      const answer = await this.connection.request({ type: 'task', ...(task && { task }), ...(args && { arguments: args }) });
      if (answer.type === 'tasks') Object.assign(item, { state: 'list', tasks: answer.tasks });
      else Object.assign(item, { state: answer.done ? 'done' : 'failed', text: String(answer.text ?? answer.kind ?? '') });
    } catch (error) {
      Object.assign(item, { state: 'failed', text: explain(error) });
    }
    this.chat.changed(conversation, item);
  }

  quit(reason) {
    this.inside = false;
    this.connection.request({ type: 'bye', ...(reason && { reason }) }).catch(() => {});
    this.page.show('quit');
  }
}

function failedIn(conversation) {
  return [...conversation.pending.values()].filter(({ failed }) => failed !== null);
}

function waitingIn(conversation) {
  return [...conversation.pending.values()].filter(({ waits }) => waits);
}

function whyNotSent(error) {
  if (error.code !== 'LOST') return `Not sent. ${explain(error)}`;
  return error.message === 'there is no connection'
    ? NO_CONNECTION
    : 'Perhaps not sent: the connection was lost before the server confirmed it.';
}

/**
 * @param {number} seconds
 * @returns {string} "3 minutes"
 */
export function duration(seconds) {
  if (seconds < 60) return counted(Math.round(seconds), 'second');
  if (seconds < 3600) return counted(Math.round(seconds / 60), 'minute');
  if (seconds < 86400) return counted(Math.round(seconds / 3600), 'hour');
  return counted(Math.round(seconds / 86400), 'day');
}

/**
 * @param {string} hash of the address, with or without #
 * @param {string} query of the address
 * @returns {?string} the room that the address asks for
 */
export function roomInAddress(hash, query) {
  const asked = new URLSearchParams(query).get('room') || decoded(hash.replace(/^#/u, ''));
  return asked ? asked.replace(/^#/u, '') : null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {string[]} rooms
 * @param {?string} wanted one that is to be among them
 * @returns {string[]}
 */
export function withRoom(rooms, wanted) {
  return wanted && !rooms.some((room) => fold(room) === fold(wanted)) ? [wanted, ...rooms] : rooms;
}

function banned({ room, masks }) {
  const who = masks.map(({ mask, by }) => `${apart(mask.replace(/!\*@\*$/u, ''))} (by ${apart(by)})`).join(', ');
  return who ? `Banned from #${room}: ${who}.` : `Nobody is banned from #${room}.`;
}
