// All that the page knows: who one is, the conversations, what was said. What the server sends changes it, in order; views
// are told what has changed. Plain data, no document, no clock: times come from the server or are passed in.

import { Conversation } from './conversation.js';
import { contain } from './faults.js';
import { put, wellFormed } from './happenings.js';
import { arrives } from './mail.js';
import { fold, same } from './names.js';
import { breakOff, collect, expect, giveUp, isInFlight, showHole, takeIn } from './past.js';
import { changed, propertiesIn } from './properties.js';
import { Quiet } from './quiet.js';
import { explain } from './refusals.js';
import { withChange } from './rules.js';
import { Run, isSpeech } from './run.js';
import { killedText } from './text.js';

/** In the place of the reason for being away: that words wait for somebody who is not here. */
const WAITS = Symbol('waits');

/** Characters kept in all conversations together. */
export const KEPT_CHARACTERS_IN_ALL = 16_000_000;

/**
 * What listeners are told.
 * @typedef {'me' | 'list' | 'current' | 'room' | 'members' | 'items' | 'pending' | 'said' | 'hole'
 *   | 'past' | 'renumbered' | 'quiet'} Change
 *   me: nick, away. list: conversations, unread. current: another one is shown. room: topic, joined or not. items: some are
 *   new, changed or gone. said: somebody else's words, with the item. hole: something of a room did not arrive. past: what can be
 *   fetched of it, or is being fetched. renumbered: items have other numbers. quiet: whom one ignores, which rooms are muted.
 */

export class Chat {
  /** @param {Quiet} [quiet] whom one ignores, which rooms are muted */
  constructor(quiet = new Quiet()) {
    this.quiet = quiet;
    this.nick = '';
    /** The account that one is logged in to. */
    this.account = null;
    /** What the server tells of accounts; null if it has none. */
    this.accounts = null;
    this.away = null;
    this.server = '';
    /** When the server was started, if it tells. */
    this.started = undefined;
    this.limits = {};
    this.tasks = [];
    /** @type {Map<string, {id: string, seq: number}>} where one was in rooms before the page was loaded; by folded name */
    this.places = new Map();
    /** @type {Map<string, Conversation>} */
    this.conversations = new Map();
    /** @type {Conversation | null} */
    this.current = null;
    /** For what is told to somebody who is in no conversation; not among the conversations. */
    this.home = new Conversation('home', '');
    /** Whether somebody looks at the page. */
    this.watched = true;
    this.listeners = [];
    this.characters = 0;
  }

  /** @param {(change: Change, conversation: ?Conversation, item: ?object) => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  tell(change, conversation = null, item = null) {
    for (const listener of this.listeners) contain('Something that has happened could not be shown.', () => listener(change, conversation, item));
  }

  /**
   * @param {string} nick
   * @returns {boolean}
   */
  isMe(nick) {
    return same(nick, this.nick);
  }

  /** @returns {Conversation | undefined} */
  room(name) {
    return this.conversations.get(`room ${fold(name)}`);
  }

  /** @returns {Conversation | undefined} */
  direct(nick) {
    return this.conversations.get(`direct ${fold(nick)}`);
  }

  /**
   * @param {'room' | 'direct'} kind
   * @param {string} name
   * @returns {Conversation} the one there is, or a new one
   */
  open(kind, name) {
    const key = `${kind} ${fold(name)}`;
    let conversation = this.conversations.get(key);
    if (!conversation) {
      conversation = new Conversation(kind, name);
      this.conversations.set(key, conversation);
      this.tell('list', conversation);
    }
    return conversation;
  }

  /** @param {Conversation} conversation that is not wanted any more */
  close(conversation) {
    const order = this.ordered();
    const at = order.indexOf(conversation);
    this.conversations.delete(`${conversation.kind} ${fold(conversation.name)}`);
    this.characters -= conversation.characters;
    if (this.current === conversation) this.show(order[at + 1] ?? order[at - 1] ?? null);
    this.tell('list');
  }

  /** @returns {Conversation[]} as the list shows them: rooms, then people, by name */
  ordered() {
    const byName = (a, b) => a.name.localeCompare(b.name, undefined, { sensitivity: 'base', numeric: true });
    const all = [...this.conversations.values()];
    return [
      ...all.filter((one) => one.kind === 'room').sort(byName),
      ...all.filter((one) => one.kind === 'direct').sort(byName),
    ];
  }

  /** @param {?Conversation} conversation that is to be shown */
  show(conversation) {
    if (this.current === conversation) return;
    this.current?.stopReading();
    this.current = conversation;
    // What was told at home is of no use when one comes home again.
    this.clear(this.home);
    if (this.watched) conversation?.read();
    this.tell('current', conversation);
    this.tell('list');
  }

  /** @param {boolean} watched whether somebody looks at the page now */
  setWatched(watched) {
    if (this.watched === watched) return;
    this.watched = watched;
    if (!this.current) return;
    if (watched) this.current.read();
    else if (!this.current.hasMarker) this.current.stopReading();
    this.tell('items', this.current);
    this.tell('list');
  }

  /** @returns {Conversation} what stands in the middle of the page */
  get shown() {
    return this.current ?? this.home;
  }

  /** @returns {{unread: number, mentions: number}} of all conversations */
  totals() {
    const totals = { unread: 0, mentions: 0 };
    for (const one of this.conversations.values()) {
      totals.unread += one.unread;
      totals.mentions += one.mentions;
    }
    return totals;
  }

  /**
   * @param {Conversation} conversation
   * @param {object} data
   * @returns {object} the item
   */
  append(conversation, data) {
    const item = this.weigh(conversation, () => conversation.append(data));
    this.count(conversation, item);
    this.tell('items', conversation, item);
    return item;
  }

  /** Does something to a conversation's items, and sees to the limit of all of them together. */
  weigh(conversation, run) {
    const before = conversation.characters;
    const done = run();
    this.characters += conversation.characters - before;
    while (this.characters > KEPT_CHARACTERS_IN_ALL) this.dropFromLargest();
    return done;
  }

  /** @returns {import('./happenings.js').Viewer} oneself, in a conversation */
  viewer(conversation) {
    return { nick: this.nick, ignores: (nick) => this.quiet.ignores(nick), knows: (folded) => conversation.knows(folded), deletions: conversation.deletions };
  }

  dropFromLargest() {
    const largest = [...this.conversations.values()].reduce((a, b) => (a.characters >= b.characters ? a : b));
    const before = largest.characters;
    // A tenth at once, so that the search is rare.
    for (let left = Math.ceil(largest.items.length / 10); left > 0; left--) largest.drop();
    this.characters += largest.characters - before;
    this.tell('items', largest);
  }

  /** A line of ours, for this reader alone. */
  note(conversation, time, kind, more) {
    return this.append(conversation ?? this.shown, { kind, time, ...more });
  }

  changed(conversation, item) {
    this.tell('items', conversation, item);
  }

  /** @param {Conversation} conversation whose window is to be empty */
  clear(conversation) {
    if (!conversation || conversation.items.length === 0) return;
    this.characters -= conversation.characters;
    conversation.clear();
    this.tell('items', conversation);
  }

  /** Own words are in their place now: they are not in flight any more, also where the answer to them was lost. */
  settleWords(conversation, event) {
    settle(this, conversation, event.id);
    if (!event.past || !this.isMe(event.nick)) return;
    const words = [...conversation.pending.values()].find((one) => isInFlight(one, event));
    if (words) settle(this, conversation, words.id);
  }

  count(conversation, item) {
    if (!isSpeech(item) || item.own || (conversation === this.current && this.watched) || this.isMuted(conversation)) return;
    conversation.unread++;
    if (item.mention) conversation.mentions++;
    this.tell('list');
  }

  isMuted(conversation) {
    return conversation.kind === 'room' && this.quiet.mutes(conversation.name);
  }

  /**
   * @param {Conversation} room that is to count nothing, or to count again
   * @param {boolean} on
   */
  mute(room, on) {
    this.quiet.mute(room.name, on);
    if (on) [room.unread, room.mentions] = [0, 0];
    this.tell('quiet');
    this.tell('list', room);
    this.tell('room', room);
  }

  /**
   * @param {string} nick of somebody who is to be heard no more, or again
   * @param {boolean} on
   */
  ignore(nick, on) {
    this.quiet.ignore(nick, on);
    this.tell('quiet');
    this.tell('members', this.current);
  }

  /**
   * The connection is gone, and with it one's place in all rooms.
   * @param {number} time since when nothing was heard
   */
  lost(time) {
    for (const one of this.conversations.values()) {
      if (one.joined) one.lostAt ??= time;
      giveUp(one, time);
      if (one.kind === 'room') one.joined = false;
      this.tell('room', one);
    }
  }

  /**
   * @param {object} message of the server
   * @param {number} now
   */
  receive(message, now) {
    if (!Object.hasOwn(MESSAGES, message.type)) return;
    try {
      MESSAGES[message.type](this, message, now);
    } catch (error) {
      console.error('This could not be shown:', message, error);
      const where = typeof message.room === 'string' ? this.room(message.room) : null;
      this.note(where, now, 'error', { text: 'An event could not be shown. The browser’s console has the cause.' });
    }
  }
}

/** What to do with each type of message; others are ignored. */
const MESSAGES = {
  hello(chat, message) {
    chat.nick = message.nick;
    chat.away = null;
    chat.account = message.account ?? null;
    chat.accounts = message.accounts ?? null;
    chat.server = message.server;
    chat.limits = message.limits ?? {};
    chat.tasks = message.tasks ?? [];
    startedAnew(chat, message.started);
    chat.tell('me');
  },

  nick(chat, message) {
    chat.nick = message.nick;
    chat.tell('me');
  },

  login: becomeOwner,
  register: becomeOwner,

  logout(chat, message) {
    chat.nick = message.nick;
    chat.account = null;
    chat.tell('me');
  },

  joined(chat, message, now) {
    const room = chat.open('room', message.room);
    room.name = message.room;
    room.joined = true;
    room.seq = message.seq;
    room.shownTo = 0;
    expect(chat, room, message);
    room.topic = message.topic ?? null;
    room.properties = propertiesIn(message);
    room.modes = { ...message.modes, ...(message.owner && { owner: message.owner }) };
    room.members.replace(message.members ?? [], message.count);
    if (room.items.length === 0) room.founded = message.count === 1 && (!room.kept || message.seq <= 1);
    showGap(chat, room, now);
    if (room.anew && !room.kept) chat.append(room, { kind: 'note', time: now, text: 'The server was restarted: earlier topics, rules, bans and operators are gone.' });
    room.anew = false;
    if (room.kept) chat.tell('past', room);
    else showBackIn(chat, room, now);
    chat.tell('room', room);
    chat.tell('members', room);
  },

  left(chat, message, now) {
    const room = chat.room(message.room);
    if (!room) return;
    room.joined = false;
    breakOff(room);
    room.members.clear();
    const kicked = message.kind === 'kick';
    const banned = kicked && room.bannedBy !== null && same(room.bannedBy, message.nick ?? '');
    room.out = chat.append(room, { kind: 'left', time: now, kicked, banned, nick: message.nick, text: message.text ?? '' });
    chat.tell('room', room);
    chat.tell('members', room);
  },

  event(chat, event, now) {
    const room = chat.room(event.room);
    if (!room || collect(room, event) || !isNext(chat, room, event.seq, now)) return;
    if (typeof event.msgid === 'string') room.seen = { id: event.msgid, seq: event.seq };
    if (!Object.hasOwn(EVENTS, event.kind)) return;
    const formed = wellFormed(event, now);
    EVENTS[event.kind](chat, room, formed, now);
  },

  /** What programs have told programs has a number all the same. */
  passed(chat, message, now) {
    const room = chat.room(message.room);
    if (room && !collect(room, message)) isNext(chat, room, message.seq, now);
  },

  /** Numbers of a room that nobody has any more. */
  gap(chat, message, now) {
    const room = chat.room(message.room);
    if (!room || collect(room, message) || !(message.to > room.seq)) return;
    const { seq } = room;
    room.seq = message.to;
    showHole(chat, room, seq + 1, message.to, 'lost', now);
  },

  fellBehind(chat, message) {
    const room = chat.room(message.room);
    if (!room || room.catching) return;
    room.catching = { isLive: true };
    chat.tell('past', room);
  },

  caughtUp(chat, message, now) {
    const room = chat.room(message.room);
    if (!room?.catching) return;
    if (room.catching.isLive) room.catching = null;
    else takeIn(chat, room, message, now);
    showBackIn(chat, room, now);
    chat.tell('past', room);
  },

  /** To those who look after a room. */
  storing(chat, message, now) {
    chat.note(chat.room(message.room), now, message.works ? 'note' : 'error', { text: `${message.text}.` });
  },

  direct(chat, sent, now) {
    const message = wellFormed(sent, now);
    // One's other devices say something, too.
    const own = message.id !== undefined || (chat.isMe(message.nick) && !chat.isMe(message.to ?? '')) || (message.past !== undefined && fold(message.nick) !== message.past);
    if (!own && chat.quiet.ignores(message.nick)) return hideDirect(chat, message, now);
    const conversation = chat.open('direct', own ? message.to : message.nick);
    conversation.gone = false;
    showGap(chat, conversation, now);
    settle(chat, conversation, message.id);
    // Who talks to himself gets it twice: once as the sender, once as the receiver.
    if (!own && chat.isMe(message.nick)) return;
    if (arrives(conversation, message)) return;
    // Its end is fetched again, with this in it.
    if (conversation.kept && conversation.detached) return own ? undefined : chat.count(conversation, { kind: 'message', mention: true });
    if (own && chat.watched && conversation === chat.current) conversation.marker = null;
    const { time, kind = 'message', nick, text, msgid } = message;
    const place = msgid !== undefined && conversation.kept ? { msgid, seq: time, last: time } : {};
    const item = chat.append(conversation, { time, kind, nick, text, ...place, mention: !own, own: own || chat.isMe(nick) });
    if (!own) chat.tell('said', conversation, item);
    if (message.away !== undefined && message.away !== conversation.awayShown) {
      chat.append(conversation, { kind: 'note', time: now, text: `${message.to} is away: ${message.away}` });
    }
    if (message.waits === true && conversation.awayShown !== WAITS) {
      chat.append(conversation, { kind: 'note', time: now, text: `${message.to} is not here: what you write is kept, and shown when they come back.` });
    }
    conversation.awayShown = message.waits === true ? WAITS : (message.away ?? null);
    return undefined;
  },

  /** One has read something, here or elsewhere. */
  mark(chat, message) {
    const direct = message.with === undefined ? undefined : chat.direct(message.with);
    if (!direct || !Number.isFinite(message.read)) return;
    direct.marked = Math.max(direct.marked, message.read);
    if (direct.marked < direct.seq || direct.unread === 0) return;
    [direct.unread, direct.mentions] = [0, 0];
    chat.tell('list');
  },

  deleted(chat, message) {
    const direct = chat.direct(message.with);
    const item = direct?.deletions.take(direct, { message: message.msgid, nick: message.nick, text: message.text });
    if (item) chat.tell('items', direct, item);
  },

  invited(chat, sent, now) {
    const message = wellFormed(sent, now);
    if (chat.quiet.ignores(message.nick)) return chat.quiet.hide(message.nick);
    return chat.note(null, now, 'invited', { nick: message.nick, room: message.room });
  },

  announcement(chat, message, now) {
    const { nick, text } = wellFormed(message, now);
    chat.note(null, now, 'announcement', { nick, text });
  },

  killed(chat, message, now) {
    chat.note(null, now, 'error', { text: killedText(message) });
  },

  error(chat, message, now) {
    // With an id it is an answer, and who asked tells of it.
    if (message.id !== undefined) return;
    if (message.code === 'NICK_OWNED') chat.note(null, now, 'owned', { text: `The name ${message.subject} belongs to an account, and its owner is here now: your name is ${chat.nick}.`, nick: message.subject });
    else chat.note(null, now, 'error', { text: explain({ code: message.code, message: message.text, about: message }) });
  },
};

function becomeOwner(chat, message) {
  chat.nick = message.nick;
  chat.account = message.account;
  chat.tell('me');
}

const EVENTS = {
  message: speech,
  action: speech,
  notice: speech,

  join(chat, room, event) {
    room.members.add(event.member ?? { nick: event.nick });
    showEvent(chat, room, event);
    chat.tell('members', room);
    const direct = chat.direct(event.nick);
    if (direct) direct.gone = false;
  },

  leave(chat, room, event) {
    room.members.remove(event.nick);
    showEvent(chat, room, event);
    chat.tell('members', room);
  },

  quit(chat, room, event) {
    EVENTS.leave(chat, room, event);
    const direct = chat.direct(event.nick);
    if (direct && !direct.gone) {
      direct.gone = true;
      showEvent(chat, direct, { ...event, seq: undefined });
    }
  },

  kick(chat, room, event) {
    room.members.remove(event.who);
    showEvent(chat, room, event);
    chat.tell('members', room);
  },

  nick(chat, room, event, now) {
    room.members.rename(event.nick, event.newNick);
    if (chat.quiet.rename(event.nick, event.newNick)) {
      chat.note(room, now, 'note', { text: `${event.nick}, whom you ignore, is now ${event.newNick}; /unignore ${event.newNick} shows their messages again.` });
    }
    showEvent(chat, room, event);
    chat.tell('members', room);
    renameDirect(chat, event);
  },

  topic(chat, room, event) {
    room.topic = event.text ? { text: event.text, by: event.nick, time: event.time } : null;
    showEvent(chat, room, event);
    chat.tell('room', room);
  },

  mode(chat, room, event) {
    for (const change of event.changes ?? []) {
      if (change.role) room.members.setRole(change.who, change.role, change.granted);
      room.modes = withChange(room.modes, change);
      if (change.list === 'ban' && chat.isMe(change.mask.replace(/!\*@\*$/u, ''))) room.bannedBy = change.added ? event.nick : null;
    }
    showEvent(chat, room, event);
    chat.tell('room', room);
    chat.tell('members', room);
  },

  properties(chat, room, event) {
    room.properties = changed(room.properties, event.properties);
    showEvent(chat, room, event);
    chat.tell('room', room);
  },

  invite: showEvent,

  /** Nothing new is there to see, and nobody has to be told of it. */
  redact(chat, room, event) {
    const item = chat.weigh(room, () => put(room, event, chat.viewer(room)));
    if (item) chat.tell('items', room, item);
  },

  profile(chat, room, event) {
    if (!event.member) return;
    room.members.update(event.member);
    if (chat.isMe(event.member.nick)) {
      chat.away = event.member.away ?? null;
      chat.tell('me');
    }
    chat.tell('members', room);
  },
};

/**
 * @returns {boolean} whether that is the room's next event; if numbers are missing before it, that is shown
 */
function isNext(chat, room, seq, now) {
  if (!Number.isSafeInteger(seq)) return true;
  // What the snapshot included already is not told twice.
  if (seq <= room.seq) return false;
  const before = room.seq;
  room.seq = seq;
  if (seq > before + 1) showHole(chat, room, before + 1, seq - 1, room.kept ? 'more' : 'unarrived', now);
  return true;
}

function speech(chat, room, event) {
  chat.settleWords(room, event);
  const item = showEvent(chat, room, event);
  if (item && isSpeech(item) && !item.own) chat.tell('said', room, item);
}

/** What is to be seen of an event comes at the end, if the end is held, and counts in any case. */
function showEvent(chat, conversation, event) {
  if (event.seq <= conversation.shownTo) return null;
  const run = conversation.detached ? new Run() : conversation;
  // Whoever speaks has read what was new.
  if (chat.isMe(event.nick) && isSpeech(event) && chat.watched && conversation === chat.current) conversation.marker = null;
  const before = run.next;
  const item = chat.weigh(conversation, () => put(run, event, chat.viewer(conversation)));
  if (!item) return null;
  if (run !== conversation || item.n >= before) chat.count(conversation, item);
  chat.tell('items', conversation, run === conversation ? item : null);
  return item;
}

/** They open no conversation; in one that is open there is a hint. */
function hideDirect(chat, message, now) {
  const conversation = chat.direct(message.nick);
  chat.quiet.hide(message.nick);
  if (conversation) showEvent(chat, conversation, { time: message.time ?? now, nick: message.nick, kind: 'message', text: '' });
}

/** Own words are in their place now: they are not in flight any more. */
function settle(chat, conversation, id) {
  if (id !== undefined && conversation.pending.delete(id)) chat.tell('pending', conversation);
}

function showGap(chat, conversation, now) {
  if (conversation.lostAt === null) return;
  const from = Math.min(conversation.lostAt, now);
  conversation.lostAt = null;
  chat.append(conversation, { kind: 'gap', time: now, from, to: now });
}

/** What a server keeps of its rooms it keeps in memory. */
function startedAnew(chat, started) {
  if (started !== undefined && chat.started !== undefined && started !== chat.started) {
    for (const one of chat.conversations.values()) one.anew = one.kind === 'room';
  }
  chat.started = started ?? chat.started;
}

/** One had to go and is in again: the button that led here is of no more use. */
function showBackIn(chat, room, now) {
  if (!room.out) return;
  room.out.over = true;
  chat.changed(room, room.out);
  room.out = null;
  room.bannedBy = null;
  chat.append(room, { kind: 'note', time: now, text: 'You joined again.' });
}

/** Who has another name now is the same person. */
function renameDirect(chat, { nick, newNick }) {
  const direct = chat.direct(nick);
  if (!direct || chat.direct(newNick) === direct) return;
  if (chat.direct(newNick)) return;
  chat.conversations.delete(`direct ${fold(nick)}`);
  direct.name = newNick;
  chat.conversations.set(`direct ${fold(newNick)}`, direct);
  chat.tell('list');
  chat.tell('room', direct);
}
