// Accounts: getting one, staying logged in, losing a nick to its owner, and what one's other devices may do.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

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
