// Messages are deleted at the page: one's own from their menu, those of others as an operator, and nobody sees their words again.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, pairAt } from './people.mjs';
import { Server } from './support.mjs';

const server = new Server('sqlite:kept.db');
before(() => server.start());

const trace = (person) => person.text('#log .row.message .trace');
const shows = (person) => person.page.textContent('#log');

/** Deletes the last message that somebody has sent, and gives the reason. */
async function deletesFromMenu(person, reason) {
  const row = person.page.locator('#log .row.message').last();
  await row.hover();
  await row.getByRole('button', { name: 'More about this message' }).click();
  await person.page.getByRole('menuitem', { name: 'Delete' }).click();
  await confirms(person, 'Delete your message?', reason);
}

async function confirms(person, title, reason = '') {
  const dialog = person.page.getByRole('dialog', { name: title });
  if (reason) await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await person.until(() => !document.querySelector('dialog'));
}

test('one’s own message is deleted from its menu, and both see who deleted it and why, after a reload, too', async () => {
  const { a, b, ann } = await pairAt(server);
  await a.says('the password is sesame');
  await a.says('hello');
  await b.sees('hello');
  await a.says('the key is under the mat');
  for (const one of [a, b]) await one.sees('under the mat');
  await deletesFromMenu(a, 'said in the wrong room');
  for (const one of [a, b]) {
    await one.sees('Message deleted');
    assert.match(await trace(one), new RegExp(`^Message deleted by ${ann}.*said in the wrong room`, 'u'));
    assert.doesNotMatch(await shows(one), /under the mat/u);
  }
  assert.deepEqual(await a.barriers(), []);
  await b.screenshot('chat-deleted');
  for (const one of [a, b]) {
    await one.page.reload();
    await one.isIn();
    await one.sees('said in the wrong room');
    await one.sees('the password is sesame');
    assert.equal(await one.page.locator('#log .trace').count(), 1);
    assert.doesNotMatch(await shows(one), /under the mat/u);
  }
  await finish(a, b);
});

test('an operator deletes what somebody else said last, and a plain member is refused in words', async () => {
  const { a, b, ann, bob } = await pairAt(server);
  await a.says('be kind');
  await b.sees('be kind');
  await b.says(`/delete ${ann}`);
  await confirms(b, `Delete this message of ${ann}?`);
  await b.sees('Only operators of ');
  await b.says('you are all fools');
  await a.sees('you are all fools');
  await a.says(`/delete ${bob}`);
  await confirms(a, `Delete this message of ${bob}?`, 'unkind');
  for (const one of [a, b]) {
    await one.sees('Message deleted');
    assert.match(await trace(one), new RegExp(`^Message deleted by ${ann}.*unkind`, 'u'));
    assert.doesNotMatch(await shows(one), /fools/u);
    assert.match(await shows(one), /be kind/u);
  }
  await finish(a, b);
});
