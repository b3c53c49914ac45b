// What there is to see of a room's events: the same whether it happens now or happened before. Changes nothing but the run of
// items that it is put into.

import { same } from './names.js';
import { mentionsNick } from './words.js';

/** What is taken for a text everywhere, once it is let in here. */
const TEXTS = ['text', 'nick', 'newNick', 'who', 'whom', 'to', 'room', 'msgid', 'message'];

/**
 * What is kept is shown again and again: what no view could show is not let in.
 * @param {object} message
 * @param {number} now
 * @returns {object} the message, with a time
 */
export function wellFormed(message, now) {
  for (const name of TEXTS) {
    if (typeof (message[name] ?? '') !== 'string') throw new TypeError(`${name} is no text`);
  }
  return Number.isFinite(message.time) ? message : { ...message, time: now };
}

/**
 * @typedef {object} Viewer
 * @property {string} nick one's own
 * @property {(nick: string) => boolean} ignores
 * @property {(folded: string) => boolean} knows whether somebody in the room is called so
 * @property {import('./deletions.js').Deletions} deletions what is known of deleted messages of the room
 */

/**
 * @param {import('./run.js').Run} run
 * @param {object} event well-formed
 * @param {Viewer} viewer
 * @returns {?import('./run.js').Item} the item that is new or has changed; null if there is nothing to see
 */
export function put(run, event, viewer) {
  if (event.kind === 'redact') return viewer.deletions.take(run, event);
  if (!Object.hasOwn(KINDS, event.kind)) return null;
  const item = KINDS[event.kind](run, event, viewer);
  if (item && Number.isSafeInteger(event.seq)) {
    item.seq ??= event.seq;
    item.last = event.seq;
  }
  return item;
}

const KINDS = {
  message: speech,
  action: speech,
  notice: speech,
  deleted: (run, { time, nick, was, msgid }, viewer) => (viewer.ignores(nick) ? null : run.append({ kind: 'deleted', was, time, nick, msgid, text: '', ...viewer.deletions.of(msgid) })),
  join: presence,
  leave: presence,
  quit: presence,
  nick: presence,
  kick: (run, { time, nick, who, text = '' }) => run.append({ kind: 'kick', time, nick, who, text }),
  topic: (run, { time, nick, text = '' }) => run.append({ kind: 'topic', time, nick, text }),
  mode: (run, { time, nick, text = '' }) => run.append({ kind: 'mode', time, nick, text }),
  properties: (run, { time, text = '' }) => run.append({ kind: 'note', time, text }),
  // Whoever asked for it has the answer.
  invite: (run, { time, nick, who, whom }, viewer) => (same(nick, viewer.nick) ? null : run.append({ kind: 'note', time, text: `${nick} invited ${whom ?? who}` })),
};

function speech(run, { time, kind, nick, text = '', msgid }, viewer) {
  const own = same(nick, viewer.nick);
  if (!own && viewer.ignores(nick)) return run.hide(time, nick);
  return run.append({ time, kind, nick, text, msgid, mention: !own && mentionsNick(text, viewer.nick, viewer.knows), own });
}

function presence(run, event, viewer) {
  if (viewer.ignores(event.nick) || viewer.ignores(event.newNick)) return null;
  // One knows when one came and went.
  if (event.past && event.kind !== 'nick' && same(event.nick, viewer.nick)) return null;
  return run.fold(event.time, { what: event.kind, nick: event.nick, newNick: event.newNick, text: event.text, cause: event.cause });
}
