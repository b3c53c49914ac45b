// Whatever comes from whatever door is text: it makes no element, asks for nothing, opens nothing, breaks no layout.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Person, Server, until } from './support.mjs';

const server = new Server();
before(() => server.start());

const INJECTIONS = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(2)</script>',
  '<svg/onload=alert(3)>',
  'javascript:alert(4)',
  '<a href="javascript:alert(5)">x</a>',
  '</div></main><h1>gone</h1>',
  '<style>*{display:none}</style>',
  '{{constructor.constructor("alert(6)")()}}',
  '<iframe srcdoc="<script>alert(7)</script>">',
  '&lt;b&gt;&#60;b&#62;',
  'http://x"onmouseover=alert(8)//',
  '[x](javascript:alert(9)) `<img src=x onerror=alert(10)>`',
];

/** Elements that no text may make. */
const foreign = (person) => person.page.$$eval('#chat *', (all) => all.filter((one) => /^(SCRIPT|IFRAME|STYLE|OBJECT|EMBED|LINK|BASE|META|FORM)$/u.test(one.tagName) && one.id !== 'composer').map((one) => one.outerHTML));
const images = (person) => person.page.$$eval('#chat img', (all) => all.map((one) => one.getAttribute('src')));

async function isWhole(person) {
  assert.deepEqual(await foreign(person), []);
  assert.deepEqual(await images(person), ['icon.svg']);
  assert.deepEqual(await person.page.$$eval('#chat a', (all) => all.filter((one) => !/^https?:/u.test(one.href)).map((one) => one.outerHTML)), []);
  assert.deepEqual(person.complaints, []);
}

test('injected markup from every door stays text: words, topics, rooms, names, reasons, bytes', async () => {
  const ann = await Person.named(server, 'ann');
  const line = await server.line('liner');
  const irc = await server.irc('ircer');
  const raw = await server.raw();
  const other = await Person.named(server, 'other');
  for (const [at, words] of INJECTIONS.entries()) {
    line.says(`${at} ${words}`);
    irc.says(`PRIVMSG #lobby :${at} ${words}`);
    raw.writes(`${at} ${words}\r\n`);
    await other.says(`${at} ${words}`);
    irc.says(`PRIVMSG #lobby :\u0001ACTION ${words}\u0001`);
    irc.says(`NOTICE #lobby :${words}`);
    irc.says(`PRIVMSG ann :${words}`);
  }
  for (const words of INJECTIONS) {
    const room = words.replace(/[\s,]/gu, '_').slice(0, 60);
    await ann.says(`/join ${room}`);
    await ann.says('/topic <img src=x onerror=alert(11)>');
    await ann.says(`/away ${words}`);
  }
  irc.says('AWAY :<img src=x onerror=alert(12)>');
  await ann.says('/whois ircer');
  await ann.says('/task <img src=x onerror=alert(13)>');
  await ann.says('/<img src=x onerror=alert(14)>');
  await ann.says('/msg <img/src=x> <img src=x onerror=alert(15)>');
  irc.says('QUIT :<img src=x onerror=alert(16)>');
  line.says('/quit <img src=x onerror=alert(16)>');
  const entries = ann.page.locator('#room-list button, #direct-list button');
  for (let at = 0; at < (await entries.count()); at++) {
    await entries.nth(at).click();
    await ann.until((wanted) => [...document.querySelectorAll('#room-list button, #direct-list button')][wanted].getAttribute('aria-current') === 'true', at);
    await isWhole(ann);
    await ann.page.$$eval('.fold', (all) => all.forEach((fold) => fold.click()));
    await isWhole(ann);
  }
  await ann.goesTo('lobby');
  for (const words of INJECTIONS) await ann.sees(words.replace(/`/gu, ''));
  await ann.page.click('#add-room');
  await ann.page.waitForSelector('.rooms-list button');
  await isWhole(ann);
  await ann.presses('Escape');
  await ann.leaves();
  await other.leaves();
});

test('a room in the address is text', async () => {
  const ann = await Person.at(server, {}, `#${encodeURIComponent('<img/src=x/onerror=alert(1)>')}`);
  await ann.enters('walker');
  await isWhole(ann);
  await ann.leaves();
});

test('bytes that are no text, control characters and turned writing do nothing', async () => {
  const ann = await Person.named(server, 'ann2');
  const raw = await server.raw();
  const rubbish = Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7919) % 256));
  raw.writes(Buffer.concat([rubbish, Buffer.from('\u001b[2J\u0000\u0007 \u202etxet\u202c \ufeff\r\nend of rubbish\r\n')]));
  await ann.sees('end of rubbish');
  await isWhole(ann);
  await ann.leaves();
});

/** As many marks on a letter as the server takes, and the stacks of real writing. */
const STACKED = [`z${'\u0301'.repeat(7)}y`, `z${'\u0316'.repeat(8)}y`, 'ก็ปิ่นโต้', 'مُحَمَّدٌ', 'བསྒྲུབས', 'Nguyễn_Ệ', 'jÅ̊ḝ', 'श्रीकृष्ण', 'שָּׁלֹום'];

/** Of the page when nothing on it moves any more. */
async function settledPicture(person) {
  const picture = () => person.page.screenshot({ animations: 'disabled', caret: 'hide' });
  let last = await picture();
  await until(async () => {
    const before = last;
    last = await picture();
    return last.equals(before);
  }, 'the page stands still');
  return last;
}

/** So much of a colour the edges of what is round differ by when they are painted again. */
const SEEN = 64;

/** @returns {Promise<number>} how many pixels of two pictures differ so that one sees it */
async function difference(person, ...pictures) {
  const canvas = await person.context.newPage();
  const count = await canvas.evaluate(
    async ([all, seen]) => {
      const pixels = await Promise.all(
        all.map(async (base64) => {
          const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))]));
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      return pixels[0].filter((value, at) => Math.abs(value - pixels[1][at]) > seen).length;
    },
    [pictures.map((picture) => picture.toString('base64')), SEEN],
  );
  await canvas.close();
  return count;
}

test('names with stacked marks are seen whole, and cover nobody else’s', async () => {
  const ann = await Person.named(server, 'stella', { reducedMotion: 'reduce' }, '#stacks');
  for (const nick of STACKED) {
    const irc = await server.irc(nick, '#stacks');
    irc.says('PRIVMSG #stacks :hi');
    irc.says('PRIVMSG stella :hi');
  }
  await ann.until((count) => document.querySelectorAll('#log .author .name').length === count && document.querySelectorAll('#direct-list .name').length === count, STACKED.length);
  for (const width of [1200, 360]) {
    await ann.page.setViewportSize({ width, height: 1600 });
    await ann.page.mouse.move(0, 0);
    // What is cut would be more in a picture without the cut.
    const cut = await settledPicture(ann);
    await ann.page.$$eval('.name', (all) => all.forEach((one) => (one.style.overflow = 'visible')));
    const whole = await settledPicture(ann);
    await ann.page.$$eval('.name', (all) => all.forEach((one) => (one.style.overflow = '')));
    assert.equal(await difference(ann, cut, whole), 0, `${width} pixels wide`);
    const covered = await ann.page.evaluate(() => {
      const found = [];
      for (const list of ['#log .author .name', '#member-list .name', '#direct-list .name']) {
        const boxes = [...document.querySelectorAll(list)].map((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          const margin = Number.parseFloat(getComputedStyle(one).overflowClipMargin);
          return { name: one.textContent, seen: [top - margin, bottom + margin], top, bottom };
        });
        boxes.forEach((box, at) => at > 0 && (box.seen[0] < boxes[at - 1].bottom - 1 || boxes[at - 1].seen[1] > box.top + 1) && found.push(`${list} ${box.name}`));
      }
      return found;
    });
    assert.deepEqual(covered, []);
    const over = await ann.page.$$eval('.row, .entry, .title', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className));
    assert.deepEqual(over, []);
  }
  await ann.screenshot('chat-stacked-names');
  assert.deepEqual(ann.complaints, []);
  await ann.leaves();
});

test('long words, piled marks, emoji and writing from the right break no layout', async () => {
  const room = 'w'.repeat(64);
  const ann = await Person.named(server, 'n'.repeat(32), { reducedMotion: 'reduce' }, `#${room}`);
  const words = ['a'.repeat(400), `z${'\u0301\u0489'.repeat(1500)}`, '👩‍👩‍👧‍👦'.repeat(100), 'שלום עולם (abc) !', `z${'\u200b'.repeat(300)}`, `https://example.org/${'x'.repeat(700)}`, 'مرحبا'.repeat(200)];
  for (const word of words) await ann.says(word);
  await ann.says(`/topic ${'t'.repeat(390)}`);
  await ann.says('the end');
  await ann.sees('the end');
  for (const width of [1200, 360]) {
    await ann.page.setViewportSize({ width, height: 700 });
    const wide = await ann.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('#log').scrollWidth, document.querySelector('#log').clientWidth]);
    assert.ok(wide[0] <= width && wide[1] <= wide[2], `${width}: ${wide}`);
    const over = await ann.page.$$eval('.row, .entry, .title', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className));
    assert.deepEqual(over, []);
  }
  assert.deepEqual(ann.complaints, []);
  await ann.screenshot('chat-strange-words');
  await ann.leaves();
});
