// The documents as pages: found from the chat page, readable by everybody, on a phone, in light and dark.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Person, Server, until } from './support.mjs';

const server = new Server();
before(() => server.start());

const VIEWS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 700 }, hasTouch: true },
  'phone-dark': { colorScheme: 'dark', viewport: { width: 360, height: 700 }, hasTouch: true },
};

/** The pages that a reader finds in the list. */
async function listed(reader) {
  await reader.page.goto(`${server.url}docs/`);
  return reader.page.$$eval('nav > ul > li > a', (links) => links.map((link) => link.href));
}

/** With all that documents have: tables, code, pictures, lists. */
const LOOKED_AT = /\/(irc|operating|architecture)$/u;

for (const [view, options] of Object.entries(VIEWS)) {
  test(`documents can be read by everybody: ${view}`, async () => {
    const reader = await Person.at(server, options, 'docs/');
    for (const address of await listed(reader)) {
      await reader.page.goto(address);
      const sideways = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${address} is ${sideways} px too wide`);
      if (!LOOKED_AT.test(address)) continue;
      assert.deepEqual(await reader.barriers(), [], address);
      await reader.screenshot(`document-${address.replace(/.*\//u, '')}-${view}`);
    }
    await reader.leaves();
  });
}

test('a link leads from document to document, and to the place in it', async () => {
  const reader = await Person.at(server, {}, 'docs/irc');
  await reader.page.click('main a[href="rooms#names"]');
  await reader.until(() => location.pathname.endsWith('/docs/rooms') && document.querySelector('#names:target') !== null);
  await reader.page.click('nav a[href="./"]');
  await reader.until(() => document.querySelector('h1').textContent.includes('documents'));
  await reader.leaves();
});

test('one finds them from the entry, the help and the menu', async () => {
  const ann = await Person.at(server);
  assert.equal(await ann.page.$eval('#login a', (link) => link.href), `${server.url}docs/`);
  await ann.enters('ann');
  await ann.types('/help');
  await ann.presses('Enter');
  assert.equal(await ann.page.$eval('dialog a', (link) => link.href), `${server.url}docs/`);
  await ann.presses('Escape');
  await ann.page.click('#me');
  const opened = ann.context.waitForEvent('page');
  await ann.page.click('role=menuitem[name="Documentation"]');
  const page = await opened;
  await until(() => page.url() === `${server.url}docs/`, 'the list is opened');
  await ann.leaves();
});
