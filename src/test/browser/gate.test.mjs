// A server with a password that everybody has to say: on the way in, after a mistake, after a reload, and for each tab anew.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server(null, { doors: undefined });
server.doors = server.doors.map((door) => (door.door === 'web' ? { ...door, password: 'open sesame' } : door));
before(() => {
  server.more = {};
  return server.start();
});

async function joins(person, nick, password) {
  await person.page.waitForSelector('#login-gate:not([hidden])');
  await person.page.fill('#login-nick', nick);
  await person.page.fill('#login-door', password);
  await person.page.press('#login-door', 'Enter');
}

test('the password of the server is asked for, and kept for this tab', async () => {
  const nick = named('ann');
  const ann = await Person.at(server);
  await joins(ann, nick, 'open barley');
  await ann.until(() => document.querySelector('#login-error').textContent === 'That is not the password of this server.');
  assert.equal(await ann.page.evaluate(() => document.activeElement.id), 'login-door');
  assert.deepEqual(await ann.barriers(), []);
  await joins(ann, nick, 'open sesame');
  await ann.isIn();
  await ann.page.reload();
  await ann.isIn();
  const tab = new Person(server, ann.context, await ann.context.newPage());
  await tab.page.goto(server.url);
  await tab.page.waitForSelector('#login-gate:not([hidden])');
  assert.equal(await tab.page.inputValue('#login-door'), '');
  assert.ok(!(await tab.page.evaluate(() => JSON.stringify(localStorage))).includes('sesame'));
  await finish(ann, tab);
});

test('whoever is invited makes an account by the link, which stands in the address no longer', async () => {
  const inviting = new Server('sqlite:invite.db', { accounts: { passwordRounds: 4096, registration: 'invite' } });
  await inviting.start();
  const [code] = inviting.runs('invite', 'add', 'for ann').match(/inv_[\w-]+/u);
  const nick = named('ann');
  const ann = await Person.at(inviting, {}, `#invite=${code}`);
  assert.ok(!ann.page.url().includes('inv_'));
  await ann.page.fill('#login-nick', nick);
  await ann.page.press('#login-nick', 'Enter');
  await ann.page.waitForSelector('dialog[open]');
  const dialog = ann.page.locator('dialog[open]');
  assert.equal(await dialog.getByLabel('Invitation', { exact: true }).inputValue(), code);
  assert.deepEqual(await ann.barriers(), []);
  await dialog.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await dialog.getByLabel('The same password again', { exact: true }).fill('correct horse battery');
  await ann.page.click('dialog[open] [type=submit]');
  await ann.sees('You have an account now');
  assert.ok(!inviting.said.includes('inv_'));
  await finish(ann);
});
