// What goes wrong in a browser, or is forbidden there, costs what it must and is said: notifications, storage, clocks, mistakes of
// the page's own.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

/** Somebody in a room of their own, and an IRC client there, who can say many things at once. */
async function watched(options = {}) {
  const [nick, room] = [named('ann'), named('room')];
  const ann = await Person.named(server, nick, options, `#${room}`);
  const irc = await server.irc(named('irc'), `#${room}`);
  await ann.sees('joined');
  return { ann, irc, nick, room, says: (...words) => irc.says(words.map((text) => `PRIVMSG #${room} :${text}`).join('\r\n')) };
}

const rows = (person) => person.texts('.row.message > .words');

/** As on Android: there are notifications, they are allowed, and pages can't make them. */
function android() {
  const Refusing = function () {
    throw new TypeError('Illegal constructor');
  };
  Refusing.permission = 'granted';
  Refusing.requestPermission = async () => 'granted';
  Object.defineProperty(window, 'Notification', { value: Refusing });
}

const turnsNotificationsOn = async (person) => {
  await person.page.click('#me');
  await person.page.getByRole('menuitem', { name: 'Turn notifications on' }).click();
};

test('where only a service worker may notify, one does, keeps no files, and a click on it leads to the room', async () => {
  const { ann, nick, room, says } = await watched({ before: android, permissions: ['notifications'] });
  await turnsNotificationsOn(ann);
  await ann.sees('You will get notifications');
  await ann.looksAway();
  says('one', `${nick}: look`, 'three', 'four', 'five');
  await ann.sees('five');
  assert.deepEqual(await rows(ann), ['one', `${nick}: look`, 'three', 'four', 'five']);
  const shown = () => ann.page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, data }) => [title, body, data].join(' | ')));
  for (;;) {
    const found = (await shown()).find((text) => text.includes('look'));
    if (found) {
      assert.match(found, new RegExp(`in #${room} \\| ${nick}: look \\| room ${room}$`, 'u'));
      break;
    }
  }
  assert.deepEqual(await ann.page.evaluate(() => caches.keys()), []);
  await ann.joins(named('elsewhere'));
  await ann.page.evaluate((goal) => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { goal } })), `room ${room}`);
  await ann.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await finish(ann);
});

test('a browser that can’t notify at all is not promised to, and nothing else is lost', async () => {
  const noWorker = () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
  const { ann, nick, says } = await watched({ before: `(${android})(); (${noWorker})(); localStorage.setItem('hubbub / notify', 'true');` });
  await ann.looksAway();
  says('one', `${nick}: look`, 'three', 'four', 'five');
  await ann.sees('five');
  assert.deepEqual(await rows(ann), ['one', `${nick}: look`, 'three', 'four', 'five']);
  await ann.sees('This browser can’t show notifications for this page.');
  await ann.until(() => document.title.startsWith('(@ 5)') && document.querySelector('link[rel=icon]').getAttribute('href') === 'icon-news.svg');
  await turnsNotificationsOn(ann);
  await ann.until(() => [...document.querySelectorAll('.row')].filter((row) => row.textContent.includes('This browser can’t show notifications for this page.')).length >= 2);
  assert.equal(await ann.page.evaluate(() => localStorage.getItem('hubbub / notify')), 'false');
  await ann.leaves();
});

for (const [what, run, words] of [
  ['over plain HTTP', () => Object.defineProperty(window, 'isSecureContext', { value: false }), 'Notifications need HTTPS'],
  ['where there are none', () => delete window.Notification, 'This browser has no notifications.'],
  [
    'where they are blocked',
    () => {
      Object.defineProperty(window, 'Notification', { value: Object.assign(function () {}, { permission: 'denied', requestPermission: async () => 'denied' }) });
    },
    'This browser is set to block notifications',
  ],
]) {
  test(`${what}, notifications are refused with the reason`, async () => {
    const { ann } = await watched({ before: run });
    await turnsNotificationsOn(ann);
    await ann.sees(words);
    assert.equal((await ann.text('#log')).includes('You will get notifications'), false);
    await finish(ann);
  });
}

test('a browser that remembers nothing lets one talk all the same', async () => {
  const forgetful = () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  };
  const { ann, says } = await watched({ before: forgetful });
  await ann.says('/ignore nobody-there');
  await ann.sees('You ignore nobody-there now');
  says('hello');
  await ann.sees('hello');
  await finish(ann);
});

test('what some other program has left in the storage keeps nobody out', async () => {
  const rubbish = () => {
    for (const [name, value] of Object.entries({ rooms: '{"a":1}', nick: '5', current: '[]', notify: '"yes"', ignored: '[7, null]', muted: 'true' })) localStorage.setItem(`hubbub / ${name}`, value);
    sessionStorage.setItem('hubbub / inside', '"x"');
  };
  const { ann, says } = await watched({ before: rubbish });
  says('hello');
  await ann.sees('hello');
  await finish(ann);
});

test('an address that can’t be changed any more does not keep one from going on, and is shown later', async () => {
  const { ann, says, room } = await watched();
  await ann.page.clock.install();
  await ann.page.evaluate(() => {
    const real = history.replaceState;
    history.replaceState = () => {
      throw new DOMException('more than 100 times per 30 seconds', 'SecurityError');
    };
    window.mend = () => (history.replaceState = real);
  });
  const other = named('other');
  await ann.joins(other);
  await ann.until(() => document.querySelector('#box').placeholder.startsWith('Message to #other'));
  await ann.goesTo(room);
  says('hello');
  await ann.sees('hello');
  await ann.goesTo(other);
  await ann.page.evaluate(() => window.mend());
  await ann.page.clock.fastForward(40_000);
  await ann.until((wanted) => decodeURIComponent(location.hash) === `#${wanted}`, other);
  await ann.leaves();
});

test('a message that can’t be shown has a row that says so, and the others are shown', async () => {
  const { ann, says } = await watched();
  await ann.page.evaluate(() => {
    // A browser that stumbles over one message, and one alone.
    const append = Element.prototype.append;
    Element.prototype.append = function (...nodes) {
      if (nodes.includes('stumbling block')) throw new Error('stumbled');
      return append.apply(this, nodes);
    };
  });
  says('one', 'stumbling block', 'three');
  await ann.sees('three');
  await ann.sees('This could not be shown.');
  await ann.sees('A message could not be shown. The browser’s console has the cause.');
  assert.match(ann.complaints.join(), /stumbled/u);
  await ann.leaves();
});

test('a view that fails takes nothing from the others', async () => {
  const { ann, says } = await watched();
  await ann.page.evaluate(() => {
    Object.defineProperty(document, 'title', {
      set() {
        throw new Error('no title');
      },
    });
  });
  says('one', 'two');
  await ann.sees('two');
  await ann.joins(named('other'));
  await ann.until(() => document.querySelectorAll('#member-list .entry').length === 1);
  assert.match(ann.complaints.join(), /no title/u);
  await ann.leaves();
});

/** Rows of the log, top to bottom, that say which day it is. */
const days = (person) => person.texts('.day');

for (const hours of [26, -26, 5]) {
  test(`a clock that is wrong by ${hours} hours makes no day jump`, async () => {
    const ann = await Person.at(server, {}, `#${named('room')}`);
    await ann.page.clock.install({ time: Date.now() + hours * 3_600_000 });
    await ann.page.reload();
    await ann.enters(named('ann'));
    const bob = await server.line(named('bob'));
    await ann.says('one');
    await ann.says(`/whois ${bob.text.match(/You are now (\S+)/u)[1]}`);
    await ann.sees('Here for');
    await ann.says('two');
    await ann.says('/names');
    await ann.sees('1 member');
    await ann.says('three');
    await ann.sees('three');
    assert.deepEqual(await days(ann), ['Today']);
    const times = await ann.page.$$eval('#log time', (all) => all.map(({ dateTime }) => Date.parse(dateTime)));
    assert.deepEqual(times, [...times].sort((x, y) => x - y));
    assert.ok(Math.abs(times[0] - Date.now()) < 600_000);
    await ann.leaves();
  });
}

test('what was today is yesterday after midnight, on a page that is left open', async () => {
  const ann = await Person.at(server, {}, `#${named('room')}`);
  await ann.page.clock.install();
  await ann.page.reload();
  await ann.enters(named('ann'));
  await ann.says('good night');
  await ann.until(() => document.querySelector('.day')?.textContent === 'Today');
  // Not so many hours: late in the evening, 25 of them are two midnights.
  const toMidnight = await ann.page.evaluate(() => {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 1) - now;
  });
  await ann.page.clock.fastForward(toMidnight);
  await ann.until(() => document.querySelector('.day').textContent === 'Yesterday');
  await ann.leaves();
});

test('why the server does not let this page in is said, not that there is nobody', async () => {
  const ann = await Person.at(server, {
    before: () => {
      window.WebSocket = class {
        constructor() {
          setTimeout(() => this.onclose({ code: 1006, reason: '' }));
        }
        close() {}
      };
    },
  });
  let answer = { status: 403, contentType: 'text/plain', body: 'Pages from http://elsewhere may not talk to this server; allowedOrigins would let them.' };
  await ann.page.route('**/ws', (route) => (answer ? route.fulfill(answer) : route.abort()));
  await ann.page.fill('#login-nick', named('ann'));
  await ann.presses('Enter');
  const says = (words) => ann.until((wanted) => document.querySelector('#login-status').textContent.includes(wanted), words);
  await says('Pages from http://elsewhere may not talk to this server; allowedOrigins would let them. Trying again in');
  answer = { status: 503, contentType: 'text/plain', body: 'The server is full.' };
  await ann.page.click('#login-try');
  await says('The server is full. Trying again in');
  answer = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
  await ann.page.click('#login-try');
  await says('answers with 502 (Bad Gateway) instead of the chat server');
  answer = { status: 426, contentType: 'text/plain', body: 'Upgrade.' };
  await ann.page.click('#login-try');
  await says('a proxy on the way may have to be told');
  answer = null;
  await ann.page.click('#login-try');
  await says('The server can’t be reached; trying again in');
  await ann.leaves();
});
