import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Chat } = await load('chat.js');
const { Quiet } = await load('quiet.js');
const { KEPT_CHARACTERS, KEPT_ITEMS } = await load('conversation.js');
const { KEPT_PARTS } = await load('run.js');

const NOW = Date.UTC(2026, 0, 15, 12);

function inLobby() {
  const chat = new Chat();
  chat.receive({ type: 'hello', nick: 'ann', server: 'x', limits: {}, tasks: [] }, NOW);
  chat.receive({ type: 'joined', room: 'lobby', seq: 10, count: 2, members: [{ nick: 'ann', roles: ['operator'] }, { nick: 'bob' }] }, NOW);
  chat.show(chat.room('lobby'));
  let seq = 10;
  const event = (kind, more) => chat.receive({ type: 'event', room: 'lobby', seq: ++seq, time: NOW + seq, nick: 'bob', kind, ...more }, NOW);
  return { chat, room: chat.room('lobby'), event };
}

const kinds = (room) => room.items.map(({ kind }) => kind);

test('what the snapshot included is not told twice', () => {
  const { chat, room, event } = inLobby();
  event('message', { text: 'new' });
  chat.receive({ type: 'event', room: 'lobby', seq: 11, time: NOW, nick: 'bob', kind: 'message', text: 'again' }, NOW);
  chat.receive({ type: 'event', room: 'lobby', seq: 9, time: NOW, nick: 'bob', kind: 'message', text: 'old' }, NOW);
  assert.deepEqual(room.items.map(({ text }) => text), ['new']);
});

test('members come, go, change names and roles', () => {
  const { room, event } = inLobby();
  event('join', { nick: 'carol', member: { nick: 'carol', bot: true } });
  event('nick', { nick: 'bob', newNick: 'rob' });
  event('mode', { nick: 'ann', changes: [{ role: 'voice', who: 'ROB', granted: true }], text: '' });
  event('profile', { nick: 'carol', member: { nick: 'carol', bot: true, away: 'lunch' } });
  assert.deepEqual(room.members.groups().map(({ title, members }) => [title, members.map(({ nick }) => nick)]), [['Operators', ['ann']], ['Voiced', ['rob']], ['Members', ['carol']]]);
  assert.equal(room.members.get('Carol').away, 'lunch');
  assert.equal(room.members.count, 3);
  event('kick', { nick: 'ann', who: 'rob', text: '' });
  event('quit', { nick: 'carol', text: '' });
  assert.deepEqual(room.members.nicks(), ['ann']);
});

test('comings and goings make one item, until somebody speaks', () => {
  const { room, event } = inLobby();
  for (const nick of ['a', 'b', 'c']) event('join', { nick });
  event('leave', { nick: 'a' });
  event('message', { text: 'hi' });
  event('leave', { nick: 'b' });
  assert.deepEqual(kinds(room), ['presence', 'message', 'presence']);
  assert.deepEqual(room.items[0].counts, { join: 3, leave: 1 });
});

test('a storm of comings keeps its count and few names', () => {
  const { room, event } = inLobby();
  for (let i = 0; i < 5 * KEPT_PARTS; i++) event('join', { nick: `n${i}` });
  assert.equal(room.items[0].counts.join, 5 * KEPT_PARTS);
  assert.equal(room.items[0].parts.length, KEPT_PARTS);
});

test('what is said elsewhere is unread, and mentions are counted apart', () => {
  const { chat, room, event } = inLobby();
  chat.show(chat.open('direct', 'bob'));
  event('message', { text: 'one' });
  event('message', { text: 'Ann?' });
  event('join', { nick: 'carol' });
  event('message', { nick: 'ann', text: 'own' });
  assert.deepEqual([room.unread, room.mentions], [2, 1]);
  assert.deepEqual(chat.totals(), { unread: 2, mentions: 1 });
  chat.show(room);
  assert.deepEqual(chat.totals(), { unread: 0, mentions: 0 });
  assert.equal(room.hasMarker, true);
  assert.equal(room.marker, room.first);
});

test('own words that come back are in flight no more', () => {
  const { chat, room } = inLobby();
  room.pending.set(7, { id: 7 });
  chat.receive({ type: 'event', id: 7, room: 'lobby', seq: 11, time: NOW, nick: 'ann', kind: 'message', text: 'x' }, NOW);
  assert.equal(room.pending.size, 0);
  assert.equal(room.items[0].own, true);
});

test('a direct message stands with the other one, whoever sent it', () => {
  const { chat } = inLobby();
  chat.receive({ type: 'direct', time: NOW, nick: 'bob', to: 'ann', kind: 'message', text: 'psst' }, NOW);
  chat.receive({ type: 'direct', id: 3, time: NOW, nick: 'ann', to: 'bob', kind: 'message', text: 'what?' }, NOW);
  assert.deepEqual(chat.direct('BOB').items.map(({ text, own }) => [text, own]), [['psst', false], ['what?', true]]);
  assert.equal(chat.direct('bob').mentions, 1);
});

test('who has another name stays in the same conversation', () => {
  const { chat, event } = inLobby();
  const direct = chat.open('direct', 'bob');
  event('nick', { newNick: 'rob' });
  assert.equal(chat.direct('rob'), direct);
  assert.equal(chat.direct('bob'), undefined);
});

test('after a loss a line tells from when to when', () => {
  const { chat, room } = inLobby();
  chat.lost(NOW + 1000);
  chat.lost(NOW + 2000);
  assert.equal(room.joined, false);
  chat.receive({ type: 'joined', room: 'lobby', seq: 0, count: 1, members: [{ nick: 'ann' }] }, NOW + 9000);
  const { kind, from, to } = room.items.at(-1);
  assert.deepEqual([kind, from, to], ['gap', NOW + 1000, NOW + 9000]);
  assert.equal(room.seq, 0);
});

test('a marker is only before what was said while nobody looked, and goes when one speaks', () => {
  const { chat, room, event } = inLobby();
  chat.setWatched(false);
  event('join', { nick: 'carol' });
  chat.setWatched(true);
  event('message', { nick: 'ann', text: 'own' });
  assert.equal(room.hasMarker, false);
  chat.setWatched(false);
  event('message', { text: 'news' });
  chat.setWatched(true);
  assert.equal(room.item(room.marker).text, 'news');
  event('message', { nick: 'ann', text: 'own' });
  assert.equal(room.hasMarker, false);
});

test('a server that was started anew has forgotten, and every room is told once', () => {
  const { chat, room } = inLobby();
  const back = (started) => {
    chat.lost(NOW);
    chat.receive({ type: 'hello', nick: 'ann', started }, NOW);
    chat.receive({ type: 'joined', room: 'lobby', seq: 0, count: 1, members: [{ nick: 'ann' }] }, NOW);
    return room.items.filter(({ text }) => /was restarted/u.test(text)).length;
  };
  assert.deepEqual([back(undefined), back(1), back(1), back(2), back(2), back(undefined), back(2)], [0, 0, 0, 1, 1, 1, 1]);
});

test('who was banned, thrown out and let in again is told so, and needs no button any more', () => {
  const { chat, room, event } = inLobby();
  event('mode', { text: 'bob banned ann', changes: [{ list: 'ban', mask: 'ann!*@*', added: true }] });
  chat.receive({ type: 'left', room: 'lobby', kind: 'kick', nick: 'bob', text: '' }, NOW);
  const out = room.items.at(-1);
  assert.deepEqual([out.kicked, out.banned, room.outside], [true, true, true]);
  chat.receive({ type: 'joined', room: 'lobby', seq: 20, count: 1, members: [{ nick: 'ann' }] }, NOW);
  assert.deepEqual([out.over, room.items.at(-1).text, room.outside], [true, 'You joined again.', false]);
});

test('who invites has an answer, and is not told of it by the room as well', () => {
  const { room, event } = inLobby();
  event('invite', { nick: 'ann', who: 'carol' });
  event('invite', { nick: 'bob', who: 'dave' });
  assert.deepEqual(room.items.map(({ text }) => text), ['bob invited dave']);
});

test('no more is kept than the limits say, and numbers stay', () => {
  const { room, event } = inLobby();
  for (let i = 0; i < KEPT_ITEMS + 100; i++) event('message', { text: `${i}` });
  assert.deepEqual([room.items.length, room.first, room.item(room.first).text], [KEPT_ITEMS, 100, '100']);
  for (let i = 0; i < 200; i++) event('message', { text: 'x'.repeat(64_000) });
  assert.ok(room.characters <= KEPT_CHARACTERS);
  assert.equal(room.characters, room.items.reduce((sum, { text }) => sum + text.length + 100, 0));
});

test('numbers that are missing are shown as a gap, those of programs are not', () => {
  const { chat, room, event } = inLobby();
  const changes = [];
  chat.listen((change) => changes.push(change));
  event('message', { text: 'one' });
  chat.receive({ type: 'passed', room: 'lobby', seq: 12 }, NOW);
  chat.receive({ type: 'event', room: 'lobby', seq: 16, time: NOW, nick: 'bob', kind: 'message', text: 'two' }, NOW);
  chat.receive({ type: 'passed', room: 'lobby', seq: 18 }, NOW);
  chat.receive({ type: 'passed', room: 'lobby', seq: 18 }, NOW);
  assert.deepEqual(room.items.map(({ kind, text, missing }) => text ?? `${kind} ${missing}`), ['one', 'hole 3', 'two', 'hole 1']);
  assert.equal(changes.filter((change) => change === 'hole').length, 2);
});

test('a room that was entered again counts from where it is, without a gap in its numbers', () => {
  const { chat, room } = inLobby();
  chat.lost(NOW);
  chat.receive({ type: 'joined', room: 'lobby', seq: 500, count: 1, members: [{ nick: 'ann' }] }, NOW);
  chat.receive({ type: 'event', room: 'lobby', seq: 501, time: NOW, nick: 'ann', kind: 'message', text: 'x' }, NOW);
  chat.lost(NOW);
  chat.receive({ type: 'joined', room: 'lobby', seq: 3, count: 1, members: [{ nick: 'ann' }] }, NOW);
  chat.receive({ type: 'event', room: 'lobby', seq: 4, time: NOW, nick: 'ann', kind: 'message', text: 'y' }, NOW);
  assert.equal(room.items.filter(({ kind }) => kind === 'hole').length, 0);
});

/** A browser's storage, as a list of what was last saved. */
function storage() {
  const kept = {};
  return { kept, load: (name, otherwise) => kept[name] ?? otherwise, save: (name, value) => (kept[name] = value) };
}

test('whom one ignores says nothing, counts nothing, opens nothing; a line hints at it', () => {
  const { chat, room, event } = inLobby();
  chat.setWatched(false);
  const said = [];
  chat.listen((change, where, item) => change === 'said' && said.push(item.text));
  chat.ignore('BOB', true);
  event('message', { text: 'Ann!' });
  event('action', { text: 'shouts at Ann' });
  event('notice', { text: 'Ann?' });
  event('join', { nick: 'carol' });
  event('leave', { nick: 'bob' });
  chat.receive({ type: 'direct', time: NOW, nick: 'bob', to: 'ann', text: 'psst' }, NOW);
  chat.receive({ type: 'invited', nick: 'Bob', room: 'trap' }, NOW);
  assert.deepEqual(room.items.map(({ kind, count, counts }) => [kind, count ?? counts]), [['hidden', 3], ['presence', { join: 1 }]]);
  assert.deepEqual([chat.totals(), said, chat.direct('bob')], [{ unread: 0, mentions: 0 }, [], undefined]);
  assert.deepEqual(chat.quiet.ignored(), [{ nick: 'BOB', hidden: 2 }]);
  assert.deepEqual(room.members.nicks(), ['ann', 'carol']);
  chat.ignore('bob', false);
  event('message', { text: 'back' });
  assert.deepEqual([said, chat.quiet.ignored()], [['back'], []]);
});

test('in a conversation that is open one ignored leaves a hint, and nothing else', () => {
  const { chat } = inLobby();
  const direct = chat.open('direct', 'bob');
  chat.ignore('bob', true);
  chat.receive({ type: 'direct', time: NOW, nick: 'bob', to: 'ann', text: 'psst' }, NOW);
  chat.receive({ type: 'direct', time: NOW, nick: 'bob', to: 'ann', text: 'psst' }, NOW);
  assert.deepEqual(direct.items.map(({ kind, count }) => [kind, count]), [['hidden', 2]]);
});

test('who is ignored and takes another name stays so, and that is told once', () => {
  const kept = storage();
  const chat = new Chat(new Quiet(kept));
  for (const [room, seq] of [['a', 1], ['b', 1]]) chat.receive({ type: 'joined', room, seq, count: 2, members: [{ nick: 'ann' }, { nick: 'bob' }] }, NOW);
  chat.ignore('bob', true);
  for (const room of ['a', 'b']) chat.receive({ type: 'event', room, seq: 2, time: NOW, nick: 'bob', kind: 'nick', newNick: 'rob' }, NOW);
  assert.deepEqual([chat.room('a').items.length, chat.room('b').items.length], [1, 0]);
  assert.match(chat.room('a').items[0].text, /bob, whom you ignore, is now rob/u);
  assert.deepEqual(kept.kept, { ignored: ['rob'] });
  assert.equal(new Quiet(kept).ignores('ROB'), true);
});

test('a muted room counts nothing, and keeps what is said', () => {
  const { chat, room, event } = inLobby();
  chat.setWatched(false);
  event('message', { text: 'one' });
  chat.mute(room, true);
  event('message', { text: 'Ann?' });
  assert.deepEqual([chat.totals(), room.items.length], [{ unread: 0, mentions: 0 }, 2]);
  chat.mute(room, false);
  event('message', { text: 'three' });
  assert.equal(room.unread, 1);
});

test('what some other program has left in the storage harms nothing', () => {
  const quiet = new Quiet({ load: () => [5, null, '', { a: 1 }, 'bob'], save: () => {} });
  assert.deepEqual(quiet.ignored(), [{ nick: 'bob', hidden: 0 }]);
});

test('messages that nobody knows are passed over', () => {
  const { chat, room, event } = inLobby();
  chat.receive({ type: 'from the future' }, NOW);
  event('from the future', {});
  assert.deepEqual(kinds(room), []);
});
