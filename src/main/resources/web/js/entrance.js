// The way in: a name, and a password for who has an account; where one will be; and what the server has against it.

import { byId, el, nameOf } from './dom.js';
import { same } from './names.js';
import { explain, explainNick } from './refusals.js';
import { roomInAddress, withRoom } from './session.js';
import { load, tab } from './store.js';
import { counted } from './text.js';

/** What the server has against the password that everybody has to say. */
const GATE = new Set(['DOOR_PASSWORD', 'WRONG_DOOR_PASSWORD']);

export class Entrance {
  /**
   * @param {object} parts
   * @param {import('./session.js').Session} parts.session
   * @param {import('./login.js').Login} parts.login by what this browser is logged in
   * @param {import('./signon.js').SignOn} parts.signOn
   */
  constructor({ session, login, signOn }) {
    this.session = session;
    this.login = login;
    this.signOn = signOn;
    this.wanted = roomInAddress(location.hash, location.search) ?? (tab.load('wanted', '') || null);
    tab.save('wanted', '');
    /** What the server tells of accounts; null while it is not known, or if there are none. */
    this.accounts = null;
    /** Whether the server has been asked what it offers. */
    this.asked = false;
    /** Whether the password is shown because the name is somebody's: it goes again with the name. */
    this.forOwner = false;
    byId('login-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    byId('login-mode').addEventListener('click', () => {
      this.forOwner = false;
      this.switchTo(!this.asksForPassword);
      byId(byId('login-nick').value === '' || !this.asksForPassword ? 'login-nick' : 'login-password').focus();
    });
    byId('login-signon').addEventListener('click', () => {
      if (!byId('login-gate').hidden) tab.save('door', byId('login-door').value);
      tab.save('wanted', this.wanted ?? '');
      location.assign('signon');
    });
    byId('login-nick').addEventListener('input', () => {
      if (this.forOwner && byId('login-password').value === '') this.switchTo(false);
      this.forOwner = false;
    });
  }

  /** Whoever was in before, or is logged in and has not gone on purpose, is in at once. */
  async open() {
    const fault = await this.signOn.finish();
    byId('login-error').textContent = fault ?? '';
    const { kept } = this.login;
    const before = tab.load('inside', false) ? tab.load('nick', load('nick', '')) : '';
    const nick = kept && !tab.load('out', false) ? kept.account : before;
    byId('login-nick').value = kept?.account ?? load('nick', '');
    this.showPlace();
    if (nick) {
      this.enter(nick, { stubborn: true });
    } else {
      byId('login-nick').focus();
      this.offer();
    }
  }

  // What is offered.

  get asksForPassword() {
    return !byId('login-secret').hidden;
  }

  switchTo(withPassword) {
    byId('login-secret').hidden = !withPassword;
    byId('login-password').required = withPassword;
    byId('login-nick').autocomplete = withPassword ? 'username' : 'nickname';
    byId('login-enter').textContent = withPassword ? 'Log in' : 'Join';
    byId('login-mode').textContent = withPassword ? 'Join without an account' : 'I have an account';
  }

  async offer() {
    if (!this.asked) {
      const told = await asked('accounts', (answer) => answer.json());
      this.asked = told !== null;
      this.accounts = told?.accounts ?? null;
      if (told?.doorPassword === true) this.showGate();
      if (typeof told?.signOn === 'string') {
        byId('login-signon').textContent = told.signOn;
        byId('login-signon').hidden = false;
      }
    }
    byId('login-mode').hidden = this.accounts?.secrets !== true;
  }

  /** The server has a password, which is kept in this tab until it is closed. */
  showGate() {
    if (!byId('login-gate').hidden) return;
    byId('login-gate').hidden = false;
    byId('login-door').required = true;
    byId('login-door').value = tab.load('door', '');
  }

  /** Where one will be, before one asks for it: the server's first room is known to nobody else. */
  async showPlace() {
    const rooms = withRoom(roomsBefore(), this.wanted);
    const first = rooms.find((room) => same(room, this.wanted ?? currentBefore())) ?? rooms[0] ?? (await asked('first-room', async (answer) => (await answer.text()).trim()));
    if (!first) return;
    const more = rooms.length > 1 ? `, and ${counted(rooms.length - 1, 'more room')}` : '';
    byId('login-place').replaceChildren('You will join ', el('strong', {}, nameOf(`#${first}`)), `${more}.`);
  }

  // Going in.

  submit() {
    const nick = byId('login-nick').value.trim();
    const password = this.asksForPassword ? byId('login-password').value : null;
    if (!byId('login-gate').hidden) tab.save('door', byId('login-door').value);
    // It is nobody's business any more, whoever looks at the page.
    byId('login-password').value = '';
    this.enter(nick, { password });
  }

  enter(nick, { stubborn = false, password = null }) {
    if (!nick) return;
    byId('login-error').textContent = '';
    byId('login-enter').disabled = true;
    this.session.enter({ nick, rooms: withRoom(roomsBefore(), this.wanted), show: this.wanted ?? (currentBefore() || null), stubborn, password, door: tab.load('door', '') });
  }

  /** @returns {boolean} whether one was outside until now */
  entered() {
    tab.save('inside', true);
    tab.save('out', false);
    if (!byId('chat').hidden) return false;
    // Firefox would remember that it was disabled, also when the page is loaded anew.
    byId('login-enter').disabled = false;
    byId('login').hidden = true;
    byId('chat').hidden = false;
    // What is hidden keeps the focus until the next frame, in which the box may be there already and would not get it.
    document.activeElement?.blur();
    byId('box').focus();
    return true;
  }

  async refused(error) {
    byId('login').hidden = false;
    byId('chat').hidden = true;
    byId('login-enter').disabled = false;
    byId('login-nick').focus();
    await this.offer();
    byId('login-error').textContent = this.explain(error);
    if (GATE.has(error.code)) {
      this.showGate();
      byId('login-door').focus();
    }
    const isOwned = error.code === 'NICK_OWNED' && this.accounts?.secrets === true;
    if (isOwned && !this.asksForPassword) {
      this.forOwner = true;
      this.switchTo(true);
    }
    if (isOwned || error.code === 'WRONG_LOGIN') byId('login-password').focus();
  }

  explain(error) {
    const lapsed = error.lapsed ? `${explain({ code: 'WRONG_LOGIN', message: '' })} ` : '';
    const plain = error.code === 'NICK_OWNED' && this.accounts?.secrets === false ? ' To log in, the page’s address has to begin with https.' : '';
    return lapsed + explainNick(error) + plain;
  }
}

/** The rooms of the last visit. */
const roomsBefore = () => tab.load('rooms', load('rooms', [])).filter((room) => typeof room === 'string' && room !== '');

const currentBefore = () => tab.load('current', load('current', ''));

/** What the server tells whoever asks; null if it can't be asked. */
async function asked(address, read) {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    return answer.ok ? await read(answer) : null;
  } catch {
    return null;
  }
}
