import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { NICK_CHARACTER, fold, length, same } = await load('names.js');
const { roomFault } = await load('text.js');

/** What the server's tests read as well. */
const cases = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8'));

for (const [a, b] of cases.same) test(`${JSON.stringify(a)} is ${JSON.stringify(b)}`, () => assert.ok(same(a, b)));
for (const [a, b] of cases.different) test(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`, () => assert.ok(!same(a, b)));

test('each character of a nick may be in one', () => {
  for (const nick of cases.nicks) {
    for (const character of nick.replace(/[\u200c\u200d·]/gu, '')) assert.match(character, NICK_CHARACTER, nick);
  }
});

test('folding twice is folding once, for every character', () => {
  for (let c = 0; c < 0x110000; c++) {
    const folded = fold(`a${String.fromCodePoint(c)}`);
    assert.equal(fold(folded), folded, c.toString(16));
  }
});

test('only A to Z are folded in ASCII', () => {
  for (let c = 0; c < 0x80; c++) {
    const character = String.fromCharCode(c);
    assert.equal(fold(character), /[A-Z]/.test(character) ? String.fromCharCode(c + 32) : character);
  }
});

test('the page refuses no room that the server takes', () => {
  for (const room of cases.rooms) assert.equal(roomFault(room), null, room);
});

test('rooms with spaces and commas are refused by the page itself', () => {
  for (const room of ['', 'a b', 'a,b', 'a\u0007', 'a\u3000b', 'a'.repeat(65)]) assert.notEqual(roomFault(room), null, room);
});

test('a length is that of what is shown', () => assert.equal(length('Jose\u0301 \ud83d\ude00'), 6));
