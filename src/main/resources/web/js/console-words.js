// What happened in a room, in a few words. Pure.

import { counted, plainReason } from './text.js';
import { cutAt } from './words.js';

const DOINGS = {
  join: () => 'joined',
  leave: ({ text }) => because('left', text),
  quit: ({ text, cause }) => (cause ? because('was disconnected', plainReason(text)) : because('quit', text)),
  kick: ({ who, text }) => because(`kicked ${who}`, text),
  nick: ({ newNick }) => `is now ${newNick}`,
  topic: ({ text }) => (text ? `set the topic: ${text}` : 'removed the topic'),
  invite: ({ who }) => `invited ${who}`,
  profile: ({ text }) => (text ? `is away: ${text}` : 'is back, or changed their profile'),
  mode: ({ text }) => text || 'changed the rules',
};

/**
 * @param {{kind: string, text?: string}} event as the server sends it
 * @returns {{said: boolean, text: string}} whether these are somebody's own words; if not, the text goes on after the nick
 */
export function words(event) {
  const doing = Object.hasOwn(DOINGS, event.kind) ? DOINGS[event.kind] : null;
  if (doing) return { said: false, text: doing(event) };
  // Between marks, as at the line door: without them it could say what the server says, that somebody quit.
  if (event.kind === 'action') return { said: true, text: `*${event.text ?? ''}*` };
  return { said: true, text: event.text ?? '' };
}

/** More of one text is of no use among others, and a browser's work with it can grow with the square of its length. */
export const SHOWN_CHARACTERS = 2_000;

/**
 * @param {string} text
 * @returns {string} its beginning, with its length, if it is very long
 */
export function shortened(text) {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, cutAt(text, SHOWN_CHARACTERS))} … (${counted(text.length, 'character')})`;
}

function because(what, why) {
  return why ? `${what}: ${why}` : what;
}
