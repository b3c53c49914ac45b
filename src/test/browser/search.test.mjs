// The search on the page, over what a server keeps.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server('sqlite:kept.db');
before(() => server.start());

/** Somebody at another door has said much in a room, with something to be found near the beginning. */
async function talk(room) {
  const irc = await server.irc(named('irc'), `#${room}`);
  irc.says(`PRIVMSG #${room} :the brown Café is needle one\r\nPRIVMSG #${room} :我们去北京大学`);
  irc.says(Array.from({ length: 1000 }, (_, at) => `PRIVMSG #${room} :hay ${at}`).join('\r\n'));
  irc.says(`PRIVMSG #${room} :needle two`);
  await irc.hears(':needle two\r\n');
  return irc;
}

const finds = (person) => person.texts('.finds .find-text');
const tells = (person, text) => person.until((wanted) => document.querySelector('.search [role=status]')?.textContent === wanted, text);

async function searches(person, words) {
  await person.page.fill('.search input[type=text]', words);
  await person.presses('Enter');
}

test('words are found and marked, and a click shows a message where it was said', async () => {
  const room = named('room');
  await talk(room);
  const ann = await Person.named(server, named('ann'), {}, `#${room}`);
  await ann.sees('needle two');
  await ann.says('/search NEEDLE');
  await tells(ann, '2 messages.');
  assert.deepEqual(await finds(ann), ['needle two', 'the brown Café is needle one']);
  assert.deepEqual(await ann.texts('.finds mark'), ['needle', 'needle']);
  assert.deepEqual(await ann.barriers(), []);
  await ann.screenshot('chat-search');
  await ann.presses('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
  await ann.until(() => document.activeElement.matches('.row.sought'));
  assert.match(await ann.text('.row.sought .words'), /needle one/u);
  await ann.sees('我们去北京大学');
  const isSeen = await ann.page.$eval('.row.sought', (row) => {
    const [{ top, bottom }, log] = [row.getBoundingClientRect(), document.querySelector('#log').getBoundingClientRect()];
    return top >= log.top && bottom <= log.bottom;
  });
  assert.ok(isSeen);
  assert.equal(await ann.page.locator('dialog').count(), 0);
  await ann.screenshot('chat-search-found');
  await ann.page.click('#news');
  await ann.sees('needle two');
  await ann.until(() => {
    const log = document.querySelector('#log');
    return log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  });
  await finish(ann);
});

test('pages of what was found follow each other, in one room or in all', async () => {
  const [room, other] = [named('room'), named('room')];
  await talk(room);
  const ann = await Person.named(server, named('ann'), {}, `#${other}`);
  await ann.says('hay in another room');
  await ann.sees('hay in another room');
  await ann.joins(room);
  await ann.sees('needle two');
  await ann.page.click('#search');
  await searches(ann, 'hay');
  await tells(ann, '20 messages; there are older ones.');
  assert.equal((await finds(ann))[0], 'hay 999');
  await ann.page.getByRole('button', { name: 'Show older', exact: true }).click();
  await tells(ann, '40 messages; there are older ones.');
  assert.equal((await finds(ann)).at(-1), 'hay 960');
  await ann.page.getByLabel('In all rooms you are in').check();
  await searches(ann, '"hay in" another');
  await tells(ann, '1 message.');
  await ann.page.click('.finds button');
  await ann.until((wanted) => document.querySelector('#place .name').textContent === wanted, other);
  await ann.until(() => document.activeElement.matches('.row.sought'));
  await finish(ann);
});

test('what is not found, makes no sense or can’t be had is told', async () => {
  const room = named('room');
  const ann = await Person.named(server, named('ann'), { viewport: { width: 375, height: 667 } }, `#${room}`);
  await ann.says('北京 and Ещё');
  await ann.sees('Ещё');
  await ann.page.click('#more');
  await ann.page.getByRole('menuitem', { name: 'Search' }).click();
  await searches(ann, 'nothing');
  await tells(ann, 'Nothing was found.');
  await searches(ann, '!!!');
  await tells(ann, 'Type a word to look for, or from: and a nickname.');
  await searches(ann, 'x in:elsewhere');
  await tells(ann, 'You are not in #elsewhere.');
  await searches(ann, 'ЕЩЕ 京');
  await tells(ann, '1 message.');
  await ann.screenshot('chat-search-phone');
  assert.ok(await ann.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await ann.presses('Escape');
  await ann.until(() => !document.querySelector('dialog'));
  await finish(ann);
});
