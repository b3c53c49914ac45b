// Roles in rooms come back to whoever held them: after a reload, and after the server was killed.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server('sqlite:roles.db');
server.history.durability = 'stored';
before(() => server.start());

const entries = (person) => person.page.$$eval('#member-list li', (all) => all.map((one) => one.textContent));
const isOperator = (person, nick) =>
  person.page.waitForFunction((name) => [...document.querySelectorAll('#member-list li')].some((one) => one.textContent.includes(name) && /operator/iu.test(one.textContent)), nick);

test('a founder who reloads is an operator still, and so after the server was killed; a stranger who comes first is none', async () => {
  const room = named('room');
  const [anns, bobs] = [named('ann'), named('bob')];
  const ann = await Person.named(server, anns, {}, `#${room}`);
  await isOperator(ann, anns);
  assert.match(await ann.text('#rules'), /kept 30 days/u);
  const bob = await Person.named(server, bobs, {}, `#${room}`);
  await isOperator(bob, anns);
  await ann.page.reload();
  await ann.isIn();
  await isOperator(ann, anns);
  await ann.screenshot('chat-recorded');
  await ann.page.goto('about:blank');
  await server.kill();
  await server.start();
  await bob.until(() => document.querySelector('#status').hidden && !document.querySelector('.entry.absent'));
  await bob.until(() => document.querySelectorAll('#member-list li').length === 1);
  assert.doesNotMatch((await entries(bob)).join(), /operator/iu);
  await ann.page.goto(`${server.url}#${room}`);
  await ann.isIn();
  await isOperator(ann, anns);
  await isOperator(bob, anns);
  await finish(ann, bob);
});
