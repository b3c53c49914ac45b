// What people do with the chat page: each test is something they get.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named, pairAt } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const two = (options) => pairAt(server, options);

test('one is talking after a name and Enter', async () => {
  const ann = await Person.at(server);
  await ann.isFocused('#login-nick');
  await ann.page.keyboard.type('newcomer');
  await ann.presses('Enter');
  await ann.isIn();
  await ann.isFocused('#box');
  await ann.page.keyboard.type('hello, all');
  await ann.presses('Enter');
  await ann.sees('hello, all');
  assert.equal(await ann.text('#place .name'), 'lobby');
  await finish(ann);
});

test('the way in shows the rule for names, tied to the box, and where one will be', async () => {
  const ann = await Person.at(server);
  await ann.until(() => document.querySelector('#login-place').textContent === 'You will join #lobby.');
  const described = await ann.page.$eval('#login-nick', (box) => box.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(''));
  assert.match(described, /Letters and digits of any language/u);
  await ann.enters(named('ann'));
  await ann.joins('den');
  const again = await ann.context.newPage();
  await again.goto(`${server.url}#garden`);
  await again.waitForFunction(() => document.querySelector('#login-place').textContent === 'You will join #garden, and 2 more rooms.');
  await finish(ann);
});

test('a name that is taken or bad is told, and another one gets in', async () => {
  const first = await Person.named(server, 'taken');
  const second = await Person.at(server);
  await second.page.fill('#login-nick', 'taken');
  await second.presses('Enter');
  await second.until(() => document.querySelector('#login-error').textContent !== '');
  await second.page.fill('#login-nick', 'two words');
  await second.presses('Enter');
  await second.until(() => document.querySelector('#login-error').textContent === '“two words” can’t be a name: a nick has no spaces in it; try two_words.' && !document.querySelector('#login-enter').disabled);
  await second.enters('free');
  await finish(first, second);
});

for (const path of ['#garden', '?room=garden', '?room=%23garden', '#gr%C3%BCn']) {
  test(`the address ${path} enters that room`, async () => {
    const ann = await Person.named(server, named('ann'), {}, path);
    assert.equal(await ann.text('#place .name'), path.includes('gr%C3') ? 'grün' : 'garden');
    assert.deepEqual(await ann.texts('#room-list .name'), [await ann.text('#place .name')]);
    await finish(ann);
  });
}

test('name and rooms are remembered for the next visit, and a reload comes back by itself', async () => {
  const ann = await Person.named(server, named('ann'));
  await ann.joins('kitchen');
  await ann.joins('garage');
  await ann.page.reload();
  await ann.isIn();
  await ann.until(() => document.querySelectorAll('#room-list .entry:not(.absent)').length === 3);
  await ann.until(() => document.querySelector('#place .name').textContent === 'garage');
  const again = await ann.context.newPage();
  await ann.page.close();
  await again.goto(server.url);
  assert.match(await again.inputValue('#login-nick'), /^ann\d+/u);
  await again.press('#login-nick', 'Enter');
  await again.waitForFunction(() => document.querySelectorAll('#room-list .entry:not(.absent)').length === 3);
  await finish(ann);
});

test('leaving a room forgets it', async () => {
  const ann = await Person.named(server, named('ann'));
  await ann.joins('attic');
  await ann.page.click('#leave');
  await ann.until(() => document.querySelectorAll('#room-list button').length === 1);
  await ann.page.reload();
  await ann.isIn();
  assert.deepEqual(await ann.texts('#room-list .name'), ['lobby']);
  await finish(ann);
});

test('in no room one finds the rooms, and commands go on', async () => {
  const { a, b, room, done } = await two();
  await a.page.click('#leave');
  await a.until(() => document.querySelector('#welcome-join') !== null);
  assert.equal(await a.page.isEnabled('#box'), true);
  await a.isAtTheBox();
  await a.says('hello?');
  await a.sees('You are in no room: type /join and a room’s name');
  await a.says('/kick bob');
  await a.sees('That works only in a room');
  await a.says('/leave');
  await a.says('/help');
  await a.page.waitForSelector('dialog[open]');
  await a.presses('Escape');
  await a.isAtTheBox();
  await a.says('/whois nobodyhere');
  await a.sees('Nobody here is called nobodyhere.');
  assert.deepEqual(await a.barriers(), []);
  await a.screenshot('chat-no-room');
  await a.page.click('#welcome-join');
  await a.page.waitForSelector('dialog[open]');
  await a.presses('Escape');
  await a.page.locator('#welcome-rooms button', { hasText: room }).click();
  await a.until((wanted) => document.querySelector('#place .name')?.textContent === wanted, room);
  await a.isAtTheBox();
  await b.says('welcome back');
  await a.sees('welcome back');
  await a.page.click('#leave');
  await a.until(() => document.querySelector('#welcome-join') !== null);
  assert.equal(await a.page.locator('.row.error').count(), 0);
  await a.joins(room);
  await done();
});

test('the list of rooms refuses what is a command or no name, and gives the focus back', async () => {
  const { a, done } = await two();
  await a.says('/rooms');
  await a.page.waitForSelector('dialog[open]');
  await a.page.keyboard.type('/help');
  await a.presses('Enter');
  await a.until(() => document.querySelector('dialog .problem').textContent.includes('“/help” looks like a command'));
  assert.equal(await a.page.getAttribute('dialog input', 'aria-invalid'), 'true');
  await a.page.fill('dialog input', 'two words');
  await a.presses('Enter');
  await a.until(() => document.querySelector('dialog .problem').textContent.includes('“two words” can’t be a room’s name'));
  await a.presses('Escape');
  await a.isAtTheBox();
  await a.says('/rooms');
  const room = named('room');
  await a.page.waitForSelector('dialog[open]');
  await a.page.keyboard.type(`#${room}`);
  await a.presses('Enter');
  await a.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await a.isAtTheBox();
  await done();
});

test('a name with a space in it is not taken for a key, or it is told', async () => {
  const { a, room, done } = await two();
  for (const wrong of ['bad room,', 'a,b', 'three little words']) {
    await a.says(`/join ${wrong}`);
    await a.sees(`“${wrong}” can’t be a room’s name`);
  }
  assert.deepEqual(await a.texts('#room-list .name'), [room]);
  const first = named('book');
  await a.says(`/join ${first} club`);
  await a.sees(`It needs no key, so “club” was not used; a room’s name has no spaces: /join ${first}-club would join`);
  await done();
});

test('a new room says what one can do there', async () => {
  const { a, b, room, done } = await two();
  await a.sees(`You created #${room}.`);
  await a.sees('/topic TEXT');
  await b.sees(`You joined #${room}. Earlier messages are not kept.`);
  await a.says('/clear');
  await a.until(() => document.querySelector('.intro').hidden);
  await done();
});

test('rooms of the server are listed with members and topics, and one enters by choosing', async () => {
  const { a, b, room, done } = await two();
  await a.says('/topic tomatoes and beans');
  await b.until(() => document.querySelector('#topic').textContent.includes('tomatoes'));
  const carol = await Person.named(server, named('carol'));
  await carol.page.click('#add-room');
  const entry = carol.page.locator('.rooms-list button', { hasText: room });
  await entry.waitFor();
  assert.match(await entry.textContent(), /2 members/u);
  assert.match(await entry.textContent(), /tomatoes and beans/u);
  await carol.page.fill('dialog input', room.slice(0, -1));
  await entry.click();
  await carol.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await finish(carol);
  await done();
});

test('the list of members shows count, operators, voiced, away and bots', async () => {
  const { a, b, ann, bob, room, done } = await two();
  assert.equal(await a.text('#member-count'), '2');
  assert.deepEqual(await a.texts('#member-list h3'), ['Operators 1', 'Members 1']);
  assert.deepEqual(await a.texts('#member-list .name'), [ann, bob]);
  await a.says(`/voice ${bob}`);
  await b.until(() => [...document.querySelectorAll('#member-list h3')].some((title) => title.textContent.startsWith('Voiced')));
  await b.says('/away lunch');
  await a.until(() => document.querySelector('#member-list .entry.away .tag')?.textContent === 'away');
  assert.match(await a.page.getAttribute('#member-list .entry.away', 'title'), /lunch/u);
  await b.says('/back');
  await a.until(() => !document.querySelector('#member-list .entry.away'));
  const robot = await server.irc(named('robot'), `#${room}`);
  robot.says(`MODE ${robot.text.match(/ 001 (\S+)/u)[1]} +B`);
  await a.until(() => [...document.querySelectorAll('#member-list .tag')].some((tag) => tag.textContent === 'bot'));
  assert.equal(await a.text('#member-count'), '3');
  await done();
});

test('messages stand in groups by speaker, with time and a colour that stays', async () => {
  const { a, b, bob, done } = await two();
  await b.says('one');
  await b.says('two');
  await a.says('three');
  await b.says('four');
  await a.sees('four');
  assert.deepEqual(await a.texts('.row.message .author .name'), [bob, await a.text('#me .name'), bob]);
  assert.equal(await a.page.locator('.row.continues').count(), 1);
  assert.match(await a.page.getAttribute('.row.message time', 'datetime'), /^\d{4}-\d\d-\d\dT/u);
  const colours = await a.page.$$eval('.row.message .avatar', (all) => all.map((one) => getComputedStyle(one).backgroundColor));
  assert.equal(colours[0], colours[2]);
  assert.equal(await a.text('.day'), 'Today');
  await done();
});

test('joins, leaves and new names are folded together, and unfold', async () => {
  const room = named('room');
  const a = await Person.named(server, named('ann'), {}, `#${room}`);
  const peers = [];
  for (let i = 0; i < 3; i++) peers.push(await server.irc(named('peer'), `#${room}`));
  peers[0].says(`PART #${room}`);
  peers[1].says('QUIT :bye');
  peers[2].says(`NICK ${named('other')}`);
  await a.sees('3 joined, 1 left, 1 quit, 1 changed their name');
  const fold = a.page.locator('.fold');
  assert.equal(await fold.count(), 1);
  assert.equal(await fold.getAttribute('aria-expanded'), 'false');
  await fold.click();
  assert.equal(await fold.getAttribute('aria-expanded'), 'true');
  assert.equal(await a.page.locator('.parts li:visible').count(), 6);
  await finish(a);
});

test('unread messages are counted per room, mentions stand out, and the title has the sum', async () => {
  const { a, b, ann, room, done } = await two();
  await a.joins(named('elsewhere'));
  await b.says('one');
  await b.says('two');
  const entry = a.page.locator('#room-list button', { hasText: room });
  await a.until(() => document.title.startsWith('(2) '));
  assert.equal(await entry.locator('.badge').getAttribute('class'), 'badge');
  await b.says(`${ann}: and you?`);
  await a.until(() => document.title.startsWith('(@ 3) '));
  assert.equal(await entry.locator('.badge.loud:visible').count(), 1);
  await a.goesTo(room);
  await a.until(() => /^#/u.test(document.title));
  assert.equal(await a.page.locator('.badge:visible').count(), 0);
  assert.equal(await a.text('.row.mentioned mark'), ann);
  await done();
});

test('a marker stands where reading stopped', async () => {
  const { a, b, room, done } = await two();
  await b.says('read');
  await a.sees('read');
  await a.joins(named('elsewhere'));
  await b.says('not read');
  await a.until(() => document.title.startsWith('(1)'));
  await a.goesTo(room);
  await a.sees('not read');
  assert.match(await a.page.$eval('.marker', (marker) => marker.previousElementSibling.querySelector('.words').textContent), /read$/u);
  assert.match(await a.page.$eval('.marker', (marker) => marker.nextElementSibling.querySelector('.words').textContent), /not read$/u);
  await done();
});

test('who looks away finds the marker and the count, too', async () => {
  const { a, b, done } = await two();
  await b.says('read');
  await a.sees('read');
  await a.looksAway();
  await b.says('news');
  await a.until(() => document.title.startsWith('(1)'));
  await a.looksBack();
  await a.until(() => !document.title.startsWith('('));
  assert.match(await a.page.$eval('.marker', (marker) => marker.nextElementSibling.querySelector('.words').textContent), /news$/u);
  await done();
});

test('notices on the desktop come for mentions and direct messages, for those who asked for them', async () => {
  const { a, b, ann, done } = await two({ permissions: ['notifications'] });
  await a.page.evaluate(() => {
    globalThis.notices = [];
    globalThis.asked = 0;
    globalThis.Notification = class {
      static permission = 'default';
      static async requestPermission() {
        globalThis.asked++;
        return (this.permission = 'granted');
      }
      constructor(title, { body }) {
        globalThis.notices.push(`${title}: ${body}`);
      }
      close() {}
    };
  });
  await a.looksAway();
  await b.says(`${ann}: not asked for`);
  await a.sees('not asked for');
  assert.deepEqual(await a.page.evaluate(() => [globalThis.asked, globalThis.notices]), [0, []]);
  await a.page.click('#me');
  await a.page.getByRole('menuitem', { name: 'Turn notifications on' }).click();
  await a.sees('You will get notifications');
  await a.looksAway();
  await b.says('nothing for anybody');
  await b.says(`hey ${ann}!`);
  await b.says(`/msg ${ann} psst`);
  const notices = await a.until(() => globalThis.notices.length === 3 && globalThis.notices);
  assert.match(notices[0], /Notifications are on/u);
  assert.match(notices[1], /hey ann/u);
  assert.match(notices[2], /psst/u);
  await done();
});

test('Tab completes nicks, again and again; @ offers them', async () => {
  const { a, b, ann, bob, done } = await two();
  await b.says('hm');
  await a.sees('hm');
  await a.types('bo');
  await a.presses('Tab');
  assert.equal(await a.box.inputValue(), `${bob}: `);
  await a.types(`I think a`);
  await a.presses('Tab');
  assert.equal(await a.box.inputValue(), `I think ${ann} `);
  await a.box.fill('');
  await a.page.keyboard.type('with @bo');
  assert.deepEqual(await a.texts('#popup .choice'), [bob]);
  assert.equal(await a.box.getAttribute('aria-activedescendant'), 'choice-0');
  await a.presses('Enter');
  assert.equal(await a.box.inputValue(), `with @${bob} `);
  assert.equal(await a.page.isVisible('#popup'), false);
  await done();
});

test('Up and Down bring back what was typed, per room, and what was not sent', async () => {
  const { a, done } = await two();
  await a.says('first');
  await a.says('second');
  await a.types('unsent');
  await a.presses('ArrowUp');
  assert.equal(await a.box.inputValue(), 'second');
  await a.presses('ArrowUp', 'ArrowUp');
  assert.equal(await a.box.inputValue(), 'first');
  await a.presses('ArrowDown', 'ArrowDown');
  assert.equal(await a.box.inputValue(), 'unsent');
  await a.presses('Alt+ArrowDown');
  await a.types('');
  await a.joins(named('other'));
  await a.presses('ArrowUp');
  assert.equal(await a.box.inputValue(), '');
  await done();
});

test('/ offers commands, and /help explains them and the keys', async () => {
  const { a, done } = await two();
  await a.isAtTheBox();
  await a.page.keyboard.type('/top');
  assert.deepEqual(await a.texts('#popup .choice code'), ['/topic [TEXT]']);
  await a.presses('Tab');
  assert.equal(await a.box.inputValue(), '/topic ');
  await a.says('/help');
  await a.page.waitForSelector('dialog[open]');
  assert.match(await a.text('dialog'), /\/kick NICK \[REASON\]/u);
  assert.match(await a.text('dialog'), /Alt Up, Alt Down/u);
  await a.presses('Escape');
  await a.until(() => !document.querySelector('dialog'));
  await a.says('/nonsense');
  await a.sees('There is no command /nonsense');
  await a.says('//nonsense');
  await a.until(() => [...document.querySelectorAll('.row.message .words')].some((words) => words.textContent === '/nonsense'));
  await done();
});

test('links can be followed, safely, and only http and https', async () => {
  const { a, b, done } = await two();
  await b.says('see (https://example.org/a_(b)), http://example.org/x?y=1&z=2. not javascript:alert(1) nor data:text/html,x');
  await a.sees('see (https');
  const links = await a.page.$$eval('.words a', (all) => all.map(({ href, rel, target }) => ({ href, rel, target })));
  const safe = { rel: 'noopener noreferrer', target: '_blank' };
  assert.deepEqual(links, [{ href: 'https://example.org/a_(b)', ...safe }, { href: 'http://example.org/x?y=1&z=2', ...safe }]);
  await done();
});

test('direct messages are conversations of their own', async () => {
  const { a, b, ann, bob, done } = await two();
  await a.says(`/msg ${bob} are you free?`);
  await b.until(() => document.querySelector('#direct-list .badge.loud:not([hidden])') !== null);
  await b.goesTo(ann);
  await b.sees('are you free?');
  await b.says('yes');
  await a.sees('yes');
  assert.equal(await a.text('#place .name'), bob);
  await done();
});

test('who writes to nobody is told where he wrote, and no conversation stays', async () => {
  const { a, room, done } = await two();
  for (const command of ['/msg nobodyofthatname hello', '/query nobodyofthatname']) {
    await a.says('/clear');
    await a.until(() => document.querySelectorAll('.row').length === 0);
    await a.says(command);
    await a.sees('Nobody here is called nobodyofthatname.');
    assert.equal(await a.text('#place .name'), room);
    assert.equal(await a.page.locator('#direct-list button').count(), 0);
  }
  await done();
});

test('who is away says so to those who write', async () => {
  const { a, b, bob, done } = await two();
  await b.says('/away gone fishing');
  await a.until(() => document.querySelector('.entry.away') !== null);
  await a.says(`/msg ${bob} hello`);
  await a.sees('is away: gone fishing');
  await done();
});

test('a task shows its result where it was asked', async () => {
  const { a, done } = await two();
  await a.says('/task sum 100');
  await a.sees('= 4950');
  assert.match(await a.text('.row.task'), /sum 100\s*= 4950/u);
  await a.says('/task sum nonsense');
  await a.until(() => document.querySelector('.result.failed') !== null);
  await a.says('/task');
  await a.sees('/task sum N');
  await done();
});

test('the topic is shown, and changed by a click', async () => {
  const { a, b, done } = await two();
  assert.match(await a.text('#topic'), /Set a topic/u);
  await a.page.click('#topic');
  await a.page.fill('dialog input', 'all about tests');
  await a.presses('Enter');
  await b.until(() => document.querySelector('#topic bdi').textContent === 'all about tests');
  await b.sees('changed the topic to: all about tests');
  await a.says('/topic');
  assert.equal(await a.page.inputValue('dialog input'), 'all about tests');
  await a.page.fill('dialog input', '');
  await a.presses('Enter');
  await b.sees('removed the topic');
  await done();
});

test('/me says what one does', async () => {
  const { a, b, ann, done } = await two();
  await a.says('/me waves');
  await b.until((wanted) => document.querySelector('.row.action .words')?.textContent === `${wanted} waves`, ann);
  await done();
});

test('an operator bans, looks who is banned, and lets in again; rules, a key and a limit are set and told', async () => {
  const { a, b, bob, room, done } = await two();
  await a.says(`/ban ${bob} too loud`);
  await a.sees(`banned ${bob}`);
  await b.sees('too loud');
  await a.says('/bans');
  await a.sees(`Banned from #${room}: ${bob} (by `);
  await b.says(`/join ${room}`);
  await b.sees(`You are banned from #${room}`);
  await a.says('/unban nobody-here');
  await a.sees(`nobody-here is not banned from #${room}`);
  await a.says(`/unban ${bob}`);
  await a.sees(`lifted the ban on ${bob}`);
  await a.says('/key sesame');
  await a.sees('set a key');
  await b.says(`/join ${room} sesame`);
  await b.until((wanted) => document.querySelector('#place .name')?.textContent === wanted, room);
  await a.says('/rule moderated on');
  await b.sees('let only operators and members with voice speak');
  await b.says('hush?');
  await b.sees('moderated: only operators and people with voice can speak');
  await a.says('/limit 7');
  await b.sees('limited the room to 7');
  await done();
});

test('a menu at a nick: message, profile, ignore, operator, kick; by keys alone', async () => {
  const { a, b, ann, bob, room, done } = await two();
  await a.page.focus('#member-list button[tabindex="0"]');
  await a.presses('ArrowDown');
  await a.isFocused(`[data-nick="${bob}"]`);
  await a.presses('Enter');
  assert.deepEqual(await a.texts('[role=menuitem]'), ['Message', 'Profile', 'Ignore', 'Make operator', 'Allow to speak', 'Kick', 'Ban']);
  await a.presses('Escape');
  await a.isFocused(`[data-nick="${bob}"]`);
  await a.presses('Enter', 'ArrowDown', 'Enter');
  await a.sees('Door');
  await b.page.locator('#member-list button').first().click();
  assert.deepEqual(await b.texts('[role=menuitem]'), ['Message', 'Profile', 'Ignore']);
  await b.presses('Escape');
  await a.page.locator(`#member-list button`, { hasText: bob }).click();
  await a.page.getByRole('menuitem', { name: 'Kick' }).click();
  await a.page.fill('dialog input', 'enough');
  await a.presses('Enter');
  await b.sees(`You were kicked by ${ann} (enough)`);
  await b.page.getByRole('button', { name: 'Join again' }).click();
  await b.until((wanted) => document.querySelector('#room-list .entry:not(.absent) .name')?.textContent === wanted, room);
  await b.sees('You joined again.');
  assert.equal(await b.page.getByRole('button', { name: 'Join again' }).count(), 0);
  await a.page.locator(`#member-list button`, { hasText: bob }).click();
  await a.page.getByRole('menuitem', { name: 'Ban' }).click();
  await a.presses('Enter');
  await b.sees(`You were kicked and banned by ${ann}`);
  await done();
});

test('who is not in a room says nothing to it, keeps the words, and gives commands', async () => {
  const { a, b, bob, room, done } = await two();
  await a.says(`/kick ${bob}`);
  await b.sees('You were kicked');
  await b.until((wanted) => document.querySelector('#box').placeholder === `You are not in #${wanted}: /join ${wanted} to join again`, room);
  await b.says('unheard');
  await b.sees(`You are not in #${room}: /join ${room} to join again.`);
  assert.equal(await b.box.inputValue(), 'unheard');
  assert.equal(await b.page.locator('.pending').count(), 0);
  await b.says(`/join ${room}`);
  await b.until((wanted) => document.querySelector('#box').placeholder === `Message to #${wanted}`, room);
  await done();
});

test('a room shows its rules: at its head, by /rule, and in the box of who may not speak', async () => {
  const { a, b, ann, done } = await two();
  assert.equal(await a.page.isVisible('#rules'), false);
  await a.says('/key sesame');
  await a.says('/limit 7');
  await a.says('/rule moderated on');
  const shows = (wanted) => [...document.querySelectorAll('#rules li')].map((one) => one.firstChild.textContent).join() === wanted;
  for (const one of [a, b]) await one.until(shows, 'key,moderated,up to 7');
  await b.until(() => document.querySelector('#box').placeholder === 'Moderated: only operators and people with voice can speak');
  assert.match(await a.page.getAttribute('#box', 'placeholder'), /^Message to #/u);
  assert.equal((await b.texts('.row.event .words')).filter((text) => text.startsWith(`${ann} set a key`)).length, 1);
  await b.says('/rule');
  await b.sees('moderated on');
  await b.sees('invite-only off');
  await b.sees('/key set');
  assert.deepEqual(await a.barriers(), []);
  assert.deepEqual(await b.barriers(), []);
  await b.screenshot('chat-rules');
  await a.says('/rule secret on');
  await a.says('/rule invite-only on');
  await a.says('/rule members-only on');
  await b.until(() => document.querySelectorAll('#rules li').length === 6);
  await b.page.setViewportSize({ width: 360, height: 700 });
  await b.until(() => ['#rooms-drawer', '#members-drawer'].every((drawer) => getComputedStyle(document.querySelector(drawer)).visibility === 'hidden'));
  await b.until(() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('#rules').getBoundingClientRect().right <= innerWidth);
  await b.screenshot('chat-rules-phone');
  for (const rule of ['secret', 'invite-only', 'members-only']) await a.says(`/rule ${rule} off`);
  await a.says('/rule locked-topic on');
  await b.until(() => document.querySelector('#topic').disabled && document.querySelector('#topic .icon') === null);
  assert.equal(await a.page.locator('#topic .icon').isVisible(), true);
  await a.says('/key a b');
  await a.sees('That can’t be a key: it is one word');
  await a.says('/limit 0');
  await a.says('/key');
  await a.says('/rule moderated off');
  await a.until(() => document.querySelector('#rules').hidden);
  await done();
});

test('a mask bans and throws nobody out, and that is said', async () => {
  const { a, b, bob, done } = await two();
  await a.says('/ban *!*@192.0.2.1');
  await a.sees('People in the room whom it matches stay until you /kick them.');
  await a.says(`/ban ${bob}!*@*`);
  await b.sees('You were kicked and banned');
  await done();
});

test('the red line goes some time after what is new was seen', async () => {
  const room = named('room');
  const a = await Person.at(server, {}, `#${room}`);
  await a.page.clock.install();
  await a.enters(named('ann'));
  const b = await Person.named(server, named('bob'), {}, `#${room}`);
  await a.looksAway();
  await b.says('news');
  await a.until(() => document.title.startsWith('(1)'));
  await a.looksBack();
  await a.until(() => document.querySelector('.marker') !== null);
  await a.until(() => !document.title.startsWith('('));
  await a.page.clock.fastForward(15_000);
  await a.until(() => document.querySelector('.marker') === null);
  await finish(a, b);
});

test('names in a line stand on its baseline, also beside a button; times begin where pictures do', async () => {
  const { a, b, bob, done } = await two();
  await a.says(`/kick ${bob}`);
  await b.sees('Join again');
  await a.says('hello');
  await b.page.waitForSelector('.row.event .name');
  const [gap, button] = await b.page.$eval('.row.event:has(.small)', (row) => {
    const words = document.createRange();
    words.selectNode(row.querySelector('.words').firstChild);
    const name = document.createRange();
    name.selectNodeContents(row.querySelector('.name'));
    return [words.getBoundingClientRect().bottom - name.getBoundingClientRect().bottom, row.querySelector('.small') !== null];
  });
  assert.equal(button, true);
  assert.ok(Math.abs(gap) < 0.6, `${gap}`);
  await a.page.waitForSelector('.row.message .avatar');
  const [times, pictures] = await a.page.evaluate(() => ['.row.event > time', '.row.message .avatar'].map((one) => document.querySelector(one).getBoundingClientRect().left));
  assert.equal(times, pictures);
  await done();
});

test('/op, /kick, /invite, /whois, /names do what they say', async () => {
  const { a, b, ann, bob, room, done } = await two();
  await b.says(`/kick ${ann}`);
  await b.sees(`Only operators of #${room} can do that.`);
  await a.says('/kick nobodyhere');
  await a.sees(`nobodyhere is not in #${room}.`);
  await a.says(`/invite ${bob}`);
  await a.sees(`${bob} is in #${room} already.`);
  await a.says(`/op ${bob}`);
  await b.until(() => document.querySelector('#member-list h3').textContent.startsWith('Operators 2'));
  await a.says(`/deop ${bob}`);
  await b.until(() => document.querySelector('#member-list h3').textContent.startsWith('Operators 1'));
  await a.says(`/whois ${bob}`);
  await a.sees('Here for');
  await a.says('/names');
  await a.sees('2 members');
  const carolNick = named('carol');
  const carol = await Person.named(server, carolNick);
  await a.says(`/invite ${carolNick}`);
  await carol.sees(`${ann} invites you to #${room}`);
  await carol.page.getByRole('button', { name: 'Join', exact: true }).click();
  await carol.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await a.says(`/kick ${carolNick} out`);
  await carol.sees('You were kicked');
  await finish(carol);
  await done();
});

test('one’s own name can be changed, and is remembered', async () => {
  const { a, b, ann, bob, done } = await two();
  await a.page.click('#me');
  await a.page.getByRole('menuitem', { name: 'Change nickname' }).click();
  const name = named('anna');
  await a.page.fill('dialog input', name);
  await a.presses('Enter');
  await a.until((wanted) => document.querySelector('#me .name').textContent === wanted, name);
  await b.sees(`${ann} is now ${name}`);
  await a.says(`/nick ${bob}`);
  await a.sees(`The name ${bob} is in use.`);
  await a.page.reload();
  await a.isIn();
  await a.until((wanted) => document.querySelector('#me .name').textContent === wanted, name);
  await done();
});

test('the log stays where one reads, and says how much is new', async () => {
  const { a, b, done } = await two();
  for (let i = 0; i < 60; i++) await b.says(`line ${i}`);
  await a.sees('line 59');
  const bottom = () => a.page.$eval('#log', (log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  assert.ok((await bottom()) < 5);
  await a.page.$eval('#log', (log) => (log.scrollTop = 0));
  await a.until(() => !document.querySelector('#news').hidden);
  await b.says('late news');
  await a.until(() => document.querySelector('#news').textContent === '1 new message');
  assert.ok((await bottom()) > 100);
  await a.page.click('#news');
  await a.until(() => document.querySelector('#news').hidden);
  assert.ok((await bottom()) < 5);
  await done();
});

test('/quit leaves, and the page is as at the beginning', async () => {
  const { a, b, ann, done } = await two();
  await a.says('/quit so long');
  await a.page.waitForSelector('#login:not([hidden])');
  await b.sees(`${ann} quit (so long)`);
  await done();
});

test('a key that is needed is asked for, and what comes of it is said there', async () => {
  const room = named('vault');
  const guard = await server.irc(named('guard'), `#${room}`);
  guard.says(`MODE #${room} +kb sesame banned-one!*@*`);
  await guard.hears('+k');
  const a = await Person.named(server, named('ann'));
  await a.says(`/join ${room}`);
  await a.page.waitForSelector('dialog[open]');
  await a.page.fill('dialog input', 'wrong');
  await a.presses('Enter');
  await a.until((wanted) => document.querySelector('dialog .problem').textContent === `That is not the key of #${wanted}.`, room);
  await a.page.fill('dialog input', 'sesame');
  await a.presses('Enter');
  await a.until((wanted) => document.querySelector('#place .name').textContent === wanted, room);
  await a.goesTo('lobby');
  assert.equal(await a.page.locator('.row.error').count(), 0);
  const banned = await Person.named(server, 'banned-one');
  await banned.says(`/join ${room} sesame`);
  await banned.sees(`You are banned from #${room}.`);
  await finish(a, banned);
});
