// What the page does when the connection breaks, the server dies, or somebody is thrown off.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish } from './people.mjs';
import { CHIEF_PASSWORD, Person, Relay, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const statusSays = (person, words) => person.until((wanted) => document.querySelector('#status-text').textContent.includes(wanted), words);
const isBack = (person) => person.until(() => document.querySelector('#status').hidden && !document.querySelector('.entry.absent'));

test('a server that is killed and started again: it is said, and the talk goes on with nick and rooms', async () => {
  const ann = await Person.named(server, 'ann', {}, '#garden');
  await ann.joins('lobby');
  const bob = await Person.named(server, 'bob');
  await bob.says('before');
  await ann.sees('before');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  assert.match(await ann.text('#status-text'), /trying again in \d+ s|Reconnecting/u);
  await ann.says('into the dark');
  await ann.sees('Not sent: there was no connection.');
  await server.start();
  await ann.until(() => !document.querySelector('#try-now').hidden || document.querySelector('#status').hidden);
  await ann.page.click('#try-now', { timeout: 2000 }).catch(() => {});
  await isBack(ann);
  await isBack(bob);
  await ann.sees('The connection was lost at');
  assert.match(await ann.text('.gap'), / for \d+ (second|minute)s?\. /u);
  assert.equal(await ann.text('#me .name'), 'ann');
  assert.deepEqual(await ann.texts('#room-list .name'), ['garden', 'lobby']);
  await ann.page.getByRole('button', { name: 'Send again' }).click();
  await bob.sees('into the dark');
  await ann.until(() => document.querySelector('.failed') === null);
  await bob.says('after');
  await ann.sees('after');
  for (const one of [ann, bob]) assert.deepEqual(one.complaints, []);
  await ann.leaves();
  await bob.leaves();
});

test('who comes back before the server has noticed the loss is who they were: no second one in the room', async () => {
  const relay = await Relay.to(server.ports.web);
  const ann = await Person.named({ url: relay.url }, 'ann');
  const bob = await Person.named(server, 'bob');
  relay.cutClients();
  await ann.sees('The connection was lost at');
  await isBack(ann);
  assert.equal(await ann.text('#me .name'), 'ann');
  await bob.says('still there?');
  await ann.sees('still there?');
  assert.deepEqual((await bob.texts('#member-list .name')).sort(), ['ann', 'bob']);
  await ann.leaves();
  await bob.leaves();
  relay.close();
});

test('words that cannot be delivered can be discarded', async () => {
  const ann = await Person.named(server, 'ann');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.says('never mind');
  await ann.page.getByRole('button', { name: 'Discard' }).click();
  await ann.until(() => document.querySelector('.pending') === null);
  await server.start();
  await isBack(ann);
  await ann.leaves();
});

test('words that cannot be delivered stand in a block of their own, and are sent or discarded all at once', async () => {
  const ann = await Person.named(server, 'ann');
  const bob = await Person.named(server, 'bob');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.says('one');
  await ann.says('two');
  await ann.sees('2 messages not sent');
  assert.deepEqual(await ann.barriers(), []);
  await ann.screenshot('chat-not-sent');
  await server.start();
  await isBack(ann);
  await isBack(bob);
  await ann.page.getByRole('button', { name: 'Send all again' }).click();
  await bob.sees('two');
  await ann.until(() => document.querySelector('.unsent') === null);
  await ann.isAtTheBox();
  assert.deepEqual((await bob.texts('.row.message .words')).slice(-2), ['one', 'two']);
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.says('three');
  await ann.says('four');
  await ann.page.getByRole('button', { name: 'Discard all' }).click();
  await ann.until(() => document.querySelector('.unsent') === null);
  await server.start();
  await isBack(ann);
  await ann.leaves();
  await bob.leaves();
});

test('without a connection no room can be joined, and the dialog says so until there is one again', async () => {
  const ann = await Person.named(server, 'ann');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.page.click('#add-room');
  await ann.until(() => document.querySelector('dialog [role=status]').textContent === 'There is no connection to the server now; you can join a room as soon as it is back.');
  assert.equal(await ann.page.isDisabled('dialog [type=submit]'), true);
  await server.start();
  await ann.until(() => !document.querySelector('dialog [type=submit]').disabled);
  await ann.page.fill('dialog input', 'shed');
  await ann.presses('Enter');
  await ann.until(() => document.querySelector('#place .name').textContent === 'shed');
  await ann.leaves();
});

test('a server that is stopped is not a connection that was lost', async () => {
  const ann = await Person.named(server, 'ann');
  await server.stop();
  await statusSays(ann, 'The server is ');
  assert.match(await ann.text('#status-text'), /The server is (going )?down; trying again in \d+ s/u);
  await server.start();
  await isBack(ann);
  await ann.leaves();
});

test('a server that is not there yet is waited for at the door', async () => {
  const ann = await Person.at(server);
  await server.kill();
  await ann.page.fill('#login-nick', 'patient');
  await ann.presses('Enter');
  await ann.until(() => /can’t be reached/u.test(document.querySelector('#login-status').textContent));
  await server.start();
  await ann.page.click('#login-try', { timeout: 2000 }).catch(() => {});
  await ann.isIn();
  await ann.leaves();
});

test('offline is told, and online tries at once', async () => {
  const ann = await Person.named(server, 'ann');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.context.setOffline(true);
  await statusSays(ann, 'this computer is offline');
  await server.start();
  await ann.context.setOffline(false);
  await isBack(ann);
  await ann.leaves();
});

test('a nick that somebody else has taken meanwhile is replaced by one like it', async () => {
  const ann = await Person.named(server, 'ann');
  await server.kill();
  await statusSays(ann, 'Connection lost');
  await ann.context.setOffline(true);
  await server.start();
  await server.line('ann');
  await ann.context.setOffline(false);
  await isBack(ann);
  assert.equal(await ann.text('#me .name'), 'ann_');
  await ann.leaves();
});

test('who is thrown off the server is told by whom and why, and comes back only when asked to', async () => {
  const ann = await Person.named(server, 'loud', {}, '#garden');
  const chief = await server.irc('boss');
  chief.says(`OPER chief ${CHIEF_PASSWORD}`);
  await chief.hears(' 381 ');
  chief.says('KILL loud :too loud');
  await statusSays(ann, 'boss, an operator, has closed your connection: too loud');
  await ann.sees('boss, an operator, has closed your connection: too loud');
  assert.equal(await ann.text('#try-now'), 'Reconnect');
  await ann.page.click('#try-now');
  await isBack(ann);
  assert.equal(await ann.text('#me .name'), 'loud');
  await ann.sees('The connection was lost at');
  await finish(ann);
});

test('whose connection the console closes is told so, and the others hear it without brackets in brackets', async () => {
  const ann = await Person.named(server, 'spammer', {}, '#garden');
  const bob = await Person.named(server, 'witness', {}, '#garden');
  const operator = await Person.at(server, {}, 'console');
  const row = operator.page.locator('#sessions tbody tr', { has: operator.page.getByRole('rowheader', { name: 'spammer', exact: true }) });
  await row.getByRole('button').click();
  await operator.page.fill('#close-reason', 'too much spam');
  await operator.page.click('#close-yes');
  await statusSays(ann, 'An operator has closed your connection: too much spam');
  assert.equal(await ann.text('#try-now'), 'Reconnect');
  await bob.sees('spammer was disconnected (killed by an operator: too much spam)');
  await ann.screenshot('chat-closed-by-operator');
  for (const one of [ann, bob, operator]) {
    await finish(one);
  }
});
