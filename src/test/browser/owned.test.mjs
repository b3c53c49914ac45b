// Rooms of one's own: making one, giving it to somebody, giving it up.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server('sqlite:owned.db', { accounts: { passwordRounds: 4096, registrationsPerHour: 100 } });
before(() => server.start());

const PASSWORD = 'correct horse battery';

async function registers(person) {
  await person.page.click('#me');
  await person.page.click('.menu button:text-is("Create an account")');
  for (const label of ['Password', 'The same password again']) await person.page.locator('dialog[open]').getByLabel(label, { exact: true }).fill(PASSWORD);
  await person.page.click('dialog[open] [type=submit]');
  await person.until(() => document.querySelector('dialog[open]') === null);
  await person.sees('You have an account now');
}

const chooses = async (person, button, label) => {
  await person.page.click(button);
  await person.page.click(`.menu button:text-is("${label}")`);
};

const isOwner = (person, nick) =>
  person.until((name) => [...document.querySelectorAll('#member-list .member')].some((one) => one.dataset.nick === name && /, owner/u.test(one.textContent)), nick);

test('an operator with an account owns a room, gives it to another, who gives it up', async () => {
  const [room, annNick, bobNick] = [named('den'), named('ann'), named('bob')];
  const ann = await Person.named(server, annNick, {}, `#${room}`);
  await registers(ann);
  const bob = await Person.named(server, bobNick, {}, `#${room}`);
  await registers(bob);
  await ann.sees(`${bobNick} joined`);
  await chooses(ann, '#more', 'Make it my room');
  await isOwner(ann, annNick);
  await isOwner(bob, annNick);
  await bob.until((nick) => [...document.querySelectorAll('#rules li')].some((one) => one.textContent.startsWith(`${nick}’s`)), annNick);
  await ann.says('/rule');
  await ann.sees('whose it is');
  await ann.screenshot('owned-room');
  await chooses(ann, `#member-list [data-nick="${bobNick}"]`, 'Make owner');
  await ann.page.waitForSelector('dialog[open] h2');
  assert.deepEqual(await ann.barriers(), []);
  await ann.screenshot('owned-transfer');
  await ann.page.click('dialog[open] [type=submit]');
  await isOwner(bob, bobNick);
  await ann.says(`/kick ${bobNick}`);
  await ann.sees('Only the owner of');
  await chooses(bob, '#more', 'Give the room up');
  await bob.page.click('dialog[open] [type=submit]');
  await bob.until(() => !/, owner/u.test(document.querySelector('#member-list').textContent));
  await bob.says('/disown');
  await bob.sees('belongs to nobody.');
  await finish(ann, bob);
});
