// Accounts: getting one, staying logged in, losing a nick to its owner, and what one's other devices may do.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Relay, Server } from './support.mjs';

const server = new Server('sqlite:accounts.db', { accounts: { passwordRounds: 4096, registrationsPerHour: 100 } });
before(() => server.start());

const PASSWORD = 'correct horse battery';

const chooses = async (person, label) => {
  await person.page.click('#me');
  await person.page.click(`.menu button:text-is("${label}")`);
};

const fills = async (person, fields) => {
  for (const [label, value] of Object.entries(fields)) await person.page.locator('dialog[open]').getByLabel(label, { exact: true }).fill(value);
};

const submits = (person) => person.page.click('dialog[open] [type=submit]');

const isClosed = (person) => person.until(() => document.querySelector('dialog[open]') === null);

async function registers(person) {
  await chooses(person, 'Create an account');
  await fills(person, { Password: PASSWORD, 'The same password again': PASSWORD });
  await submits(person);
  await isClosed(person);
  await person.sees('You have an account now');
}

const isLoggedIn = (person) => person.until(() => document.querySelector('#me .account-mark') !== null);
const kept = (person) => person.page.evaluate(() => Object.entries(localStorage).find(([name]) => name.endsWith(' login'))?.[1] ?? '');
const isKept = (person) => person.until(() => Object.entries(localStorage).some(([name, value]) => name.endsWith(' login') && value.includes('hub_')));

/** With a name and a password, at the way in. */
async function logsInAtTheDoor(person, nick, password) {
  await person.page.fill('#login-nick', nick);
  if (!(await person.page.isVisible('#login-password'))) await person.page.click('#login-mode');
  await person.page.fill('#login-password', password);
  await person.page.press('#login-password', 'Enter');
}

test('one registers, stays logged in over a reload and in a new tab, logs out, and logs in elsewhere', async () => {
  const nick = named('ann');
  const ann = await Person.named(server, nick);
  const bob = await Person.named(server, named('bob'));
  await registers(ann);
  await isKept(ann);
  await bob.until((name) => document.querySelector(`#member-list [data-nick="${name}"] .account-mark`)?.textContent === ', has an account', nick);
  await ann.page.reload();
  await ann.isIn();
  await isLoggedIn(ann);
  assert.match(await ann.text('#me'), new RegExp(`${nick}, has an account`, 'u'));
  const tab = new Person(server, ann.context, await ann.context.newPage());
  await tab.page.goto(server.url);
  await tab.isIn();
  await isLoggedIn(tab);
  assert.ok((await tab.text('#me')).includes(nick));
  await tab.page.close();
  const token = JSON.parse(await kept(ann)).secret;
  await chooses(ann, 'Log out');
  await ann.page.waitForSelector('#login:not([hidden])');
  assert.doesNotMatch(await kept(ann), /hub_/u);
  // The token that it had lets nobody in.
  const thief = await Person.at(server, { before: `localStorage.setItem('hubbub / login', ${JSON.stringify(JSON.stringify({ account: nick, secret: token, token: 1 }))})` });
  await thief.until(() => /You are logged out/u.test(document.querySelector('#login-error').textContent));
  const elsewhere = await Person.at(server);
  await logsInAtTheDoor(elsewhere, nick, PASSWORD);
  await elsewhere.isIn();
  await isLoggedIn(elsewhere);
  await isKept(elsewhere);
  assert.equal(await elsewhere.page.inputValue('#login-password'), '');
  await finish(ann, bob, thief, elsewhere);
});

test('two pages of one person are one member, and both see what either says', async () => {
  const nick = named('ann');
  const room = named('room');
  const bob = await Person.named(server, named('bob'), {}, `#${room}`);
  const ann = await Person.named(server, nick, {}, `#${room}`);
  await registers(ann);
  await isKept(ann);
  const tab = new Person(server, ann.context, await ann.context.newPage());
  await tab.page.goto(`${server.url}#${room}`);
  await tab.isIn();
  await tab.until(() => document.querySelectorAll('#member-list li').length === 2);
  await tab.says('from the other tab');
  await ann.until(() => document.querySelector('#log .own .words')?.textContent === 'from the other tab');
  await bob.sees('from the other tab');
  assert.deepEqual((await bob.texts('#member-list .name')).sort(), [nick, await bob.text('#me .name')].sort());
  await bob.says(`/msg ${nick} psst`);
  for (const page of [ann, tab]) await page.until(() => document.querySelector('#direct-list button') !== null);
  await tab.page.close();
  await ann.says('still here');
  await bob.goesTo(room);
  await bob.sees('still here');
  assert.equal(await bob.page.$$eval('#member-list li', (all) => all.length), 2);
  await finish(ann, bob);
});

test('a wrong password is told, and a name that is somebody’s leads to its password', async () => {
  const nick = named('ann');
  const ann = await Person.named(server, nick);
  await registers(ann);
  const eve = await Person.at(server);
  await eve.page.fill('#login-nick', nick);
  await eve.page.press('#login-nick', 'Enter');
  await eve.until((name) => document.querySelector('#login-error').textContent === `${name} is somebody’s account: log in, or take another name.`, nick);
  await eve.isFocused('#login-password');
  assert.deepEqual(await eve.barriers(), []);
  await eve.page.fill('#login-password', 'a guess');
  await eve.page.press('#login-password', 'Enter');
  await eve.until(() => document.querySelector('#login-error').textContent === 'There is no such account, or that is not its password.');
  await eve.page.click('#login-mode');
  await eve.enters(named('eve'));
  await eve.says(`/nick ${nick}`);
  await eve.sees(`${nick} is somebody’s account: log in, or take another name.`);
  await eve.page.click('#log button:text-is("Log in")');
  await fills(eve, { Password: 'another guess' });
  await submits(eve);
  await eve.until(() => /not its password/u.test(document.querySelector('dialog[open] .problem').textContent));
  await fills(eve, { Password: PASSWORD });
  await submits(eve);
  await isClosed(eve);
  await isLoggedIn(eve);
  assert.ok((await eve.text('#me')).startsWith(`${nick[0].toUpperCase()}${nick}`));
  await finish(ann, eve);
});

test('whoever revokes the token of another device logs it out at its next reload', async () => {
  const nick = named('ann');
  const ann = await Person.named(server, nick);
  await registers(ann);
  const phone = await Person.at(server);
  await logsInAtTheDoor(phone, nick, PASSWORD);
  await isKept(phone);
  await chooses(ann, 'Your devices and tokens');
  await ann.until(() => document.querySelectorAll('.devices li').length === 2);
  assert.match((await ann.texts('.devices li')).find((text) => text.includes('this browser')), /^Chrome on Linuxthis browsermade Today/u);
  await ann.page.click('.devices li:not(:has(.tag)) button');
  await ann.until(() => document.querySelectorAll('.devices li').length === 1);
  await ann.presses('Escape');
  await phone.page.reload();
  await phone.until(() => /^You are logged out: this browser’s login was revoked, or has expired\. ann\d+ is somebody’s account/u.test(document.querySelector('#login-error').textContent));
  assert.doesNotMatch(await kept(phone), /hub_/u);
  await ann.page.reload();
  await isLoggedIn(ann);
  await finish(ann, phone);
});

test('a token for a program is shown once, and logs it in; nothing secret is left on the page', async () => {
  const nick = named('ann');
  const ann = await Person.named(server, nick);
  await registers(ann);
  await chooses(ann, 'Your devices and tokens');
  await fills(ann, { 'Name of a new token': 'my bot' });
  await ann.presses('Enter');
  await ann.page.waitForSelector('.made input');
  const secret = await ann.page.inputValue('.made input');
  assert.match(secret, /^hub_/u);
  await ann.until(() => document.querySelectorAll('.devices li').length === 2);
  assert.match((await ann.texts('.devices li')).join(), /my botmade Today, [^·]+ · not used yet · never expires/u);
  await ann.presses('Escape');
  await ann.until(() => !document.querySelector('dialog'));
  const shown = await ann.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(({ value }) => value).join());
  assert.ok(!shown.includes(secret) && !shown.includes('hub_') && !shown.includes(PASSWORD));
  assert.ok(!ann.page.url().includes('hub_'));
  assert.ok(!server.said.includes('hub_') && !server.said.includes(PASSWORD));
  const answer = await ann.page.evaluate(async (token) => {
    const socket = new WebSocket(new URL('ws', location.href));
    await new Promise((opened) => (socket.onopen = opened));
    socket.send(JSON.stringify({ type: 'hello', version: 1, token }));
    return JSON.parse(await new Promise((said) => (socket.onmessage = ({ data }) => said(data))));
  }, secret);
  assert.deepEqual([answer.account, answer.nick], [nick, nick]);
  await finish(ann);
});

test('a password is changed, and the new one is the only one', async () => {
  const nick = named('ann');
  const ann = await Person.named(server, nick);
  await registers(ann);
  await chooses(ann, 'Change password');
  await fills(ann, { 'Password until now': PASSWORD, 'New password': 'another one', 'The new password again': 'a different one' });
  await submits(ann);
  await ann.until(() => document.querySelector('dialog[open] .problem').textContent === 'The two passwords differ.');
  await fills(ann, { 'The new password again': 'another one' });
  await submits(ann);
  await isClosed(ann);
  await ann.sees('Your password is changed.');
  const elsewhere = await Person.at(server);
  await logsInAtTheDoor(elsewhere, nick, PASSWORD);
  await elsewhere.until(() => /not its password/u.test(document.querySelector('#login-error').textContent));
  await logsInAtTheDoor(elsewhere, nick, 'another one');
  await elsewhere.isIn();
  await finish(ann, elsewhere);
});

test('a lost connection comes back logged in, and whoever quits is asked before coming in again', async () => {
  const nick = named('ann');
  const relay = await Relay.to(server.ports.web);
  const ann = await Person.named(relay, nick);
  await registers(ann);
  await isKept(ann);
  relay.cutClients();
  await ann.until(() => !document.querySelector('#status').hidden);
  await ann.until(() => document.querySelector('#status').hidden);
  await isLoggedIn(ann);
  assert.ok((await ann.text('#me')).includes(nick));
  await ann.says('/quit');
  await ann.page.waitForSelector('#login:not([hidden])');
  await ann.until((name) => document.querySelector('#login-nick').value === name, nick);
  await ann.page.press('#login-nick', 'Enter');
  await ann.isIn();
  await isLoggedIn(ann);
  await finish(ann);
});

const VIEWS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 700 }, hasTouch: true },
};

for (const [view, options] of Object.entries(VIEWS)) {
  test(`nothing serious stands in anybody’s way: ${view}`, async () => {
    const ann = await Person.at(server, options);
    const looksAt = async (what) => {
      assert.deepEqual(await ann.barriers(), []);
      await ann.screenshot(`accounts-${what}-${view}`);
    };
    await ann.page.click('#login-mode');
    await looksAt('login');
    await ann.page.click('#login-mode');
    await ann.enters(named('ann'));
    await ann.box.focus();
    const opensMenu = async () => {
      if (view === 'phone') await ann.page.tap('#open-rooms');
      await ann.page.click('#me');
    };
    await opensMenu();
    await looksAt('menu');
    await ann.page.click('.menu button:text-is("Create an account")');
    await looksAt('register');
    await fills(ann, { Password: PASSWORD, 'The same password again': PASSWORD });
    await submits(ann);
    await isClosed(ann);
    await ann.says(`/whois ${(await ann.text('#me .name')).trim()}`);
    await ann.sees('Account');
    if (view === 'phone') await ann.presses('Escape');
    await looksAt('member');
    await opensMenu();
    await ann.page.click('.menu button:text-is("Your devices and tokens")');
    await ann.until(() => document.querySelectorAll('.devices li').length === 1);
    await fills(ann, { 'Name of a new token': 'my bot' });
    await ann.presses('Enter');
    await ann.page.waitForSelector('.made input');
    await ann.until(() => document.querySelectorAll('.devices li').length === 2);
    await looksAt('devices');
    await finish(ann);
  });
}
