// For everybody: keys alone, screen readers, light and dark, a phone. And the pictures of the main views.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const VIEWS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 700 }, hasTouch: true },
  'phone-dark': { colorScheme: 'dark', viewport: { width: 360, height: 700 }, hasTouch: true },
};

/** A talk that has a bit of everything. */
async function talk(ann, nick, room) {
  const bob = await Person.named(server, `bob-${room}`, {}, `#${room}`);
  const carol = await server.irc(`carol-${room}`, `#${room}`);
  await ann.says('/topic What we build today');
  await bob.says('Good morning! Has anybody read https://en.wikipedia.org/wiki/Event-driven_architecture (all of it)?');
  await bob.says('It explains the `event bus` well.');
  await ann.sees('explains');
  carol.says(`PRIVMSG #${room} :${nick}: did you?`);
  carol.says(`PRIVMSG #${room} :\u0001ACTION is on the train\u0001`);
  carol.says('AWAY :train');
  carol.says(`PRIVMSG ${nick} :psst, lunch?`);
  await ann.sees('is on the train');
  await ann.says('Not yet. Tonight, I hope.');
  await ann.says('/task sum 100');
  await ann.sees('= 4950');
  await ann.says('/nonsense');
  await ann.until(() => document.querySelector('#direct-list button') !== null);
  return bob;
}

for (const [view, options] of Object.entries(VIEWS)) {
  test(`nothing serious stands in anybody's way: ${view}`, async () => {
    const ann = await Person.at(server, options, `#room-${view}`);
    assert.deepEqual(await ann.barriers(), []);
    await ann.screenshot(`login-${view}`);
    await ann.enters(`ann-${view}`);
    const bob = await talk(ann, `ann-${view}`, `room-${view}`);
    assert.deepEqual(await ann.barriers(), []);
    await ann.screenshot(`chat-${view}`);
    await ann.box.focus();
    await ann.page.keyboard.type('/');
    assert.deepEqual(await ann.barriers(), []);
    await ann.screenshot(`chat-${view}-commands`);
    await ann.presses('Escape');
    await ann.types('/help');
    await ann.presses('Enter');
    await ann.page.waitForSelector('dialog[open]');
    assert.deepEqual(await ann.barriers(), []);
    await ann.presses('Escape');
    if (view.startsWith('phone')) await drawers(ann, view);
    await ann.leaves();
    await bob.leaves();
  });
}

async function drawers(ann, view) {
  for (const [button, drawer] of [['#open-rooms', '#rooms-drawer'], ['#open-members', '#members-drawer']]) {
    assert.equal(await ann.page.isVisible(drawer), false);
    await ann.page.tap(button);
    await ann.until((wanted) => {
      const { left, right } = document.querySelector(wanted).getBoundingClientRect();
      return left >= 0 && right <= innerWidth && getComputedStyle(document.querySelector(wanted)).visibility === 'visible';
    }, drawer);
    assert.equal(await ann.page.getAttribute(button, 'aria-expanded'), 'true');
    await ann.isFocused(`${drawer} *`);
    assert.deepEqual(await ann.barriers(), []);
    await ann.screenshot(`chat-${view}${button.replace('#open', '')}`);
    await ann.presses('Escape');
    await ann.until((wanted) => getComputedStyle(document.querySelector(wanted)).visibility === 'hidden', drawer);
    await ann.isFocused(button);
  }
}

test('light and dark follow the system', async () => {
  const ann = await Person.at(server, { colorScheme: 'light' });
  const ground = () => ann.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await ann.page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await ground(), light);
  await ann.leaves();
});

test('nothing moves for those who want that', async () => {
  const ann = await Person.named(server, 'still', { reducedMotion: 'reduce', viewport: { width: 360, height: 700 } });
  assert.equal(await ann.page.$eval('#rooms-drawer', (drawer) => getComputedStyle(drawer).transitionProperty), 'none');
  await ann.leaves();
});

test('all is reached with keys alone: skip link, rooms, topic, messages, members', async () => {
  const ann = await Person.named(server, 'keys', {}, '#one');
  await ann.joins('two');
  await ann.page.evaluate(() => document.activeElement.blur());
  const reached = [];
  for (let i = 0; i < 16; i++) {
    await ann.presses('Tab');
    reached.push(await ann.page.evaluate(() => document.activeElement.id || document.activeElement.dataset.name || document.activeElement.dataset.nick || ''));
  }
  for (const place of ['skip', 'one', 'two', 'add-room', 'me', 'topic', 'leave', 'open-members', 'log', 'box', 'send', 'keys']) assert.ok(reached.includes(place), `${place} in ${reached}`);
  await ann.page.focus('#skip');
  await ann.presses('Enter');
  await ann.isFocused('#box');
  await ann.leaves();
});

test('Alt with Up and Down goes from room to room, Esc to the newest message', async () => {
  const ann = await Person.named(server, 'alt', {}, '#one');
  await ann.joins('two');
  await ann.presses('Alt+ArrowUp');
  await ann.until(() => document.querySelector('#place .name').textContent === 'one');
  await ann.presses('Alt+ArrowDown');
  await ann.until(() => document.querySelector('#place .name').textContent === 'two');
  await ann.says(Array.from({ length: 3 }, (_, at) => `line ${at}`).join('\n'));
  for (let i = 0; i < 40; i++) await ann.says(`more ${i}`);
  await ann.sees('more 39');
  await ann.presses('PageUp');
  await ann.until(() => !document.querySelector('#news').hidden);
  await ann.presses('Escape');
  await ann.until(() => document.querySelector('#news').hidden);
  await ann.leaves();
});

test('a screen reader hears new messages and not old ones', async () => {
  const ann = await Person.named(server, 'listener');
  await ann.until(() => document.querySelector('#log').getAttribute('aria-live') === 'polite');
  assert.equal(await ann.page.getAttribute('#log', 'role'), 'log');
  assert.match(await ann.page.getAttribute('#log', 'aria-label'), /lobby/u);
  await ann.leaves();
});
