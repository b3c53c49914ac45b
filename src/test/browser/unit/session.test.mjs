// Coming in and coming back: what is said on the way waits, in its order, and nothing is lost without a word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Chat } = await load('chat.js');
const { ServerClock } = await load('clock.js');
const { Connection } = await load('connection.js');
const { MARK_MS, MEND_AGAIN_MS, Session } = await load('session.js');

const NOW = Date.UTC(2026, 0, 15, 12);

/** Promises that are settled have told so. */
const settled = async () => {
  for (let i = 0; i < 20; i++) await null;
};

function fixture() {
  const all = { sent: [], local: NOW, refused: [], arriving: [], timers: [] };
  const timers = { now: () => all.local, setTimeout: (run, ms) => all.timers.push({ run, ms }), clearTimeout: () => {} };
  const chat = new Chat();
  const clock = Object.assign(new ServerClock(timers.now), { setTimeout: timers.setTimeout, clearTimeout: timers.clearTimeout });
  let session = null;
  const connection = new Connection({
    open() {
      all.socket = { send: (line) => all.sent.push(JSON.parse(line)), close: () => {} };
      return all.socket;
    },
    onMessage(message) {
      session.hear(message);
      chat.receive(message, clock.now());
    },
    onState: (state) => session.onState(state),
    clock: timers,
  });
  session = new Session({ connection, chat, clock, remember: () => {}, page: { entered: () => {}, refused: (error) => all.refused.push(error), show: () => {}, arriving: () => all.arriving.push(session.arriving) } });
  const frame = (...messages) => {
    all.socket.onmessage({ data: messages.map((message) => JSON.stringify(message)).join('\n') });
    return settled();
  };
  const asked = (type) => all.sent.findLast((request) => request.type === type);
  Object.assign(all, {
    chat,
    session,
    connection,
    frame,
    asked,
    said: () => all.sent.filter(({ type }) => type === 'say' || type === 'direct').map(({ text }) => text),
    opens: async () => {
      all.socket.onopen({});
      await settled();
    },
    welcome: (time = all.local) => frame({ type: 'hello', id: asked('hello').id, nick: 'ann', firstRoom: 'lobby', time }),
    letsIn: (room) => frame({ type: 'joined', id: all.sent.findLast((request) => request.type === 'join' && request.room === room).id, room, seq: 1, count: 1, members: [{ nick: 'ann' }] }),
    /** What is to be done after so long. */
    after: async (time) => {
      const due = all.timers.filter(({ ms }) => ms === time);
      all.timers = all.timers.filter(({ ms }) => ms !== time);
      for (const { run } of due) run();
      await settled();
    },
    breaks: async () => {
      all.socket.onclose({ code: 1006, reason: '' });
      await settled();
    },
  });
  return all;
}

async function inside(...rooms) {
  const all = fixture();
  all.session.enter({ nick: 'ann', rooms, show: rooms[0] });
  await all.opens();
  await all.welcome();
  for (const room of rooms) await all.letsIn(room);
  return all;
}

const failed = (conversation) => [...conversation.pending.values()].map((words) => words.failed);

test('one is on the way in from hello until all rooms have answered', async () => {
  const all = fixture();
  all.session.enter({ nick: 'ann', rooms: ['a', 'b'], show: 'a' });
  await all.opens();
  assert.equal(all.session.arriving, true);
  await all.welcome();
  await all.letsIn('a');
  assert.equal(all.session.arriving, true);
  await all.frame({ type: 'error', id: all.asked('join').id, code: 'BANNED', text: 'no' });
  assert.equal(all.session.arriving, false);
});

test('what is said while one comes back waits for its room, and is sent in order', async () => {
  const all = await inside('a', 'b');
  await all.breaks();
  all.connection.connect();
  all.session.typed('one', all.chat.room('a'));
  await all.opens();
  all.session.typed('two', all.chat.room('a'));
  all.session.typed('other', all.chat.room('b'));
  await all.welcome();
  all.session.typed('three\nfour', all.chat.room('a'));
  assert.deepEqual(all.said(), []);
  await all.letsIn('b');
  assert.deepEqual(all.said(), ['other']);
  await all.letsIn('a');
  assert.deepEqual(all.said(), ['other', 'one', 'two', 'three', 'four']);
  assert.deepEqual([...all.chat.room('a').pending.values()].map(({ text }) => text), ['one', 'two', 'three', 'four']);
});

test('what is said to somebody waits for the server, not for rooms', async () => {
  const all = await inside('a');
  const direct = all.chat.open('direct', 'bob');
  await all.breaks();
  all.connection.connect();
  await all.opens();
  all.session.typed('psst', direct);
  assert.deepEqual(all.said(), []);
  await all.welcome();
  all.session.typed('and more', direct);
  assert.deepEqual(all.said(), ['psst', 'and more']);
});

test('what waits and can’t be said is kept, with the reason', async () => {
  const all = await inside('a');
  await all.breaks();
  all.connection.connect();
  await all.opens();
  all.session.typed('one', all.chat.room('a'));
  await all.breaks();
  assert.deepEqual(failed(all.chat.room('a')), ['Not sent: there was no connection.']);
  all.connection.connect();
  await all.opens();
  await all.welcome();
  all.session.typed('two', all.chat.room('a'));
  await all.frame({ type: 'error', id: all.asked('join').id, code: 'BANNED', text: 'no' });
  assert.deepEqual(failed(all.chat.room('a')), ['Not sent: there was no connection.', 'Not sent. You are banned from #a.']);
  assert.deepEqual(all.said(), []);
});

test('without a connection words are kept at once', async () => {
  const all = await inside('a');
  await all.breaks();
  all.session.typed('one', all.chat.room('a'));
  await settled();
  assert.deepEqual(failed(all.chat.room('a')), ['Not sent: there was no connection.']);
});

test('on the way into the first room words stay in the box', async () => {
  const all = fixture();
  all.session.enter({ nick: 'ann', rooms: ['a'], show: 'a' });
  await all.opens();
  await all.welcome();
  assert.equal(all.session.typed('hello?', null), false);
  assert.deepEqual(all.chat.home.items, []);
});

for (const line of ['/etc/hosts has a wrong line\nand more', '/nonsense', '/kick', '/']) {
  test(`what is no command after all stays in the box: ${JSON.stringify(line)}`, async () => {
    const all = await inside('a');
    assert.equal(all.session.typed(line, all.chat.room('a')), false);
    assert.equal(all.chat.room('a').items.at(-1).kind, 'error');
  });
}

test('a gap begins with the server’s last word and ends with coming back, whatever this computer’s clock shows', async () => {
  const all = await inside('a');
  const { local } = all;
  all.local = local + 3_600_000;
  await all.frame({ type: 'pong', time: NOW + 10_000 });
  all.local += 45_000;
  await all.breaks();
  all.connection.connect();
  await all.opens();
  await all.welcome(NOW + 57_000);
  await all.letsIn('a');
  const { from, to } = all.chat.room('a').items.find(({ kind }) => kind === 'gap');
  assert.deepEqual([from - NOW, to - NOW], [10_000, 57_000]);
});

test('a goodbye that was read late tells when it was said', async () => {
  const all = await inside('a');
  all.local += 60_000;
  await all.frame({ type: 'bye', reason: 'PING_TIMEOUT', text: 'late', time: NOW + 33_000 });
  all.socket.onclose({ code: 1008, reason: '' });
  assert.equal(all.chat.room('a').lostAt, NOW + 33_000);
});

test('a hole makes the page ask who is there', async () => {
  const all = await inside('a');
  const mending = all.session.mend(all.chat.room('a'));
  await all.frame({ type: 'names', id: all.asked('names').id, room: 'a', count: 2, members: [{ nick: 'ann' }, { nick: 'eve' }] });
  await mending;
  assert.deepEqual(all.chat.room('a').members.nicks(), ['ann', 'eve']);
});

test('of many holes come two questions, the second when there is time for it', async () => {
  const all = await inside('a', 'b', 'c');
  const [a, b, c] = ['a', 'b', 'c'].map((name) => all.chat.room(name));
  const asked = () => all.sent.filter(({ type }) => type === 'names').map(({ room }) => room);
  const answer = () => all.frame({ type: 'names', id: all.asked('names').id, room: all.asked('names').room, count: 1, members: [{ nick: 'ann' }] });
  for (let i = 0; i < 100; i++) all.session.mend(a);
  for (const room of [b, c]) all.session.mend(room);
  assert.deepEqual(asked(), ['a']);
  await answer();
  all.session.mend(a);
  assert.deepEqual(asked(), ['a']);
  await all.after(MEND_AGAIN_MS);
  assert.deepEqual(asked(), ['a', 'a']);
  await answer();
  b.joined = false;
  await all.after(MEND_AGAIN_MS);
  assert.deepEqual(asked(), ['a', 'a', 'c']);
  await answer();
  await all.after(MEND_AGAIN_MS);
  assert.deepEqual(asked(), ['a', 'a', 'c']);
  all.session.mend(a);
  assert.deepEqual(asked(), ['a', 'a', 'c', 'a']);
});

test('a hole is asked about on the next connection, too', async () => {
  const all = await inside('a');
  all.session.mend(all.chat.room('a'));
  await all.breaks();
  all.connection.connect();
  await all.opens();
  await all.welcome();
  await all.letsIn('a');
  await all.after(MEND_AGAIN_MS);
  const before = all.sent.length;
  all.session.mend(all.chat.room('a'));
  assert.deepEqual(all.sent.slice(before).map(({ type }) => type), ['names']);
});

test('who was away is away again after a loss, and sees it, also in no room', async () => {
  const all = await inside();
  all.session.typed('/away lunch', all.chat.current);
  await all.frame({ type: 'ok', id: all.asked('away').id });
  assert.equal(all.chat.away, 'lunch');
  await all.breaks();
  all.connection.connect();
  await all.opens();
  await all.welcome();
  assert.equal(all.chat.away, null);
  assert.equal(all.asked('away').reason, 'lunch');
  await all.frame({ type: 'ok', id: all.asked('away').id });
  assert.equal(all.chat.away, 'lunch');
});

test('ignoring is told, oneself can’t be ignored, and twice is once', async () => {
  const all = await inside('a');
  const room = all.chat.room('a');
  const told = () => room.items.at(-1).text;
  all.session.typed('/ignore ANN', room);
  assert.equal(told(), 'You can’t ignore yourself.');
  for (const name of ['#x', '#x y', 'a*b', 'x'.repeat(33)]) {
    all.session.typed(`/ignore ${name}`, room);
    assert.match(told(), /can’t be a name/u);
  }
  assert.deepEqual(all.chat.quiet.ignored(), []);
  all.session.typed('/unignore bob', room);
  assert.match(told(), /You don’t ignore bob/u);
  all.session.typed('/ignore bob', room);
  assert.match(told(), /^You ignore bob now/u);
  all.session.typed('/ignore Bob', room);
  assert.equal(told(), 'You ignore Bob already.');
  all.session.typed('/mute', room);
  assert.match(told(), /^#a is muted/u);
  all.session.typed('/mute', room);
  assert.equal(told(), '#a is muted already.');
});

test('the server is told how far one has read, once for all that came meanwhile', async () => {
  const all = fixture();
  all.session.enter({ nick: 'ann', rooms: ['lobby'], show: 'lobby' });
  await all.opens();
  await all.welcome();
  await all.frame({ type: 'joined', id: all.asked('join').id, room: 'lobby', kept: true, position: 'p', seq: 3, count: 1, members: [{ nick: 'ann' }] }, { type: 'caughtUp', room: 'lobby' });
  all.chat.show(all.chat.room('lobby'));
  all.session.markLater();
  all.session.markLater();
  assert.equal(all.asked('mark'), undefined);
  await all.after(MARK_MS);
  assert.equal(all.asked('mark').seq, 3);
  all.sent.length = 0;
  all.session.markLater();
  await all.after(MARK_MS);
  assert.equal(all.asked('mark'), undefined);
});
