// How it stands with the connection: said in words while anything is not as it should be.

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
      const lost = `${before ? 'Connection lost' : 'The server can’t be reached'}${state.why ? ` (${state.why})` : ''}`;
      return { text: online ? `${lost}; trying again in ${seconds} s.` : `${lost}; this computer is offline.`, button: 'Try now', level: 'bad' };
    }
    case 'closed':
      return { text: `Disconnected${state.why ? `: ${state.why}` : ''}`, button: 'Connect again', level: 'bad' };
    default:
      return { text: 'Not connected', button: null, level: 'busy' };
  }
}
