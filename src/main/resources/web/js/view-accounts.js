// The dialogs about one's account. What is secret stands in them while they are open, and nowhere afterwards.

import { byId, dayName, el, clockTime, nameOf } from './dom.js';
import { explain } from './refusals.js';
import { CANCEL, field, showDialog } from './view-dialogs.js';

const NO_CONNECTION = 'There is no connection to the server now.';

/** @returns {Promise<?string>} why it can't be done, in a sentence; null if it is done */
async function fault(doing) {
  try {
    await doing;
    return null;
  } catch (error) {
    return error.code === 'LOST' ? NO_CONNECTION : explain(error);
  }
}

const passwordField = (label, autocomplete) => field(label, { type: 'password', required: true, autocomplete, dir: 'ltr' });

/**
 * @param {string} account that is suggested
 * @param {(account: string, password: string) => Promise<void>} logIn
 * @param {() => void} done
 */
export function askToLogIn(account, logIn, done) {
  const name = field('Name', { value: account, required: true, autocomplete: 'username', autocapitalize: 'off', spellcheck: false });
  const password = passwordField('Password', 'current-password');
  showDialog('Log in', [name.element, password.element], [{ label: 'Log in', run: done, fault: () => fault(logIn(name.input.value.trim(), password.input.value)) }, CANCEL]);
  (account ? password : name).input.focus();
}

/**
 * @param {object} known
 * @param {string} known.nick that will be the account's name
 * @param {?string} known.invitation that one has, or empty; null if none is wanted
 * @param {(account: string, password: string, invitation: string) => Promise<void>} register
 * @param {() => void} done
 */
export function askToRegister({ nick, invitation }, register, done) {
  const invited = invitation === null ? null : field('Invitation', { value: invitation, required: true, autocomplete: 'off', autocapitalize: 'off', spellcheck: false, dir: 'ltr' });
  const name = field('Name', { value: nick, required: true, autocomplete: 'username', autocapitalize: 'off', spellcheck: false });
  const password = passwordField('Password', 'new-password');
  const again = passwordField('The same password again', 'new-password');
  const text = el('p', {}, 'The name is yours then: nobody else can have it, and you can log in with it from anywhere.');
  const run = () => differing(password, again) ?? fault(register(name.input.value.trim(), password.input.value, invited?.input.value.trim() ?? ''));
  showDialog('Create an account', [text, ...(invited ? [invited.element] : []), name.element, password.element, again.element], [{ label: 'Create it', run: done, fault: run }, CANCEL]);
  (invitation === '' ? invited : password).input.focus();
}

function differing(one, other) {
  return one.input.value === other.input.value ? null : 'The two passwords differ.';
}

/**
 * @param {string} account
 * @param {(old: string, fresh: string) => Promise<void>} change
 * @param {() => void} done
 */
export function askForNewPassword(account, change, done) {
  // By this a password manager knows whose it is.
  const name = el('input', { type: 'text', value: account, autocomplete: 'username', hidden: true });
  const old = passwordField('Password until now', 'current-password');
  const fresh = passwordField('New password', 'new-password');
  const again = passwordField('The new password again', 'new-password');
  const run = () => differing(fresh, again) ?? fault(change(old.input.value, fresh.input.value));
  showDialog('Change password', [old.element, fresh.element, again.element, name], [{ label: 'Change it', run: done, fault: run }, CANCEL]);
  old.input.focus();
}

/** Where one is logged in, and what programs log in by. */
export function showDevices(accounts) {
  const state = el('p.quiet', { role: 'status' }, 'Looking …');
  const list = el('ul.devices', { 'aria-label': 'Devices and tokens' });
  const made = el('div.made', { hidden: true });
  const label = field('Name of a new token', { placeholder: 'my bot', maxLength: 100 });
  const text = el('p.quiet', {}, 'A token logs a program in, or an app that asks for a password: also if you sign on elsewhere and have none here. Whoever has it is you.');
  const make = el('button.plain', { type: 'submit' }, 'Make a token');
  const dialog = showDialog('Your devices and tokens', [state, list, el('h3', {}, 'For a program or an app'), text, el('div.making', {}, label.element, make), made], [
    { label: 'Close', run: () => {}, submits: false },
  ]);
  dialog.classList.add('wide', 'tall');
  const problem = dialog.querySelector('.problem');
  const look = async () => {
    const why = await fault(accounts.tokens().then((tokens) => show(tokens)));
    if (why) state.textContent = why;
  };
  const show = (tokens) => {
    state.textContent = tokens.length === 0 ? 'There are none.' : 'Revoke what you don’t know or don’t use any more: it can’t log in again.';
    list.replaceChildren(...tokens.map((one) => device(one, one.token === accounts.own, revoke)));
  };
  const revoke = async (token) => {
    problem.textContent = (await fault(accounts.revoke(token))) ?? '';
    await look();
    byId(label.input.id)?.focus();
  };
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const name = label.input.value.trim();
    if (!name) return label.input.focus();
    make.disabled = true;
    problem.textContent = (await fault(accounts.makeToken(name).then(({ secret }) => showSecret(made, secret)))) ?? '';
    make.disabled = false;
    label.input.value = '';
    return look();
  });
  label.input.blur();
  look();
}

function device({ token, label, made, used, expires }, own, revoke) {
  const now = Date.now();
  const day = (time) => `${dayName(time, now)}, ${clockTime(time)}`;
  const times = [`made ${day(made)}`, used ? `last used ${day(used)}` : 'not used yet', expires ? null : 'never expires'].filter(Boolean).join(' · ');
  const name = label || 'without a name';
  return el(
    'li',
    {},
    el('div', {}, el('span.device-name', {}, nameOf(name), own && el('span.tag', {}, 'this browser')), el('span.quiet', {}, times)),
    el('button.small', { type: 'button', 'aria-label': `Revoke ${name}`, onclick: () => revoke(token) }, 'Revoke'),
  );
}

/** Once: it is gone when the dialog is closed. */
function showSecret(place, secret) {
  const shown = field('The token: it is shown only now', { value: secret, readOnly: true, dir: 'ltr', spellcheck: false });
  const told = el('span.quiet', { role: 'status' });
  const copy = async () => {
    shown.input.select();
    try {
      await navigator.clipboard.writeText(secret);
      told.textContent = 'Copied.';
    } catch {
      told.textContent = 'The browser does not allow that: copy what is selected.';
    }
  };
  place.hidden = false;
  place.replaceChildren(shown.element, el('button.plain', { type: 'button', onclick: copy }, 'Copy'), told);
  shown.input.focus();
  shown.input.select();
}
