// Small things of every day: a phone that shows what has come, dialogs for Enter, compositions, ignoring and muting, sizes and
// colours that people have set.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named, pairAt } from './people.mjs';
import { Person, Relay, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const two = (options) => pairAt(server, options);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const menu = (person, name) => person.page.getByRole('menuitem', { name }).click();

test('on a phone the button for the list of conversations says what has come elsewhere', async () => {
  const { a, b, ann, done } = await two(PHONE);
  const label = () => a.page.getAttribute('#open-rooms', 'aria-label');
  assert.equal(await label(), 'Conversations');
  await a.joins(named('elsewhere'));
  await b.says('one');
  await a.until(() => document.querySelector('#open-rooms .badge:not([hidden])')?.textContent === '1');
  assert.equal(await label(), 'Conversations: 1 new message');
  assert.equal(await a.page.locator('#open-rooms .badge.loud').count(), 0);
  await b.says(`${ann}: two`);
  await b.says(`/msg ${ann} three`);
  await a.until(() => document.querySelector('#open-rooms .badge.loud')?.textContent === '2');
  assert.equal(await label(), 'Conversations: 3 new messages, 2 for you');
  assert.equal(await a.page.getAttribute('link[rel=icon]', 'href'), 'icon-news.svg');
  assert.deepEqual(await a.barriers(), []);
  await a.screenshot('chat-phone-news');
  await done();
});

test('what is to be typed has the focus in every other dialog', async () => {
  const { a, done } = await two();
  for (const command of ['/topic', '/rooms']) {
    await a.says(command);
    await a.isFocused('dialog input');
    await a.presses('Escape');
    await a.until(() => !document.querySelector('dialog'));
  }
  await a.says('/help');
  await a.isFocused('dialog button');
  await a.presses('Enter');
  await a.until(() => !document.querySelector('dialog'));
  await done();
});

/** A key as browsers send it while something is composed: most say so, Safari sends it late and with 229 only. */
const composed = (person, selector, key, how) =>
  person.page.$eval(selector, (target, [name, more]) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })), [key, how]);

for (const how of [{ isComposing: true }, { keyCode: 229 }, { isComposing: true, keyCode: 229 }]) {
  test(`keys of a composition reach nothing on the page: ${JSON.stringify(how)}`, async () => {
    const { a, b, ann, bob, done } = await two();
    await a.types('ni hao');
    for (const key of ['Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'Escape', 'PageUp']) await composed(a, '#box', key, how);
    assert.equal(await a.box.inputValue(), 'ni hao');
    await a.box.fill('');
    await a.page.keyboard.type('with @');
    await a.until(() => document.querySelectorAll('#popup .choice').length === 2);
    const chosen = () => a.box.getAttribute('aria-activedescendant');
    const before = await chosen();
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape']) await composed(a, '#box', key, how);
    assert.deepEqual([await chosen(), await a.box.inputValue(), await a.page.isVisible('#popup')], [before, 'with @', true]);
    await a.box.fill('');
    await a.says('/topic');
    await a.page.fill('dialog input', '話題');
    assert.equal(await composed(a, 'dialog input', 'Enter', how), false);
    assert.equal(await composed(a, 'dialog input', 'Escape', how), false);
    assert.equal(await a.page.isVisible('dialog'), true);
    await a.presses('Escape');
    await a.until(() => !document.querySelector('dialog'));
    await a.says('done');
    await b.sees('done');
    assert.deepEqual(await b.texts('.row.message > .words'), ['done']);
    assert.deepEqual((await b.texts('#member-list .name')).sort(), [ann, bob].sort());
    await done();
  });
}

test('a name is composed at the way in without going in', async () => {
  const ann = await Person.at(server);
  await ann.page.fill('#login-nick', '張');
  assert.equal(await composed(ann, '#login-nick', 'Enter', { keyCode: 229 }), false);
  assert.equal(await ann.page.isVisible('#login'), true);
  await finish(ann);
});

test('a text that begins with a path stays in the box, with what to do about it', async () => {
  const { a, b, done } = await two();
  await a.says('/etc/hosts has a wrong line');
  await a.sees('There is no command /etc/hosts; /help lists them. To say it, put one more / in front.');
  assert.equal(await a.box.inputValue(), '/etc/hosts has a wrong line');
  await a.says('//etc/hosts has a wrong line');
  await b.sees('/etc/hosts has a wrong line');
  assert.equal(await a.box.inputValue(), '');
  await done();
});

test('words to somebody who is not there come back into the box, unless one goes on writing', async () => {
  const { a, done } = await two();
  await a.says('/msg nobodyhere where are you?');
  await a.sees('Nobody here is called nobodyhere');
  await a.until(() => document.querySelector('#box').value === '/msg nobodyhere where are you?');
  await a.isAtTheBox();
  await done();
});

test('somebody is ignored: by the menu, for the next visit too, and heard again', async () => {
  const { a, b, ann, bob, room, done } = await two();
  await a.page.locator('#member-list button', { hasText: bob }).click();
  await menu(a, 'Ignore');
  await a.sees(`You ignore ${bob} now`);
  await a.until(() => [...document.querySelectorAll('#member-list .tag')].some((tag) => tag.textContent === 'ignored'));
  await b.says('hidden one');
  await b.says(`hidden two, ${ann}`);
  await b.says(`/msg ${ann} hidden three`);
  await a.sees(`2 messages from ${bob}, whom you ignore`);
  assert.equal(await a.page.locator('#direct-list button').count(), 0);
  assert.deepEqual(await a.barriers(), []);
  await a.page.reload();
  await a.isIn();
  await a.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await b.goesTo(room);
  await b.says('hidden four');
  await a.sees(`1 message from ${bob}, whom you ignore`);
  await a.says('/ignore');
  await a.sees('You ignore:');
  await a.page.getByRole('button', { name: 'Stop ignoring' }).click();
  await b.says('heard');
  await a.sees('heard');
  assert.doesNotMatch(await a.text('#log'), /hidden (one|two|three|four)/u);
  await done();
});

test('a muted room counts nothing and notifies of nothing, also after a reload', async () => {
  const { a, b, ann, room, done } = await two();
  await a.page.click('#more');
  await menu(a, 'Mute');
  await a.sees(`#${room} is muted`);
  const entry = a.page.locator('#room-list button', { hasText: room });
  assert.equal(await entry.locator('.tag').textContent(), 'muted');
  await a.joins(named('elsewhere'));
  await a.page.reload();
  await a.isIn();
  await a.until(() => document.querySelectorAll('#room-list .entry:not(.absent)').length === 2);
  await b.says(`${ann}?`);
  await a.goesTo(room);
  await a.sees(`${ann}?`);
  assert.match(await a.page.title(), /^#/u);
  assert.deepEqual(await a.barriers(), []);
  await a.page.click('#more');
  await menu(a, 'Unmute');
  await a.until(() => document.querySelector('#room-list .tag:not([hidden])') === null);
  await done();
});

test('a picture that is dropped or pasted can’t be sent, is told so, and takes no page away', async () => {
  const { a, done } = await two();
  const drops = (type, selector) =>
    a.page.$eval(
      selector,
      (target, name) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
        const event = name === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
        return target.dispatchEvent(event);
      },
      type,
    );
  assert.equal(await drops('dragover', '#log'), false);
  assert.equal(await drops('drop', '#log'), false);
  await a.sees('Pictures and other files can’t be sent here');
  await a.says('/clear');
  assert.equal(await drops('paste', '#box'), false);
  await a.sees('Pictures and other files can’t be sent here');
  await done();
});

test('the result of a task is said to be for oneself alone', async () => {
  const { a, done } = await two();
  await a.says('/task sum 100');
  await a.sees('= 4950 only you see this');
  await done();
});

test('on the way in something is said, at each step', async () => {
  const relay = await Relay.to(server.ports.web);
  const ann = await Person.at({ url: relay.url });
  const statuses = ann.page.evaluate(
    () =>
      new Promise((done) => {
        const all = [];
        new MutationObserver(() => {
          const text = document.querySelector('#login-status').textContent;
          if (text && text !== all.at(-1)) all.push(text);
          if (!document.querySelector('#chat').hidden) done(all);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
  await ann.enters(named('ann'));
  assert.deepEqual(await statuses, ['Connecting …', 'Joining …']);
  await finish(ann);
  relay.close();
});

test('in high contrast what is chosen, meant for oneself and new stands out', async () => {
  const { a, b, ann, bob, room, done } = await two({ forcedColors: 'active' });
  const look = (selector) =>
    a.page.$eval(selector, (one) => {
      const { backgroundColor, color, outlineStyle, borderLeftWidth } = getComputedStyle(one);
      return JSON.stringify([backgroundColor, color, outlineStyle, borderLeftWidth, getComputedStyle(one, '::before').width]);
    });
  await b.says('plain');
  await b.says(`hey ${ann}`);
  await a.sees('hey');
  await a.isAtTheBox();
  await a.page.keyboard.type('/');
  await a.presses('ArrowDown', 'ArrowDown');
  assert.notEqual(await look('.choice[aria-selected=true]'), await look('.choice[aria-selected=false]'));
  assert.notEqual(await look('.choice[aria-selected=true] .about'), await look('.choice[aria-selected=false] .about'));
  assert.notEqual(await look('.row.mentioned'), await look('.row.message:not(.mentioned)'));
  assert.notEqual(await look('mark'), await look('.row.mentioned .words'));
  await a.screenshot('chat-high-contrast');
  await a.box.fill('');
  await a.joins(named('elsewhere'));
  await b.says(`${ann}!`);
  await a.until(() => document.querySelector('.badge.loud:not([hidden])') !== null);
  assert.notEqual(await look('#room-list [aria-current=true]'), await look('#room-list .entry:not([aria-current])'));
  await a.goesTo(room);
  await a.page.locator('#member-list button', { hasText: bob }).click();
  await a.presses('ArrowDown');
  assert.notEqual(await look('[role=menuitem]:focus'), await look('[role=menuitem]:not(:focus)'));
  await a.screenshot('chat-high-contrast-menu');
  await a.presses('Escape');
  await done();
});

test('letters are as large as the browser is set to, and the page holds at twice the size', async () => {
  for (const [size, width] of [[16, 1200], [24, 1200], [32, 1200], [32, 360]]) {
    const ann = await Person.named(server, named('ann'), { args: [`--blink-settings=defaultFontSize=${size}`], viewport: { width, height: 760 } }, `#${named('room')}`);
    await ann.says('how large is this?');
    await ann.says('/topic a topic of some length, so that it is cut');
    await ann.sees('changed the topic');
    const pixels = (selector) => ann.page.$eval(selector, (one) => Number.parseFloat(getComputedStyle(one).fontSize));
    assert.equal(await pixels('.row.message .words'), (15 / 16) * size);
    const [small, large] = [await ann.page.$$eval('#chat *', (all) => Math.min(...all.filter((one) => one.textContent.trim() && one.checkVisibility()).map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))), size];
    assert.ok(small >= 0.6 * large, `${small} of ${large}`);
    const wide = await ann.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('#log').scrollWidth - document.querySelector('#log').clientWidth]);
    assert.ok(wide[0] <= width && wide[1] <= 1, `${wide}`);
    const over = await ann.page.$$eval('.head, .composer, .row', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className));
    assert.deepEqual(over, []);
    await ann.screenshot(`chat-letters-${size}-${width}`);
    await finish(ann);
  }
});
