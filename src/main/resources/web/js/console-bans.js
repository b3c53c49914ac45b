// Who is kept off the server, and what was done: by whom, to whom.

import { REASON, TERM, ask } from './console-dialog.js';
import { term } from './console-accounts.js';
import * as format from './console-format.js';
import { Pages } from './console-pages.js';
import { Table } from './console-table.js';
import { byId } from './dom.js';

/**
 * @param {{request: (request: object) => Promise<object>, changed: () => void}} around
 * @returns {{refresh: () => Promise<void>, ban: (target: string) => void}} ban asks whether to ban somebody
 */
export function bansSection({ request, changed }) {
  const region = byId('bans-region');
  const table = new Table(
    byId('bans'),
    [
      { title: 'Whom', header: true, text: (b) => b.target, order: (b) => b.target },
      { title: 'Until', text: (b) => (b.until ? format.when(b.until) : 'for good'), order: (b) => b.until ?? Number.MAX_VALUE },
      { title: 'Reason', text: (b) => b.reason ?? '', order: (b) => b.reason ?? '' },
      { title: 'By', text: (b) => b.by, order: (b) => b.by },
      { title: 'Since', text: (b) => format.when(b.since), order: (b) => b.since },
      { title: 'Lift', button: { text: 'Lift…', label: (b) => `Lift the ban of ${b.target}`, act: lift } },
    ],
    (b) => b.target,
    { empty: 'Nobody is banned', sort: 4, descending: true },
  );
  const pages = new Pages('bans', {
    table,
    what: 'ban',
    ask: (filter, before) => request({ type: 'bans', filter, from: before.length }),
    rows: (answer) => answer.bans,
  });

  function said(text) {
    byId('bans-said').textContent = text;
    pages.refresh();
    changed();
  }

  function lift({ target }) {
    ask({
      title: `Let ${target} in again?`,
      verb: 'Lift the ban',
      home: region,
      act: async () => {
        await request({ type: 'unban', target });
        said(`${target} is not banned any more.`);
      },
    });
  }

  function ban(value) {
    ask({
      title: 'Ban from the server',
      fields: [
        {
          name: 'target',
          label: 'Whom',
          value,
          required: true,
          maxLength: 200,
          hint: 'An address, a network as 192.0.2.0/24, account:NAME, or a mask as nick!user@host with * and ?.',
        },
        TERM,
        REASON,
      ],
      verb: 'Ban',
      danger: true,
      home: region,
      act: async ({ target, seconds, reason, force = false }) => {
        await request({ type: 'ban', target, ...term(seconds), reason, force });
        said(`${target} is banned.`);
      },
    });
  }

  byId('bans-add').addEventListener('click', () => ban(''));
  return { refresh: () => pages.refresh(), ban };
}

/** So many a page of the server's has. */
const AUDIT_ROWS = 50;

/**
 * @param {{request: (request: object) => Promise<object>}} around
 * @returns {{refresh: () => Promise<void>}}
 */
export function auditSection({ request }) {
  const table = new Table(
    byId('audit'),
    [
      { title: 'When', header: true, text: (e) => format.when(e.time), order: (e) => Number(e.entry) },
      { title: 'Who', text: (e) => e.actor, order: (e) => e.actor },
      { title: 'Did', text: (e) => e.action, order: (e) => e.action },
      { title: 'To', text: (e) => e.target, order: (e) => e.target },
      { title: 'Detail', text: (e) => e.detail ?? '', order: (e) => e.detail ?? '' },
    ],
    (e) => e.entry,
    { empty: 'Nothing', sort: 0, descending: true },
  );
  const pages = new Pages('audit', {
    table,
    what: 'entry',
    ask: (filter, before) => request({ type: 'audit', filter, ...(before.length > 0 ? { before: before.at(-1).entry } : {}) }),
    rows: (answer) => answer.entries,
    more: (shown, { entries }) => entries.length === AUDIT_ROWS,
  });
  return { refresh: () => pages.refresh() };
}
