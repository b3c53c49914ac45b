// One's account: getting one, being logged in, and looking after it. Between the connection and the dialogs; shows nothing itself.

import { same } from './names.js';

export class Accounts {
  /**
   * @param {object} parts
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./chat.js').Chat} parts.chat
   * @param {import('./login.js').Login} parts.login what this browser keeps
   * @param {string} parts.device by which its owner knows this browser
   * @param {(nick: string) => void} parts.onNick told which nick one has after logging in
   * @param {(error: Error) => void} parts.onNotStaying told why this browser does not stay logged in
   */
  constructor({ connection, chat, login, device, onNick, onNotStaying }) {
    Object.assign(this, { connection, chat, login, device, onNick, onNotStaying });
  }

  /** @returns {boolean} whether one can log in here at all */
  get arePossible() {
    return this.chat.accounts?.secrets === true;
  }

  /** @returns {boolean} */
  get canRegister() {
    return this.arePossible && this.chat.accounts.register === true;
  }

  /** @returns {?number} the number of the token of this browser, for who looks at the list */
  get own() {
    const { kept } = this.login;
    return kept && this.chat.account !== null && same(kept.account, this.chat.account) ? (kept.token ?? null) : null;
  }

  async logIn(account, password) {
    await this.comeIn({ type: 'login', account, password });
  }

  /** @returns {boolean} whether only those get an account who are invited */
  get wantsInvitation() {
    return this.canRegister && this.chat.accounts.invite === true;
  }

  /** @param {string} invite an invitation; empty for none */
  async register(account, password, invite = '') {
    await this.comeIn({ type: 'register', account, password, ...(invite && { invite }) });
  }

  async comeIn(request) {
    const { nick } = await this.connection.request(request);
    this.onNick(nick);
    await this.stay();
  }

  /** This browser stays logged in: by a token of its own, a new one each time. One that it had before is good for nothing any more. */
  async stay() {
    const before = this.own;
    try {
      const { secret, token } = await this.connection.request({ type: 'makeToken', label: this.device });
      this.login.keep({ account: this.chat.account, secret, token });
      if (before !== null) await this.revoke(before);
    } catch (error) {
      // One is logged in all the same.
      this.onNotStaying(error);
    }
  }

  async changePassword(old, fresh) {
    await this.connection.request({ type: 'password', old, new: fresh });
  }

  /** What this browser was logged in by is revoked, and forgotten. */
  async logOut() {
    const { kept } = this.login;
    const own = this.own !== null;
    await this.connection.request({ type: 'logout', ...(own && { token: kept.secret }) });
    if (own) this.login.forget(kept.secret);
  }

  /** @returns {Promise<{token: number, label: string, made: number, used?: number, expires?: number}[]>} the newest first */
  async tokens() {
    const { tokens } = await this.connection.request({ type: 'tokens' });
    return tokens.reverse();
  }

  /** @returns {Promise<{secret: string}>} for a program, or an app that takes it in the place of the password */
  async makeToken(label) {
    return this.connection.request({ type: 'makeToken', label, lasts: true });
  }

  async revoke(token) {
    await this.connection.request({ type: 'revoke', token });
  }
}
