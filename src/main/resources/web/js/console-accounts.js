// The accounts, as those see and change them who look after the server.

import { REASON, TERM, ask, tellSecret } from './console-dialog.js';
import * as format from './console-format.js';
import { Pages } from './console-pages.js';
import { Table } from './console-table.js';
import { byId, el } from './dom.js';

/**
 * @param {{request: (request: object) => Promise<object>, changed: () => void, showSessions: (account: string) => void}} around
 *   request asks the server; changed is told when something was done; showSessions shows those of an account
 * @returns {{refresh: () => Promise<void>}}
 */
export function accountsSection({ request, changed, showSessions }) {
  const region = byId('accounts-region');
  const table = new Table(
    byId('accounts'),
    [
      { title: 'Account', header: true, text: (a) => a.account, order: (a) => a.account },
      { title: 'State', text: state, order: state, alarm: (a) => a.suspended === true },
      { title: 'Created', text: (a) => format.when(a.created), order: (a) => a.created },
      { title: 'Last let in', text: (a) => format.when(a.seen), order: (a) => a.seen },
      { title: 'Tokens', number: true, text: (a) => format.count(a.tokens), order: (a) => a.tokens },
      { title: 'Manage', button: { text: 'Manage…', label: (a) => `Manage the account ${a.account}`, act: (a) => manage(a.account) } },
    ],
    (a) => a.account,
    { empty: 'No accounts' },
  );
  const pages = new Pages('accounts', {
    table,
    what: 'account',
    ask: (filter, before) => request({ type: 'accounts', filter, from: before.length }),
    rows: (answer) => answer.accounts,
  });

  function said(text) {
    byId('accounts-said').textContent = text;
    pages.refresh();
    changed();
  }

  byId('accounts-add').addEventListener('click', () =>
    ask({
      title: 'Make an account',
      fields: [
        { name: 'account', label: 'Name', required: true, maxLength: 64 },
        { name: 'bot', label: 'It is a program’s: no password lets it in', check: true },
      ],
      verb: 'Make it',
      home: region,
      act: async ({ account, bot }) => {
        const made = await request({ type: 'addAccount', account, bot });
        said(`There is an account ${made.account}.`);
        showPassword(made);
      },
    }),
  );

  /** Opened once the dialog before it has closed. */
  function showPassword({ account, password }) {
    if (!password) return;
    queueMicrotask(() =>
      tellSecret({ title: `The password of ${account}`, words: 'It is shown this once. Its owner can change it.', secret: password, home: region }),
    );
  }

  async function manage(account) {
    try {
      open(await request({ type: 'account', account }));
    } catch (error) {
      if (error.code !== 'LOST') said(`${error.message}.`);
    }
  }

  function open(account) {
    const dialog = byId('account-dialog');
    if (dialog.open) dialog.close();
    const name = account.account;
    /** What is done to it closes this dialog: it shows what was. */
    const deed = (text, what, danger = false) =>
      el(danger ? 'button.danger' : 'button', {
        type: 'button',
        onclick: () => {
          dialog.close();
          ask({ home: region, danger, ...what });
        },
      }, text);
    const simple = (type, more, done) => async (values) => {
      await request({ type, account: name, ...more, ...values });
      said(done);
    };
    byId('account-title').textContent = `The account ${name}`;
    byId('account-state').textContent = describe(account);
    byId('account-deeds').replaceChildren(
      el('button', { type: 'button', onclick: () => { dialog.close(); showSessions(name); } }, 'Show its sessions'),
      account.bot
        ? ''
        : deed('Reset the password…', {
            title: `Make another password for ${name}?`,
            words: 'The one that it has lets nobody in any more. Who is logged in stays so.',
            verb: 'Make another',
            act: async () => {
              const made = await request({ type: 'resetPassword', account: name });
              said(`${name} has another password.`);
              showPassword(made);
            },
          }),
      account.suspended
        ? deed('Resume…', { title: `Let the owner of ${name} in again?`, verb: 'Resume', act: simple('resume', {}, `${name} is not suspended any more.`) })
        : deed('Suspend…', {
            title: `Suspend ${name}?`,
            words: 'Nobody is let in, and who is logged in is disconnected. The nick stays its own.',
            fields: [TERM, REASON],
            verb: 'Suspend',
            danger: true,
            act: ({ seconds, reason }) => simple('suspend', term(seconds), `${name} is suspended.`)({ reason }),
          }),
      ...account.grantable.map((grant) =>
        account.grants.includes(grant)
          ? deed(`Take back “${grant}”…`, { title: `Take back “${grant}” from ${name}?`, verb: 'Take it back', act: simple('revokeGrant', { grant }, `${name} is not granted ${grant} any more.`) })
          : deed(`Grant “${grant}”…`, { title: `Grant “${grant}” to ${name}?`, words: GRANTS[grant] ?? '', verb: 'Grant it', act: simple('grant', { grant }, `${name} is granted ${grant}.`) }),
      ),
      deed(
        'Delete…',
        {
          title: `Delete ${name}?`,
          words: 'This can’t be taken back. Its tokens go, who is logged in is disconnected, and the name is anybody’s.',
          verb: 'Delete it',
          act: simple('deleteAccount', {}, `${name} is deleted.`),
        },
        true,
      ),
    );
    byId('account-tokens').replaceChildren(
      ...account.devices.map((token) =>
        el(
          'li',
          {},
          el('span', {}, `${token.label}, made ${format.when(token.created)}, ${token.used ? `last used ${format.when(token.used)}` : 'never used'} `),
          deed('Revoke…', { title: `Revoke the token “${token.label}” of ${name}?`, words: 'It lets nobody in any more.', verb: 'Revoke', act: simple('revokeToken', { token: token.token }, `A token of ${name} is revoked.`) }),
        ),
      ),
    );
    byId('account-no-tokens').hidden = account.devices.length > 0;
    dialog.showModal();
  }

  byId('account-done').addEventListener('click', () => byId('account-dialog').close());

  return { refresh: () => pages.refresh() };
}

const GRANTS = {
  operator: 'Its owner may do what an operator of the server may at a chat door: enter all rooms, disconnect and ban people, speak to all.',
  console: 'Its owner may do what can be done here, this included.',
};

/**
 * @param {string} seconds of a choice
 * @returns {{seconds?: number}} as a request has it
 */
export function term(seconds) {
  return seconds === '' ? {} : { seconds: Number(seconds) };
}

function state(account) {
  return [account.suspended && 'suspended', account.bot && 'program', ...account.grants].filter(Boolean).join(', ') || '–';
}

function describe(account) {
  const suspended = account.suspended
    ? ` Suspended ${account.until ? `until ${format.when(account.until)}` : 'for good'}${account.reason ? `: ${account.reason}` : ''}.`
    : '';
  return (
    `${account.bot ? 'A program’s. ' : ''}Made ${format.when(account.created)}, last let in ${format.when(account.seen)}. ` +
    `${account.password ? 'It has a password' : 'It has no password'}, ${format.counted(account.tokens, 'token')} and ` +
    `${format.counted(account.certificates, 'certificate')}.${suspended}`
  );
}
