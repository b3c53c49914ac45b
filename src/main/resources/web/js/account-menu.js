// What one can do about one's account, as entries of one's own menu.

import { askForNewPassword, askToLogIn, askToRegister, showDevices } from './view-accounts.js';

export class AccountMenu {
  /**
   * @param {object} parts
   * @param {import('./accounts.js').Accounts} parts.accounts
   * @param {import('./chat.js').Chat} parts.chat
   * @param {(text: string) => void} parts.tell
   * @param {() => void} parts.leave told when one has logged out
   */
  constructor({ accounts, chat, tell, leave }) {
    Object.assign(this, { accounts, chat, tell, leave });
  }

  /** @returns {{label: string, run: () => void}[]} */
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

  /** @param {string} account that is suggested */
  askToLogIn(account) {
    const { accounts } = this;
    if (!accounts.arePossible) return this.tell('Passwords are taken only over an encrypted connection: the page’s address has to begin with https.');
    return askToLogIn(account, (name, password) => accounts.logIn(name, password), () => this.tell(`You are logged in as ${this.chat.account}.`));
  }

  askToRegister() {
    const { accounts } = this;
    askToRegister(this.chat.nick, (name, password) => accounts.register(name, password), () => this.tell(`You have an account now, and are logged in as ${this.chat.account}.`));
  }

  askForNewPassword() {
    askForNewPassword(this.chat.account, (old, fresh) => this.accounts.changePassword(old, fresh), () => this.tell('Your password is changed. Other devices stay logged in: “Your devices and tokens” shows them.'));
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
