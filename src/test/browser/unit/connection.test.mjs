import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Connection, BUSY_WAIT_MS, DEAD_AFTER_MS, FIRST_WAIT_MS, LONGEST_RETRY_MS, LONGEST_WAIT_MS, PING_AFTER_MS } = await load('connection.js');
const { reasons } = await load('unopened.js');

/** A clock that is moved by hand, a socket that is a list, chance that is always the same. */
function fixture(random = 1, askWhy = async () => null) {
  const all = { now: 0, timers: [], sockets: [], messages: [], states: [] };
  const clock = {
    now: () => all.now,
    setTimeout: (run, ms) => all.timers.push({ at: all.now + ms, run }),
    clearTimeout: (id) => id && (all.timers[id - 1] = null),
  };
  all.pass = (ms) => {
    all.now += ms;
    for (let at = 0; at < all.timers.length; at++) {
      const timer = all.timers[at];
      if (timer && timer.at <= all.now) {
        all.timers[at] = null;
        timer.run();
      }
    }
  };
  all.connection = new Connection({
    open() {
      const socket = { sent: [], send: (line) => socket.sent.push(JSON.parse(line)), close: () => (socket.closed = true) };
      all.sockets.push(socket);
      return socket;
    },
    onMessage: (message) => all.messages.push(message),
    onState: (state) => all.states.push(state.name),
    clock,
    random: () => random,
    askWhy,
  });
  all.socket = () => all.sockets.at(-1);
  all.open = () => {
    all.connection.connect();
    all.socket().onopen({});
    return all.socket();
  };
  all.waits = () => all.connection.state.retryAt - all.now;
  return all;
}

const line = (...messages) => ({ data: messages.map((message) => JSON.stringify(message)).join('\n') });
const outcome = (promise) => promise.then((answer) => answer.type, (error) => error.code);

test('a frame has several messages, and requests find their answers', async () => {
  const all = fixture();
  const socket = all.open();
  const first = all.connection.request({ type: 'say' });
  const second = all.connection.request({ type: 'join' });
  socket.onmessage(line({ type: 'event', id: 1 }, { type: 'ok', id: 1 }, { type: 'error', id: 2, code: 'BANNED', text: 'no' }));
  assert.equal(await outcome(first), 'ok');
  assert.equal(await outcome(second), 'BANNED');
  assert.deepEqual(all.messages.map(({ type }) => type), ['event', 'ok', 'error']);
});

test('a server that is full is asked again when it says, and not in minutes without end', async () => {
  for (const [said, waits] of [['10', 10_000], ['999999', LONGEST_RETRY_MS], ['Fri, 01 Jan 2027 00:00:00 GMT', FIRST_WAIT_MS / 2]]) {
    globalThis.location ??= { origin: 'http://localhost' };
    const answer = async () => new Response('The server is full.', { status: 503, headers: { 'content-type': 'text/plain', 'retry-after': said } });
    const all = fixture(0, reasons(new URL('http://localhost/ws'), answer));
    all.connection.connect();
    all.socket().onclose({ code: 1006, reason: '' });
    await new Promise((done) => setImmediate(done));
    assert.equal(all.waits(), waits);
    assert.equal(all.connection.state.refusal, 'The server is full.');
    all.pass(waits - 1);
    assert.equal(all.sockets.length, 1);
    all.pass(1);
    assert.equal(all.sockets.length, 2);
  }
});

test('what is not JSON is passed over', () => {
  const all = fixture();
  all.open().onmessage({ data: 'nonsense\n\n7\n{"type":"x"}' });
  assert.deepEqual(all.messages, [{ type: 'x' }]);
});

test('all requests fail when the connection is lost, and new ones at once', async () => {
  const all = fixture();
  const socket = all.open();
  const request = all.connection.request({ type: 'say' });
  socket.onclose({ code: 1006, reason: '' });
  assert.equal(await outcome(request), 'LOST');
  assert.equal(await outcome(all.connection.request({ type: 'say' })), 'LOST');
});

test('waits double up to a limit, and are short again after a success', () => {
  const all = fixture();
  all.connection.connect();
  const waits = [];
  for (let i = 0; i < 8; i++) {
    all.socket().onclose({ code: 1006, reason: '' });
    waits.push(all.waits());
    all.pass(all.waits());
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30, 30].map((times) => Math.min(times * FIRST_WAIT_MS, LONGEST_WAIT_MS)));
  all.socket().onopen({});
  all.connection.settled();
  all.socket().onclose({ code: 1006, reason: '' });
  assert.equal(all.waits(), FIRST_WAIT_MS);
});

test('chance shortens a wait by half at most', () => {
  const all = fixture(0);
  all.open().onclose({ code: 1006, reason: '' });
  assert.equal(all.waits(), FIRST_WAIT_MS / 2);
});

test('a socket that opens and closes at once is not hammered', () => {
  const all = fixture();
  for (let i = 0; i < 4; i++) {
    all.connection.connect();
    all.socket().onopen({});
    all.socket().onclose({ code: 1006, reason: '' });
  }
  assert.equal(all.waits(), 8 * FIRST_WAIT_MS);
});

for (const code of [1008, 1013]) {
  test(`close code ${code} asks for a longer wait`, () => {
    const all = fixture();
    all.open().onclose({ code, reason: '' });
    assert.equal(all.waits(), BUSY_WAIT_MS);
  });
}

test('who gave no sign of life in time comes back at once', () => {
  const all = fixture();
  all.open().onclose({ code: 3008, reason: '' });
  assert.equal(all.waits(), FIRST_WAIT_MS);
  assert.equal(all.connection.state.reason, 'PING_TIMEOUT');
});

test('who was killed does not come back by itself', () => {
  const all = fixture();
  const socket = all.open();
  socket.onmessage(line({ type: 'killed', nick: 'boss', text: 'spam' }, { type: 'bye', reason: 'KILLED', text: 'you were thrown off' }));
  socket.onclose({ code: 1008, reason: '' });
  assert.deepEqual(all.connection.state, { name: 'closed', why: 'you were thrown off', killed: { type: 'killed', nick: 'boss', text: 'spam' } });
  all.pass(10 * LONGEST_WAIT_MS);
  assert.equal(all.sockets.length, 1);
});

for (const [how, messages] of [['a bye', [{ type: 'bye', reason: 'SHUTDOWN', text: 'down' }]], ['the close code', []]]) {
  test(`that the server goes down is known from ${how}, until it lets one in again`, () => {
    const all = fixture();
    const socket = all.open();
    socket.onmessage(line({ type: 'x' }, ...messages));
    socket.onclose({ code: 1001, reason: '' });
    assert.equal(all.connection.state.reason, 'SHUTDOWN');
    all.pass(all.waits());
    all.socket().onclose({ code: 1006, reason: '' });
    assert.deepEqual([all.connection.state.reason, all.connection.state.tries], ['SHUTDOWN', 2]);
    all.pass(all.waits());
    all.socket().onopen({});
    all.connection.settled();
    all.socket().onclose({ code: 1006, reason: '' });
    assert.equal(all.connection.state.reason, '');
  });
}

test('an error knows what it was about', async () => {
  const all = fixture();
  const socket = all.open();
  const kick = all.connection.request({ type: 'kick', room: 'den', nick: 'bob' }).catch(({ about }) => about);
  socket.onmessage(line({ type: 'error', id: 1, code: 'NOT_THERE', text: 'no', subject: 'bob', room: 'den' }));
  assert.deepEqual(await kick, { type: 'kick', room: 'den', nick: 'bob', subject: 'bob' });
});

test('silence is asked about, and taken for death when it lasts', () => {
  const all = fixture();
  const socket = all.open();
  all.pass(PING_AFTER_MS);
  assert.equal(socket.sent.at(-1).type, 'ping');
  socket.onmessage(line({ type: 'pong', id: 1 }));
  all.pass(PING_AFTER_MS);
  all.pass(DEAD_AFTER_MS);
  assert.equal(all.connection.state.name, 'waiting');
  assert.equal(socket.closed, true);
});

test('a doubt asks at once, and ends a wait', () => {
  const all = fixture();
  const socket = all.open();
  all.connection.doubt();
  assert.equal(socket.sent.at(-1).type, 'ping');
  socket.onclose({ code: 1006, reason: '' });
  all.connection.doubt();
  assert.equal(all.connection.state.name, 'connecting');
});

test('what an old socket says late is not heard', () => {
  const all = fixture();
  const old = all.open();
  old.onclose({ code: 1006, reason: '' });
  all.connection.connect();
  old.onmessage(line({ type: 'x' }));
  old.onclose({ code: 1006, reason: '' });
  assert.deepEqual(all.messages, []);
  assert.equal(all.connection.state.name, 'connecting');
});

test('a request that is longer than a frame may be is not sent', async () => {
  const all = fixture();
  const socket = all.open();
  all.connection.frameBytes = 100;
  assert.equal(await outcome(all.connection.request({ type: 'say', text: 'ü'.repeat(60) })), 'TOO_LONG');
  assert.deepEqual(socket.sent, []);
});
