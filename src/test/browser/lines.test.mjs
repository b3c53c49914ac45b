// Messages of several lines: pasted, shown, copied.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { finish, named, pairAt } from './people.mjs';
import { Person, Server } from './support.mjs';

const server = new Server();
before(() => server.start());

const TRACE = ['Exception in thread "main" java.lang.IllegalStateException: no such thing', ...Array.from({ length: 199 }, (_, at) => `\tat com.example.application.service.Handler$Inner.invokeWithManyArguments${at}(Handler.java:${at})`)].join('\n');
const SOURCE = 'function f() {\n  return 1;\n}';

async function pastes(person, text) {
  await person.types(text);
  await person.presses('Enter');
}

test('a stack trace that is pasted is one message, shown as code, folded, and copied whole', async () => {
  const { a, b, done } = await pairAt(server);
  await pastes(a, TRACE);
  await b.sees('Show all 200 lines');
  assert.equal(await b.page.locator('.row.message').count(), 1);
  assert.equal(await a.page.locator('dialog').count(), 0);
  const width = await b.page.$eval('.code pre', (pre) => [pre.scrollWidth > pre.clientWidth, document.documentElement.scrollWidth <= innerWidth]);
  assert.deepEqual(width, [true, true], 'it scrolls sideways, and the page does not');
  await b.screenshot('chat-code-folded');
  assert.deepEqual(await b.barriers(), []);
  await b.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await b.page.getByRole('button', { name: 'Copy this code' }).focus();
  await b.presses('Enter');
  await b.sees('Copied');
  assert.equal(await b.page.evaluate(() => navigator.clipboard.readText()), TRACE, 'though it is folded');
  await b.page.getByRole('button', { name: 'Show all 200 lines' }).click();
  assert.equal(await b.page.$eval('.code pre', (pre) => pre.textContent.trimEnd()), TRACE);
  assert.deepEqual(await b.barriers(), []);
  await done();
});

test('a page that may not use the clipboard copies code all the same', async () => {
  const { a, b, done } = await pairAt(server, { permissions: ['clipboard-read', 'clipboard-write'] });
  await pastes(b, TRACE);
  await a.sees('Show all 200 lines');
  await a.page.evaluate(() => {
    window.clipboardForTest = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await a.page.getByRole('button', { name: 'Copy this code' }).click();
  await a.sees('Copied');
  assert.equal(await a.page.evaluate(() => window.clipboardForTest.readText()), TRACE);
  await done();
});

test('sentences, code between marks and empty lines stand as they were written', async () => {
  const { a, b, bob, done } = await pairAt(server);
  await b.types('look:\n```js\nlet a;\n\n  b();\n```\nand\n\nthen');
  await b.presses('Enter');
  await a.sees('then');
  assert.equal(await a.page.$eval('.code pre', (pre) => pre.textContent), 'let a;\n\n  b();\n');
  const words = await a.page.$eval('.row.message .words', (one) => one.innerText);
  assert.match(words, /look:[^]*let a;\n\n {2}b\(\);[^]*and\n\nthen/u);
  await a.screenshot('chat-code');
  // Each line that follows is set in: no line of a message looks like another message.
  const copied = await a.page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('#log'));
    const data = new DataTransfer();
    document.querySelector('#log').dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }));
    return data.getData('text/plain');
  });
  assert.ok(copied.includes(`${bob}: look:\n    let a;\n    \n      b();\n    and\n    \n    then`), copied);
  await done();
});

test('Shift and Enter begin another line of the same message', async () => {
  const { a, b, done } = await pairAt(server);
  await a.box.pressSequentially('one');
  await a.presses('Shift+Enter');
  await a.box.pressSequentially('two');
  await a.presses('Enter');
  await b.sees('two');
  assert.deepEqual(await b.texts('.row.message .words'), ['one\ntwo']);
  await done();
});

test('what is too long stays, and why is said', async () => {
  const { a, b, done } = await pairAt(server);
  const many = 'x\n'.repeat(300).trim();
  await pastes(a, many);
  await a.sees('That was not sent: it has 300 lines, and a message has at most 250 lines.');
  assert.equal(await a.box.inputValue(), many);
  const long = `${'x'.repeat(400)}\n`.repeat(100).trim();
  await pastes(a, long);
  await a.sees('That was not sent: it has 40,099 bytes, and a message of several lines has at most 32,768 bytes.');
  await a.says('short');
  await b.sees('short');
  assert.equal(await b.page.locator('.row.message').count(), 1);
  await done();
});

test('a paste that begins with a slash is said and commands nothing', async () => {
  const { a, b, done } = await pairAt(server);
  await pastes(a, '/usr/bin/a\n/usr/bin/b');
  await b.sees('/usr/bin/b');
  await pastes(a, '/quit\nnow');
  await a.sees('Several lines are more than the command /quit takes.');
  assert.equal(await a.box.inputValue(), '/quit\nnow');
  await done();
});

test('one alone is told several lines, too, and the others see whose they are', async () => {
  const { a, b, ann, bob, done } = await pairAt(server);
  await pastes(a, `/msg ${bob} for you\n  alone`);
  await b.says(`/query ${ann}`);
  await b.sees('alone');
  assert.deepEqual(await b.texts('.row.message .words'), ['for you\n  alone']);
  await done();
});

test('on a phone, in the dark, code scrolls and nothing else does', async () => {
  const room = named('room');
  const phone = await Person.named(server, named('phone'), { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, `#${room}`);
  const other = await Person.named(server, named('other'), {}, `#${room}`);
  await pastes(other, `What is this?\n\n${SOURCE}`);
  await pastes(other, TRACE);
  await phone.sees('Show all 200 lines');
  assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await phone.screenshot('chat-code-phone-dark');
  assert.deepEqual(await phone.barriers(), []);
  await finish(phone, other);
});
