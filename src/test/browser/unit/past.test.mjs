// What is kept of rooms: what the page asks for, what it makes of the answers, and what it says is missing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Chat } = await load('chat.js');
const { KEPT_ITEMS } = await load('conversation.js');
const { Pages } = await load('pages.js');
const { FIRST_EVENTS, MISSED_EVENTS, recallOf } = await load('past.js');
const { KEPT_PLACES, placesIn, placesOf } = await load('places.js');

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;

const said = (seq, more = {}) => ({ type: 'event', room: 'lobby', seq, msgid: `id-${seq}`, time: NOW + seq, nick: 'bob', kind: 'message', text: `${seq}`, ...more });
const past = (seq, more = {}) => said(seq, { past: true, ...more });
const passed = (seq) => ({ type: 'passed', room: 'lobby', seq });
const gap = (from, to, most = to - from + 1) => ({ type: 'gap', room: 'lobby', from, to, most });
const joined = (seq, more = {}) => ({ type: 'joined', position: `at-${seq}`, kept: true, room: 'lobby', seq, count: 2, members: [{ nick: 'ann' }, { nick: 'bob' }], ...more });
const caughtUp = (verdict, missing) => ({ type: 'caughtUp', room: 'lobby', ...(verdict && { verdict }), ...(missing && { missing }) });

/** A page of a server that keeps everything from 1 to newest. */
function pageOf(newest, { after = 0, before = newest + 1, side, count = 100 }, make = (seq) => said(seq)) {
  const all = Array.from({ length: Math.max(0, Math.min(newest, before - 1) - after) }, (_, at) => after + 1 + at);
  const isForwards = (side ?? (after > 0 && before > newest ? 'oldest' : 'newest')) === 'oldest';
  const some = isForwards ? all.slice(0, count) : all.slice(-count);
  const full = some.length < all.length;
  const [from, to] = full ? [some[0], some.at(-1)] : [after + 1, Math.min(newest, before - 1)];
  return { type: 'history', room: 'lobby', from: isForwards ? after + 1 : from, to: isForwards ? to : Math.min(newest, before - 1), first: 1, end: !full, events: some.map(make) };
}

function fixture({ seq = 100, ...more } = {}, messages = [caughtUp()]) {
  const chat = new Chat();
  const hears = (...all) => {
    for (const message of all) chat.receive(message, NOW + DAY / 4);
  };
  hears({ type: 'hello', nick: 'ann', server: 'x', limits: {}, tasks: [] }, joined(seq, more), ...messages);
  const room = chat.room('lobby');
  chat.show(room);
  const asked = [];
  const all = { chat, room, hears, asked, newest: seq };
  all.answer = async (request) => pageOf(all.newest, request);
  all.pages = new Pages({ chat, clock: { now: () => NOW + DAY / 4 }, connection: { request: (request) => (asked.push(request), all.answer(request)) } });
  return all;
}

const texts = (room) => room.items.map(({ kind, text, why, missing }) => (kind === 'hole' ? `${why} ${missing}` : (text ?? kind)));
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`);

/** Items are numbered without a gap, and headings are what they would be had all come one after the other. */
function isSound(room) {
  assert.deepEqual(room.items.map(({ n }) => n), room.items.map((_, at) => room.first + at));
  for (const [at, item] of room.items.entries()) {
    const before = room.items[at - 1];
    const goesOn = item.block.rows > 0;
    if (goesOn && before) assert.equal(before.block.rows, item.block.rows - 1, `row ${item.n}`);
  }
}

test('a first visit asks for a screen of what was, and none of it is news', () => {
  const chat = new Chat();
  assert.deepEqual(recallOf(chat, 'lobby'), { last: FIRST_EVENTS });
  const { room, chat: now } = fixture({}, [past(98), passed(99), caughtUp(), said(101)]);
  assert.deepEqual(texts(room), ['98', '101']);
  assert.deepEqual([room.unread, room.marker, now.totals().unread, room.from, room.hasOlder], [0, null, 0, 98, true]);
});

test('what is kept changes nobody who is there, and neither topic nor rules', () => {
  const { room } = fixture({}, [
    past(96, { kind: 'join', nick: 'eve' }),
    past(97, { kind: 'leave', nick: 'bob', text: '' }),
    past(98, { kind: 'topic', text: 'old' }),
    past(99, { kind: 'mode', text: 'x', changes: [{ mode: 'secret', on: true }] }),
    caughtUp(),
  ]);
  assert.deepEqual([room.members.nicks(), room.topic, room.modes], [['ann', 'bob'], null, {}]);
  assert.deepEqual(room.items.map(({ kind, counts }) => counts ?? kind), [{ join: 1, leave: 1 }, 'topic', 'mode']);
});

test('one’s own comings and goings are not told of the past, as they are not when they happen', () => {
  const { room } = fixture({}, [past(97, { kind: 'join', nick: 'Ann' }), past(98), past(99, { kind: 'quit', nick: 'ann', text: '' }), caughtUp()]);
  assert.deepEqual(texts(room), ['98']);
});

test('who comes back asks for what came after the last thing seen, and full says nothing', () => {
  const { chat, room, hears } = fixture();
  assert.deepEqual(recallOf(chat, 'LOBBY'), { last: FIRST_EVENTS, since: 'at-100', most: MISSED_EVENTS });
  hears(said(101));
  assert.equal(recallOf(chat, 'lobby').since, 'id-101');
  chat.setWatched(false);
  chat.lost(NOW);
  hears(joined(104), past(102), past(103, { text: 'Ann?' }), caughtUp('full'), said(105));
  assert.deepEqual(texts(room), ['101', '102', 'Ann?', '105']);
  assert.deepEqual([room.unread, room.mentions, room.hasMarker], [3, 1, true]);
});

test('what the page itself tells while the first of it comes in stands below it, where one looks', () => {
  const { chat, room, hears } = fixture({}, [past(98)]);
  const told = [];
  chat.listen((change) => told.push(change));
  chat.note(room, NOW + DAY / 4, 'error', { text: 'No message of eve is here' });
  hears(past(99), caughtUp(), said(101, { time: NOW + DAY / 4 }));
  assert.deepEqual(texts(room), ['98', '99', 'No message of eve is here', '101']);
  assert.ok(told.includes('renumbered'));
  assert.deepEqual([room.from, room.hasOlder, chat.characters], [98, true, room.characters]);
  isSound(room);
});

test('nor does it stand among what was missed, or change what is new', () => {
  const { chat, room, hears } = fixture({}, [caughtUp(), said(101)]);
  chat.setWatched(false);
  chat.lost(NOW);
  hears(joined(104), past(102));
  chat.note(room, NOW + DAY / 4, 'note', { text: 'You are back.' });
  chat.show(null);
  hears(past(103), caughtUp('full'));
  assert.deepEqual(texts(room), ['101', '102', '103', 'You are back.']);
  assert.deepEqual([room.item(room.marker).text, room.unread], ['102', 2]);
  isSound(room);
});

test('what was missed before anything was seen has no bar above it because the page has told something', () => {
  const all = fixture({ seq: 1 }, [caughtUp()]);
  all.chat.lost(NOW);
  all.hears(joined(900));
  all.chat.note(all.room, NOW + DAY / 4, 'note', { text: 'You are back.' });
  all.hears(past(898), past(899), caughtUp('partial', 886));
  assert.deepEqual(texts(all.room), ['898', '899', 'You are back.']);
});

test('a connection that is lost before all has come asks for the same once more', () => {
  const { chat, room, hears } = fixture({}, [caughtUp(), said(101)]);
  chat.lost(NOW);
  hears(joined(104), past(102));
  chat.lost(NOW);
  assert.equal(recallOf(chat, 'lobby').since, 'id-101');
  hears(joined(106), past(102), past(103), past(104), past(105), caughtUp('full'));
  assert.deepEqual(texts(room), ['101', '102', '103', '104', '105']);
});

test('one who is thrown out before all has come asks for the same when coming back', () => {
  const { chat, room, hears } = fixture({}, [caughtUp(), said(101)]);
  chat.lost(NOW);
  hears(joined(104), past(102), { type: 'left', room: 'lobby', kind: 'kick', nick: 'bob', text: 'away' });
  assert.deepEqual([room.catching, recallOf(chat, 'lobby').since, room.outside], [null, 'id-101', true]);
  hears(joined(107), past(102), past(103), past(106), caughtUp('full'));
  assert.deepEqual(texts(room), ['101', 'away', '102', '103', 'more 2', '106', 'You joined again.']);
});

test('what is lost has a bar in its place, with no button, and at the time of what comes after it', () => {
  const { chat, room, hears } = fixture({}, [caughtUp(), said(101)]);
  chat.lost(NOW);
  hears(joined(110), past(102), gap(103, 106, 2), past(107), gap(108, 109), caughtUp('partial', 4));
  assert.deepEqual(texts(room), ['101', '102', 'lost 2', '107', 'lost 2']);
  assert.equal(room.items[2].time, NOW + 107);
});

test('more than comes at once has a bar that can be filled', async () => {
  const all = fixture({ seq: 10 });
  const { chat, room, hears, pages, asked } = all;
  hears(said(11));
  chat.lost(NOW);
  hears(joined(900), past(898), past(899), caughtUp('partial', 886));
  assert.deepEqual(texts(room), ['11', 'more 886', '898', '899']);
  all.newest = 900;
  await pages.fill(room, room.items[1]);
  assert.deepEqual([asked[0].after, asked[0].before], [11, 898]);
  assert.deepEqual(texts(room), ['11', 'more 686', ...numbers(698, 899)]);
  for (let more = 0; more < 4; more++) await pages.fill(room, room.items[1]);
  assert.deepEqual(texts(room), numbers(11, 899));
  isSound(room);
});

test('a server that died skipped numbers: where more than comes at once is missed it is said how much that may be, and where it died', () => {
  const { chat, room, hears } = fixture({ seq: 10 }, [caughtUp(), said(11)]);
  chat.lost(NOW);
  const skipped = gap(20, 1_000_000, 0);
  const died = gap(2_000_010, 3_000_000, 30);
  hears(joined(4_000_000), skipped, died, past(3_999_998), past(3_999_999), caughtUp('partial', 2_000_030));
  assert.deepEqual(texts(room), ['11', `more ${8 + 2_000_009 - 1_000_000}`, 'lost 30', `more ${3_999_998 - 3_000_001}`, '3999998', '3999999']);
  isSound(room);
});

test('numbers that no event has are no gap, however many they are', () => {
  const { chat, room, hears } = fixture({ seq: 10 }, [caughtUp(), said(11)]);
  chat.lost(NOW);
  hears(joined(1_000_015), gap(12, 1_000_011, 0), past(1_000_012), past(1_000_013), past(1_000_014), caughtUp('full'), said(1_000_016));
  assert.deepEqual(texts(room), ['11', '1000012', '1000013', '1000014', '1000016']);
});

test('a page that was loaded anew begins with the newest, also where a server died meanwhile', () => {
  const chat = new Chat();
  chat.places = placesOf([['lobby', 'id-11', 11]]);
  const hears = (...all) => all.forEach((message) => chat.receive(message, NOW));
  hears({ type: 'hello', nick: 'ann' }, joined(9_001), gap(20, 8_000, 5), past(9_000), caughtUp('partial', 1_010));
  const room = chat.room('lobby');
  assert.deepEqual([texts(room), room.from, room.hasOlder], [['9000'], 9_000, true]);
});

test('what can’t be read now can be asked for again, and what may not be seen can’t', async () => {
  const all = fixture({}, [caughtUp(), said(101)]);
  const { chat, room, hears, pages } = all;
  chat.lost(NOW);
  hears(joined(106), past(102), { ...gap(103, 105), unreadable: true }, caughtUp('partial', 3));
  assert.deepEqual(texts(room), ['101', '102', 'unread 3']);
  const { answer } = all;
  all.answer = async () => {
    throw Object.assign(new Error('no'), { code: 'PAST_UNREADABLE' });
  };
  await pages.fill(room, room.items[2]);
  assert.deepEqual([texts(room)[2], room.items[2].state], ['unread 3', 'failed']);
  all.answer = async (request) => ({ ...(await answer(request)), from: 105, events: [said(105)], end: true });
  all.newest = 106;
  await pages.fill(room, room.items[2]);
  assert.deepEqual(texts(room), ['101', '102', 'lost 2', '105']);
});

test('another room of the same name is told by a bar, and its past is not put above what was said in the first', () => {
  const { chat, room, hears } = fixture({}, [past(99), caughtUp(), said(101)]);
  chat.lost(NOW);
  hears(joined(3), past(1), past(2), caughtUp('unknown'), said(4));
  assert.deepEqual(texts(room), ['99', '101', 'anew 0', '1', '2', '4']);
  assert.equal(room.hasOlder, false);
});

test('a page that was loaded anew goes on where it was: with a line above what is new', () => {
  const before = fixture({}, [caughtUp(), said(101)]);
  const kept = JSON.parse(JSON.stringify(placesIn(before.chat)));
  const chat = new Chat();
  chat.places = placesOf(kept);
  assert.equal(recallOf(chat, 'lobby').since, 'id-101');
  const hears = (...all) => all.forEach((message) => chat.receive(message, NOW));
  hears({ type: 'hello', nick: 'ann' }, joined(105));
  assert.deepEqual(placesIn(chat), kept);
  hears(past(102, { kind: 'quit', nick: 'ann' }), past(103, { nick: 'ann', kind: 'message' }), past(104), caughtUp('full'));
  const room = chat.room('lobby');
  assert.deepEqual([texts(room), room.item(room.marker).text, room.from], [['103', '104'], '104', 102]);
});

test('after a long time away the newest is above all, and what is above it comes as one scrolls', () => {
  const chat = new Chat();
  chat.places = placesOf([['lobby', 'id-1', 1]]);
  for (const message of [{ type: 'hello', nick: 'ann' }, joined(1000), past(998), past(999), caughtUp('partial', 996)]) chat.receive(message, NOW);
  assert.deepEqual([texts(chat.room('lobby')), chat.room('lobby').from], [['998', '999'], 998]);
});

test('what was missed of a room in which nothing had been said comes as one scrolls, too', async () => {
  const all = fixture({ seq: 1 });
  const { chat, room, hears, pages } = all;
  await pages.older(room);
  assert.equal(room.hasOlder, false);
  chat.lost(NOW);
  hears({ type: 'hello', nick: 'ann' }, joined(1000), past(998), past(999), caughtUp('partial', 996));
  assert.deepEqual([texts(room), room.from], [['998', '999'], 998]);
  all.newest = 1000;
  await pages.older(room);
  assert.deepEqual(texts(room).slice(-3), ['997', '998', '999']);
});

test('what was not read before a reload is new after it', () => {
  const { chat, hears, room } = fixture({}, [caughtUp(), said(101)]);
  chat.show(chat.open('direct', 'bob'));
  hears(said(102), said(103));
  assert.deepEqual(placesIn(chat), [['lobby', 'id-101', 101]]);
  const kept = placesIn(chat);
  const next = new Chat();
  next.places = placesOf(kept);
  for (const message of [{ type: 'hello', nick: 'ann' }, joined(105), past(102), past(103), caughtUp('full')]) next.receive(message, NOW);
  assert.deepEqual([next.room('lobby').unread, placesIn(next)], [2, kept]);
  chat.show(room);
  assert.deepEqual(placesIn(chat), [['lobby', 'id-103', 103]]);
});

test('who is ignored and has another name after a loss is ignored still', () => {
  const { chat, room, hears } = fixture();
  chat.ignore('bob', true);
  chat.lost(NOW);
  hears(joined(103), past(101, { kind: 'nick', newNick: 'rob' }), past(102, { nick: 'rob' }), caughtUp('full'));
  assert.deepEqual(room.items.map(({ kind, nick }) => [kind, nick]), [['hidden', 'rob']]);
});

test('places are few, and what some other program has saved harms nothing', () => {
  assert.deepEqual([...placesOf([5, null, ['a'], ['b', 'x', 'y'], ['C', 'x', 1]])], [['c', { id: 'x', seq: 1 }]]);
  const chat = new Chat();
  chat.receive({ type: 'hello', nick: 'ann' }, NOW);
  for (let at = 0; at < 2 * KEPT_PLACES; at++) chat.receive(joined(1, { room: `r${at}` }), NOW);
  assert.equal(placesIn(chat).length, KEPT_PLACES);
});

test('who falls behind sees it all in order, and who came meanwhile is there', () => {
  const { room, hears } = fixture();
  hears(said(101), { type: 'fellBehind', room: 'lobby' });
  assert.notEqual(room.catching, null);
  hears(past(101), past(102), past(103, { kind: 'join', nick: 'eve', member: { nick: 'eve' } }), gap(104, 105), past(106), caughtUp('partial', 2), said(107));
  assert.equal(room.catching, null);
  assert.deepEqual(texts(room), ['101', '102', 'presence', 'lost 2', '106', '107']);
  assert.deepEqual(room.members.nicks(), ['ann', 'bob', 'eve']);
});

test('own words of which the answer was lost are in flight no more once they are seen', () => {
  const { chat, room, hears } = fixture();
  room.pending.set(7, { id: 7, text: 'x', kind: 'message', failed: 'Perhaps not sent.', waits: false });
  room.pending.set(8, { id: 8, text: 'y', kind: 'message', failed: 'Perhaps not sent.', waits: false });
  chat.lost(NOW);
  hears(joined(103), past(101, { nick: 'ann', text: 'x' }), caughtUp('full'));
  assert.deepEqual([...room.pending.keys()], [8]);
});

test('pages of what was are put above: days, headings and comings go on across their edge', async () => {
  const all = fixture({ seq: 30 });
  const { room, hears, pages, asked } = all;
  hears(said(31, { kind: 'join', nick: 'carol' }), said(32));
  all.answer = async (request) => pageOf(30, request, (seq) => said(seq, seq > 27 ? { kind: 'join', nick: `n${seq}` } : { time: NOW + seq - (seq < 10 ? DAY : 0) }));
  await pages.older(room);
  assert.deepEqual([asked[0].before, room.hasOlder, room.items.length], [30, false, 29]);
  const folded = room.items.find(({ kind }) => kind === 'presence');
  assert.deepEqual([folded.counts, folded.parts.map(({ nick }) => nick)], [{ join: 3 }, ['n28', 'n29', 'carol']]);
  isSound(room);
  await pages.older(room);
  assert.equal(asked.length, 1);
});

test('one scrolls back and forth over more than is held, and nothing comes twice or is left out', async () => {
  const all = fixture({ seq: 3 * KEPT_ITEMS });
  const { room, hears, pages, chat } = all;
  hears(said(all.newest + 1));
  all.newest++;
  chat.note(room, NOW, 'note', { text: 'aside' });
  while (room.hasOlder) {
    await pages.older(room);
    assert.ok(room.items.length <= KEPT_ITEMS);
  }
  assert.deepEqual([room.items[0].text, room.detached], ['1', true]);
  assert.deepEqual(texts(room), numbers(1, KEPT_ITEMS));
  hears(said(++all.newest));
  assert.equal(room.items.length, KEPT_ITEMS);
  while (room.detached) await pages.newer(room);
  const last = texts(room);
  assert.deepEqual(last.slice(-3), [`${all.newest - 1}`, `${all.newest}`, 'aside']);
  assert.deepEqual(last.slice(0, -1), numbers(all.newest - KEPT_ITEMS + 2, all.newest));
  isSound(room);
  assert.equal(room.hasOlder, true);
  assert.equal(chat.characters, room.characters);
});

test('one jumps to the newest at once, and what is said meanwhile is there once', async () => {
  const all = fixture({ seq: 2 * KEPT_ITEMS });
  const { room, hears, pages } = all;
  while (!room.detached) await pages.older(room);
  const { answer } = all;
  all.answer = async (request) => {
    const page = await answer(request);
    hears(said(++all.newest));
    return page;
  };
  await pages.newest(room);
  assert.equal(room.detached, true);
  all.answer = answer;
  await pages.newer(room);
  hears(said(++all.newest));
  assert.equal(room.detached, false);
  assert.deepEqual(texts(room), numbers(all.newest - room.items.length + 1, all.newest));
});

test('an answer that comes when something else is held is of no use', async () => {
  const all = fixture({ seq: 500 });
  const { room, pages, chat } = all;
  let answered;
  all.answer = () => new Promise((done) => (answered = done));
  const asking = pages.older(room);
  chat.note(room, NOW, 'note', { text: 'x' });
  chat.clear(room);
  const { from } = room;
  answered(pageOf(500, { before: 300 }));
  await asking;
  assert.deepEqual([room.items, room.from, from], [[], 501, 501]);
});

test('what can’t be read is said, and asked for again only by who wants it', async () => {
  const all = fixture();
  const { answer } = all;
  all.answer = async () => {
    throw Object.assign(new Error('no'), { code: 'PAST_UNREADABLE' });
  };
  await all.pages.older(all.room);
  assert.equal(all.room.older, 'failed');
  all.answer = answer;
  await all.pages.older(all.room);
  assert.deepEqual([all.room.older, all.room.items.length], [null, 99]);
});

test('one who is ignored is one line in what was, too; and what can’t be shown takes nothing from the rest', async (t) => {
  t.mock.method(console, 'error', () => {});
  const all = fixture();
  all.chat.ignore('bob', true);
  all.answer = async (request) => pageOf(100, request, (seq) => said(seq, seq === 50 ? { nick: 'eve', text: 7 } : seq === 51 ? { nick: 'eve' } : {}));
  await all.pages.older(all.room);
  assert.deepEqual(all.room.items.map(({ kind, count }) => count ?? kind), [49, 'message', 48]);
});

test('a server that keeps nothing is asked for nothing, and a loss is told as it was', async () => {
  const { chat, room, hears, pages, asked } = fixture({ kept: undefined }, []);
  hears(said(101));
  chat.lost(NOW);
  hears(joined(110, { kept: undefined }), said(111), said(114));
  await pages.older(room);
  assert.deepEqual(asked, []);
  assert.deepEqual(room.items.map(({ kind, why }) => why ?? kind), ['message', 'gap', 'message', 'unarrived', 'message']);
});

test('what one has not read with another page is news, from there on', () => {
  const { chat, room } = fixture({ seq: 7, read: 4 }, [past(3), past(4), past(5, { nick: 'ann' }), past(6), caughtUp()]);
  assert.equal(room.item(room.marker).seq, 6);
  assert.equal(room.hasMarker, true);
  assert.equal(chat.totals().unread, 0, 'one looks at it');
});

test('the server is to know how far one has read, once all is there and seen', () => {
  const { chat, room, hears } = fixture({ seq: 6 }, [past(6), caughtUp()]);
  assert.equal(room.unmarked, 6);
  room.marked = 6;
  assert.equal(room.unmarked, 0);
  chat.show(null);
  hears(said(7));
  assert.equal(room.unmarked, 0, 'unread');
  chat.show(room);
  assert.equal(room.unmarked, 7);
});

test('a room tells for how long it is kept, and one who looks after it that nothing can be stored', () => {
  const { room, hears } = fixture({ seq: 6, keepDays: 30, keepEvents: 5 });
  assert.deepEqual(room.recording, { days: 30, events: 5 });
  hears({ type: 'storing', room: 'lobby', works: false, since: NOW, refused: true, text: 'Not stored' });
  assert.equal(room.items.at(-1).text, 'Not stored.');
});
