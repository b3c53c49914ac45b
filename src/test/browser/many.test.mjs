// Many messages: from many at once, in one order; and ten thousand in one room. Times are printed, not judged.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

test('two browsers, a raw and an IRC client say many things at once, and all see them in one order', async () => {
  const each = 100;
  const ann = await Person.named(server, 'ann');
  const bob = await Person.named(server, 'bob');
  const raw = await server.raw();
  const irc = await server.irc('irene');
  const from = (name) => Array.from({ length: each }, (_, at) => `[${name} ${at}]`);
  const talks = [
    (async () => {
      for (const words of from('ann')) await ann.says(words);
    })(),
    (async () => {
      for (const words of from('bob')) await bob.says(words);
    })(),
  ];
  for (const words of from('irc')) irc.says(`PRIVMSG #lobby :${words}`);
  // Chunk by chunk, so that they are single messages.
  for (const words of from('raw')) {
    raw.writes(`${words}\r\n`);
    await raw.hears(words);
  }
  await Promise.all(talks);
  const said = (text) => [...text.matchAll(/\[(?:ann|bob|irc|raw) \d+\]/gu)].map(([words]) => words);
  const all = 4 * each;
  for (const one of [ann, bob]) await one.until((wanted) => document.querySelector('#log').textContent.split('[').length > wanted, all);
  for (const peer of [raw, irc]) await peer.hearsAll(all, said);
  const order = said(raw.text);
  assert.equal(new Set(order).size, all);
  assert.deepEqual(said(irc.text), order);
  for (const one of [ann, bob]) {
    assert.deepEqual(said((await one.texts('#log .words')).join('')), order);
    assert.deepEqual(one.complaints, []);
  }
  for (const name of ['ann', 'bob', 'irc', 'raw']) assert.deepEqual(order.filter((words) => words.startsWith(`[${name} `)), from(name));
  await ann.leaves();
  await bob.leaves();
});

test('ten thousand messages: few rows while one is at the bottom, all of them for who scrolls up, none beyond the limit', async (t) => {
  const count = 10_000;
  const ann = await Person.named(server, 'reader', {}, '#busy');
  const irc = await server.irc('flood', '#busy');
  await ann.sees('flood joined');
  await ann.page.evaluate(() => {
    globalThis.frames = [];
    let before = performance.now();
    const tick = (now) => {
      globalThis.frames.push(now - before);
      before = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const frames = async () => {
    const times = (await ann.page.evaluate(() => globalThis.frames.splice(0))).sort((a, b) => a - b);
    const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(0);
    return `frames: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`;
  };
  await frames();
  const begun = Date.now();
  const lines = Array.from({ length: count }, (_, at) => `PRIVMSG #busy :number ${at} of many: ${'words '.repeat(at % 17)}`);
  irc.says(lines.join('\r\n'));
  await ann.sees(`number ${count - 1} of many`);
  t.diagnostic(`${count} messages arrive in ${Date.now() - begun} ms; ${await frames()}`);
  const rows = () => ann.page.locator('.row').count();
  const few = await rows();
  assert.ok(few <= 1_100, `${few} rows at the bottom`);

  const up = Date.now();
  await ann.page.evaluate(async () => {
    const log = document.querySelector('#log');
    while (!document.querySelector('.older').hidden) {
      log.scrollTop = 0;
      await new Promise((next) => requestAnimationFrame(next));
    }
  });
  t.diagnostic(`scrolling up through all in ${Date.now() - up} ms; ${await frames()}`);
  const all = await rows();
  assert.ok(all >= 9_990 && all <= count + 10, `${all} rows`);
  assert.equal(await ann.page.$$eval('.chunk', (chunks) => chunks.slice(0, -2).every((one) => getComputedStyle(one).contentVisibility === 'auto')), true);

  await ann.page.evaluate(async () => {
    const log = document.querySelector('#log');
    for (let at = 0; at < 120; at++) {
      log.scrollTop = (log.scrollHeight / 120) * at;
      await new Promise((next) => requestAnimationFrame(next));
    }
    log.scrollTop = log.scrollHeight / 2;
  });
  t.diagnostic(`scrolling through ${all} rows, 120 jumps; ${await frames()}`);
  irc.says(Array.from({ length: 200 }, (_, at) => `PRIVMSG #busy :late ${at}`).join('\r\n'));
  await ann.sees('late 199');
  t.diagnostic(`200 more below ${all} rows; ${await frames()}`);

  const kept = await ann.until(() => document.querySelector('#news').textContent.startsWith('200 new') && document.querySelectorAll('.row').length);
  assert.ok(kept <= count, `${kept} rows are kept`);
  await ann.page.$eval('#log', (log) => (log.scrollTop = 0));
  await ann.until(() => !document.querySelector('.dropped').hidden);
  const { usedSize, embedderHeapUsedSize = 0 } = await (await ann.context.newCDPSession(ann.page)).send('Runtime.getHeapUsage');
  t.diagnostic(`memory with ${kept} rows: ${(usedSize / 1e6).toFixed(0)} MB of script, ${(embedderHeapUsedSize / 1e6).toFixed(0)} MB of document`);
  await ann.page.click('#news');
  await ann.until(() => document.querySelectorAll('.row').length <= 1_100);
  await finish(ann);
});
