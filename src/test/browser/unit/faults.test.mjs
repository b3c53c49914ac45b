// A mistake of the page's costs the one thing in which it is made.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Chat } = await load('chat.js');
const { Connection } = await load('connection.js');
const { TOLD_A_MINUTE, contain, report, tellFaults } = await load('faults.js');

const NOW = Date.UTC(2026, 0, 15, 12);

/** The browser's console, as a list: what is logged here was meant to be. */
function logged(run) {
  const lines = [];
  const before = console.error;
  console.error = (...words) => lines.push(words.join(' '));
  try {
    run();
  } finally {
    console.error = before;
  }
  return lines;
}

const throws = () => {
  throw new Error('ours');
};

test('what fails returns nothing, is told, and has its cause in the console', () => {
  const told = [];
  tellFaults((what) => told.push(what));
  const lines = logged(() => assert.equal(contain('It failed.', throws), undefined));
  assert.deepEqual(told, ['It failed.']);
  assert.match(lines[0], /It failed\. Error: ours/u);
  tellFaults(null);
});

test('who tells of faults may fail as well, and is not told for ever', () => {
  let told = 0;
  tellFaults(() => {
    told++;
    report('and again', new Error('again'));
    throws();
  });
  logged(() => report('It failed.', new Error('ours')));
  assert.equal(told, TOLD_A_MINUTE);
  tellFaults(null);
});

function connected(onMessage, onState = () => {}) {
  const sent = [];
  const clock = { now: () => 0, setTimeout: () => 1, clearTimeout: () => {} };
  const socket = { send: (line) => sent.push(JSON.parse(line)), close: () => {} };
  const connection = new Connection({ open: () => socket, onMessage, onState, clock });
  connection.connect();
  socket.onopen({});
  return { connection, socket, frame: (...messages) => socket.onmessage({ data: messages.map((message) => JSON.stringify(message)).join('\n') }) };
}

test('what throws while one message is dealt with costs the rest of the frame nothing, and requests are answered', async () => {
  const seen = [];
  const { connection, frame } = connected((message) => (message.bad ? throws() : seen.push(message.n)));
  const answer = connection.request({ type: 'say' });
  logged(() => frame({ n: 1 }, { bad: true }, { n: 2 }, { bad: true, type: 'ok', id: 1 }, { n: 3 }));
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal((await answer).type, 'ok');
});

test('a goodbye that can’t be shown is one all the same', () => {
  const { connection, socket, frame } = connected(throws);
  logged(() => frame({ type: 'bye', reason: 'SHUTDOWN', text: 'down' }));
  socket.onclose({ code: 1001, reason: '' });
  assert.equal(connection.state.reason, 'SHUTDOWN');
});

test('a state that can’t be shown keeps nobody from coming back', () => {
  let timers = 0;
  const clock = { now: () => 0, setTimeout: () => ++timers, clearTimeout: () => {} };
  const socket = {};
  const connection = new Connection({ open: () => socket, onMessage: () => {}, onState: throws, clock });
  logged(() => {
    connection.connect();
    socket.onclose({ code: 1006, reason: '' });
  });
  assert.deepEqual([connection.state.name, timers], ['waiting', 1]);
});

test('a socket that the browser does not open is tried again', () => {
  const timers = [];
  const clock = { now: () => 0, setTimeout: (run) => timers.push(run), clearTimeout: () => {} };
  const connection = new Connection({ open: throws, onMessage: () => {}, onState: () => {}, clock });
  logged(() => connection.connect());
  assert.equal(connection.state.name, 'waiting');
  assert.equal(timers.length, 1);
});

test('a listener that throws takes nothing from the next one', () => {
  const chat = new Chat();
  const heard = [];
  chat.listen(throws);
  chat.listen((change) => heard.push(change));
  logged(() => chat.tell('list'));
  assert.deepEqual(heard, ['list']);
});

/** Broken on purpose, as a server from the future or a mistake of ours would. */
const BROKEN = [
  { kind: 'message', text: undefined },
  { kind: 'message', text: 5 },
  { kind: 'nick', newNick: null },
  { kind: 'mode', changes: 7 },
  { kind: 'mode', changes: [{ list: 'ban' }] },
  { kind: 'join', member: { nick: 'x', roles: 5 } },
  { kind: 'profile', member: 5 },
  { kind: 'kick' },
  { kind: 'topic', text: 9 },
  { kind: 'message', text: ['a'] },
  { kind: 'notice', text: {} },
  { kind: 'join', nick: 7 },
  { kind: 'nick', newNick: {} },
  { kind: 'message', text: 'x', nick: null },
  { kind: 'constructor' },
  { kind: '__proto__' },
  { kind: 'hasOwnProperty' },
];

for (const broken of BROKEN) {
  test(`an event that can’t be shown says so at most, and the next one is shown: ${JSON.stringify(broken)}`, () => {
    const chat = new Chat();
    chat.receive({ type: 'hello', nick: 'ann' }, NOW);
    chat.receive({ type: 'joined', room: 'den', seq: 1, members: [{ nick: 'ann' }, { nick: 'bob' }], count: 2 }, NOW);
    const lines = logged(() => chat.receive({ type: 'event', room: 'den', seq: 2, time: NOW, nick: 'bob', ...broken }, NOW));
    chat.receive({ type: 'event', room: 'den', seq: 3, time: NOW, nick: 'bob', kind: 'message', text: 'after' }, NOW);
    const { items } = chat.room('den');
    assert.equal(items.at(-1).text, 'after');
    assert.equal(items.filter(({ kind }) => kind === 'hole').length, 0);
    if (lines.length > 0) assert.match(items[0].text, /An event could not be shown/u);
  });
}

for (const time of [undefined, null, 'x', Number.NaN, {}]) {
  test(`what comes at the time ${String(time)} is shown, at the time when it came`, () => {
    const chat = new Chat();
    chat.receive({ type: 'hello', nick: 'ann' }, NOW);
    chat.receive({ type: 'joined', room: 'den', seq: 1, members: [{ nick: 'ann' }, { nick: 'bob' }], count: 2 }, NOW);
    chat.receive({ type: 'event', room: 'den', seq: 2, time, nick: 'bob', kind: 'message', text: 'in the room' }, NOW);
    chat.receive({ type: 'event', room: 'den', seq: 3, time, nick: 'bob', kind: 'quit' }, NOW);
    chat.receive({ type: 'direct', time, nick: 'bob', text: 'to one' }, NOW);
    assert.deepEqual([...chat.room('den').items, ...chat.direct('bob').items].map((item) => item.time), [NOW, NOW, NOW]);
  });
}

for (const type of ['constructor', '__proto__', 'toString', 7, null, undefined]) {
  test(`a message of type ${type} is passed over`, () => {
    const chat = new Chat();
    assert.deepEqual(logged(() => chat.receive({ type }, NOW)), []);
  });
}
