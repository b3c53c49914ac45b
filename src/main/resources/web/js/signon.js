// Signing on elsewhere: the browser leaves for the provider, and comes back with the outcome behind the # of the address. What one is logged in by then is fetched
// once, and stands in no address.

import { explain } from './refusals.js';

const OUTCOME = /^#signon=([A-Z_]{1,40})$/u;

/** What only the way there and back can say; the rest is what the server says of accounts. */
const SENTENCES = {
  UNAVAILABLE: 'Signing on does not work at the moment: try again later.',
  REFUSED: 'You were not signed on.',
  EXPIRED: 'That took too long, or began in another browser: try again.',
};

export class SignOn {
  /**
   * @param {object} parts
   * @param {import('./login.js').Login} parts.login
   * @param {{load: (name: string, otherwise: any) => any, save: (name: string, value: any) => void}} parts.tab what is kept for this tab
   * @param {string} parts.device by which its owner knows this browser
   * @param {(address: string) => Promise<Response>} parts.get
   */
  constructor({ login, tab, device, get }) {
    Object.assign(this, { login, tab, device, get });
    this.outcome = null;
  }

  /**
   * @param {string} hash of the address
   * @returns {boolean} whether one comes back from there, which is to be taken out
   */
  take(hash) {
    this.outcome = OUTCOME.exec(hash)?.[1] ?? null;
    return this.outcome !== null;
  }

  /** @returns {Promise<?string>} why one is not logged in, in a sentence; null if one is, or does not come from there */
  async finish() {
    const { outcome } = this;
    this.outcome = null;
    if (outcome === null) return null;
    if (outcome !== 'DONE') return SENTENCES[outcome] ?? explain({ code: outcome, message: '' });
    try {
      const answer = await this.get(`signon/token?device=${encodeURIComponent(this.device)}`);
      if (!answer.ok) return SENTENCES.EXPIRED;
      const { account, secret, token } = await answer.json();
      this.login.keep({ account, secret, token });
      this.tab.save('out', false);
      return null;
    } catch {
      return SENTENCES.UNAVAILABLE;
    }
  }
}
