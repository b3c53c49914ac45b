// What one can do about one's account, as entries of one's own menu.

import { askForNewPassword, askToLogIn, askToRegister, showDevices } from './view-accounts.js';

export class AccountMenu {
  /**
   * @param {object} parts
   * @param {import('./accounts.js').Accounts} parts.accounts
   * @param {import('./chat.js').Chat} parts.chat
   * @param {import('./invitation.js').Invitation} parts.invitation
   * @param {(text: string) => void} parts.tell
   * @param {() => void} parts.leave told when one has logged out
   */
  constructor({ accounts, chat, invitation, tell, leave }) {
    Object.assign(this, { accounts, chat, invitation, tell, leave });
  }

  /** @returns {{label: string, run: () => void}[]} what can be done now */
  entries() {
    const { accounts, chat } = this;
    if (chat.account !== null) {
      return [
        { label: 'Your devices and tokens', run: () => showDevices(accounts) },
        { label: 'Change password', run: () => this.askForNewPassword() },
        { label: 'Log out', run: () => this.logOut() },
      ];
    }
    return [
      ...(accounts.arePossible ? [{ label: 'Log in', run: () => this.askToLogIn('') }] : []),
      ...(accounts.canRegister ? [{ label: 'Create an account', run: () => this.askToRegister() }] : []),
    ];
  }

  /** @returns {Record<string, () => void>} the same for who types commands, who may be told that it can't be done */
  shows({ account = '' }) {
    const owner = (run) => () => (this.chat.account === null ? this.tell('You are not logged in: /login does that.') : run());
    return {
      login: () => this.askToLogIn(account),
      register: () => this.askToRegister(),
      logout: owner(() => this.logOut()),
      password: owner(() => this.askForNewPassword()),
      tokens: owner(() => showDevices(this.accounts)),
    };
  }

  /** @returns {?string} why nobody can log in now, in a sentence */
  get fault() {
    const { account, accounts } = this.chat;
    if (account !== null) return `You are logged in as ${account} already: /logout ends that.`;
    if (accounts === null) return 'This server keeps no accounts.';
    return accounts.secrets ? null : 'Passwords are taken only over an encrypted connection: the page’s address has to begin with https.';
  }

  /** @param {string} account that is suggested */
  askToLogIn(account) {
    if (this.fault) return this.tell(this.fault);
    return askToLogIn(account, (name, password) => this.accounts.logIn(name, password), () => this.tell(`You are logged in as ${this.chat.account}.`));
  }

  askToRegister() {
    const fault = this.fault ?? (this.accounts.canRegister ? null : 'Nobody can register here: ask the operator of the server for an account.');
    if (fault) return this.tell(fault);
    const invitation = this.accounts.wantsInvitation ? this.invitation.code : null;
    const register = (name, password, invite) => this.accounts.register(name, password, invite);
    return askToRegister({ nick: this.chat.nick, invitation }, register, () => {
      this.invitation.forget();
      this.tell(`You have an account now, and are logged in as ${this.chat.account}.`);
    });
  }

  askForNewPassword() {
    askForNewPassword(this.chat.account, (old, fresh) => this.accounts.changePassword(old, fresh), () => this.tell('Your password is changed. All other devices are logged out; tokens for programs stay: “Your devices and tokens” shows them.'));
  }

  async logOut() {
    try {
      await this.accounts.logOut();
      this.leave();
    } catch {
      this.tell('You could not be logged out: there is no connection to the server now.');
    }
  }
}
