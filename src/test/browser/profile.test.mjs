// What people tell of themselves and of rooms: telling it, seeing it, and what nobody can do by it.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const fills = (person, label, value) => person.page.locator('dialog[open]').getByLabel(label, { exact: true }).fill(value);

async function opens(person) {
  await person.page.click('#me');
  await person.page.click('.menu button:text-is("Edit profile")');
  await person.page.waitForSelector('dialog[open] h2:text-is("Your profile")');
}

async function saves(person) {
  await person.page.click('dialog[open] [type=submit]');
  await person.until(() => document.querySelector('dialog[open]') === null);
}

const entry = (nick) => `#member-list .member[data-nick="${nick}"]`;

for (const look of [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }]) {
  const how = look.colorScheme ?? (look.viewport ? 'phone' : 'light');
  test(`what one tells is in one's profile and beside one's nick, ${how}`, async () => {
    const [room, annNick, bobNick] = [named('den'), named('ann'), named('bob')];
    const ann = await Person.named(server, annNick, look, `#${room}`);
    const bob = await Person.named(server, bobNick, look, `#${room}`);
    // On a phone one's own menu is in a drawer.
    if (look.viewport) await ann.says('/profile');
    else await opens(ann);
    await ann.page.waitForSelector('dialog[open] h2:text-is("Your profile")');
    await fills(ann, 'Display name', 'Ann of Cleves');
    await fills(ann, 'Pronouns', 'she/her');
    await fills(ann, 'Homepage', 'https://example.org/ann');
    await fills(ann, 'Picture’s address', 'https://pictures.example/ann.png');
    await fills(ann, 'Colour', '#ffee00');
    assert.deepEqual(await ann.barriers(), []);
    await ann.screenshot(`profile-dialog-${how}`);
    await saves(ann);
    await bob.until((selector) => document.querySelector(selector)?.textContent.includes('Ann of Cleves'), entry(annNick));
    assert.equal(await bob.page.locator(`${entry(annNick)} .avatar`).evaluate((tile) => getComputedStyle(tile).backgroundColor), 'rgb(255, 238, 0)');
    await bob.says(`/whois ${annNick}`);
    await bob.sees('she/her');
    const links = await bob.page.locator('.facts a').evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.rel]));
    assert.deepEqual(links, [
      ['https://example.org/ann', 'noopener noreferrer'],
      ['https://pictures.example/ann.png', 'noopener noreferrer'],
    ]);
    assert.equal(await bob.page.locator('img[src*="example"]').count(), 0);
    if (look.viewport) await bob.page.click('#open-members');
    assert.deepEqual(await bob.barriers(), []);
    await bob.screenshot(`profile-${how}`);
    await finish(ann, bob);
  });
}

test('what is wrong is said in the dialog, and nobody shows the name of a service', async () => {
  const room = named('den');
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await opens(ann);
  await fills(ann, 'Display name', 'NickServ');
  await ann.page.click('dialog[open] [type=submit]');
  await ann.until(() => document.querySelector('dialog[open] .problem').textContent.startsWith('Display name: expected a name'));
  await fills(ann, 'Display name', '');
  await fills(ann, 'Colour', 'red');
  await ann.page.click('dialog[open] [type=submit]');
  await ann.until(() => document.querySelector('dialog[open] .problem').textContent === 'Colour: expected a colour such as #c90076.');
  await fills(ann, 'Colour', '#c90076');
  await saves(ann);
  await opens(ann);
  assert.equal(await ann.page.locator('dialog[open]').getByLabel('Colour', { exact: true }).inputValue(), '#c90076');
  await ann.page.keyboard.press('Escape');
  await finish(ann);
});

test('an operator tells something of a room, and its members see it', async () => {
  const room = named('den');
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  const bob = await Person.named(server, named('bob'), {}, `#${room}`);
  await ann.page.click('#more');
  await ann.page.click('.menu button:text-is("Describe the room")');
  await fills(ann, 'Display name', 'The Den');
  await saves(ann);
  await bob.sees('set the room’s display-name: The Den'.replace('’', "'"));
  await bob.page.click('#more');
  assert.equal(await bob.page.locator('.menu button:text-is("Describe the room")').count(), 0);
  await bob.page.keyboard.press('Escape');
  await finish(ann, bob);
});
