// How it stands with the connection: said in words while anything is not as it should be.

import { killedText } from './text.js';

/** Why the server has ended it; what it says of itself is for its log. */
const ENDS = {
  TOO_SLOW: 'The server has hung up: this page could not keep up with what was said',
  IDLE: 'The server has hung up: it had heard nothing from this page for too long',
  PING_TIMEOUT: 'The server has hung up: it had no answer from this page for too long',
  SERVER_FULL: 'The server is full',
  DOOR_FULL: 'This door of the server is full',
  ADDRESS_FULL: 'The server takes no more connections from your address',
  INTERNAL_ERROR: 'The server made a mistake and has hung up',
};

/**
 * @param {{reason: string, tries: number}} state of a connection that is lost
 * @returns {?string} why, if the server has told
 */
export function ended({ reason, tries }) {
  if (reason === 'SHUTDOWN') return tries > 1 ? 'The server is down' : 'The server is going down';
  return Object.hasOwn(ENDS, reason) ? ENDS[reason] : null;
}

/**
 * @param {import('./connection.js').LinkState} state
 * @param {{now: number, online: boolean, before: boolean}} around before: whether one was in before
 * @returns {{text: string, button: ?string, level: 'good' | 'busy' | 'bad'}}
 */
export function statusOf(state, { now, online, before }) {
  switch (state.name) {
    case 'open':
      return { text: 'Connected', button: null, level: 'good' };
    case 'connecting':
      return { text: before ? 'Connecting again …' : 'Connecting …', button: null, level: 'busy' };
    case 'waiting': {
      const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1000));
      const lost = ended(state) ?? `${before ? 'Connection lost' : 'The server can’t be reached'}${state.why ? ` (${state.why})` : ''}`;
      return { text: online ? `${lost}; trying again in ${seconds} s.` : `${lost}; this computer is offline.`, button: 'Try now', level: 'bad' };
    }
    case 'closed':
      return { text: state.killed ? killedText(state.killed) : `Disconnected${state.why ? `: ${state.why}` : ''}`, button: 'Connect again', level: 'bad' };
    default:
      return { text: 'Not connected', button: null, level: 'busy' };
  }
}
