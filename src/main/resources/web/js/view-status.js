// How it stands with the connection: said in words while anything is not as it should be.

import { killedText } from './text.js';

/** Why the server has ended it; what it says of itself is for its log. */
const ENDS = {
  TOO_SLOW: 'The server closed the connection: this page could not keep up with the messages',
  IDLE: 'The server closed the connection: it heard nothing from this page for too long',
  PING_TIMEOUT: 'The server closed the connection: this page did not answer for too long',
  SERVER_FULL: 'The server is full',
  DOOR_FULL: 'This door of the server is full',
  ADDRESS_FULL: 'The server takes no more connections from your address',
  BANNED: 'You are banned from this server',
  SUSPENDED: 'Your account was suspended',
  ACCOUNT_DELETED: 'Your account was deleted',
  PASSWORD_CHANGED: 'The password of your account was changed',
  LOGIN_EXPIRED: 'Your login has expired',
  INTERNAL_ERROR: 'The server made a mistake and closed the connection',
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
 * @param {{now: number, online: boolean, before: boolean, arriving?: boolean}} around before: whether one was in before;
 *   arriving: whether the server has not let one in yet, or not into all rooms of before
 * @returns {{text: string, button: ?string, level: 'good' | 'busy' | 'bad'}}
 */
export function statusOf(state, { now, online, before, arriving = false }) {
  switch (state.name) {
    case 'open':
      if (arriving) return { text: before ? 'Connected; joining your rooms …' : 'Joining …', button: null, level: 'busy' };
      return { text: 'Connected', button: null, level: 'good' };
    case 'connecting':
      return { text: before ? 'Reconnecting …' : 'Connecting …', button: null, level: 'busy' };
    case 'waiting': {
      const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1000));
      const lost = ended(state) ?? `${before ? 'Connection lost' : 'The server can’t be reached'}${state.why ? ` (${state.why})` : ''}`;
      if (state.refusal && online) return { text: `${state.refusal} Trying again in ${seconds} s.`, button: 'Try now', level: 'bad' };
      return { text: online ? `${lost}; trying again in ${seconds} s.` : `${lost}; this computer is offline.`, button: 'Try now', level: 'bad' };
    }
    case 'closed':
      return { text: state.killed ? killedText(state.killed) : `Disconnected${state.why ? `: ${state.why}` : ''}`, button: 'Reconnect', level: 'bad' };
    default:
      return { text: 'Not connected', button: null, level: 'busy' };
  }
}
