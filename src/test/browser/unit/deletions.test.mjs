// Deleted messages: the page forgets their words, and shows a trace in their place, wherever it gets to know of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Chat } = await load('chat.js');
const { parse } = await load('commands.js');
const { explain } = await load('refusals.js');
const { Run } = await load('run.js');
const { fillHole, takeNewer, takeOlder } = await load('past.js');

const NOW = Date.UTC(2026, 0, 15, 12);
const event = (seq, more) => ({ type: 'event', room: 'lobby', seq, msgid: `id-${seq}`, time: NOW + seq, nick: 'bob', ...more });
const said = (seq, more = {}) => event(seq, { kind: 'message', text: `words ${seq}`, ...more });
const redact = (seq, of, more = {}) => event(seq, { kind: 'redact', message: `id-${of}`, messageSeq: of, who: 'bob', text: 'a slip', ...more });
const deleted = (seq) => event(seq, { kind: 'deleted', was: 'message', text: '' });

function fixture(...messages) {
  const chat = new Chat();
  const hears = (...all) => all.forEach((message) => chat.receive(message, NOW));
  hears({ type: 'hello', nick: 'ann', server: 'x', limits: {}, tasks: [] });
  hears({ type: 'joined', position: 'p', kept: true, room: 'lobby', seq: 10, count: 2, members: [{ nick: 'ann' }, { nick: 'bob' }] }, { type: 'caughtUp', room: 'lobby' }, ...messages);
  return { chat, hears, room: chat.room('lobby') };
}

const shown = (room) => room.items.map(({ kind, text, by, why }) => (kind === 'deleted' ? `deleted by ${by} (${why})` : text));

/** What the limits go by is what is held. */
function isSound({ chat, room }) {
  const again = new Run();
  for (const item of room.items) again.append(item);
  assert.equal(room.characters, again.characters);
  assert.equal(chat.characters, room.characters);
  assert.deepEqual(room.items.map(({ block }) => block.rows), again.items.map(({ block }) => block.rows));
}

test('a deleted message loses its words, and a trace stays in its place', () => {
  const all = fixture(said(11), said(12), said(13), redact(14, 12));
  assert.deepEqual(shown(all.room), ['words 11', 'deleted by bob (a slip)', 'words 13']);
  assert.ok(!JSON.stringify(all.room.items).includes('words 12'));
  isSound(all);
});

test('what is unread and who is spoken of is counted as before, and a deletion counts nothing', () => {
  const all = fixture(said(11, { text: 'ann: look' }), said(12));
  assert.deepEqual([all.room.unread, all.room.mentions], [2, 1]);
  all.hears(redact(13, 11));
  assert.deepEqual([all.room.unread, all.room.mentions], [2, 1]);
  assert.equal(all.room.items[0].mention, false);
  all.hears(said(14));
  assert.equal(all.room.unread, 3);
});

test('a message is deleted twice as once, and one that is not here is no fault', () => {
  const all = fixture(said(11), redact(12, 11), redact(13, 11), redact(14, 3));
  assert.deepEqual(shown(all.room), ['deleted by bob (a slip)']);
  isSound(all);
});

test('whoever comes back is told who deleted what was left out, and what is shown already goes', () => {
  const all = fixture(said(11), said(12));
  all.hears({ type: 'joined', position: 'q', kept: true, room: 'lobby', seq: 16, count: 2, members: [{ nick: 'ann' }, { nick: 'bob' }] });
  all.hears(...[deleted(13), redact(14, 13, { nick: 'ann' }), redact(15, 11)].map((one) => ({ ...one, past: true })), { type: 'caughtUp', room: 'lobby', verdict: 'full' });
  assert.deepEqual(shown(all.room), ['deleted by bob (a slip)', 'words 12', 'deleted by ann (a slip)']);
  isSound(all);
});

test('a page further up has the trace, and who deleted it if that is known', () => {
  const all = fixture(said(11), redact(12, 9));
  all.room.from = 11;
  takeOlder(all.chat, all.room, 11, { from: 8, to: 10, end: false, events: [deleted(8), deleted(9), said(10)].map(({ type, room, ...one }) => one) }, NOW);
  assert.deepEqual(shown(all.room), ['deleted by undefined (undefined)', 'deleted by bob (a slip)', 'words 10', 'words 11']);
  isSound(all);
});

test('a page that fills a hole takes words away elsewhere, too', () => {
  const all = fixture(said(11), said(14));
  const hole = all.room.items.find(({ kind }) => kind === 'hole');
  fillHole(all.chat, all.room, hole, { from: 12, to: 13, first: 1, end: true, events: [said(12), redact(13, 11)].map(({ type, room, ...one }) => one) }, NOW);
  assert.deepEqual(shown(all.room), ['deleted by bob (a slip)', 'words 12', 'words 14']);
  isSound(all);
});

test('what happens while the newest are let go takes words away as well', () => {
  const all = fixture(said(11), said(12));
  while (all.room.items.length > 1) all.chat.weigh(all.room, () => all.room.dropNewest());
  all.room.detached = true;
  all.room.to = 11;
  all.hears(redact(13, 11));
  assert.deepEqual(shown(all.room), ['deleted by bob (a slip)']);
  takeNewer(all.chat, all.room, 11, { from: 12, to: 13, end: true, events: [said(12), redact(13, 11)].map(({ type, room, ...one }) => one) }, NOW);
  assert.deepEqual(shown(all.room), ['deleted by bob (a slip)', 'words 12']);
});

test('/delete is for a room, of oneself or of somebody', () => {
  assert.deepEqual(parse('/delete', { room: 'lobby', direct: null }), { do: 'local', what: 'delete', nick: undefined });
  assert.deepEqual(parse('/delete bob', { room: 'lobby', direct: null }), { do: 'local', what: 'delete', nick: 'bob' });
  assert.equal(parse('/delete', { room: null, direct: 'bob' }).do, 'error');
});

test('why a message stays is told in a sentence', () => {
  assert.equal(explain({ code: 'NOT_YOURS', message: 'x', about: { room: 'lobby', subject: 'id-1' } }), 'Only operators of #lobby can delete what others said.');
  assert.equal(explain({ code: 'TOO_OLD', message: 'what one has said can be deleted for 5 minutes', about: { room: 'lobby', subject: 'id-1' } }), 'It is too old to be deleted: what one has said can be deleted for 5 minutes.');
  assert.equal(explain({ code: 'NO_SUCH_MESSAGE', message: 'there is no such message there, or it is deleted already', about: { room: 'lobby', subject: 'id-1' } }), 'There is no such message there, or it is deleted already.');
});
