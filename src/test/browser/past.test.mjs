// What the page shows of what a server keeps: after a reload, after a crash, to who comes for the first time, and as one scrolls back.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Relay, Server } from './support.mjs';

const server = new Server('sqlite:kept.db');
// What anybody has seen survives a crash.
server.history.durability = 'stored';
before(() => server.start());

const words = (person) => person.texts('#log .row.message .words');
const isBack = (person) => person.until(() => document.querySelector('#status').hidden && !document.querySelector('.entry.absent'));
const sawAll = (person) => person.until(() => !document.querySelector('.intro').hidden);
const isCaughtUp = (person) => person.until(() => document.querySelector('.catching').textContent === '');

/** Somebody at another door has said things in a room, and they are kept. */
async function talk(room, count, nick = named('irc')) {
  const irc = await server.irc(nick, `#${room}`);
  for (let at = 0; at < count; at += 500) {
    const lines = Array.from({ length: Math.min(500, count - at) }, (_, more) => `PRIVMSG #${room} :message ${at + more}`);
    irc.says(lines.join('\r\n'));
    await irc.hears(`:message ${Math.min(at + 500, count) - 1}\r\n`);
  }
  return irc;
}

test('who comes for the first time sees what was said before, and no gap', async () => {
  const room = named('room');
  await talk(room, 30);
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await ann.sees('message 29');
  await sawAll(ann);
  await ann.sees('This is the beginning of what is kept');
  assert.deepEqual(await words(ann), Array.from({ length: 30 }, (_, at) => `message ${at}`));
  assert.deepEqual(await ann.texts('.gap, .marker, .day + .day'), []);
  assert.match(await ann.text('.row.event'), / joined$/u);
  assert.equal(await ann.page.title(), `#${room} – Hubbub`);
  await finish(ann);
});

test('a reload comes back to the same rooms, with what was there and a line above what is new', async () => {
  const [room, other] = [named('room'), named('room')];
  const irc = await talk(room, 3);
  const ann = await Person.named(server, named('ann'), {}, `#${other}`);
  await ann.joins(room);
  await ann.says('own words');
  await ann.sees('own words');
  const { url } = server;
  await ann.page.goto('about:blank');
  irc.says(`PRIVMSG #${room} :while you were away`);
  await irc.hears('while you were away');
  await ann.page.goto(`${url}#${room}`);
  await ann.isIn();
  await ann.sees('while you were away');
  await sawAll(ann);
  await ann.sees('This is the beginning of what is kept');
  assert.deepEqual(await words(ann), ['message 0', 'message 1', 'message 2', 'own words', 'while you were away']);
  assert.equal(await ann.page.$eval('.marker', (marker) => marker.nextElementSibling.querySelector('.words').textContent), 'while you were away');
  assert.deepEqual(await ann.texts('#room-list .name'), [other, room].sort());
  assert.equal(await ann.text('#place .name'), room);
  assert.equal(await ann.page.locator('.gap').count(), 0);
  assert.deepEqual(await ann.barriers(), []);
  await ann.screenshot('chat-reloaded');
  await finish(ann);
});

test('a server that is killed under the page: all is there when it is back, once, and no gap is told', async () => {
  const room = named('room');
  await talk(room, 3);
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await ann.sees('message 2');
  await server.kill();
  await ann.until(() => !document.querySelector('#status').hidden);
  await server.start();
  const irc = await talk(room, 3);
  await ann.page.click('#try-now', { timeout: 2000 }).catch(() => {});
  await isBack(ann);
  await isCaughtUp(ann);
  irc.says(`PRIVMSG #${room} :and now`);
  await ann.sees('and now');
  assert.deepEqual(await words(ann), [0, 1, 2, 0, 1, 2].map((at) => `message ${at}`).concat('and now'));
  assert.equal(await ann.page.locator('.gap').count(), 0);
  await finish(ann);
});

test('a server that keeps what it can is killed: what may be missing is said once, and nothing is counted that never was', async () => {
  const relaying = new Server('sqlite:relayed.db');
  await relaying.start();
  const room = named('room');
  const irc = await relaying.irc(named('irc'), `#${room}`);
  const ann = await Person.named(relaying, named('ann'), {}, `#${room}`);
  irc.says(`PRIVMSG #${room} :before`);
  await ann.sees('before');
  await sawAll(ann);
  await relaying.kill();
  await ann.until(() => !document.querySelector('#status').hidden);
  await ann.context.setOffline(true);
  await relaying.start();
  const bob = await relaying.irc(named('bob'), `#${room}`);
  for (let at = 0; at < 600; at += 100) {
    bob.says(Array.from({ length: 100 }, (_, more) => `PRIVMSG #${room} :message ${at + more}`).join('\r\n'));
    await bob.hears(`:message ${at + 99}\r\n`);
  }
  await ann.context.setOffline(false);
  await isBack(ann);
  await isCaughtUp(ann);
  await ann.sees('message 599');
  const [died, more, ...others] = await ann.texts('.gap');
  assert.match(died, /^The server stopped unexpectedly here/u);
  assert.match(more, /^Up to 10\d messages in between are not shown/u);
  assert.deepEqual(others, []);
  await ann.screenshot('chat-killed-relayed');
  // The browser says of each thing that it can't fetch while it is offline that it can't.
  ann.complaints = ann.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'));
  await finish(ann);
  await relaying.stop();
});

test('the server was killed, and another tab of the same browser knows what was read', async () => {
  const room = named('room');
  const irc = await talk(room, 3);
  const nick = named('ann');
  const ann = await Person.named(server, nick, {}, `#${room}`);
  const marked = new Promise((resolve) => {
    const read = (line) => line.includes('"type":"mark"') && line.includes('"read":') && resolve();
    ann.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => String(payload).split('\n').forEach(read)));
  });
  await ann.page.reload();
  await ann.sees('message 2');
  await marked;
  await ann.page.close();
  irc.says(`PRIVMSG #${room} :while you were away`);
  await irc.hears('while you were away');
  await server.kill();
  await server.start();
  ann.page = await ann.context.newPage();
  await ann.page.goto(`${server.url}#${room}`);
  await ann.enters(nick);
  await ann.sees('while you were away');
  await ann.until(() => document.querySelector('.marker') !== null);
  assert.deepEqual(await ann.page.$$eval('.marker ~ .row.message .words', (all) => all.map((one) => one.textContent)), ['while you were away']);
  await ann.screenshot('chat-killed-unread');
  await finish(ann);
});

test('of much that was missed the newest comes, and the rest where one asks for it', async () => {
  const room = named('room');
  const relay = await Relay.to(server.ports.web);
  const ann = await Person.named({ url: relay.url }, named('ann'), {}, `#${room}`);
  await ann.says('first');
  await ann.sees('first');
  await ann.until(() => document.querySelector('.pending') === null);
  relay.shuts();
  await ann.until(() => !document.querySelector('#status').hidden);
  await talk(room, 700);
  await relay.opens();
  await ann.page.click('#try-now', { timeout: 2000 }).catch(() => {});
  await isBack(ann);
  await ann.sees('message 699');
  await ann.page.$eval('#log', (log) => (log.scrollTop = 0));
  await ann.until(() => document.querySelector('.gap') !== null || (document.querySelector('#log').scrollTop = 0));
  assert.match(await ann.text('.gap'), /^Up to \d+ messages in between are not shown\. Show them$/u);
  assert.deepEqual(await ann.barriers(), []);
  await ann.screenshot('chat-missed');
  // A page of the server's may have less than there is.
  while ((await ann.page.locator('.gap').count()) > 0) {
    const before = await ann.text('.gap');
    await ann.page.getByRole('button', { name: 'Show them' }).focus();
    await ann.presses('Enter');
    await ann.until((was) => ![was, 'Loading …'].some((text) => document.querySelector('.gap')?.textContent.trim().includes(text)), before);
  }
  await ann.isFocused('#log');
  const all = async () => {
    await ann.page.evaluate(async () => {
      const log = document.querySelector('#log');
      while (document.querySelector('.intro').hidden) {
        log.scrollTop = 0;
        await new Promise((next) => requestAnimationFrame(next));
      }
    });
    return words(ann);
  };
  assert.deepEqual(await all(), ['first', ...Array.from({ length: 700 }, (_, at) => `message ${at}`)]);
  await finish(ann);
  relay.close();
});

/** Scrolls up step by step to the beginning; @returns how far any row was moved by what came above it, at most. */
const scrollBack = (person) =>
  person.page.evaluate(async () => {
    const log = document.querySelector('#log');
    const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    let worst = 0;
    while (document.querySelector('.intro').hidden) {
      log.scrollTop -= 200;
      await frame();
      const rows = document.querySelectorAll('#log .row').length;
      const top = log.getBoundingClientRect().top;
      const held = [...document.querySelectorAll('#log .row')].find((row) => row.getBoundingClientRect().top >= top);
      const was = held.getBoundingClientRect().top;
      for (let wait = 0; wait < 30 && log.scrollTop < 600 && document.querySelectorAll('#log .row').length === rows && document.querySelector('.intro').hidden; wait++) await frame();
      await frame();
      if (held.isConnected) worst = Math.max(worst, Math.abs(held.getBoundingClientRect().top - was));
    }
    return worst;
  });

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }],
]) {
  test(`one scrolls back over 1,500 messages, and what one looks at stays where it is: ${name}`, async () => {
    const room = named('room');
    const irc = await talk(room, 1_500);
    const ann = await Person.named(server, named('ann'), options, `#${room}`);
    await ann.sees('message 1499');
    const worst = await scrollBack(ann);
    assert.ok(worst <= 2, `a row was moved by ${worst} pixels`);
    await ann.page.$eval('#log', (log) => (log.scrollTop = 0));
    await ann.screenshot(`chat-beginning-${name}`);
    assert.deepEqual(await words(ann), Array.from({ length: 1_500 }, (_, at) => `message ${at}`));
    assert.equal(await ann.page.locator('.day').count(), 1);
    assert.deepEqual(await ann.barriers(), []);
    irc.says(`PRIVMSG #${room} :newest`);
    await ann.sees('newest');
    await ann.page.click('#news');
    await ann.until(() => document.querySelector('#news').hidden);
    await finish(ann);
  });
}

test('one scrolls back further than a page holds, comes down again or jumps to the end, and sees everything', async (t) => {
  const room = named('room');
  const count = 10_600;
  const irc = await talk(room, count);
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await ann.sees(`message ${count - 1}`);
  const up = Date.now();
  const seen = await ann.page.evaluate(async () => {
    const log = document.querySelector('#log');
    let most = 0;
    while (document.querySelector('.intro').hidden) {
      log.scrollTop = 0;
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      most = Math.max(most, document.querySelectorAll('#log .row').length);
    }
    return most;
  });
  t.diagnostic(`scrolling back over ${count} messages in ${Date.now() - up} ms`);
  assert.ok(seen <= 10_000, `${seen} rows`);
  assert.equal((await words(ann))[0], 'message 0');
  irc.says(`PRIVMSG #${room} :said meanwhile`);
  await irc.hears(':said meanwhile');
  await ann.page.evaluate(async () => {
    const log = document.querySelector('#log');
    while (!log.textContent.includes('said meanwhile')) {
      log.scrollTop = log.scrollHeight;
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    }
  });
  const all = await words(ann);
  assert.deepEqual(all.slice(-2), [`message ${count - 1}`, 'said meanwhile']);
  assert.deepEqual(all.slice(0, -1), Array.from({ length: all.length - 1 }, (_, at) => `message ${count - all.length + 1 + at}`));
  await ann.page.evaluate(async () => {
    const log = document.querySelector('#log');
    while (document.querySelector('.intro').hidden) {
      log.scrollTop = 0;
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    }
  });
  await ann.says('my answer');
  await ann.until(() => document.querySelector('#news').hidden && [...document.querySelectorAll('#log .row.message .words')].at(-1)?.textContent === 'my answer');
  assert.deepEqual((await words(ann)).slice(-3), [`message ${count - 1}`, 'said meanwhile', 'my answer']);
  await finish(ann);
});

test('two tabs go on where each of them was', async () => {
  const [one, two] = [named('room'), named('room')];
  const irc = await talk(one, 2);
  await talk(two, 2);
  const ann = await Person.named(server, named('ann'), {}, `#${one}`);
  const tab = new Person(server, ann.context, await ann.context.newPage());
  await tab.page.goto(`${server.url}#${two}`);
  await tab.enters(named('ann'));
  await ann.sees('message 1');
  await tab.sees('message 1');
  await ann.page.reload();
  await ann.isIn();
  irc.says(`PRIVMSG #${one} :hello, first tab`);
  await ann.sees('hello, first tab');
  await sawAll(ann);
  assert.equal(await ann.text('#place .name'), one);
  assert.deepEqual(await ann.texts('#room-list .name'), [one]);
  assert.deepEqual((await words(ann)).slice(-3), ['message 0', 'message 1', 'hello, first tab']);
  assert.deepEqual(tab.complaints, []);
  await finish(ann);
});

test('a window that was emptied stays empty, until one asks for more', async () => {
  const room = named('room');
  await talk(room, 20);
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await ann.sees('message 19');
  await ann.says('/clear');
  await ann.until(() => document.querySelectorAll('#log .row').length === 0);
  await ann.page.getByRole('button', { name: 'Show older messages' }).click();
  await ann.sees('message 0');
  await finish(ann);
});
